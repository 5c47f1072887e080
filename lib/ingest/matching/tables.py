"""Any table in a CSV file or a workbook, as rows of cells under a heading that stands anywhere."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lib.domain.loads.findings import BrokenRow, Finding
from lib.ingest.apart.process import Tell
from lib.ingest.containers import ZIP
from lib.ingest.csv_files import as_utf8
from lib.ingest.encodings import encoding_of
from lib.ingest.headings import Unreadable
from lib.ingest.sheets import NoOutcome, SheetRows, open_book
from lib.ingest.workbooks import cell_words, check_size

DELIMITERS = ";,\t|"
_Row = tuple[int, list[object]]


@dataclass(frozen=True)
class TableHead:
    """What a table is matched by: the sheets of its workbook, and the texts in its heading row."""

    sheets: tuple[str, ...]
    headings: tuple[str, ...]


def head_of(path: Path, workspace: Path, name: str, sheet: str, heading_row: int, *, tell: Tell) -> TableHead:
    """The head of a table; the arguments are those of `AnyTable`.

    Raises:
        Unreadable: when it is no table; BrokenRow when it cannot be read up to its headings.
    """
    tell(name)
    table = AnyTable(path, workspace, name=name, sheet=sheet, heading_row=heading_row)
    return TableHead(table.sheets, table.headings())


class AnyTable:
    """A table as a file has it.

    Args:
        path: where the file is.
        workspace: a folder for a copy in UTF-8.
        name: the file as the user knows it.
        sheet: of a workbook; its first one when empty.
        heading_row: the row with the headings, from 1.

    Raises:
        Unreadable: when it is no text and no workbook, or has no such sheet.
    """

    def __init__(
        self, path: Path, workspace: Path, *, name: str, sheet: str = "", heading_row: int = 1
    ) -> None:
        self.name, self._heading_row = name, heading_row
        with path.open("rb") as file:
            self._workbook = file.read(4) == ZIP
        self._path, self._delimiter = path, ""
        self.sheets = self._sheets() if self._workbook else ()
        self.sheet = sheet or next(iter(self.sheets), "")
        if self._workbook and self.sheet not in self.sheets:
            raise Unreadable(Finding(name, 0, "", self.sheet, "geen_zulk_blad", self.sheets))
        if not self._workbook:
            self._path = as_utf8(path, workspace, name, encoding_of(path, name).codec)
            self._delimiter = self._likely_delimiter()

    def headings(self) -> tuple[str, ...]:
        """The texts in the heading row, without the empty ones at its end; empty when there is no such row."""
        for number, row in self._all_rows():
            if number == self._heading_row:
                texts = [cell_words(value).strip() for value in row]
                while texts and not texts[-1]:
                    texts.pop()
                return tuple(texts)
            if number > self._heading_row:
                break
        return ()

    def rows(self) -> Iterator[_Row]:
        """Row number and cells of the rows under the headings that are not empty.

        Raises:
            Unreadable: at a formula without an outcome, merged cells, or a quote that is not closed.
        """
        for number, row in self._all_rows():
            if number > self._heading_row and any(value not in (None, "") for value in row):
                yield number, row

    def _all_rows(self) -> Iterator[_Row]:
        return self._of_sheet() if self._workbook else self._of_text()

    def _of_text(self) -> Iterator[_Row]:
        with self._path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.reader(file, delimiter=self._delimiter, strict=True, skipinitialspace=True)
            number = 1
            try:
                for row in reader:
                    yield number, list(row)
                    number = reader.line_num + 1
            except csv.Error as error:
                raise BrokenRow(number) from error

    def _of_sheet(self) -> Iterator[_Row]:
        with self._path.open("rb") as file:
            book = open_book(file)
            rows = SheetRows(book[self.sheet])
            try:
                yield from rows
            except NoOutcome as cell:
                found = Finding(
                    self.name, cell.row, "", cell.formula, "formule_zonder_uitkomst", (), self.sheet
                )
                raise Unreadable(found) from cell
            below = [cells for cells in rows.merged if cells.max_row > self._heading_row]
            if below:
                raise Unreadable(
                    *[
                        Finding(self.name, c.min_row, "", "", "samengevoegde_cellen", (c.coord,), self.sheet)
                        for c in below
                    ]
                )

    def _sheets(self) -> tuple[str, ...]:
        check_size(self._path, self.name)
        try:
            with self._path.open("rb") as file:
                return tuple(open_book(file).sheetnames)
        except MemoryError:
            raise
        except Exception as error:  # openpyxl parses XML as it goes: anything can come out of a damaged file
            raise Unreadable(Finding(self.name, 0, "", "", "geen_werkboek")) from error

    def _likely_delimiter(self) -> str:
        """The sign that stands most in the heading row."""
        with self._path.open(encoding="utf-8-sig", newline="") as file:
            for number, line in enumerate(file, start=1):
                if number == self._heading_row:
                    return max(DELIMITERS, key=line.count)
        return DELIMITERS[0]
