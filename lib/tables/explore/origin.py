"""The rows that a figure was computed from, as tables: the columns of the file, the load and its files."""

from __future__ import annotations

from lib.catalogue.datasets import DATASETS
from lib.catalogue.declarations import Kind
from lib.domain.explore.origin import FigureOrigin, SourceRows
from lib.tables.table import ColumnKind, Table, TableColumn
from lib.text.language import Language

_MOST_DECIMALS = 6


def origin_tables(found: FigureOrigin, language: Language) -> list[Table]:
    """A table per dataset, with the columns as they stand in a file."""
    return [_table(part, found, language) for part in found.parts]


def _table(part: SourceRows, found: FigureOrigin, language: Language) -> Table:
    dataset = DATASETS[part.dataset]
    years = {column.name for column in dataset.columns if column.kind == Kind.YEAR}
    columns = []
    for place, name in enumerate(part.columns):
        numbers = [row[place] for row in part.rows if isinstance(row[place], float | int)]
        kind = ColumnKind.NUMBER if numbers and name not in years else ColumnKind.TEXT
        columns.append(TableColumn(name, kind, max(map(_decimals, numbers), default=0)))
    own = (TableColumn(language.say("lading")), TableColumn(language.say("bestand")))
    rows = tuple(
        (
            *(str(cell) if name in years else cell for name, cell in zip(part.columns, row, strict=True)),
            str(load),
            ", ".join(found.files.get((load, part.dataset), ())),
        )
        for row, load in zip(part.rows, part.loads, strict=True)
    )
    title = language.pick(dataset.title, dataset.title_en) or part.dataset
    return Table(title, (*columns, *own), rows)


def _decimals(value: object) -> int:
    """Those that a number carries; a year or a count carries none."""
    if not isinstance(value, float):
        return 0
    return len(f"{value:.{_MOST_DECIMALS}f}".rstrip("0").partition(".")[2])
