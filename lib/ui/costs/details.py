"""Under the pictures of the page "Kosten": the tables, the definitions, the downloads."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial

from lib.answers.costs.answer import CostAnswer
from lib.answers.costs.choices import CHARACTERISTICS, CostChoices
from lib.answers.snapshot import Snapshot
from lib.domain.indicators import Indicator
from lib.export.workbook import as_workbook
from lib.pictures.picture import Picture
from lib.store.costs.queries import read_characteristics, read_quantities, read_rates
from lib.tables.costs import origins_table
from lib.tables.origins import about_table, definitions_table
from lib.tables.series import own_series_table
from lib.tables.table import Table
from lib.text.amounts import index_figure
from lib.text.language import Language
from lib.text.terms import STATUSES, partner_name
from lib.ui.controls import show_tabs
from lib.ui.downloads import file_origin, offer_downloads
from lib.ui.tables import show_definitions, show_table
from lib.ui.words import subheading

TOLD = ("overhead_{}_pct", "uitbesteed_{}_pct", "begrotingsafwijking_{}_pct")
"""Indicators that the page tells beside those it draws."""


def show_details(
    pictures: Mapping[str, Picture],
    choices: CostChoices,
    shown: CostAnswer,
    snapshot: Snapshot,
    language: Language,
) -> None:
    """The tables behind the pictures, with the downloads."""
    indicators = tuple(_indicators(choices, shown, snapshot))
    tables = list(dict.fromkeys(picture.table for picture in pictures.values()))
    origins = origins_table(_origins(choices, snapshot, language), language)
    about = about_table(file_origin(), language)

    def workbook() -> bytes:
        found = [*tables, definitions_table(indicators, language), origins]
        if choices.focus:
            found.append(
                own_series_table(
                    choices.focus, snapshot, language, lambda indicator: indicator.service == choices.service
                )
            )
        return as_workbook([*found, about])

    name = f"kosten_{choices.focus.code if choices.focus else ''}_{choices.service}_{choices.year}"
    offer_downloads(name, workbook, language, tables[0])
    blocks: dict[str, Callable[[], None]] = {
        table.title: partial(show_table, table, language) for table in tables
    }
    explained = language.say("Definities en bronnen")
    blocks[explained] = lambda: _show_definitions(indicators, origins, language)
    show_tabs(blocks)


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
            figure = index_figure(language, float(known.value))
            yield (
                say("prijsindex"),
                f"{choices.series.code}, {year}: {figure} ({state})",
                "; ".join(known.sources),
            )


def _show_definitions(indicators: tuple[Indicator, ...], origins: Table, language: Language) -> None:
    show_definitions(indicators, language)
    subheading(language.say("Bronnen per gegeven"))
    show_table(origins, language)
