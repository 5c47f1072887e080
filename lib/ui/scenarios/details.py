"""Under the pictures of the page "Wat als": the tables and the downloads."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

from lib.answers.scenarios.answer import ScenarioAnswer
from lib.export.workbook import as_workbook
from lib.pictures.picture import Picture
from lib.pictures.scenarios import BRIDGE, BRIDGE_BESIDE, REACHED
from lib.tables.origins import about_table
from lib.tables.scenarios import (
    cuts_table,
    earlier_table,
    level_prices_table,
    parts_table,
    two_scenarios_table,
)
from lib.tables.table import Table, TableColumn
from lib.text.language import Language
from lib.ui.controls import show_tabs
from lib.ui.downloads import file_origin, offer_downloads
from lib.ui.tables import show_table


def show_details(pictures: Mapping[str, Picture], shown: ScenarioAnswer, language: Language) -> None:
    """The tables behind the pictures, with the downloads."""
    choices = shown.choices
    tables = list(_tables(pictures, shown, language))
    name = f"wat_als_{choices.focus.code if choices.focus else ''}_{choices.year}"
    basis = _basis_table(pictures[BRIDGE], language)
    about = about_table(file_origin(), language)
    offer_downloads(name, lambda: as_workbook([*tables, basis, about]), language, tables[0])
    show_tabs({table.title: partial(show_table, table, language) for table in tables})


def _tables(pictures: Mapping[str, Picture], shown: ScenarioAnswer, language: Language) -> Iterator[Table]:
    yield parts_table(shown.amounts, shown.products, language)
    yield pictures[BRIDGE].table
    yield level_prices_table(shown.amounts.ground, shown.products, language)
    if shown.beside:
        yield two_scenarios_table(shown.amounts, shown.beside, language)
        table = pictures[BRIDGE_BESIDE].table
        yield Table(language.say("Brug ernaast"), table.columns, table.rows)
    if REACHED in pictures:
        yield pictures[REACHED].table
    if shown.earlier:
        yield earlier_table(shown.earlier, language)
    if shown.cuts and shown.cuts.sets:
        yield cuts_table(shown.cuts, shown.products, language)


def _basis_table(picture: Picture, language: Language) -> Table:
    """What the amounts say and rest on, for the workbook."""
    rows = tuple((said,) for said in (picture.heading, *picture.sentences, *picture.notes, picture.source))
    return Table(language.say("Waar het op rust"), (TableColumn(language.say("Uitleg")),), rows)
