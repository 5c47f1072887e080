"""Someone's table as a source of a dataset, by a match; row numbers and headings stay those of the table."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from lib.catalogue.datasets import DATASETS
from lib.catalogue.declarations import Kind
from lib.domain.loads.findings import BrokenRow, Finding
from lib.ingest.csv_files import COMMA_CELL
from lib.ingest.headings import Unreadable
from lib.ingest.matching.match import Match
from lib.ingest.matching.tables import AnyTable
from lib.ingest.workbooks import DELIMITER, cell_words
from lib.store.loads.source import Source


def open_matched(path: Path, workspace: Path, *, name: str, match: Match) -> Source:
    """The rows of a table as those of the dataset that it is matched with.

    Raises:
        Unreadable: when a required column is not matched, or the table does not have a matched heading.
    """
    table = AnyTable(path, workspace, name=name, sheet=match.sheet, heading_row=match.heading_row)
    headings = table.headings()
    findings = match.findings(name) + [
        Finding(
            name, match.heading_row, heading, heading, "gekoppelde_kolom_weg", tuple(filter(None, headings))
        )
        for _, heading in match.columns
        if heading not in headings
    ]
    if findings:
        raise Unreadable(*findings)
    places = {column: headings.index(heading) for column, heading in match.columns}
    kinds = {column: DATASETS[match.dataset].column(column).kind for column in places}
    numeric = [place for column, place in places.items() if kinds[column] == Kind.NUMBER]
    written = workspace / "gekoppeld.csv"
    try:
        commas = any(_is_comma(row, place) for _, row in table.rows() for place in numeric)
        numbers = _write(written, table, match, places, commas)
    except BrokenRow as broken:
        raise Unreadable(Finding(name, broken.line, "", "", "geen_csv")) from broken
    return Source(
        name=name,
        dataset=match.dataset,
        columns=(*places, *[column for column, _ in match.fixed]),
        headings=(*[heading for _, heading in match.columns], *[column for column, _ in match.fixed]),
        path=written,
        delimiter=DELIMITER,
        decimal_comma=commas,
        rows=partial(_numbered_rows, written, numbers),
        sheet=table.sheet,
        matched=True,
    )


def _is_comma(row: Sequence[object], place: int) -> bool:
    value = row[place] if place < len(row) else None
    return isinstance(value, str) and bool(COMMA_CELL.fullmatch(value.strip()))


def _write(path: Path, table: AnyTable, match: Match, places: dict[str, int], commas: bool) -> list[int]:
    """Write the matched cells and the fixed values; returns the row numbers."""
    fixed = [value for _, value in match.fixed]
    numbers = []
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=DELIMITER)
        writer.writerow([*places, *[column for column, _ in match.fixed]])
        for number, row in table.rows():
            cells = [_cell(row, place, commas) for place in places.values()]
            if any(cells):
                writer.writerow(cells + fixed)
                numbers.append(number)
    return numbers


def _cell(row: Sequence[object], place: int, commas: bool) -> str:
    value = row[place] if place < len(row) else None
    text = cell_words(value)
    return text.replace(".", ",") if commas and isinstance(value, float) else text


def _numbered_rows(path: Path, numbers: Sequence[int]) -> Iterator[tuple[int, list[str]]]:
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.reader(file, delimiter=DELIMITER)
        next(reader, None)
        yield from zip(numbers, reader, strict=True)
