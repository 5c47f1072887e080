"""What every price of a test is brought to."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from lib.domain.periods import Period


class OverheadScope(StrEnum):
    """The overhead that both sides are compared with."""

    FULL = "met"
    NONE = "zonder"


BY_READER = "lezer"
"""The source of a correction that the reader states."""


@dataclass(frozen=True)
class LevelCorrection:
    """What a level costs more than the next lower one, in per cent, and who says so.

    Raises:
        ValueError: without a source, or at -100% or less.
    """

    pct: float
    source: str

    def __post_init__(self) -> None:
        if not self.source.strip() or self.pct <= -100:
            raise ValueError(f"no correction of levels: {self.pct}% of {self.source!r}")


class PriceBasis(NamedTuple):
    """What every price is brought to. VAT is always taken out.

    A field with a default is for the reader to choose; confidential prices count only as long as nobody did
    (lib/domain/market/disclosure.py).
    """

    unit: str
    level: str | None
    price_level: Period
    scope: OverheadScope = OverheadScope.FULL
    correction: LevelCorrection | None = None
