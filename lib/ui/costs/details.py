"""Under the pictures of the page "Kosten": the source line, the tables, the definitions, the downloads."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from lib.answers.costs.answer import CostAnswer
from lib.answers.costs.choices import CHARACTERISTICS, CostChoices
from lib.answers.snapshot import Snapshot
from lib.domain.indicators import Indicator
from lib.export.workbook import as_workbook
from lib.store.costs.queries import read_characteristics, read_quantities, read_rates
from lib.tables.costs import bridge_table, build_up_table, comparison_table, origins_table
from lib.tables.origins import about_table, definitions_table
from lib.tables.table import Table
from lib.text.costs.sentences import basis_words, price_level_words
from lib.text.costs.words import product_names
from lib.text.language import Language
from lib.text.terms import STATUSES, partner_name
from lib.ui import url
from lib.ui.controls import show_tabs
from lib.ui.downloads import offer_downloads
from lib.ui.tables import show_definitions, show_table
from lib.ui.words import note, subheading

TOLD = ("overhead_{}_pct", "uitbesteed_{}_pct", "begrotingsafwijking_{}_pct")
"""Indicators that the page tells beside those it draws."""


def show_source_line(choices: CostChoices, shown: CostAnswer, language: Language) -> None:
    """Where the costs of the chosen year come from, in which status and at which price level."""
    now = shown.now(choices)
    if now is None or choices.service is None:
        return
    parts = [
        language.say("Bron: {sources}", sources="; ".join(now.sources)),
        language.say(STATUSES[now.status]),
        str(now.year),
        basis_words(language, gross=choices.gross),
        price_level_words(language, choices.series, choices.price_year),
    ]
    if choices.focus and choices.focus.fictitious:
        parts.append(language.say("fictief"))
    note(" · ".join(parts))


def show_details(choices: CostChoices, shown: CostAnswer, snapshot: Snapshot, language: Language) -> None:
    """The tables behind the pictures, with the downloads."""
    if choices.focus is None or choices.service is None:
        return
    say = language.say
    indicators = tuple(_indicators(choices, shown, snapshot))
    tables = list(_tables(choices, shown, language))
    origins = origins_table(_origins(choices, snapshot, language), language)
    _show_downloads(choices, [*tables, definitions_table(indicators, language), origins], language)

    def shower(table: Table) -> Callable[[], None]:
        return lambda: show_table(table, language)

    blocks = {table.title: shower(table) for table in tables}
    blocks[say("Definities en bronnen")] = lambda: _show_definitions(indicators, origins, language)
    show_tabs(blocks)


def _tables(choices: CostChoices, shown: CostAnswer, language: Language) -> Iterator[Table]:
    every = sorted((*shown.stacked(choices), *shown.beside(choices)), key=lambda b: (-b.year, b.status))
    yield build_up_table(every, choices.unit, language)
    if shown.bridge:
        yield bridge_table(shown.bridge, product_names(language, shown.products), language)
    if found := shown.compared:
        parts = (found.cost, found.costs, found.quality, found.qualities, found.client_side)
        yield comparison_table(*parts, language)


def _indicators(choices: CostChoices, shown: CostAnswer, snapshot: Snapshot) -> Iterator[Indicator]:
    if shown.compared:
        yield shown.compared.cost
        if shown.compared.quality:
            yield shown.compared.quality
    for template in TOLD:
        if indicator := snapshot.registry.indicators.get(template.format(choices.service)):
            yield indicator


def _origins(choices: CostChoices, snapshot: Snapshot, language: Language) -> Iterator[tuple[str, str, str]]:
    """Every kind of figure behind the page of the focus, with its sources."""
    if choices.focus is None or choices.service is None:
        return
    say = language.say
    name = partner_name(language, choices.focus)
    for build_up in choices.found.values():
        status = say(STATUSES[build_up.status])
        yield say("kosten"), f"{name}, {build_up.year} ({status})", "; ".join(build_up.sources)
    for characteristic in snapshot.ask(read_characteristics, choices.focus.client):
        if characteristic.name in CHARACTERISTICS.values():
            yield characteristic.name, str(characteristic.year), characteristic.source
    for line in snapshot.ask(read_quantities, choices.focus.code).get(choices.service, ()):
        about = ", ".join(part for part in (line.object_type, line.area) if part)
        yield say("areaal"), f"{about}, {language.date(line.date)} ({line.state})", line.source
    for rate in snapshot.ask(read_rates, choices.focus.code):
        yield say("tarieven"), f"{rate.product}, {rate.year}, {rate.level or '–'}", rate.source
    if choices.series:
        for year, known in choices.series.years.items():
            state = say("definitief") if known.final else say("voorlopig")
            figure = language.number(float(known.value), 1)
            yield (
                say("prijsindex"),
                f"{choices.series.code}, {year}: {figure} ({state})",
                "; ".join(known.sources),
            )


def _show_downloads(choices: CostChoices, tables: list[Table], language: Language) -> None:
    day, address = url.as_of(), url.address()
    name = f"kosten_{choices.focus.code if choices.focus else ''}_{choices.service}_{choices.year}"
    about = about_table(address, day, language)
    offer_downloads(name, lambda: as_workbook([*tables, about]), language, tables[0])


def _show_definitions(indicators: tuple[Indicator, ...], origins: Table, language: Language) -> None:
    show_definitions(indicators, language)
    subheading(language.say("Bronnen per gegeven"))
    show_table(origins, language)
