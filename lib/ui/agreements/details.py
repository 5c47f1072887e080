"""The workbook of the page "Afspraken", and its tables."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from lib.answers.agreements.answer import AgreementAnswer
from lib.export.workbook import as_workbook
from lib.pictures.picture import Picture
from lib.tables.agreements.beyond import (
    event_waste_table,
    hours_table,
    proposals_counted,
    proposals_table,
    special_table,
)
from lib.tables.agreements.contracts import kpis_table, points_table
from lib.tables.origins import about_table, definitions_table
from lib.tables.table import Table
from lib.text.language import Language
from lib.ui.controls import show_tabs
from lib.ui.downloads import file_origin, offer_downloads
from lib.ui.tables import show_table


def show_details(pictures: Mapping[str, Picture], shown: AgreementAnswer, language: Language) -> None:
    """The workbook and the key indicators as CSV; under it every table to sort and search."""
    tables = page_tables(pictures, shown, language)
    origin = file_origin()

    def workbook() -> bytes:
        indicators = {judged.indicator for judged in shown.kpis if judged.indicator}
        defined = definitions_table(sorted(indicators, key=lambda i: i.code), language)
        return as_workbook([*tables, defined, about_table(origin, language)])

    offer_downloads(f"afspraken_{shown.focus.code}", workbook, language, kpis_table(shown.kpis, language))
    show_tabs({table.title: partial(show_table, table, language) for table in tables})


def page_tables(pictures: Mapping[str, Picture], shown: AgreementAnswer, language: Language) -> list[Table]:
    """Every table of the page, in its order."""
    found = [
        points_table(shown.points, language),
        pictures["looptijd"].table,
        kpis_table(shown.kpis, language),
        pictures["regie"].table,
        special_table(shown.special, shown.special_sources, language),
        *([proposals_counted(shown.proposals, language)] if shown.proposals else []),
        proposals_table(shown.proposals, language),
        hours_table(shown.hours, language),
        event_waste_table(shown.events, language),
    ]
    return [table for table in found if table.rows]
