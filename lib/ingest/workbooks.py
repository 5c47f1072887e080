"""XLSX: a sheet per dataset, named after it; its cells become the rows of a CSV file."""

from __future__ import annotations

import csv
import datetime as dt
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from lib.catalogue.datasets import DATASETS
from lib.catalogue.declarations import Dataset, Kind
from lib.domain.loads.findings import Finding, Notice
from lib.domain.loads.signs import SignCounter
from lib.ingest.connectors.iv3.rows import RECOGNISED_BY
from lib.ingest.containers import LARGEST_UNPACKED
from lib.ingest.headings import (
    HEADING_BELOW,
    MOST_ABOVE,
    Unreadable,
    columns_of,
    dataset_like,
    normal,
    without_empty_end,
)
from lib.ingest.sheets import NoOutcome, SheetRows, open_book
from lib.store.loads.guesses import signed_columns
from lib.store.loads.source import Source

LARGEST_UNSQUEEZED, MOST_SQUEEZED = 64 << 20, 100
"""Beyond this size nothing that people write packs to less than a hundredth."""

DELIMITER = ";"
SKIPPED_SHEET = "blad_overgeslagen"
SKIPPED_IV3 = "blad_is_iv3"
EMPTY_SHEET = "blad_leeg"
EMPTY_SHEETS = "bladen_leeg"
HIDDEN_SHEET = "blad_verborgen"
VISIBLE = "visible"
HEADING_ROW = 1


def open_workbook(
    path: Path, workspace: Path, *, name: str, dataset: str | None = None
) -> tuple[list[Source], list[Notice]]:
    """Recognise the sheets of a workbook; a cell with a formula gives its stored value.

    Args:
        path: where it is.
        workspace: a folder for the rows of its sheets.
        name: the file as the user knows it.
        dataset: what its only sheet holds, instead of recognising it by name.

    Raises:
        Unreadable: with findings that say what is wrong.
    """
    check_size(path, name)
    with path.open("rb") as file:  # of a path, openpyxl believes the ending of its name
        try:
            book = open_book(file)
            sheets, said, findings = _written_sheets(book, workspace, name, dataset)
            sources = _sources(sheets)
        except MemoryError:
            raise
        except Exception as error:  # openpyxl parses XML as it goes: anything can come out of a damaged file
            raise Unreadable(Finding(name, 0, "", "", "geen_werkboek")) from error
    for sheet, source in zip(sheets, sources, strict=True):
        empty = Notice(name, EMPTY_SHEET, sheet.title)
        said[sheet.title] = sheet.notices() if source.has_rows() else [empty]
    notices = _in_one_line([notice for of_sheet in said.values() for notice in of_sheet])
    if findings:
        raise Unreadable(*findings, notices=notices)
    sources = [source for source in sources if source.has_rows()]
    if not sources:
        any_empty = any(notice.code in (EMPTY_SHEET, EMPTY_SHEETS) for notice in notices)
        rule, hints = ("geen_rijen", ()) if any_empty else ("geen_blad", tuple(DATASETS))
        raise Unreadable(Finding(name, 0, "", "", rule, hints), notices=notices)
    return sources, notices


def _in_one_line(notices: Sequence[Notice]) -> list[Notice]:
    """Empty sheets in one notice, at the place of the first: a template has many."""
    empty = [notice for notice in notices if notice.code == EMPTY_SHEET]
    if len(empty) < 2:
        return list(notices)
    titles = ", ".join(notice.subject for notice in empty)
    together = Notice(empty[0].file, EMPTY_SHEETS, str(len(empty)), (titles,))
    kept = [together if notice is empty[0] else notice for notice in notices]
    return [notice for notice in kept if notice.code != EMPTY_SHEET]


def _written_sheets(
    book: Any, workspace: Path, name: str, dataset: str | None
) -> tuple[list[_Sheet], dict[str, list[Notice]], list[Finding]]:
    """The sheets that hold a dataset, what is said of each of all sheets in their order, and what is wrong."""
    sheets: list[_Sheet] = []
    said: dict[str, list[Notice]] = {}
    findings: list[Finding] = []
    for number, sheet in enumerate(book.worksheets):
        said[sheet.title] = []
        chosen = _dataset_of(sheet.title, dataset if len(book.worksheets) == 1 else None)
        if chosen is None:
            said[sheet.title].append(_passed_over(sheet, name))
            continue
        if all(row.count(None) == len(row) for _, row in SheetRows(sheet)):
            said[sheet.title].append(Notice(name, EMPTY_SHEET, sheet.title))
            continue
        try:
            written = _Sheet(sheet, chosen, workspace / f"{number}.csv", name)
            written.write()
            sheets.append(written)
        except Unreadable as unreadable:
            findings += unreadable.findings
    return sheets, said, findings


def _sources(sheets: Sequence[_Sheet]) -> list[Source]:
    """The sheets of a workbook, which is one file: all of it has commas when a text in it has one."""
    commas = any(sheet.signs.commas for sheet in sheets)
    if commas:
        for sheet in sheets:
            sheet.write(decimal_comma=True)
    return [sheet.source(commas) for sheet in sheets]


def check_size(path: Path, name: str) -> None:
    """Raises `Unreadable` for what is no workbook, or would not fit in memory."""
    try:
        with zipfile.ZipFile(path) as archive:
            unpacked = sum(entry.file_size for entry in archive.infolist())
            squeezed = unpacked > MOST_SQUEEZED * path.stat().st_size
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise Unreadable(Finding(name, 0, "", "", "geen_werkboek")) from error
    if unpacked > LARGEST_UNPACKED or (squeezed and unpacked > LARGEST_UNSQUEEZED):
        raise Unreadable(Finding(name, 0, "", "", "werkboek_te_groot"))


def _dataset_of(title: str, overruling: str | None) -> Dataset | None:
    return DATASETS.get(overruling or title.strip().lower().replace(" ", "_"))


def _passed_over(sheet: Any, name: str) -> Notice:
    """That a sheet is not read, and what it seems to hold."""
    for number, row in SheetRows(sheet):
        if number > MOST_ABOVE + 1:
            break
        cells = [cell_words(value) for value in row]
        if likely := dataset_like(cells):
            return Notice(name, SKIPPED_SHEET, sheet.title, (likely,))
        if {normal(column) for column in RECOGNISED_BY} <= {normal(cell) for cell in cells}:
            return Notice(name, SKIPPED_IV3, sheet.title)
    return Notice(name, SKIPPED_SHEET, sheet.title)


def _row_of_heading(sheet: Any) -> int:
    """The first row near the top that is the heading of a dataset; 0 when there is none."""
    for number, row in SheetRows(sheet):
        if number > MOST_ABOVE + 1:
            break
        if dataset_like(cell_words(value) for value in row):
            return number
    return 0


class _Sheet:
    """A sheet that holds a dataset, and its rows as CSV; row numbers stay those of the sheet.

    Raises:
        Unreadable: when its headings are not those of the dataset.
    """

    def __init__(self, sheet: Any, dataset: Dataset, path: Path, name: str) -> None:
        self.title, self._sheet, self._path, self._name = sheet.title, sheet, path, name
        self._dataset = dataset
        try:
            self.heading = self._heading()
            self.columns = columns_of(name, dataset, self.heading)
        except Unreadable as unreadable:
            row = _row_of_heading(sheet)
            below = [self._finding(row, "", "", HEADING_BELOW)] if row > HEADING_ROW else []
            told = below or [replace(f, sheet=self.title) for f in unreadable.findings]
            raise Unreadable(*told) from unreadable
        self.rows = SheetRows(sheet)
        self.signs = SignCounter()
        self._jumps: dict[int, int] = {}
        self._last = HEADING_ROW

    def _heading(self) -> tuple[str, ...]:
        number, first = next(iter(SheetRows(self._sheet)), (HEADING_ROW, []))
        heading = without_empty_end([cell_words(v) for v in first] if number == HEADING_ROW else [])
        if not heading:
            raise Unreadable(self._finding(HEADING_ROW, "", "", "geen_kopregel"))
        return heading

    def _finding(self, row: int, column: str, value: str, rule: str, hints: tuple[str, ...] = ()) -> Finding:
        return Finding(self._name, row, column, value, rule, hints, self.title)

    def write(self, *, decimal_comma: bool = False) -> None:
        """Write the rows that are not empty; numbers with a comma if asked, as the texts among them have it.

        Raises:
            Unreadable: at a formula without an outcome, or at merged cells in the table.
        """
        self.rows, self.signs = SheetRows(self._sheet), SignCounter()
        try:
            with self._path.open("w", encoding="utf-8", newline="") as file:
                self._write_rows(csv.writer(file, delimiter=DELIMITER), decimal_comma)
        except NoOutcome as cell:
            column = "".join(self.columns[cell.column - 1 : cell.column])
            found = self._finding(cell.row, column, cell.formula, "formule_zonder_uitkomst")
            raise Unreadable(found) from cell
        if merged := [self._of_merged(*cells) for cells in self._swallowed()]:
            raise Unreadable(*merged)

    def _write_rows(self, writer: Any, decimal_comma: bool) -> None:
        width, written, last = len(self.columns), 0, HEADING_ROW
        numeric = [n for n, c in enumerate(self.columns) if self._dataset.column(c).kind == Kind.NUMBER]
        self._jumps = {}
        writer.writerow(self.columns)
        for number, row in self.rows:
            if number <= HEADING_ROW or row.count(None) == len(row):
                continue
            if number != last + 1:
                self._jumps[written] = number
            beyond = len(row) - width - row[width:].count(None)
            texts = [cell_words(value) for value in row[:width]]
            for place in numeric:
                value = row[place] if place < len(row) else None
                if isinstance(value, str):
                    self.signs.see(self.columns[place], number, value)
                elif decimal_comma and isinstance(value, float):
                    texts[place] = texts[place].replace(".", ",")
            texts += [""] * (width - len(texts))
            if beyond > 0:
                texts += [cell_words(value) for value in row[width:] if value is not None]
            writer.writerow(texts)
            written, last = written + 1, number
        self._last = last

    def _swallowed(self) -> Iterator[tuple[str, int, int]]:
        """Merged cells that leave a cell of the table empty: the range, and the first such cell as row and column."""
        for cells in self.rows.merged:
            top, left = max(cells.min_row, HEADING_ROW + 1), cells.min_col
            bottom, right = min(cells.max_row, self._last), min(cells.max_col, len(self.columns))
            if (top, left) == (cells.min_row, cells.min_col):
                top, left = (top, left + 1) if left < right else (top + 1, left)
            if top <= bottom and left <= right:
                yield cells.coord, top, left

    def _of_merged(self, cells: str, row: int, column: int) -> Finding:
        return self._finding(row, self.columns[column - 1], "", "samengevoegde_cellen", (cells,))

    def source(self, decimal_comma: bool) -> Source:
        return Source(
            name=self._name,
            dataset=self._dataset.name,
            columns=self.columns,
            headings=self.heading,
            path=self._path,
            delimiter=DELIMITER,
            decimal_comma=decimal_comma,
            rows=partial(_numbered, self._path, self._jumps),
            sheet=self.title,
            signs=self.signs.found(signed_columns(self._dataset.name, self.columns)),
        )

    def notices(self) -> list[Notice]:
        """What is read here although Excel does not show it."""
        found = []
        if self._sheet.sheet_state != VISIBLE:
            found.append(Notice(self._name, HIDDEN_SHEET, self.title))
        if rows := [row for row in self.rows.hidden_rows if HEADING_ROW < row <= self._last]:
            found.append(Notice(self._name, "rijen_verborgen", self.title, (str(len(rows)),)))
        if rows := [row for row in self.rows.struck_rows if HEADING_ROW < row <= self._last]:
            found.append(Notice(self._name, "rijen_doorgehaald", self.title, (str(len(rows)),)))
        hidden = [c for n, c in enumerate(self.columns, start=1) if n in self.rows.hidden_columns]
        if hidden:
            found.append(Notice(self._name, "kolommen_verborgen", self.title, (", ".join(hidden),)))
        return found


def _numbered(path: Path, jumps: Mapping[int, int]) -> Iterator[tuple[int, list[str]]]:
    """Every record of the sheet with its row number (heading = 1), however many lines its texts take."""
    number = 1
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.reader(file, delimiter=DELIMITER)
        next(reader, None)
        for index, row in enumerate(reader):
            number = jumps.get(index, number + 1)
            yield number, row


def cell_words(value: object) -> str:
    """A cell as the text that a CSV file would hold."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, dt.datetime):
        return value.date().isoformat() if value.time() == dt.time() else value.isoformat(" ")
    return value.isoformat() if isinstance(value, dt.date) else str(value)
