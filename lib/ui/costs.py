"""The blocks of the page "Kosten": build-up, bridge, scale and contract forms, each beside what it says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from lib.charts import contract_forms as forms_chart
from lib.charts import cost_bridge as bridge_chart
from lib.charts import cost_build_up as build_up_chart
from lib.charts import scale_effect as scale_chart
from lib.charts.contract_forms import Panel
from lib.domain.comparison import MINIMUM_PEERS
from lib.domain.cost_bridge import Bridge
from lib.domain.cost_build_up import BuildUp, Converted, convert
from lib.domain.costs import APART
from lib.domain.events import Event
from lib.domain.figures import Stand
from lib.text.amounts import decimals_for, unit_words
from lib.text.cost_sentences import (
    budget_sentence,
    change_sentence,
    cost_title,
    left_out_sentences,
    money,
    no_total_sentence,
    price_level_words,
    scale_sentences,
)
from lib.text.cost_words import KINDS, bridge_sentences
from lib.text.language import Language
from lib.text.sentences import title
from lib.text.terms import event_words, partner_name
from lib.ui.charts import show_drawing
from lib.ui.controls import select
from lib.ui.cost_books import STATUS_OF, bridge_of, product_names
from lib.ui.cost_choices import choose_order
from lib.ui.cost_comparison import Compared, compared
from lib.ui.cost_options import View
from lib.ui.data import Library
from lib.ui.frame import escaped

SHARES = ("uitbesteed", "overhead")
"""Kinds whose share in the gross cost is told."""


@dataclass(frozen=True)
class Shown:
    """What the page draws: costs in the chosen unit, the bridge in euro, everyone side by side.

    `events` concern the service and fall in the years that the bridge spans.
    """

    costs: Converted
    bridge: Bridge | None
    products: Mapping[str, str]
    compared: Compared | None
    events: tuple[Event, ...]

    def stacked(self, view: View) -> list[BuildUp]:
        """The chosen stand, oldest first."""
        return self.costs.of(view.status)

    def beside(self, view: View) -> list[BuildUp]:
        """The other stand."""
        return [b for stand in Stand if stand != view.stand for b in self.costs.of(STATUS_OF[stand])]

    def now(self, view: View) -> BuildUp | None:
        return self.costs.at(view.year, view.status) if view.year else None

    def before(self, view: View) -> BuildUp | None:
        return self.costs.at(view.previous, view.status) if view.previous else None


def what_to_show(view: View, books: Library, language: Language) -> Shown:
    """Bring the costs to the chosen unit and price level, make the bridge, and look at the others."""
    bridge = None
    if view.focus and view.service and view.year and view.previous:
        years = (view.previous, view.year)
        bridge = bridge_of(
            *(books, view.focus, view.service, years, view.stand),
            gross=view.gross,
            series=view.series,
            order=view.order,
        )
    costs = convert(view.found, view.sizes, view.series, view.price_year)
    return Shown(costs, bridge, product_names(books, language), compared(view, books), _events(view, books))


def _events(view: View, books: Library) -> tuple[Event, ...]:
    if view.focus is None or view.service is None or view.year is None or view.previous is None:
        return ()
    return tuple(
        event
        for event in books.registry.events
        if event.partnership == view.focus.code
        and event.concerns(view.service)
        and view.previous <= event.date.year <= view.year
    )


def say_missing(view: View, language: Language) -> None:
    """What there is to see here once cost lines are loaded."""
    say = language.say
    if view.focus:
        name = partner_name(language, view.focus)
        st.subheader(escaped(say("Van {name} zijn geen kostenregels geladen", name=name)), anchor=False)
    else:
        st.subheader(say("Er zijn nog geen kostenregels geladen"), anchor=False)
    st.markdown(
        say(
            "Deze pagina rekent met regels per kostensoort: het bestand kosten.csv van het gegevenswoordenboek. Met "
            "areaal.csv, tarieven.csv, prijsindex.csv en kenmerken.csv erbij komen ook de brug en de bedragen per "
            "eenheid. Cijfers over kosten die al berekend zijn, staan bij Kwaliteit en kosten."
        )
    )


def show_build_up(view: View, shown: Shown, language: Language) -> None:
    """The cost per year by kind."""
    now, stacked = shown.now(view), shown.stacked(view)
    if view.focus is None or view.service is None or view.year is None:
        return
    if now is None:
        said = left_out_sentences(language, shown.costs, view.unit)
        st.header(escaped(language.say("Geen bedrag in {year}", year=view.year)), anchor=False)
        st.markdown(escaped(" ".join(said)))
        return
    heading = cost_title(language, view.focus, view.service, now, view.unit, gross=view.gross)
    st.header(escaped(heading), anchor=False)
    beside = shown.beside(view)
    if any(b.total(view.gross) is not None for b in stacked):
        drawn = build_up_chart.draw(stacked, beside, view.unit, view.year, language, gross=view.gross)
        show_drawing(drawn, "opbouw")


def show_make_up(view: View, shown: Shown, language: Language) -> None:
    """What the build-up says of the chosen year: change, budget, shares, and what stands apart."""
    now, before = shown.now(view), shown.before(view)
    if now is None:
        return
    say, unit = language.say, view.unit
    st.header(escaped(say("{year} in cijfers", year=now.year)), anchor=False)
    if now.total(view.gross) is None:
        st.markdown(escaped(no_total_sentence(language, now, gross=view.gross)))
    if before and (said := change_sentence(language, before, now, unit, gross=view.gross)):
        st.markdown(escaped(said))
    other = next((b for b in shown.beside(view) if b.year == now.year), None)
    if other is None:
        st.markdown(escaped(say("Van {year} is geen andere stand om ernaast te zetten.", year=now.year)))
    elif said := budget_sentence(language, now, other, unit, gross=view.gross):
        st.markdown(escaped(said))
    st.table(_kinds_table([b for b in (before, now) if b], view, language), border="horizontal")
    level = price_level_words(language, view.series, view.price_year)
    st.caption(escaped(say("Bedragen in {unit}, {level}.", unit=unit_words(language, unit), level=level)))
    for said in left_out_sentences(language, shown.costs, unit):
        st.caption(escaped(said))
    if any(kind in now.amounts for kind in APART):
        st.caption(say("Apart: telt niet mee in netto of bruto."))
    if view.focus:
        st.caption(escaped(overhead_words(language, view.focus.contract_form)))


def overhead_words(language: Language, contract_form: str) -> str:
    """What the overhead share covers."""
    covered = language.say(
        "Aandelen zijn van de brutokosten. Overhead is wat in de regels als overhead staat."
    )
    if contract_form == "eigen_dienst":
        return f"{covered} " + language.say(
            "Een eigen dienst boekt zijn overhead op taakveld 0.4: die staat dan niet in deze regels."
        )
    return f"{covered} " + language.say("Een bedrijf rekent zijn overhead in de prijs.")


def _kinds_table(years: list[BuildUp], view: View, language: Language) -> pd.DataFrame:
    """Totals, shares and the kinds that stand apart, a column a year."""
    say = language.say
    rows: dict[str, dict[str, str]] = {}

    def amount_cell(value: float | None) -> str:
        return "–" if value is None else money(language, value, view.unit)

    for build_up in years:
        column = str(build_up.year)
        cells = {say("Netto"): amount_cell(build_up.net), say("Bruto"): amount_cell(build_up.gross)}
        for kind in SHARES:
            share = build_up.share_of_gross(kind)
            name = say("Aandeel {kind}", kind=say(KINDS[kind]).lower())
            cells[name] = say("niet opgegeven") if share is None else f"{language.number(share, 1)}%"
        for kind in APART:
            if any(kind in one.amounts for one in years):
                name = say("Apart: {kind}", kind=say(KINDS[kind]).lower())
                cells[name] = amount_cell(build_up.amounts.get(kind))
        for name, cell in cells.items():
            rows.setdefault(name, {})[column] = cell
    return pd.DataFrame.from_dict(rows, orient="index").map(escaped)


def show_bridge(view: View, shown: Shown, language: Language) -> None:
    """The bridge between the two years, with its sentences and the order of its steps."""
    say, bridge = language.say, shown.bridge
    if view.focus is None or view.year is None:
        return
    if bridge is None:
        st.header(say("Geen brug tussen twee jaren"), anchor=False)
        st.markdown(
            say("Daarvoor zijn kosten van twee jaren in dezelfde stand nodig, in het eerste jaar boven nul.")
        )
        return
    left, right = st.columns([2, 1], gap="medium")
    with left:
        name = say(
            "Van {start} naar {end}, stap voor stap",
            start=bridge.start_year,
            end=bridge.end_year,
        )
        st.header(escaped(name), anchor=False)
        drawn = bridge_chart.draw(bridge, view.focus, language, gross=view.gross, products=shown.products)
        show_drawing(drawn, "brug")
    with right:
        st.header(say("De brug in cijfers"), anchor=False)
        for said in bridge_sentences(language, bridge, gross=view.gross, products=shown.products):
            st.markdown(escaped(said))
        for event in shown.events:
            st.markdown(escaped(event_words(language, event)))
        choose_order(view, language)
        st.caption(
            say(
                "In hele euro's van de dienst, lopende prijzen. Elke stap is een rekensom: de kosten als zij precies "
                "met dat cijfer meebewogen. Een andere volgorde verschuift bedragen tussen stappen, nooit de rest. Een "
                "herijking verandert wat er geteld is, niet wat er ligt."
            )
        )


def show_others(view: View, shown: Shown, language: Language) -> None:
    """Scale and contract forms, over everyone of the kind of the focus."""
    found = shown.compared
    if view.focus is None or view.year is None or view.service is None:
        return
    if found is None:
        st.header(language.say("Geen kosten per eenheid om te vergelijken"), anchor=False)
        said = language.say(
            "Voor schaal en contractvorm zijn inwoners, huishoudens of areaal van de partnerschappen in {year} nodig.",
            year=view.year,
        )
        st.markdown(escaped(said))
        return
    left, right = st.columns(2, gap="medium")
    with left:
        _show_scale(view, found, language)
    with right:
        _show_forms(view, found, language)


def _show_scale(view: View, found: Compared, language: Language) -> None:
    if view.focus is None or view.year is None:
        return
    st.header(language.say("Kosten en omvang"), anchor=False)
    unit = found.cost.unit
    kind = view.focus.fictitious
    said = scale_sentences(language, found.fit, len(found.points), unit, view.year, fictitious=kind)
    if found.points:
        partners = {partner.code: partner for partner in found.costs}
        drawn = scale_chart.draw(
            found.points, partners, found.fit, view.focus, unit, language, " ".join(said)
        )
        show_drawing(drawn, "schaal")
    st.markdown(escaped(" ".join(said[:2])))
    st.caption(escaped(" ".join(said[2:])))
    if found.without_size:
        text = language.count(
            "{n} partnerschap zonder bruikbare omvang of kosten boven nul is niet getekend.",
            "{n} partnerschappen zonder bruikbare omvang of kosten boven nul zijn niet getekend.",
            found.without_size,
        )
        st.caption(escaped(text))


def _show_forms(view: View, found: Compared, language: Language) -> None:
    if view.focus is None:
        return
    say = language.say
    st.header(say("Naar contractvorm"), anchor=False)
    if len(view.qualities) > 1 and view.quality:
        names = {i.code: title(language, i) for i in view.qualities}
        select(say("Kwaliteit"), "kwaliteit", names, view.quality.code)
    show_drawing(forms_chart.draw(panels(view, found, language), view.focus, language), "vormen")
    st.caption(
        escaped(
            say(
                "Elk punt is een partnerschap; een mediaan staat er vanaf {minimum}. Geen volgorde van goed naar "
                "slecht: de vormen verschillen ook in omvang, gebied en niveau. {kind}",
                minimum=MINIMUM_PEERS,
                kind=say("Alleen fictieve.") if view.focus.fictitious else say("Alleen bestaande."),
            )
        )
    )
    if not found.client_side:
        st.caption(say("Niemand gaf regie van de opdrachtgever op."))
    if not found.qualities:
        st.caption(escaped(say("Geen kwaliteitscijfer van deze dienst in {year}.", year=view.year)))


def panels(view: View, found: Compared, language: Language) -> list[Panel]:
    """Cost, quality and client-side cost by contract form, as far as they are known."""
    if view.focus is None:
        return []
    say = language.say
    per = unit_words(language, found.cost.unit)
    shown = [Panel(say("Netto kosten ({unit})", unit=per), found.cost.unit, 2, found.cost_forms(view.focus))]
    if found.quality and found.qualities:
        unit = found.quality.unit
        decimals = decimals_for(unit, [f.value for f in found.qualities.values()])
        name = f"{title(language, found.quality)} ({unit_words(language, unit)})"
        shown.append(Panel(name, unit, decimals, found.quality_forms(view.focus)))
    if found.client_side:
        name = say("Regie van de opdrachtgever ({unit})", unit=per)
        shown.append(Panel(name, found.cost.unit, 2, found.client_side_forms(view.focus)))
    return shown
