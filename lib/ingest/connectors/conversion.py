"""What a connector is given, and what it gives back: rows in the form of the data contract."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from lib.domain.loads.findings import Notice
from lib.domain.registry import Registry

Row = dict[str, str]
"""One row of a dataset: column -> cell, numbers with a decimal point."""

RowKey = tuple[str, frozenset[tuple[str, str]]]
"""A dataset and the content of a row in it."""


@dataclass(frozen=True)
class Context:
    """What a connector may know besides the file.

    Attributes:
        registry: who and what the store knows now.
        year, status: as given with `--jaar` and `--status`, for files that do not say it themselves.
        inhabitants: (organisation, year) -> inhabitants, for amounts that come without.
    """

    registry: Registry
    year: int | None = None
    status: str | None = None
    inhabitants: Mapping[tuple[str, int], float] = field(default_factory=dict)


@dataclass(frozen=True)
class Shape:
    """The boundary of a municipality in a year: a GeoJSON geometry in WGS84."""

    cbs_code: str
    year: int
    geojson: str


@dataclass(frozen=True)
class Converted:
    """Dataset -> rows; a dataset without rows is left out."""

    tables: dict[str, list[Row]]
    notices: tuple[Notice, ...] = ()
    shapes: tuple[Shape, ...] = ()


def tables(**datasets: list[Row]) -> dict[str, list[Row]]:
    """The datasets that have rows; in each, every row has the same columns."""
    found = {}
    for dataset, rows in datasets.items():
        columns = dict.fromkeys(name for row in rows for name in row)
        if rows:
            found[dataset] = [{name: row.get(name, "") for name in columns} for row in rows]
    return found


def merged_rows(found: Iterable[Converted]) -> Converted:
    """All of them as one, each row once: budget and accounts bring the same organisations."""
    rows: dict[str, dict[tuple[tuple[str, str], ...], Row]] = {}
    notices: list[Notice] = []
    shapes: list[Shape] = []
    for converted in found:
        for dataset, given in converted.tables.items():
            rows.setdefault(dataset, {}).update({tuple(row.items()): row for row in given})
        notices += converted.notices
        shapes += converted.shapes
    joined = tables(**{dataset: list(given.values()) for dataset, given in rows.items()})
    return Converted(joined, tuple(notices), tuple(shapes))


def new_rows(converted: Converted, given: set[RowKey]) -> dict[str, list[Row]]:
    """The rows that no earlier file of the same load brought: accounts and budget name the same municipalities.

    Args:
        given: what earlier files brought; grows with what this one brings.
    """
    found: dict[str, list[Row]] = {}
    for dataset, rows in converted.tables.items():
        fresh = {(dataset, frozenset(row.items())): row for row in rows}
        found[dataset] = [row for key, row in fresh.items() if key not in given]
        given.update(fresh)
    return {dataset: rows for dataset, rows in found.items() if rows}
