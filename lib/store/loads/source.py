"""A recognised file: what ingest hands to the store."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from lib.domain.loads.findings import BrokenRow, Finding, Notice
from lib.domain.loads.signs import Signs

BLANKS = " \t\r\n\u00a0"
"""What is taken off both ends of a cell."""

_BLANK_BYTES = b" \t\r\n"
_LINE_ENDS = re.compile(rb"[\r\n]")
LONGEST_SCANNED = 2 << 20
"""Bytes; DuckDB refuses a longer line, but for the last one of a file when that is longer than its buffer of 32 MB."""


@dataclass(frozen=True)
class Source:
    """Where the rows of one dataset are.

    Attributes:
        name: the file as the user knows it; `sheet` its sheet, or empty.
        columns: names of the dataset's columns in the order of the file.
        headings: the same columns as the file itself spells them.
        path: the rows as UTF-8 CSV, or as Parquet when `parquet` is set.
        decimal_comma: a guess from the first rows; the diagnosis finds out.
        signs: how its numbers are written where they are text; None when that is not known yet. When it is, so is
            `decimal_comma`.
        notices: what was guessed to read it.
        rows: row number (heading = 1) and cells of every row after the heading.
        converted: made of a file of others; its rows and columns are not those that the user has.
        matched: its columns are called otherwise in the file, and findings name those.
    """

    name: str
    dataset: str
    columns: tuple[str, ...]
    headings: tuple[str, ...]
    path: Path
    delimiter: str
    decimal_comma: bool
    rows: Callable[[], Iterator[tuple[int, list[str]]]]
    sheet: str = ""
    parquet: bool = False
    converted: bool = False
    matched: bool = False
    signs: tuple[Signs, ...] | None = None
    notices: tuple[Notice, ...] = ()

    def has_rows(self) -> bool:
        """Whether there is anything under the heading; a row that cannot be read counts."""
        try:
            return any(any(cell.strip(BLANKS) for cell in row) for _, row in self.rows())
        except BrokenRow:
            return True

    def can_be_scanned(self) -> bool:
        """Whether DuckDB finds all rows by itself.

        Under a heading with a line break it can lose every one, and a last line as long as its buffer.
        """
        if self.parquet:
            return True
        broken = any("\n" in name or "\r" in name for name in self.headings)
        return not broken and not ends_in_long_line(self.path)

    def finding(self, row: int, column: str, value: str, rule: str, hints: tuple[str, ...] = ()) -> Finding:
        return Finding(self.name, row, column, value, rule, hints, self.sheet)


def ends_in_long_line(path: Path) -> bool:
    """Whether the last line that is not blank has more bytes than `LONGEST_SCANNED`."""
    end = path.stat().st_size
    if end <= LONGEST_SCANNED:
        return False
    with path.open("rb") as file:
        last = b""
        while end and not last:
            begin = max(0, end - LONGEST_SCANNED)
            file.seek(begin)
            last = file.read(end - begin).rstrip(_BLANK_BYTES)
            end = begin + len(last)
        begin = max(0, end - LONGEST_SCANNED)
        file.seek(begin)
        return begin > 0 and not _LINE_ENDS.search(file.read(end - begin))
