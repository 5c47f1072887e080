"""What lies beside saved figures of CBS: labels of codes, names of measures, a description of the table.

A service answers in JSON (`codes-RegioS.json` in v4, `RegioS.json` in v3). A download of v3 has one `*_metadata.csv`;
one of v4 is a package with `RegioSCodes.csv`, `MeasureCodes.csv` and `Properties.csv` beside its `Observations.csv`.
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from lib.domain.loads.findings import Notice
from lib.ingest.connectors.cbs import saved_json
from lib.ingest.connectors.cbs.answers import SavedPage, incomplete, next_link
from lib.ingest.connectors.cbs.saved_json import Document, text_of
from lib.ingest.connectors.text_files import Sheet, open_sheet

PERIODS = ("Perioden", "Periods")
REGION, REGION_NAME = "RegioS", "Naam_2"
TABLE_FACTS = "TableInfos"
"""How the description of a table is called in v3; with it begins the CSV file with everything beside a download."""

OBSERVATIONS = "Observations.csv"
IN_PACKAGE = re.compile(r"(\w+(Codes|Groups)|Dimensions|Properties)\.csv")
PAGE_OF_TABLE = "https://opendata.cbs.nl/#/CBS/nl/dataset/"

Sections = Mapping[str, Sequence[Document]]
"""Name of a list -> its rows."""


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


def read_about(folder: Path, code: str, dimensions: Sequence[str], *, packed: bool = False) -> AboutTable:
    """What lies beside the data of a table.

    Args:
        packed: whether the data are the observations in a package of v4, whose lists do not name their table.

    Raises:
        Unreadable: when a page of a list is missing.
    """
    lists = _sections_of(folder, code)
    facts = (
        (_packed(folder, "Properties.csv") if packed else [])
        or _beside(folder, "properties.json", code)
        or _beside(folder, f"{TABLE_FACTS}.json", code)
        or lists.get(TABLE_FACTS, [])
    )
    fact = facts[0] if facts else {}
    labels: dict[str, dict[str, CodeLabel]] = {}
    for dimension in dimensions:
        found = (
            (_packed(folder, f"{dimension}Codes.csv") if packed else [])
            or _beside(folder, f"codes-{dimension}.json", code)
            or _beside(folder, f"{dimension}.json", code)
            or lists.get(dimension, [])
        )
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


def titles_of_measures(folder: Path, code: str, *, packed: bool = False) -> dict[str, str]:
    """Code of a measure of v4 -> its name; empty when the list is not there."""
    found = _packed(folder, "MeasureCodes.csv") if packed else _beside(folder, "measure-codes.json", code)
    return {text_of(record, "Identifier"): text_of(record, "Title") for record in found}


def packed_table(folder: Path) -> str:
    """The table that a package of v4 says it is; empty when it does not."""
    facts = _packed(folder, "Properties.csv")
    return text_of(facts[0], "Identifier") if facts else ""


def belongs_to(sheet: Sheet) -> str | None:
    """The table that a CSV file belongs to without figures of its own, empty when unknown; None for another file."""
    if sheet.columns == (TABLE_FACTS,):
        facts = _sections(sheet.path).get(TABLE_FACTS, [])
        return text_of(facts[0], "Identifier") if facts else saved_json.table_of({}, sheet.name)
    if is_packed(sheet.path):
        return packed_table(sheet.path.parent)
    return saved_json.table_of({}, sheet.name) if _is_region_list(sheet) else None


def is_packed(path: Path) -> bool:
    """Whether a file is one of the lists in a package of v4."""
    return bool(IN_PACKAGE.fullmatch(path.name)) and (path.parent / OBSERVATIONS).is_file()


def _is_region_list(sheet: Sheet) -> bool:
    """Whether it is CBS's list of regions (85067NED and its kin): codes and names, and no periods."""
    return set(sheet.columns) >= {REGION, REGION_NAME} and not set(PERIODS) & set(sheet.columns)


def _names_of_regions(folder: Path) -> dict[str, CodeLabel]:
    """Region -> its name, from a list of regions beside the data."""
    for path in sorted(folder.glob("*.csv")):
        sheet = open_sheet(path, path.name)
        if sheet and _is_region_list(sheet):
            return {row[REGION]: CodeLabel(row[REGION_NAME]) for _, row in sheet.rows()}
    return {}


def _packed(folder: Path, file: str) -> list[Document]:
    path = folder / file
    sheet = open_sheet(path, file) if path.is_file() else None
    return [dict(row) for _, row in sheet.rows()] if sheet else []


def _sections_of(folder: Path, code: str) -> Sections:
    """The lists in the `*_metadata.csv` of a table, wherever in the folder that is."""
    for path in sorted(folder.glob("*metadata*.csv")) if code else ():
        found = _sections(path)
        if any(
            text_of(fact, "Identifier").casefold() == code.casefold() for fact in found.get(TABLE_FACTS, [])
        ):
            return found
    return {}


def _sections(path: Path) -> Sections:
    """The lists in a CSV file: each under a line with its name, with a heading; none when it cannot be read."""
    found: dict[str, list[Document]] = defaultdict(list)
    name, heading = "", list[str]()
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            for cells in csv.reader(file, delimiter=";"):
                if len(cells) == 1:
                    name, heading = cells[0].strip(), []
                elif not heading:
                    heading = cells
                elif cells:
                    found[name].append(dict(zip(heading, cells, strict=False)))
    except (OSError, csv.Error, UnicodeDecodeError):
        return {}
    return found


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


def _not_used(folder: Path, code: str, dimensions: Sequence[str]) -> Iterator[Notice]:
    """What lies beside the data under a name of ours, but is no good or belongs to another table."""
    names = (f"{start}{dimension}.json" for dimension in dimensions for start in ("codes-", ""))
    for name in (f"{TABLE_FACTS}.json", *names):
        path = folder / name
        document = saved_json.read_companion(path)
        other = saved_json.table_of(document, "")
        if path.is_file() and not document:
            yield Notice(name, "bijlage_onleesbaar", code)
        elif code and other and not _is_of(document, code):
            yield Notice(name, "bijlage_andere_tabel", other)


def _day(moment: str) -> str:
    return moment[:10] if re.match(r"(19|20)\d\d-\d\d-\d\d", moment) else ""
