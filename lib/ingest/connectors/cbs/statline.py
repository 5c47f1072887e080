"""A table of CBS as it was saved, the same from OData v4, OData v3 and the CSV download of v3."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from lib.domain.loads.findings import Finding, Notice
from lib.ingest.connectors.cbs import saved_json
from lib.ingest.connectors.cbs.saved_json import Document, text_of
from lib.ingest.connectors.cbs.values import base_name
from lib.ingest.connectors.conversion import Context
from lib.ingest.connectors.text_files import Sheet
from lib.ingest.headings import Unreadable

PERIODS = ("Perioden", "Periods")
REGION = "RegioS"
MARKS = frozenset({*PERIODS, "Verslagsoort"})
"""Any of these columns tells a table of CBS from other files."""
NO_DIMENSIONS = frozenset({"ID", "Id", "Measure", "ValueAttribute", "Value", "StringValue"})
MEASURE = re.compile(r"_\d+$")
DATA_PARTS = frozenset({"Observations", "UntypedDataSet", "TypedDataSet"})
STOPPED = frozenset({"gediscontinueerd", "vervallen"})
FIRST_ROWS = 100
_STATUSES = ("voorlopig", "definitief")
PAGE_OF_TABLE = "https://opendata.cbs.nl/#/CBS/nl/dataset/"


@dataclass(frozen=True)
class CodeLabel:
    """What a code of a dimension stands for; a period also has a status."""

    title: str
    status: str = ""


@dataclass(frozen=True)
class AboutTable:
    """What was saved beside the data: dimension -> code -> label, and facts of the table."""

    labels: Mapping[str, Mapping[str, CodeLabel]] = field(default_factory=dict)
    title: str = ""
    modified: str = ""
    url: str = ""
    state: str = ""


@dataclass(frozen=True)
class StatlineTable:
    """A table, or the part of it that was saved.

    Attributes:
        file: as the user knows it.
        code: of the table at CBS; empty when the file does not say.
        columns: the measures, as the table calls them.
        dimensions: the columns with codes.
        rows: column -> cell; a cell without a figure is absent or None.
    """

    file: str
    code: str
    columns: tuple[str, ...]
    dimensions: tuple[str, ...]
    rows: Callable[[], Iterator[Document]]
    about: AboutTable

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
            Unreadable: when there is none, or more than one; by the name it should have.
        """
        if len(found) != 1:
            raise self.wrong("cbs_kolom_dubbel" if found else "cbs_kolom_weg", name)
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
        return [Notice(self.file, "tabel_stopgezet", self.code)] if stopped else []


def status_for(table: StatlineTable, marked: str, context: Context) -> str:
    """The status of a figure: as CBS marks the period, else as given.

    Raises:
        Unreadable: when neither says.
    """
    status = marked or context.status or ""
    if status not in _STATUSES:
        raise Unreadable(Finding(table.file, 0, table.period, "", "status_onbekend", _STATUSES))
    return status


def open_statline_csv(sheet: Sheet) -> StatlineTable | None:
    """The CSV download of a v3 table; None when this is another kind of file."""
    measures = tuple(name for name in sheet.columns if MEASURE.search(name))
    if not measures or "ID" not in sheet.columns or not MARKS & set(sheet.columns):
        return None

    def rows() -> Iterator[Document]:
        for _, row in sheet.rows():
            yield dict(row)

    dimensions = tuple(c for c in sheet.columns if c not in measures and c not in NO_DIMENSIONS)
    code = saved_json.table_of({}, sheet.name)
    return StatlineTable(
        sheet.name, code, measures, dimensions, rows, _about(sheet.path.parent, code, dimensions)
    )


def open_statline_json(paths: Sequence[Path], name: str, first: Document) -> StatlineTable | None:
    """A saved answer in one or more pages; None when it is not the data of a table.

    Args:
        paths: the pages.
        first: the content of the first page.
    """
    records = saved_json.records(first, name)
    code = saved_json.table_of(first, name)
    is_data = saved_json.part_of(first) in DATA_PARTS
    if is_data and not records:
        raise Unreadable(Finding(name, 0, "", "", "geen_rijen"))
    keys = tuple(dict.fromkeys(key for record in records[:FIRST_ROWS] for key in record))
    if {"Measure", "ValueAttribute"} <= set(keys):
        return _open_observations(paths, name, code, keys)
    measures = tuple(key for key in keys if MEASURE.search(key))
    dimensions = tuple(key for key in keys if key not in measures and key not in NO_DIMENSIONS)
    if not measures or not (is_data or MARKS & set(dimensions)):
        return None
    about = _about(paths[0].parent, code, dimensions)
    return StatlineTable(name, code, measures, dimensions, lambda: _records(paths, name), about)


def _records(paths: Sequence[Path], name: str) -> Iterator[Document]:
    for path in paths:
        yield from saved_json.records(saved_json.read_json(path, name), name)


def _open_observations(paths: Sequence[Path], name: str, code: str, keys: Sequence[str]) -> StatlineTable:
    """The observations of v4: a row for each measure; the measures' names lie beside them."""
    folder = paths[0].parent
    measures = {
        text_of(record, "Identifier"): text_of(record, "Title")
        for record in _beside(folder, "measure-codes.json", code)
    }
    if not measures:
        hints = (code or name, "measure-codes.json")
        raise Unreadable(Finding(name, 0, "", "", "cbs_bijlage_ontbreekt", hints))

    def rows() -> Iterator[Document]:
        for record in _records(paths, name):
            measure = measures.get(text_of(record, "Measure"))
            if measure and text_of(record, "ValueAttribute").casefold() in ("none", ""):
                yield {**record, measure: record.get("Value")}

    dimensions = tuple(key for key in keys if key not in NO_DIMENSIONS)
    return StatlineTable(
        name, code, tuple(measures.values()), dimensions, rows, _about(folder, code, dimensions)
    )


def _beside(folder: Path, file: str, code: str) -> list[Document]:
    """The rows of a file beside the data, if it is of the same table."""
    document = saved_json.read_companion(folder / file)
    if not code or saved_json.table_of(document, "").casefold() != code.casefold():
        return []
    value = document.get("value", [document])
    return [row for row in value if isinstance(row, dict)] if isinstance(value, list) else []


def _about(folder: Path, code: str, dimensions: Sequence[str]) -> AboutTable:
    """What lies beside the data: `properties.json`, `codes-*.json` of v4; `TableInfos.json`, `*.json` of v3."""
    facts = _beside(folder, "properties.json", code) or _beside(folder, "TableInfos.json", code)
    fact = facts[0] if facts else {}
    labels = {}
    for dimension in dimensions:
        found = _beside(folder, f"codes-{dimension}.json", code) or _beside(folder, f"{dimension}.json", code)
        labels[dimension] = {
            text_of(row, "Identifier") or text_of(row, "Key"): CodeLabel(
                text_of(row, "Title"), text_of(row, "Status")
            )
            for row in found
        }
    return AboutTable(
        labels=labels,
        title=text_of(fact, "Title"),
        modified=_day(text_of(fact, "Modified")),
        url=PAGE_OF_TABLE + code if code else "",
        state=text_of(fact, "Status"),
    )


def _day(moment: str) -> str:
    return moment[:10] if re.match(r"(19|20)\d\d-\d\d-\d\d", moment) else ""
