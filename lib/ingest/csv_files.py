"""CSV files: encoding, delimiter, headings and dataset; what they hold is checked in the store."""

from __future__ import annotations

import csv
import io
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from lib.catalogue.datasets import DATASETS
from lib.catalogue.declarations import Dataset, Kind
from lib.domain.loads.findings import BrokenRow, Finding
from lib.ingest.encodings import CHUNK, UTF_8, encoding_of
from lib.ingest.headings import (
    HEADING_BELOW,
    MOST_ABOVE,
    Unreadable,
    also_said,
    columns_of,
    dataset_like,
    normal,
    recognise,
    without_empty_end,
)
from lib.store.loads import cells
from lib.store.loads.source import Source

_DELIMITERS = (";", ",", "\t")
FOREIGN_DELIMITERS = ("|", ":", "~", "^")
"""Delimiters of others: known only to say that they are not ours."""
EXCEL_HINT = re.compile(r'"?sep=.*\s*', re.IGNORECASE)
"""A line above the heading that tells Excel the delimiter."""
SAYS_ENOUGH = ("regel_voor_excel", "scheidingsteken")
"""What is said of a heading that is wrong and known to be it."""
SAMPLE_ROWS = 200
LONGEST_CELL = 2 << 20
"""Characters in a cell; DuckDB takes no longer line either."""
LONGEST_HEADING = 1 << 16
"""Characters after which a heading does not go on in the next line: a quote in it is a loose one."""
COMMA_CELL = re.compile(cells.COMMA_NUMBER)

csv.field_size_limit(LONGEST_CELL)


@dataclass(frozen=True)
class Heading:
    """The first line of a file: which delimiter it uses and which names it gives."""

    delimiter: str
    names: tuple[str, ...]


def open_csv(path: Path, workspace: Path, *, name: str | None = None, dataset: str | None = None) -> Source:
    """Recognise a CSV file.

    Args:
        path: where it is.
        workspace: a folder for a copy in UTF-8 when the file is in another encoding.
        name: the file as the user knows it; its own name by default.
        dataset: overrules the recognition by name and heading.

    Raises:
        Unreadable: with findings that say what is wrong.
    """
    name = name or path.name
    encoding = encoding_of(path, name)
    notices = (encoding.notice,) if encoding.notice else ()
    readable = as_utf8(path, workspace, name, encoding.codec)
    with also_said(lambda: notices), _told_where_heading_is(readable, name):
        heading = _heading(readable, name)
        chosen = DATASETS[dataset] if dataset else recognise(name, heading.names)
        if chosen is None:
            raise Unreadable(Finding(name, 1, "", "", "onbekende_dataset", tuple(DATASETS)))
        columns = columns_of(name, chosen, heading.names)
    rows = partial(_rows, readable, heading.delimiter)
    return Source(
        name=name,
        dataset=chosen.name,
        columns=columns,
        headings=heading.names,
        path=readable,
        delimiter=heading.delimiter,
        decimal_comma=_guess_decimal_comma(chosen, columns, rows()),
        rows=rows,
        notices=notices,
    )


def as_utf8(path: Path, workspace: Path, name: str, codec: str) -> Path:
    """The file itself when it is UTF-8, else a copy."""
    if codec == UTF_8:
        return path
    copy = Path(tempfile.mkstemp(suffix=".csv", dir=workspace)[1])
    try:
        with (
            path.open(encoding=codec, newline="") as source,
            copy.open("w", encoding="utf-8", newline="") as target,
        ):
            shutil.copyfileobj(source, target, CHUNK)
    except UnicodeDecodeError as error:
        raise Unreadable(Finding(name, 0, "", "", "onbekende_codering")) from error
    return copy


@contextmanager
def _told_where_heading_is(path: Path, name: str) -> Iterator[None]:
    """Of a file that is refused for its heading, and that has one under a title, that row is told instead."""
    try:
        yield
    except Unreadable as unreadable:
        says_enough = unreadable.findings[0].rule in SAYS_ENOUGH
        if not says_enough and (line := _line_of_heading(path)) > 1:
            raise Unreadable(Finding(name, line, "", "", HEADING_BELOW)) from unreadable
        raise


def _line_of_heading(path: Path) -> int:
    """The first line that is the heading of a dataset; 0 when there is none near the top."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        for line in range(1, MOST_ABOVE + 2):
            text = file.readline(LONGEST_HEADING)
            for delimiter in _DELIMITERS:
                if dataset_like(next(csv.reader([text], delimiter=delimiter, skipinitialspace=True), [])):
                    return line
    return 0


def _heading(path: Path, name: str) -> Heading:
    """Try every delimiter on the first line; the one that gives most known column names is meant.

    A name between quotes may go on in the next line.
    """
    with path.open(encoding="utf-8-sig", newline="") as file:
        first = file.readline(LONGEST_CELL)
        while (
            first.count('"') % 2 and len(first) < LONGEST_HEADING and (more := file.readline(LONGEST_HEADING))
        ):
            first += more
    if not first.strip():
        raise Unreadable(Finding(name, 1, "", "", "geen_kopregel"))
    if EXCEL_HINT.fullmatch(first):
        raise Unreadable(Finding(name, 1, "", first.strip(), "regel_voor_excel"))
    known = {column for dataset in DATASETS.values() for column in dataset.column_names}
    candidates = []
    for delimiter in (*_DELIMITERS, *FOREIGN_DELIMITERS):
        names = tuple(
            next(csv.reader(io.StringIO(first, newline=""), delimiter=delimiter, skipinitialspace=True), [])
        )
        score = len(known.intersection(normal(n) for n in names))
        candidates.append((score, len(names), Heading(delimiter, names)))
    ours, others = candidates[: len(_DELIMITERS)], candidates[len(_DELIMITERS) :]
    score, _, meant = max(ours, key=lambda candidate: candidate[:2])
    better, _, foreign = max(others, key=lambda candidate: candidate[0])
    if better > max(score, 1):
        raise Unreadable(Finding(name, 1, "", foreign.delimiter, "scheidingsteken"))
    return replace(meant, names=without_empty_end(meant.names))


def _rows(path: Path, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """Line number where the row starts (header = 1) and its cells.

    Raises:
        BrokenRow: at a quote that is not closed, or a cell that is far too long.
    """
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.reader(file, delimiter=delimiter, strict=True, skipinitialspace=True)
        line = 1
        try:
            for row in reader:
                if line > 1:
                    yield line, row
                line = reader.line_num + 1
        except csv.Error as error:
            raise BrokenRow(line) from error


def _guess_decimal_comma(
    dataset: Dataset, columns: tuple[str, ...], rows: Iterator[tuple[int, list[str]]]
) -> bool:
    """Whether the first decimal numbers of the file have a comma."""
    numeric = [i for i, name in enumerate(columns) if dataset.column(name).kind == Kind.NUMBER]
    try:
        for (_, row), _ in zip(rows, range(SAMPLE_ROWS), strict=False):
            if any(i < len(row) and COMMA_CELL.fullmatch(row[i].strip()) for i in numeric):
                return True
    except BrokenRow:
        return False
    return False
