"""The rows that a figure was computed from, as far as they may be told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from lib.domain.figures import Figure

Cell = str | float | int | None
MOST_ROWS = 500
"""Rows of a dataset that are told; the others are counted."""


class WhyHidden(StrEnum):
    """Why rows are not told."""

    CONFIDENTIAL = "vertrouwelijk"
    PERSONAL = "persoonlijk"


@dataclass(frozen=True)
class SourceRows:
    """Rows of one dataset.

    Attributes:
        dataset: its name.
        columns: the names of the columns, as in a file.
        rows: the cells in that order, at most `MOST_ROWS`.
        loads: the load that brought each row.
        total: how many there are.
    """

    dataset: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    loads: tuple[int, ...]
    total: int


@dataclass(frozen=True)
class FigureOrigin:
    """A figure with the rows behind it, the datasets whose rows are not told, and the files of loads by dataset."""

    figure: Figure
    parts: tuple[SourceRows, ...]
    hidden: Mapping[str, WhyHidden]
    files: Mapping[tuple[int, str], tuple[str, ...]]
