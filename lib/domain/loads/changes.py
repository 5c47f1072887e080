"""What a load does to what was known, counted and cell by cell."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


@dataclass(frozen=True)
class RowChange:
    """What a load does to one dataset, counted in rows."""

    dataset: str
    new: int
    changed: int
    same: int


class Hidden(Enum):
    """Stands for a value that is not shown."""

    CONFIDENTIAL = "vertrouwelijk"


@dataclass(frozen=True)
class CellChange:
    """One cell that gets another value; `None` is unknown, or a row that is not there, `Hidden` is not shown."""

    dataset: str
    key: str
    column: str
    old: object
    new: object


@dataclass(frozen=True)
class Undoing:
    """What taking a load back does to one dataset, in rows.

    Attributes:
        gone: rows of which nothing is left.
        reverted: rows that go back to another, earlier value.
        same: rows that an earlier load brought just so.
        overtaken: rows that a later load replaced already.
    """

    dataset: str
    gone: int
    reverted: int
    same: int
    overtaken: int
