"""What a connector is given, and what it gives back: rows in the form of the data contract."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from lib.domain.loads.findings import Finding, Notice
from lib.domain.registry import Registry
from lib.ingest.headings import Unreadable

Row = dict[str, str]
"""One row of a dataset: column -> cell, numbers with a decimal point."""

RowKey = tuple[str, frozenset[tuple[str, str]]]
"""A dataset and the content of a row in it."""

OBSERVED_BY = {
    "cijfers": ("partnerschap", "organisatie", "indicator", "periode", "status"),
    "kenmerken": ("organisatie", "kenmerk", "jaar"),
}
"""Dataset with figures -> what makes a row the same figure."""


@dataclass
class Given:
    """What earlier files of a load brought: rows as they are, and figures by what they are of."""

    rows: set[RowKey] = field(default_factory=set)
    figures: dict[tuple[str, ...], Row] = field(default_factory=dict)


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


def merged_rows(found: Iterable[Converted], file: str) -> Converted:
    """All of them as one, each row once.

    Args:
        file: what they come from, as the user knows it.

    Raises:
        Unreadable: when two of them give one figure differently.
    """
    rows: dict[str, list[Row]] = {}
    notices: list[Notice] = []
    shapes: list[Shape] = []
    given = Given()
    for converted in found:
        for dataset, new in new_rows(converted, given, file).items():
            rows.setdefault(dataset, []).extend(new)
        notices += converted.notices
        shapes += converted.shapes
    return Converted(tables(**rows), tuple(notices), tuple(shapes))


def new_rows(converted: Converted, given: Given, file: str) -> dict[str, list[Row]]:
    """The rows that no earlier file of the same load brought: accounts and budget name the same municipalities.

    Args:
        given: what earlier files brought; grows with what this one brings.
        file: as the user knows it.

    Raises:
        Unreadable: when an earlier file gave one figure differently.
    """
    found: dict[str, list[Row]] = {}
    for dataset, rows in converted.tables.items():
        fresh = {(dataset, frozenset(row.items())): row for row in rows}
        unseen = [row for key, row in fresh.items() if key not in given.rows]
        found[dataset] = [row for row in unseen if not _told_before(dataset, row, given, file)]
        given.rows.update(fresh)
        if dataset in OBSERVED_BY:
            given.figures.update({_figure_of(dataset, row): row for row in found[dataset]})
    return {dataset: rows for dataset, rows in found.items() if rows}


def without_retold(converted: Converted, given: Given, file: str) -> Converted:
    """Without the figures that an earlier file gave differently; a notice names each of them.

    Args:
        given: what earlier files brought.
        file: as the user knows it.
    """
    kept = dict(converted.tables)
    notices = list(converted.notices)
    for dataset in OBSERVED_BY.keys() & kept.keys():
        kept[dataset] = []
        for row in converted.tables[dataset]:
            key = _figure_of(dataset, row)
            earlier = given.figures.get(key, row)
            if _agree(earlier["waarde"], row["waarde"]):
                kept[dataset].append(row)
            else:
                which = ", ".join(part for part in key[1:] if part)
                notices.append(Notice(file, "eerdere_bron_telt", which, (earlier["waarde"], row["waarde"])))
    return Converted(kept, tuple(notices), converted.shapes)


def _told_before(dataset: str, row: Row, given: Given, file: str) -> bool:
    """Whether an earlier file gave the same figure, from another table; figures may be rounded."""
    key = _figure_of(dataset, row) if dataset in OBSERVED_BY else ()
    earlier = given.figures.get(key)
    if earlier is None:
        return False
    if not _agree(earlier["waarde"], row["waarde"]):
        said = tuple(f"{each['waarde']} ({each['bron']})" for each in (earlier, row))
        which = ", ".join(part for part in key[1:] if part)
        raise Unreadable(Finding(file, 0, "", which, "twee_bronnen", said))
    return True


def _figure_of(dataset: str, row: Row) -> tuple[str, ...]:
    return (dataset, *(row.get(column, "") for column in OBSERVED_BY[dataset]))


def _agree(one: str, other: str) -> bool:
    """Whether two numbers are the same but for the decimals of the one that has the fewest."""
    numbers = (Decimal(one), Decimal(other))
    last = max(int(number.as_tuple().exponent) for number in numbers)
    return abs(numbers[0] - numbers[1]) <= Decimal(1).scaleb(last) / 2
