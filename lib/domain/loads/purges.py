"""Rows that were taken out of the store for good."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

PurgedKey = tuple[str, ...]
"""The values of the key of a row as text, in the order of the dataset; an unknown one is empty."""


@dataclass(frozen=True)
class Purge:
    """That rows were taken out for good.

    Attributes:
        code: the same in every copy of the store.
        keys: of the rows; never their values.
        rows: how many rows went, those of earlier loads too.
        moment: when, in UTC.
    """

    code: str
    dataset: str
    keys: tuple[PurgedKey, ...]
    rows: int
    moment: dt.datetime
    by: str
