"""The municipalities in a table of CBS that the store knows."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from lib.domain.loads.findings import Finding, Notice
from lib.domain.partners import Organisation
from lib.ingest.connectors.cbs.municipalities import (
    Municipalities,
    ambiguous_names,
    is_municipality,
    without_brackets,
)
from lib.ingest.connectors.cbs.saved_json import Document, text_of
from lib.ingest.connectors.cbs.statline import REGION, StatlineTable
from lib.ingest.connectors.cbs.values import NotANumber, number_in, period
from lib.ingest.connectors.conversion import Context
from lib.ingest.headings import Unreadable

NAMED_AS_MUNICIPALITY = " (gemeente)"


class Regions:
    """Organisation by region code, and which municipalities were not known."""

    def __init__(self, table: StatlineTable, context: Context) -> None:
        self._table = table
        self._municipalities = Municipalities(context.registry)
        labels = table.about.labels.get(REGION, {})
        self._names = {
            code: label.title.removesuffix(NAMED_AS_MUNICIPALITY)
            for code, label in labels.items()
            if is_municipality(code)
        }
        self._ambiguous = ambiguous_names(self._names.values())
        self._found: dict[str, Organisation | None] = {}

    def organisation(self, code: str) -> Organisation | None:
        """The known municipality with this region code; None for another region."""
        if not is_municipality(code):
            return None
        if code not in self._found:
            name = self._names.get(code, "")
            unsure = name in self._ambiguous and name == without_brackets(name)
            self._found[code] = self._municipalities.find("" if unsure else name, code)
        return self._found[code]

    def notices(self) -> list[Notice]:
        """How many municipalities with figures the store does not know; or that there were none at all."""
        if not self._found:
            return [Notice(self._table.file, "geen_gemeenten", self._table.code)]
        unknown = sum(organisation is None for organisation in self._found.values())
        return [Notice(self._table.file, "onbekende_gemeenten", str(unknown))] if unknown else []


def figure_in(table: StatlineTable, row: Document, column: str) -> Decimal | None:
    """The figure in a cell of a table.

    Raises:
        Unreadable: when it is not a number and not a sign that there is none.
    """
    try:
        return number_in(row.get(column))
    except NotANumber as wrong:
        raise Unreadable(Finding(table.file, 0, column, str(wrong)[:80], "geen_getal")) from wrong


def regional_figures(
    table: StatlineTable, rows: Iterator[Document], column: str, regions: Regions
) -> Iterator[tuple[Organisation, str, str, Decimal]]:
    """Organisation, period, status (may be empty) and figure of known municipalities; one per period."""
    seen: set[tuple[str, str]] = set()
    for row in rows:
        figure = figure_in(table, row, column)
        when = period(text_of(row, table.period))
        if figure is None or when is None:
            continue
        organisation = regions.organisation(text_of(row, REGION))
        if organisation is None or (organisation.code, when) in seen:
            continue
        seen.add((organisation.code, when))
        yield organisation, when, table.status_of(text_of(row, table.period)), figure
