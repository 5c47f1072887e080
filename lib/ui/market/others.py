"""The other route: what the service costs other municipalities, by the indicators; never mixed with prices."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from lib.domain.market.unit_costs import UnitCost
from lib.domain.partners import Partner
from lib.tables.market.unit_costs import unit_cost_remarks, unit_cost_table
from lib.text.indicators import title
from lib.text.language import Language
from lib.text.terms import partner_name
from lib.ui import url
from lib.ui.tables import show_with_sources
from lib.ui.words import escaped, note, tell

START_PAGE = "pages/overleg/kwaliteit_en_kosten.py"


def show_unit_costs(
    costs: Iterable[UnitCost], partner: Partner, language: Language, *, beside_prices: bool = True
) -> None:
    """The table of unit costs, and the way to the page that draws them.

    Args:
        beside_prices: whether there are prices too, of which this has to be told apart.
    """
    say = language.say
    found = list(costs)
    if beside_prices:
        tell(
            say(
                "Kosten per eenheid van {name} naast die van andere gemeenten. Dit is een andere vraag dan de prijs "
                "tegen de markt: de twee komen nooit in één getal.",
                name=partner_name(language, partner),
            )
        )
    if not found:
        missing = say(
            "Er zijn geen kosten per eenheid van dit partnerschap. Toevoegen kan met het bestand cijfers of kosten."
        )
        tell(missing)
        return
    show_with_sources(unit_cost_table(found, language).shown(), language)
    for remark in unit_cost_remarks(found, language):
        note(remark)
    with st.container(horizontal=True, vertical_alignment="center", key="andere_beelden"):
        st.caption(say("Op Kwaliteit en kosten:"), width="content")
        for cost in {cost.indicator: cost for cost in found}.values():
            st.page_link(
                START_PAGE,
                label=escaped(title(language, cost.indicator)),
                icon=":material/scatter_plot:",
                query_params=url.with_shared(
                    {
                        "dienst": cost.indicator.service,
                        "kosten": cost.indicator.code,
                        "periode": str(cost.figure.period),
                        "focus": partner.code,
                    }
                ),
            )
