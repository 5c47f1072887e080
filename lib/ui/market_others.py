"""The other route: what the service costs other municipalities, by the indicators; never mixed with prices."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from lib.domain.indicators import Role
from lib.domain.partners import Partner
from lib.domain.unit_costs import UnitCost, unit_costs
from lib.export.unit_cost_tables import unit_cost_table
from lib.text.language import Language
from lib.text.sentences import title
from lib.text.terms import partner_name
from lib.ui import choices
from lib.ui.data import Library
from lib.ui.frame import escaped
from lib.ui.tables import show_to_read

START_PAGE = "pages/overleg/kwaliteit_en_kosten.py"


def costs_beside_others(books: Library, partner: Partner, service: str | None, year: int) -> list[UnitCost]:
    """The unit costs of the service, or of every service when it is None, up to a year."""
    known = {a.indicator for a in books.available}
    indicators = [
        i
        for i in books.registry.indicators.values()
        if i.code in known and i.role == Role.COST and i.unit.currency and service in (None, i.service)
    ]
    return unit_costs((books.measured(i.code) for i in indicators), partner, year)


def show_others(costs: Iterable[UnitCost], partner: Partner, language: Language) -> None:
    """The table of unit costs, and the way to the page that draws them."""
    say = language.say
    found = list(costs)
    st.markdown(
        escaped(
            say(
                "Kosten per eenheid van {name} naast die van andere gemeenten. Dit is een andere vraag dan de prijs "
                "tegen de markt: de twee komen nooit in één getal.",
                name=partner_name(language, partner),
            )
        )
    )
    if not found:
        missing = say(
            "Er zijn geen kosten per eenheid van dit partnerschap. Toevoegen kan met het bestand cijfers of kosten."
        )
        st.markdown(escaped(missing))
        return
    show_to_read(unit_cost_table(found, language), language)
    for service in dict.fromkeys(cost.indicator.service for cost in found):
        cost = next(cost for cost in found if cost.indicator.service == service)
        st.page_link(
            START_PAGE,
            label=escaped(say("Kwaliteit en kosten: {title}", title=title(language, cost.indicator))),
            icon=":material/scatter_plot:",
            query_params=choices.with_shared(
                {
                    "dienst": service,
                    "kosten": cost.indicator.code,
                    "periode": str(cost.figure.period),
                    "focus": partner.code,
                }
            ),
        )
