"""The blocks of the page "Kosten": build-up, bridge, scale and contract forms, each beside what it says."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from lib.answers.costs.answer import CostAnswer
from lib.answers.costs.choices import CostChoices
from lib.answers.costs.others import Compared
from lib.charts.costs import bridge as bridge_chart
from lib.charts.costs import build_up as build_up_chart
from lib.charts.costs import contract_forms as forms_chart
from lib.charts.costs import scale_effect as scale_chart
from lib.charts.costs.contract_forms import Panel
from lib.domain.costs.build_up import BuildUp
from lib.domain.costs.lines import APART
from lib.domain.peers import MINIMUM_PEERS
from lib.text.amounts import decimals_for, unit_words
from lib.text.costs.sentences import (
    budget_sentence,
    change_sentence,
    cost_title,
    left_out_sentences,
    money,
    no_total_sentence,
    overhead_words,
    price_level_words,
    scale_sentences,
)
from lib.text.costs.words import KINDS, bridge_sentences, product_names
from lib.text.indicators import title
from lib.text.language import Language
from lib.text.terms import event_words, partner_name
from lib.ui.charts import show_drawing
from lib.ui.controls import select
from lib.ui.costs.controls import choose_order
from lib.ui.words import escaped, heading, note, subheading, tell

SHARES = ("uitbesteed", "overhead")
"""Kinds whose share in the gross cost is told."""


def say_missing(choices: CostChoices, language: Language) -> None:
    """What there is to see here once cost lines are loaded."""
    say = language.say
    if choices.focus:
        name = partner_name(language, choices.focus)
        subheading(say("Van {name} zijn geen kostenregels geladen", name=name))
    else:
        subheading(say("Er zijn nog geen kostenregels geladen"))
    tell(
        say(
            "Deze pagina rekent met regels per kostensoort: het bestand kosten.csv van het gegevenswoordenboek. Met "
            "areaal.csv, tarieven.csv, prijsindex.csv en kenmerken.csv erbij komen ook de brug en de bedragen per "
            "eenheid. Cijfers over kosten die al berekend zijn, staan bij Kwaliteit en kosten."
        )
    )


def show_build_up(choices: CostChoices, shown: CostAnswer, language: Language) -> None:
    """The cost per year by kind."""
    now, stacked = shown.now(choices), shown.stacked(choices)
    if choices.focus is None or choices.service is None or choices.year is None:
        return
    if now is None:
        said = left_out_sentences(language, shown.costs, choices.unit)
        heading(language.say("Geen bedrag in {year}", year=choices.year))
        tell(" ".join(said))
        return
    heading(cost_title(language, choices.focus, choices.service, now, choices.unit, gross=choices.gross))
    beside = shown.beside(choices)
    if any(b.total(choices.gross) is not None for b in stacked):
        drawn = build_up_chart.draw(
            stacked, beside, choices.unit, choices.year, language, gross=choices.gross
        )
        show_drawing(drawn, "opbouw")


def show_make_up(choices: CostChoices, shown: CostAnswer, language: Language) -> None:
    """What the build-up says of the chosen year: change, budget, shares, and what stands apart."""
    now, before = shown.now(choices), shown.before(choices)
    if now is None:
        return
    say, unit = language.say, choices.unit
    heading(say("{year} in cijfers", year=now.year))
    if now.total(choices.gross) is None:
        tell(no_total_sentence(language, now, gross=choices.gross))
    if before and (said := change_sentence(language, before, now, unit, gross=choices.gross)):
        tell(said)
    other = next((b for b in shown.beside(choices) if b.year == now.year), None)
    if other is None:
        tell(say("Van {year} is geen andere stand om ernaast te zetten.", year=now.year))
    elif said := budget_sentence(language, now, other, unit, gross=choices.gross):
        tell(said)
    st.table(_kinds_table([b for b in (before, now) if b], choices, language), border="horizontal")
    level = price_level_words(language, choices.series, choices.price_year)
    note(say("Bedragen in {unit}, {level}.", unit=unit_words(language, unit), level=level))
    for said in left_out_sentences(language, shown.costs, unit):
        note(said)
    if any(kind in now.amounts for kind in APART):
        note(say("Apart: telt niet mee in netto of bruto."))
    if choices.focus:
        note(overhead_words(language, choices.focus.contract_form))


def _kinds_table(years: list[BuildUp], choices: CostChoices, language: Language) -> pd.DataFrame:
    """Totals, shares and the kinds that stand apart, a column a year."""
    say = language.say
    rows: dict[str, dict[str, str]] = {}

    def amount_cell(value: float | None) -> str:
        return "–" if value is None else money(language, value, choices.unit)

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


def show_bridge(choices: CostChoices, shown: CostAnswer, language: Language) -> None:
    """The bridge between the two years, with its sentences and the order of its steps."""
    say, bridge = language.say, shown.bridge
    if choices.focus is None or choices.year is None:
        return
    if bridge is None:
        heading(say("Geen brug tussen twee jaren"))
        tell(
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
        heading(name)
        drawn = bridge_chart.draw(
            bridge,
            choices.focus,
            language,
            gross=choices.gross,
            products=product_names(language, shown.products),
        )
        show_drawing(drawn, "brug")
    with right:
        heading(say("De brug in cijfers"))
        for said in bridge_sentences(
            language, bridge, gross=choices.gross, products=product_names(language, shown.products)
        ):
            tell(said)
        for event in shown.events:
            tell(event_words(language, event))
        choose_order(choices, language)
        note(
            say(
                "In hele euro's van de dienst, lopende prijzen. Elke stap is een rekensom: de kosten als zij precies "
                "met dat cijfer meebewogen. Een andere volgorde verschuift bedragen tussen stappen, nooit de rest. Een "
                "herijking verandert wat er geteld is, niet wat er ligt."
            )
        )


def show_others(choices: CostChoices, shown: CostAnswer, language: Language) -> None:
    """Scale and contract forms, over everyone of the kind of the focus."""
    found = shown.compared
    if choices.focus is None or choices.year is None or choices.service is None:
        return
    if found is None:
        heading(language.say("Geen kosten per eenheid om te vergelijken"))
        said = language.say(
            "Voor schaal en contractvorm zijn inwoners, huishoudens of areaal van de partnerschappen in {year} nodig.",
            year=choices.year,
        )
        tell(said)
        return
    left, right = st.columns(2, gap="medium")
    with left:
        _show_scale(choices, found, language)
    with right:
        _show_forms(choices, found, language)


def _show_scale(choices: CostChoices, found: Compared, language: Language) -> None:
    if choices.focus is None or choices.year is None:
        return
    heading(language.say("Kosten en omvang"))
    unit = found.cost.unit
    kind = choices.focus.fictitious
    said = scale_sentences(language, found.fit, len(found.points), unit, choices.year, fictitious=kind)
    if found.points:
        partners = {partner.code: partner for partner in found.costs}
        drawn = scale_chart.draw(
            found.points, partners, found.fit, choices.focus, unit, language, " ".join(said)
        )
        show_drawing(drawn, "schaal")
    tell(" ".join(said[:2]))
    note(" ".join(said[2:]))
    if found.without_size:
        text = language.count(
            "{n} partnerschap zonder bruikbare omvang of kosten boven nul is niet getekend.",
            "{n} partnerschappen zonder bruikbare omvang of kosten boven nul zijn niet getekend.",
            found.without_size,
        )
        note(text)


def _show_forms(choices: CostChoices, found: Compared, language: Language) -> None:
    if choices.focus is None:
        return
    say = language.say
    heading(say("Naar contractvorm"))
    if len(choices.qualities) > 1 and choices.quality:
        names = {i.code: title(language, i) for i in choices.qualities}
        select(say("Kwaliteit"), "kwaliteit", names, choices.quality.code)
    show_drawing(forms_chart.draw(panels(choices, found, language), choices.focus, language), "vormen")
    note(
        say(
            "Elk punt is een partnerschap; een mediaan staat er vanaf {minimum}. Geen volgorde van goed naar "
            "slecht: de vormen verschillen ook in omvang, gebied en niveau. {kind}",
            minimum=MINIMUM_PEERS,
            kind=say("Alleen fictieve.") if choices.focus.fictitious else say("Alleen bestaande."),
        )
    )
    if not found.client_side:
        note(say("Niemand gaf regie van de opdrachtgever op."))
    if not found.qualities:
        note(say("Geen kwaliteitscijfer van deze dienst in {year}.", year=choices.year))


def panels(choices: CostChoices, found: Compared, language: Language) -> list[Panel]:
    """Cost, quality and client-side cost by contract form, as far as they are known."""
    if choices.focus is None:
        return []
    say = language.say
    per = unit_words(language, found.cost.unit)
    shown = [
        Panel(say("Netto kosten ({unit})", unit=per), found.cost.unit, 2, found.cost_forms(choices.focus))
    ]
    if found.quality and found.qualities:
        unit = found.quality.unit
        decimals = decimals_for(unit, [f.value for f in found.qualities.values()])
        name = f"{title(language, found.quality)} ({unit_words(language, unit)})"
        shown.append(Panel(name, unit, decimals, found.quality_forms(choices.focus)))
    if found.client_side:
        name = say("Regie van de opdrachtgever ({unit})", unit=per)
        shown.append(Panel(name, found.cost.unit, 2, found.client_side_forms(choices.focus)))
    return shown
