"""CSV files of others: encoding, delimiter, heading, and rows with the line they stand on."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from lib.domain.loads.findings import Finding
from lib.ingest.csv_files import FOREIGN_DELIMITERS
from lib.ingest.encodings import UTF_8, encoding_of
from lib.ingest.headings import HEADING_BELOW, MOST_ABOVE, Unreadable, normal

HEADING_BYTES = 1 << 16
_DELIMITERS = (";", ",", "\t")
NOTE = re.compile(
    r"(bron(nen)?|source|©|cbs|centraal bureau|toelichting|noot|voetnoot|let op|opmerking|bedragen|gegevens|peildatum|"
    r"bijgewerkt|laatst gewijzigd|\*+)(?!\w).*",
    re.IGNORECASE | re.DOTALL,
)
"""What stands under a table: where it is from, and what to mind."""

_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)", re.ASCII)


@dataclass(frozen=True)
class Sheet:
    """A CSV file that others made."""

    path: Path
    name: str
    delimiter: str
    columns: tuple[str, ...]

    def rows(self, *, with_notes: bool = False) -> Iterator[tuple[int, dict[str, str]]]:
        """The line in the file (heading = 1) and the cells by column.

        Args:
            with_notes: whether a note that has fewer cells than the heading comes too, as its first cell.

        Raises:
            Unreadable: at a row of another length than the heading, or one that cannot be read; or of which the
                encoding cannot be told.
        """
        codec = encoding_of(self.path, self.name).codec
        with self.path.open(encoding="utf-8-sig" if codec == UTF_8 else codec, newline="") as file:
            reader = csv.reader(file, delimiter=self.delimiter, strict=True)
            line = 1
            try:
                for cells in reader:
                    start, line = line, reader.line_num + 1
                    if start == 1 or not any(cell.strip() for cell in cells):
                        continue
                    if with_notes and len(cells) < len(self.columns) and NOTE.fullmatch(cells[0].strip()):
                        cells = [*cells, *[""] * (len(self.columns) - len(cells))]
                    if len(cells) != len(self.columns):
                        hints = (str(len(self.columns)), str(len(cells)))
                        raise Unreadable(Finding(self.name, start, "", "", "aantal_cellen", hints))
                    yield start, dict(zip(self.columns, (cell.strip() for cell in cells), strict=True))
            except csv.Error as error:
                raise Unreadable(Finding(self.name, line, "", "", "geen_csv")) from error
            except UnicodeDecodeError as error:
                raise Unreadable(Finding(self.name, line, "", "", "onbekende_codering")) from error


def open_sheet(path: Path, name: str) -> Sheet | None:
    """The heading of a text file; None when the file has none that can be read."""
    with path.open("rb") as file:
        start = file.read(HEADING_BYTES)
    if b"\0" in start or not start.strip():
        return None
    line = re.split(rb"\r\n|\n|\r", start, maxsplit=1)[0]
    try:
        first = line.decode("utf-8-sig")
    except UnicodeDecodeError:
        first = line.decode("cp1252", "replace")
    delimiter = max(_DELIMITERS, key=first.count)
    try:
        columns = tuple(cell.strip() for cell in next(csv.reader([first], delimiter=delimiter)))
    except (csv.Error, StopIteration):
        return None
    return Sheet(path, name, delimiter, columns)


def spelled(sheet: Sheet, columns: Iterable[str]) -> Sheet:
    """The sheet with the names of these columns as they are spelled here, whatever their case and blanks."""
    known = {normal(column): column for column in columns}
    return replace(sheet, columns=tuple(known.get(normal(column), column) for column in sheet.columns))


def refuse_heading_elsewhere(sheet: Sheet, is_heading: Callable[[tuple[str, ...]], bool]) -> None:
    """Refuse a file of which a line near the top, other than the first or with a delimiter of others, is a heading.

    Raises:
        Unreadable: naming the line or the delimiter.
    """
    with sheet.path.open("rb") as file:
        start = file.read(HEADING_BYTES).decode("utf-8-sig", "replace")
    for number, line in enumerate(re.split(r"\r\n|\n|\r", start)[: MOST_ABOVE + 1], start=1):
        for delimiter in (*_DELIMITERS, *FOREIGN_DELIMITERS):
            cells = next(csv.reader([line], delimiter=delimiter, skipinitialspace=True), [])
            if is_heading(tuple(cell.strip() for cell in cells)):
                if delimiter in FOREIGN_DELIMITERS:
                    raise Unreadable(Finding(sheet.name, number, "", delimiter, "scheidingsteken"))
                raise Unreadable(Finding(sheet.name, number, "", "", HEADING_BELOW))


def demand_columns(sheet: Sheet, columns: tuple[str, ...]) -> None:
    """Refuse a recognised file that lacks a column or has one twice.

    Raises:
        Unreadable: naming each.
    """
    wrong = [Finding(sheet.name, 1, c, "", "ontbrekende_kolom") for c in columns if c not in sheet.columns]
    wrong += [Finding(sheet.name, 1, c, c, "dubbele_kolom") for c in columns if sheet.columns.count(c) > 1]
    if wrong:
        raise Unreadable(*wrong)


def year_in(name: str) -> int | None:
    """The year in a file name, if there is just one."""
    years = set(_YEAR.findall(Path(name).stem.replace("_", " ")))
    return int(years.pop()) if len(years) == 1 else None
