"""The pictures of what a service costs: build-up, bridge, scale, and forms of contract."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from lib.answers.costs.answer import CostAnswer
from lib.answers.costs.choices import CostChoices
from lib.answers.costs.others import Compared
from lib.charts.costs import bridge as bridge_chart
from lib.charts.costs import build_up as build_up_chart
from lib.charts.costs import contract_forms as forms_chart
from lib.charts.costs import scale_effect as scale_chart
from lib.charts.costs.contract_forms import Panel
from lib.domain.costs.bridge import Bridge
from lib.domain.costs.build_up import BuildUp
from lib.domain.costs.lines import APART
from lib.domain.market.prices import Product
from lib.domain.partners import Partner
from lib.domain.peers import MINIMUM_PEERS
from lib.pictures.picture import Picture
from lib.tables.costs import bridge_table, build_up_table, comparison_table
from lib.tables.table import Table
from lib.text.amounts import decimals_for, unit_words
from lib.text.costs.sentences import (
    basis_words,
    budget_sentence,
    cost_change_sentence,
    cost_title,
    found_in_title,
    left_out_sentences,
    no_total_sentence,
    overhead_words,
    price_level_words,
    scale_sentences,
)
from lib.text.costs.words import bridge_sentences, product_names
from lib.text.derivation_words import source_words
from lib.text.indicators import first_sources, title
from lib.text.language import Language
from lib.text.terms import STATUSES, event_words


def cost_pictures(choices: CostChoices, shown: CostAnswer, language: Language) -> dict[str, Picture]:
    """Every picture that can be made of the answer, by name, in the order of the page."""
    focus, service = choices.focus, choices.service
    if focus is None or service is None or choices.year is None:
        return {}
    pictures = [build_up_picture(focus, service, choices, shown, language)]
    if shown.bridge:
        pictures.append(bridge_picture(focus, shown.bridge, choices, shown, language))
    if shown.compared:
        pictures.append(scale_picture(focus, choices.year, shown.compared, language))
        pictures.append(forms_picture(focus, choices.year, shown.compared, language))
    return {picture.name: picture for picture in pictures}


def build_up_picture(
    focus: Partner, service: str, choices: CostChoices, shown: CostAnswer, language: Language
) -> Picture:
    """The cost per year by kind."""
    now, stacked, beside = shown.now, shown.stacked, shown.beside
    every = sorted((*stacked, *beside), key=lambda b: (-b.year, b.status))
    left_out = left_out_sentences(language, shown.costs, choices.unit, choices.series)
    heading, drawing, source = language.say("Geen bedrag in {year}", year=choices.year), None, ""
    sentences, notes = tuple(left_out), tuple[str, ...]()
    if now:
        heading = cost_title(language, focus, service, now, choices.unit, gross=choices.gross)
        other = next((b for b in beside if b.year == now.year), None)
        heading += found_in_title(language, now, shown.before, other, choices.unit, gross=choices.gross)
        sentences = tuple(_change_sentences(now, choices, shown, language))
        notes = (*_level_notes(choices, language), *left_out, *_reading_notes(focus, now, language))
        source = _source_of_costs(focus, now, choices, language)
        if any(b.total(choices.gross) is not None for b in stacked):
            drawing = build_up_chart.draw(
                *(stacked, beside, choices.unit, now.year, language), gross=choices.gross
            )
    table = build_up_table(every, choices.unit, language)
    return Picture("opbouw", heading, drawing, sentences, notes, table, source, focus.fictitious)


def _change_sentences(
    now: BuildUp, choices: CostChoices, shown: CostAnswer, language: Language
) -> Iterable[str]:
    """How the cost of the year differs from the year before and from the other stand."""
    unit, gross = choices.unit, choices.gross
    if now.total(gross) is None:
        yield no_total_sentence(language, now, gross=gross)
    before = shown.before
    if before and (said := cost_change_sentence(language, before, now, unit, gross=gross)):
        yield said
    other = next((b for b in shown.beside if b.year == now.year), None)
    if other is None:
        yield language.say("Van {year} is geen andere stand om ernaast te zetten.", year=now.year)
    elif said := budget_sentence(language, now, other, unit, gross=gross):
        yield said


def _level_notes(choices: CostChoices, language: Language) -> tuple[str, ...]:
    level = price_level_words(language, choices.series, choices.price_year)
    unit = unit_words(language, choices.unit)
    return (language.say("Bedragen in {unit}, {level}.", unit=unit, level=level),)


def _reading_notes(focus: Partner, now: BuildUp, language: Language) -> Iterable[str]:
    if any(kind in now.amounts for kind in APART):
        yield language.say("Apart: telt niet mee in netto of bruto.")
    yield overhead_words(language, focus.contract_form)


def _source_of_costs(focus: Partner, now: BuildUp, choices: CostChoices, language: Language) -> str:
    """Where the costs of the year come from, in which status and at which price level."""
    parts = [
        language.say("Bron: {sources}", sources="; ".join(now.sources)),
        language.say(STATUSES[now.status]),
        str(now.year),
        basis_words(language, gross=choices.gross),
        price_level_words(language, choices.series, choices.price_year),
    ]
    if focus.fictitious:
        parts.append(language.say("fictief"))
    return " · ".join(parts)


def bridge_picture(
    focus: Partner, bridge: Bridge, choices: CostChoices, shown: CostAnswer, language: Language
) -> Picture:
    """The bridge between two years, with the events between them."""
    start, end = bridge.start_year, bridge.end_year
    heading = language.say("Van {start} naar {end}, stap voor stap", start=start, end=end)
    ends = [choices.found[year, choices.status] for year in (start, end)]
    sources = list(dict.fromkeys(source for end in ends for source in end.sources))
    picture = picture_of_bridge(
        heading, bridge, focus, shown.products, sources, language, gross=choices.gross
    )
    events = [event_words(language, event) for event in shown.events]
    return replace(picture, sentences=(*picture.sentences, *events))


def picture_of_bridge(
    heading: str,
    bridge: Bridge,
    focus: Partner,
    products: Mapping[str, Product],
    sources: Sequence[str],
    language: Language,
    *,
    gross: bool,
) -> Picture:
    """A bridge of a partnership, step by step, under a heading of its page."""
    say, names = language.say, product_names(language, products)
    reading = say(
        "In hele euro's van de dienst, lopende prijzen. Elke stap is een rekensom: de kosten als zij precies "
        "met dat cijfer meebewogen. Een andere volgorde verschuift bedragen tussen stappen, nooit de rest. Een "
        "herijking verandert wat er geteld is, niet wat er ligt."
    )
    return Picture(
        name="brug",
        heading=heading,
        drawing=bridge_chart.draw(bridge, focus, language, gross=gross, products=names),
        sentences=tuple(bridge_sentences(language, bridge, gross=gross, products=names)),
        notes=(reading,),
        table=bridge_table(bridge, names, language),
        source=say("Bron: {sources}", sources=first_sources(language, sources)),
        fictitious=focus.fictitious,
    )


def scale_picture(focus: Partner, year: int, found: Compared, language: Language) -> Picture:
    """Unit cost against size, over everyone of the kind of the focus."""
    unit, fictitious = found.cost.unit, focus.fictitious
    said = scale_sentences(language, found.fit, len(found.points), unit, year, fictitious=fictitious)
    drawing = None
    if found.points:
        partners = {partner.code: partner for partner in found.costs}
        drawing = scale_chart.draw(found.points, partners, found.fit, focus, unit, language, " ".join(said))
    notes = [" ".join(said[2:])]
    if found.without_size:
        left_out = language.count(
            "{n} partnerschap zonder bruikbare omvang of kosten boven nul is niet getekend.",
            "{n} partnerschappen zonder bruikbare omvang of kosten boven nul zijn niet getekend.",
            found.without_size,
        )
        notes.append(left_out)
    heading, table = language.say("Kosten en omvang"), _table_of(found, language)
    told = (" ".join(said[:2]),)
    return Picture(
        "schaal", heading, drawing, told, tuple(notes), table, _source_of(found, language), fictitious
    )


def forms_picture(focus: Partner, year: int, found: Compared, language: Language) -> Picture:
    """Cost, quality and client-side cost by form of contract."""
    say = language.say
    notes = [
        say(
            "Elk punt is een partnerschap; een mediaan staat er vanaf {minimum}. Geen volgorde van goed naar "
            "slecht: de vormen verschillen ook in omvang, gebied en niveau. {kind}",
            minimum=MINIMUM_PEERS,
            kind=say("Alleen fictieve.") if focus.fictitious else say("Alleen bestaande."),
        )
    ]
    if not found.client_side:
        notes.append(say("Niemand gaf regie van de opdrachtgever op."))
    if not found.qualities:
        notes.append(say("Geen kwaliteitscijfer van deze dienst in {year}.", year=year))
    drawing = forms_chart.draw(panels(focus, found, language), focus, language)
    heading, table = say("Naar contractvorm"), _table_of(found, language)
    source = _source_of(found, language)
    return Picture("vormen", heading, drawing, (), tuple(notes), table, source, focus.fictitious)


def panels(focus: Partner, found: Compared, language: Language) -> list[Panel]:
    """Cost, quality and client-side cost by contract form, as far as they are known."""
    say = language.say
    per = unit_words(language, found.cost.unit)
    shown = [Panel(say("Netto kosten ({unit})", unit=per), found.cost.unit, 2, found.cost_forms(focus))]
    if found.quality and found.qualities:
        unit = found.quality.unit
        decimals = decimals_for(unit, [f.value for f in found.qualities.values()])
        name = f"{title(language, found.quality)} ({unit_words(language, unit)})"
        shown.append(Panel(name, unit, decimals, found.quality_forms(focus)))
    if found.client_side:
        name = say("Regie van de opdrachtgever ({unit})", unit=per)
        shown.append(Panel(name, found.cost.unit, 2, found.client_side_forms(focus)))
    return shown


def _table_of(found: Compared, language: Language) -> Table:
    parts = (found.cost, found.costs, found.quality, found.qualities, found.client_side)
    return comparison_table(*parts, language)


def _source_of(found: Compared, language: Language) -> str:
    figures = (*found.costs.values(), *found.qualities.values())
    sources = sorted({source_words(language, figure.source) for figure in figures})
    return language.say("Bron: {sources}", sources=first_sources(language, sources))
