"""The input of a worked example, read by the names of its columns."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from lib.catalogue.worked_examples import ExampleTable

Row = dict[str, Any]
"""A cell by the name of its column."""
Outcome = Sequence[Sequence[Any]]
"""Rows in the order of the columns of the outcome."""
Computation = Callable[[list[Row]], Outcome]


def rows_of(table: ExampleTable) -> list[Row]:
    """Each row with the names of the columns."""
    return [dict(zip(table.kolommen, row, strict=True)) for row in table.rijen]
