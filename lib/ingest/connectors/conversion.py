"""What a connector is given, and what it gives back: rows in the form of the data contract."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from lib.store.figures import Registry

Row = dict[str, str]
"""One row of a dataset: column -> cell, numbers with a decimal point, empty cells left out."""


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
class Notice:
    """Something worth saying that does not keep a file from being loaded."""

    file: str
    code: str
    subject: str


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


def tables(**rows: list[Row]) -> dict[str, list[Row]]:
    """Datasets with their rows, without the empty datasets and the empty cells."""
    return {
        dataset: [{name: cell for name, cell in row.items() if cell} for row in found]
        for dataset, found in rows.items()
        if found
    }
