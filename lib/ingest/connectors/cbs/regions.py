"""The municipalities in a table of CBS that the store knows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from decimal import Decimal

from lib.domain.loads.findings import Finding, Notice
from lib.domain.partners import Organisation
from lib.ingest.connectors.cbs.municipalities import Municipalities, Unsure, is_municipality
from lib.ingest.connectors.cbs.saved_json import Document, text_of
from lib.ingest.connectors.cbs.statline import REGION, StatlineTable
from lib.ingest.connectors.cbs.values import NotANumber, number_in, period
from lib.ingest.connectors.conversion import Context
from lib.ingest.connectors.municipality_names import name_in_parts
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
        self._stems = Counter(name_in_parts(name).stem for name in self._names.values())
        self._found: dict[str, Organisation | None] = {}

    def organisation(self, code: str) -> Organisation | None:
        """The known municipality with this region code; None for another region.

        Raises:
            Unreadable: when an organisation without a code can be several municipalities.
        """
        if not is_municipality(code):
            return None
        if code not in self._found:
            self._found[code] = self._organisation(code)
        return self._found[code]

    def _organisation(self, code: str) -> Organisation | None:
        name = self._names.get(code, "")
        parts = name_in_parts(name)
        unsure = self._stems[parts.stem] > 1 and not parts.addition
        try:
            return self._municipalities.find("" if unsure else name, code)
        except Unsure as question:
            hints = question.choices
            raise Unreadable(
                Finding(self._table.file, 0, REGION, name, "gemeente_niet_zeker", hints)
            ) from question

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


def known_rows(
    table: StatlineTable, rows: Iterable[Document], regions: Regions
) -> Iterator[tuple[Organisation, str, str, Document]]:
    """Organisation, period, status (may be empty) and row of known municipalities."""
    for row in rows:
        when = period(text_of(row, table.period))
        organisation = regions.organisation(text_of(row, REGION)) if when else None
        if when and organisation:
            yield organisation, when, table.status_of(text_of(row, table.period)), row


def regional_figures(
    table: StatlineTable, rows: Iterable[Document], column: str, regions: Regions
) -> Iterator[tuple[Organisation, str, str, Decimal]]:
    """Organisation, period, status (may be empty) and figure of known municipalities; one per period.

    Raises:
        Unreadable: when two regions give one organisation different figures.
    """
    seen: dict[tuple[str, str], tuple[Decimal, str]] = {}
    with_figure = (row for row in rows if figure_in(table, row, column) is not None)
    for organisation, when, marked, row in known_rows(table, with_figure, regions):
        figure, region = figure_in(table, row, column), text_of(row, REGION)
        if figure is None:
            continue
        earlier, of_region = seen.setdefault((organisation.code, when), (figure, region))
        if of_region == region:
            yield organisation, when, marked, figure
        elif earlier != figure:
            codes = (of_region, region, organisation.name)
            raise Unreadable(Finding(table.file, 0, REGION, when, "cbs_twee_gebieden", codes))
