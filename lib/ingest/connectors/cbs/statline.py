"""A table of CBS as it was saved, the same from OData v4 and v3 and from the CSV downloads of both."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from lib.domain.loads.findings import Finding, Notice
from lib.ingest.connectors.cbs import saved_json
from lib.ingest.connectors.cbs.answers import (
    DATA_PARTS,
    SavedPage,
    each_once,
    whole_answer,
)
from lib.ingest.connectors.cbs.beside import (
    PERIODS,
    AboutTable,
    packed_table,
    read_about,
    titles_of_measures,
)
from lib.ingest.connectors.cbs.beside import REGION as REGION
from lib.ingest.connectors.cbs.saved_json import Document, text_of
from lib.ingest.connectors.cbs.values import base_name
from lib.ingest.connectors.conversion import Context
from lib.ingest.connectors.text_files import Sheet
from lib.ingest.connectors.written_numbers import WrittenNumbers
from lib.ingest.headings import Unreadable, also_said

MARKS = frozenset({*PERIODS, "Verslagsoort"})
"""Any of these columns tells a table of CBS from other files."""
NO_DIMENSIONS = frozenset({"ID", "Id", "Measure", "ValueAttribute", "Value", "StringValue"})
OBSERVED_VALUE = "Value"
OBSERVED = frozenset({"Measure", "ValueAttribute"})
"""Any table of v4 has these columns."""

_AREA = re.compile(r"[A-Z]{2,4}\d+[A-Z]?", re.ASCII)
_MOMENT = re.compile(r"\d{4}[A-Z]+\d+", re.ASCII)
_CODED = {**dict.fromkeys(("Verslagsoort", *PERIODS), _MOMENT), REGION: _AREA, "Gemeenten": _AREA}
"""Dimension -> the form of its codes, in which no name of it is."""

MEASURE = re.compile(r"_\d+$")
STOPPED = frozenset({"gediscontinueerd", "vervallen"})
FIRST_ROWS = 100
_STATUSES = ("voorlopig", "definitief")


@dataclass(frozen=True)
class StatlineTable:
    """A table, or the part of it that was saved.

    Attributes:
        file: as the user knows it.
        code: of the table at CBS; empty when the file does not say.
        columns: the measures, as the table calls them.
        dimensions: the columns with codes.
        rows: column -> cell; a cell without a figure is absent or None.
        wrong_signs: column -> the cells of a text file whose signs may stand between thousands.
    """

    file: str
    code: str
    columns: tuple[str, ...]
    dimensions: tuple[str, ...]
    rows: Callable[[], Iterator[Document]]
    about: AboutTable
    wrong_signs: Callable[[str], tuple[Finding, ...]] = lambda column: ()

    @property
    def period(self) -> str:
        """The dimension of time."""
        return next((name for name in PERIODS if name in self.dimensions), PERIODS[0])

    def column(self, name: str) -> str:
        """The column with this name, whatever its number is.

        Raises:
            Unreadable: when there is none, or more than one.
        """
        return self.column_among(self.columns_like(name), name)

    def column_among(self, found: Sequence[str], name: str) -> str:
        """The only one of the columns found.

        Raises:
            Unreadable: when there is none, or more than one, by the name it should have; or when it has signs that
                may stand between thousands.
        """
        if len(found) != 1:
            raise self.wrong("cbs_kolom_dubbel" if found else "cbs_kolom_weg", name)
        if wrong := self.wrong_signs(found[0]):
            raise Unreadable(*wrong)
        return found[0]

    def columns_like(self, name: str) -> list[str]:
        return [column for column in self.columns if base_name(column) == base_name(name)]

    def demand_dimensions(self, *names: str) -> None:
        """Refuse a table that lacks a column with codes.

        Raises:
            Unreadable: naming the first.
        """
        for name in names:
            if name not in self.dimensions:
                raise self.wrong("cbs_kolom_weg", name)

    def refuse_names(self) -> None:
        """Refuse an export with names where CBS has codes for areas and periods, by its first rows.

        Raises:
            Unreadable: with the first name.
        """
        for row in itertools.islice(self.rows(), FIRST_ROWS):
            for dimension in _CODED:
                text = text_of(row, dimension)
                if text and not _CODED[dimension].fullmatch(text):
                    raise Unreadable(Finding(self.file, 0, dimension, text, "cbs_namen"))

    def wrong(self, rule: str, column: str) -> Unreadable:
        """What is wrong with a column of this table."""
        return Unreadable(Finding(self.file, 0, column, "", rule, (self.code or self.file, column)))

    def status_of(self, period_code: str) -> str:
        """`definitief`, `voorlopig` or empty, as CBS marks the period."""
        label = self.about.labels.get(self.period, {}).get(period_code)
        marked = label.status.casefold() if label else ""
        return {"": "", "definitief": "definitief"}.get(marked, "voorlopig")

    def source(self) -> dict[str, str]:
        """The cells that say where a figure comes from."""
        return {
            "bron": f"CBS {self.code}" if self.code else "CBS",
            "bron_url": self.about.url,
            "bron_datum": self.about.modified,
        }

    def notices(self) -> list[Notice]:
        stopped = self.about.state.casefold() in STOPPED
        return [*self.about.notices, *([Notice(self.file, "tabel_stopgezet", self.code)] if stopped else [])]


def status_for(table: StatlineTable, marked: str, context: Context) -> str:
    """The status of a figure: as CBS marks the period, else as given.

    Raises:
        Unreadable: when neither says.
    """
    status = marked or context.status or ""
    if status not in _STATUSES:
        raise Unreadable(Finding(table.file, 0, table.period, "", "status_onbekend", _STATUSES))
    return status


def assumed_status(table: StatlineTable, marked: str, context: Context) -> tuple[str, tuple[Notice, ...]]:
    """The status of a figure, and what is said where nobody told: it is then taken as provisional.

    Raises:
        Unreadable: when what was given is no status.
    """
    if marked or context.status:
        return status_for(table, marked, context), ()
    return _STATUSES[0], (Notice(table.file, "status_aangenomen", table.code or table.file),)


def open_statline_csv(sheet: Sheet) -> StatlineTable | None:
    """The CSV download of a table, of v3 or v4; None when this is another kind of file."""
    if set(sheet.columns) >= OBSERVED:
        return _open_observed_csv(sheet)
    if not is_of_statline(sheet.columns):
        return None
    measures = _measures(sheet.columns)

    def rows() -> Iterator[Document]:
        for _, row in sheet.rows():
            yield dict(row)

    dimensions = tuple(c for c in sheet.columns if c not in measures and c not in NO_DIMENSIONS)
    code = saved_json.table_of({}, sheet.name)
    about = read_about(sheet.path.parent, code, dimensions)
    return StatlineTable(
        sheet.name,
        code,
        measures,
        dimensions,
        lambda: each_once(rows, dimensions, measures, sheet.name),
        about,
        _wrong_signs(sheet),
    )


def is_of_statline(columns: Sequence[str]) -> bool:
    """Whether these are the columns of a CSV download of a table, of v3 or v4."""
    of_v3 = bool(_measures(columns)) and "ID" in columns and bool(MARKS & set(columns))
    return of_v3 or set(columns) >= OBSERVED


def _measures(columns: Sequence[str]) -> tuple[str, ...]:
    return tuple(name for name in columns if MEASURE.search(name))


def _wrong_signs(sheet: Sheet) -> Callable[[str], tuple[Finding, ...]]:
    """Column -> its cells with a sign that may stand between thousands; each column is looked through once."""

    @cache
    def found(column: str) -> tuple[Finding, ...]:
        numbers = WrittenNumbers(sheet.name)
        for line, row in sheet.rows():
            if "." in row[column] or "," in row[column]:
                numbers.amount(line, column, row[column])
        return tuple(finding for finding in numbers.findings() if finding.rule != "geen_getal")

    return found


def _open_observed_csv(sheet: Sheet) -> StatlineTable:
    """The observations in the package of v4, with the lists of codes beside them."""
    folder = sheet.path.parent
    named = packed_table(folder) or sheet.name
    code = saved_json.table_of({}, named) or saved_json.table_of({}, folder.name)
    dimensions = tuple(column for column in sheet.columns if column not in NO_DIMENSIONS)
    about = read_about(folder, code, dimensions, packed=True)

    def read() -> Iterator[Document]:
        for _, row in sheet.rows():
            yield dict(row)

    signs = _wrong_signs(sheet)
    table = _open_observations(read, sheet.name, code, folder, about, dimensions, packed=True)
    return replace(table, wrong_signs=lambda column: signs(OBSERVED_VALUE))


def open_statline_json(pages: Sequence[SavedPage], name: str, first: Document) -> StatlineTable | None:
    """A saved answer in one or more pages; None when it is not the data of a table.

    Args:
        name: the answer as the user knows it.
        first: the content of the first page.

    Raises:
        Unreadable: when a page is missing, or the answer is empty.
    """
    records = saved_json.records(first, name)
    code = saved_json.table_of(first, pages[0].name)
    is_data = saved_json.part_of(first) in DATA_PARTS
    keys = tuple(dict.fromkeys(key for record in records[:FIRST_ROWS] for key in record))
    is_observations = set(keys) >= OBSERVED
    measures = tuple(key for key in keys if MEASURE.search(key))
    dimensions = tuple(key for key in keys if key not in measures and key not in NO_DIMENSIONS)
    if not (is_data or is_observations or (measures and MARKS & set(dimensions))):
        return None
    answer = whole_answer(pages, first)
    if is_data and not records:
        raise Unreadable(Finding(name, 0, "", "", "geen_rijen"))
    folder = pages[0].path.parent
    with also_said(lambda: answer.notices):
        about = read_about(folder, code, dimensions)
    about = replace(about, notices=(*answer.notices, *about.notices))
    if is_observations:
        with also_said(lambda: about.notices):
            return _open_observations(lambda: _records(answer.pages), name, code, folder, about, dimensions)
    if not measures:
        return None

    def rows() -> Iterator[Document]:
        return each_once(lambda: _records(answer.pages), dimensions, measures, name)

    return StatlineTable(name, code, measures, dimensions, rows, about)


def _records(pages: Sequence[SavedPage]) -> Iterator[Document]:
    for page in pages:
        yield from saved_json.records(saved_json.read_json(page.path, page.name), page.name)


def _open_observations(
    read: Callable[[], Iterator[Document]],
    name: str,
    code: str,
    folder: Path,
    about: AboutTable,
    dimensions: tuple[str, ...],
    *,
    packed: bool = False,
) -> StatlineTable:
    """The observations of v4: a row for each measure; the measures' names lie beside them."""
    measures = titles_of_measures(folder, code, packed=packed)
    if not measures:
        hints = (code or name, "MeasureCodes.csv" if packed else "measure-codes.json")
        raise Unreadable(Finding(name, 0, "", "", "cbs_bijlage_ontbreekt", hints))

    def rows() -> Iterator[Document]:
        observations = each_once(read, (*dimensions, "Measure"), ("Value", "ValueAttribute"), name)
        for record in observations:
            measure = measures.get(text_of(record, "Measure"))
            if measure and text_of(record, "ValueAttribute").casefold() in ("none", ""):
                yield {**record, measure: record.get("Value")}

    return StatlineTable(name, code, tuple(measures.values()), dimensions, rows, about)
