"""Quantities under care, line by line."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import NamedTuple


class Quantity(NamedTuple):
    """How much there was of an object type in an area on a day."""

    partnership: str
    object_type: str
    area: str | None
    area_type: str | None
    amount: float
    unit: str
    date: dt.date
    state: QuantityState
    source: str


class QuantityState(StrEnum):
    """How a quantity is known."""

    REGISTERED = "geregistreerd"
    ESTIMATED = "geschat"
    RECOUNTED = "herijkt"
