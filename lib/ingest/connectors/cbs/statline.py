"""A table of CBS as it was saved, the same from OData v4, OData v3 and the CSV download of v3."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from lib.domain.loads.findings import Finding, Notice
from lib.ingest.connectors.cbs import saved_json
from lib.ingest.connectors.cbs.answers import (
    DATA_PARTS,
    SavedPage,
    each_once,
    incomplete,
    next_link,
    whole_answer,
)
from lib.ingest.connectors.cbs.saved_json import Document, text_of
from lib.ingest.connectors.cbs.values import base_name
from lib.ingest.connectors.conversion import Context
from lib.ingest.connectors.text_files import Sheet, open_sheet
from lib.ingest.headings import Unreadable

PERIODS = ("Perioden", "Periods")
REGION, REGION_NAME = "RegioS", "Naam_2"
MARKS = frozenset({*PERIODS, "Verslagsoort"})
"""Any of these columns tells a table of CBS from other files."""
NO_DIMENSIONS = frozenset({"ID", "Id", "Measure", "ValueAttribute", "Value", "StringValue"})
MEASURE = re.compile(r"_\d+$")
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
    """What was saved beside the data: dimension -> code -> label, and facts of the table.

    Attributes:
        notices: what is worth knowing of the answer and of what lies beside it.
    """

    labels: Mapping[str, Mapping[str, CodeLabel]] = field(default_factory=dict)
    title: str = ""
    modified: str = ""
    url: str = ""
    state: str = ""
    notices: tuple[Notice, ...] = ()


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
    """The CSV download of a v3 table; None when this is another kind of file."""
    measures = tuple(name for name in sheet.columns if MEASURE.search(name))
    if not measures or "ID" not in sheet.columns or not MARKS & set(sheet.columns):
        return None

    def rows() -> Iterator[Document]:
        for _, row in sheet.rows():
            yield dict(row)

    dimensions = tuple(c for c in sheet.columns if c not in measures and c not in NO_DIMENSIONS)
    code = saved_json.table_of({}, sheet.name)
    about = _about(sheet.path.parent, code, dimensions)
    return StatlineTable(
        sheet.name,
        code,
        measures,
        dimensions,
        lambda: each_once(rows, dimensions, measures, sheet.name),
        about,
    )


def is_region_list(sheet: Sheet) -> bool:
    """Whether a CSV file is CBS's list of regions, with their codes and names and without periods."""
    return set(sheet.columns) >= {REGION, REGION_NAME} and not MARKS & set(sheet.columns)


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
    is_observations = {"Measure", "ValueAttribute"} <= set(keys)
    measures = tuple(key for key in keys if MEASURE.search(key))
    dimensions = tuple(key for key in keys if key not in measures and key not in NO_DIMENSIONS)
    if not (is_data or is_observations or (measures and MARKS & set(dimensions))):
        return None
    answer = whole_answer(pages, first)
    if is_data and not records:
        raise Unreadable(Finding(name, 0, "", "", "geen_rijen"))
    about = _about(pages[0].path.parent, code, dimensions)
    about = replace(about, notices=(*answer.notices, *about.notices))
    if is_observations:
        return _open_observations(answer.pages, name, code, dimensions, about)
    if not measures:
        return None

    def rows() -> Iterator[Document]:
        return each_once(lambda: _records(answer.pages), dimensions, measures, name)

    return StatlineTable(name, code, measures, dimensions, rows, about)


def _records(pages: Sequence[SavedPage]) -> Iterator[Document]:
    for page in pages:
        yield from saved_json.records(saved_json.read_json(page.path, page.name), page.name)


def _open_observations(
    pages: Sequence[SavedPage], name: str, code: str, dimensions: tuple[str, ...], about: AboutTable
) -> StatlineTable:
    """The observations of v4: a row for each measure; the measures' names lie beside them."""
    measures = {
        text_of(record, "Identifier"): text_of(record, "Title")
        for record in _beside(pages[0].path.parent, "measure-codes.json", code)
    }
    if not measures:
        hints = (code or name, "measure-codes.json")
        raise Unreadable(Finding(name, 0, "", "", "cbs_bijlage_ontbreekt", hints))

    def rows() -> Iterator[Document]:
        observations = each_once(
            lambda: _records(pages), (*dimensions, "Measure"), ("Value", "ValueAttribute"), name
        )
        for record in observations:
            measure = measures.get(text_of(record, "Measure"))
            if measure and text_of(record, "ValueAttribute").casefold() in ("none", ""):
                yield {**record, measure: record.get("Value")}

    return StatlineTable(name, code, tuple(measures.values()), dimensions, rows, about)


def _beside(folder: Path, file: str, code: str) -> list[Document]:
    """The rows of a file beside the data, and of its further pages, if it is of the same table.

    Raises:
        Unreadable: when the next page of the file is not there.
    """
    rows: list[Document] = []
    paths = [folder / file, *sorted(folder.glob(f"{Path(file).stem}-page-*.json"), key=_by_number)]
    documents = [(path, saved_json.read_companion(path)) for path in paths]
    documents = [(path, document) for path, document in documents if _is_of(document, code)]
    for path, document in documents:
        value = document.get("value", [document])
        rows += [row for row in value if isinstance(row, dict)] if isinstance(value, list) else []
        if next_link(document) and path is documents[-1][0]:
            raise incomplete(SavedPage(path, path.name), "cbs_niet_heel")
    return rows


def _by_number(path: Path) -> tuple[int, str]:
    return len(path.name), path.name


def _is_of(document: Document, code: str) -> bool:
    return bool(code) and saved_json.table_of(document, "").casefold() == code.casefold()


def _about(folder: Path, code: str, dimensions: Sequence[str]) -> AboutTable:
    """What lies beside the data: `properties.json`, `codes-*.json` of v4; `TableInfos.json`, `*.json` of v3."""
    facts = _beside(folder, "properties.json", code) or _beside(folder, "TableInfos.json", code)
    fact = facts[0] if facts else {}
    labels: dict[str, dict[str, CodeLabel]] = {}
    for dimension in dimensions:
        found = _beside(folder, f"codes-{dimension}.json", code) or _beside(folder, f"{dimension}.json", code)
        labels[dimension] = {
            text_of(row, "Identifier") or text_of(row, "Key"): CodeLabel(
                text_of(row, "Title"), text_of(row, "Status")
            )
            for row in found
        }
    if REGION in dimensions and not labels[REGION]:
        labels[REGION] = _names_of_regions(folder)
    return AboutTable(
        labels=labels,
        title=text_of(fact, "Title"),
        modified=_day(text_of(fact, "Modified")),
        url=PAGE_OF_TABLE + code if code else "",
        state=text_of(fact, "Status"),
        notices=tuple(_not_used(folder, code, dimensions)),
    )


def _names_of_regions(folder: Path) -> dict[str, CodeLabel]:
    """Region -> its name, from a list of regions beside the data (85067NED and its kin)."""
    for path in sorted(folder.glob("*.csv")):
        sheet = open_sheet(path, path.name)
        if sheet and is_region_list(sheet):
            return {row[REGION]: CodeLabel(row[REGION_NAME]) for _, row in sheet.rows()}
    return {}


def _not_used(folder: Path, code: str, dimensions: Sequence[str]) -> Iterator[Notice]:
    """What lies beside the data under a name of ours, but is no good or belongs to another table."""
    for name in (
        "TableInfos.json",
        *(f"{start}{name}.json" for name in dimensions for start in ("codes-", "")),
    ):
        path = folder / name
        document = saved_json.read_companion(path)
        other = saved_json.table_of(document, "")
        if path.is_file() and not document:
            yield Notice(name, "bijlage_onleesbaar", code)
        elif code and other and not _is_of(document, code):
            yield Notice(name, "bijlage_andere_tabel", other)


def _day(moment: str) -> str:
    return moment[:10] if re.match(r"(19|20)\d\d-\d\d-\d\d", moment) else ""
