"""From a listed price to a comparable one, a step at a time.

What else the price includes comes off first, at the price's own VAT basis and price level; the other steps
multiply, so that their order does not change the result.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from lib.domain.market.prices import Overhead, Price, Reason
from lib.domain.periods import Period
from lib.domain.price_index import PriceIndex
from lib.domain.service_levels.inspections import LEVELS
from lib.domain.units import SIZES


class Scope(StrEnum):
    """The overhead that both sides are compared with."""

    FULL = "met"
    NONE = "zonder"


class StepKind(StrEnum):
    INCLUDED = "inbegrepen"
    VAT = "btw"
    OVERHEAD = "overhead"
    PRICE_LEVEL = "prijspeil"
    UNIT = "eenheid"
    LEVEL = "niveau"


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


class Basis(NamedTuple):
    """What every price is brought to. VAT is always taken out."""

    unit: str
    level: str | None
    price_level: Period
    scope: Scope = Scope.FULL
    correction: LevelCorrection | None = None


class Step(NamedTuple):
    """One step: it multiplies a price by `factor`, or adds `amount`; neither when it is `missing` something.

    `pct` is the percentage that the factor comes from; `origin` and `target` what the price was and is brought to
    (price levels, units, levels, codes of what is included); `ends` the index at both; `source` says who says so.
    """

    kind: StepKind
    factor: float | None = None
    amount: float | None = None
    pct: float | None = None
    origin: str | None = None
    target: str | None = None
    ends: tuple[float, float] | None = None
    provisional: bool = False
    source: str | None = None
    missing: Reason | None = None

    def taken_on(self, value: float) -> float | None:
        """The price after the step; None when the step cannot be taken."""
        if self.missing is not None:
            return None
        return value * self.factor if self.factor is not None else value + (self.amount or 0)


class Taken(NamedTuple):
    """A step with the price before it and after it; `after` is None when it cannot be taken."""

    step: Step
    before: float
    after: float | None


class Comparable(NamedTuple):
    """A price with the steps it needs; `value` is None when it cannot be compared, for `reasons`."""

    price: Price
    steps: tuple[Step, ...]
    value: float | None
    reasons: tuple[Reason, ...] = ()

    def taken(self) -> Iterator[Taken]:
        """The steps from the listed price on; one that cannot be taken leaves the price as it is."""
        return _take(self.price.amount, self.steps)


def bring(price: Price, basis: Basis, index: PriceIndex | None) -> Comparable:
    """Take every step that the price needs; a step that lacks data is in the list with what is missing.

    Args:
        index: the agreed series; None when none was agreed.
    """
    steps = tuple(_steps(price, basis, index))
    reasons = tuple(dict.fromkeys(step.missing for step in steps if step.missing is not None))
    prices = [price.amount, *(taken.after for taken in _take(price.amount, steps))]
    return Comparable(price, steps, None if reasons else prices[-1], reasons)


def _take(value: float, steps: Iterable[Step]) -> Iterator[Taken]:
    for step in steps:
        after = step.taken_on(value)
        yield Taken(step, value, after)
        value = value if after is None else after


def _steps(price: Price, basis: Basis, index: PriceIndex | None) -> list[Step]:
    found = (
        _included(price),
        _vat(price),
        _overhead(price, basis),
        _price_level(price, basis, index),
        _unit(price, basis),
        _level(price, basis),
    )
    return [step for step in found if step is not None]


def _included(price: Price) -> Step | None:
    if not price.included:
        return None
    names, amount = " ".join(price.included), price.included_amount
    if amount is None or amount >= price.amount:
        return Step(StepKind.INCLUDED, origin=names, missing=Reason.OTHER_SCOPE)
    return Step(StepKind.INCLUDED, amount=-amount, origin=names, source=price.source)


def _vat(price: Price) -> Step | None:
    if not price.vat_included:
        return None
    if price.vat_pct is None:
        return Step(StepKind.VAT, missing=Reason.VAT_UNKNOWN)
    return Step(StepKind.VAT, 1 / (1 + price.vat_pct / 100), pct=price.vat_pct, source=price.source)


def _overhead(price: Price, basis: Basis) -> Step | None:
    """Added to a price without, or taken off; what a partial price lacks for a full one is not known."""
    target = Overhead.FULL if basis.scope == Scope.FULL else Overhead.NONE
    if price.overhead == target:
        return None
    ends = {"origin": str(price.overhead), "target": str(target)}
    if price.overhead_pct is None or (price.overhead == Overhead.PART and target == Overhead.FULL):
        return Step(StepKind.OVERHEAD, **ends, missing=Reason.OVERHEAD_UNKNOWN)  # type: ignore[arg-type]
    pct, source = price.overhead_pct, price.overhead_source or price.source
    factor = overhead_factor(target, pct)
    return Step(StepKind.OVERHEAD, factor, pct=pct, source=source, **ends)  # type: ignore[arg-type]


def overhead_factor(target: str, pct: float) -> float:
    """What brings a price to full overhead, or to none; `pct` is of the price without."""
    return 1 + pct / 100 if target == Overhead.FULL else 1 / (1 + pct / 100)


def _price_level(price: Price, basis: Basis, index: PriceIndex | None) -> Step | None:
    if price.price_level == basis.price_level:
        return None
    names = str(price.price_level), str(basis.price_level)
    known = index.between(price.price_level, basis.price_level) if index else None
    if index is None or known is None:
        return Step(StepKind.PRICE_LEVEL, origin=names[0], target=names[1], missing=Reason.INDEX_MISSING)
    then, now = known
    ends = float(then.value), float(now.value)
    return Step(
        StepKind.PRICE_LEVEL,
        ends[1] / ends[0],
        origin=names[0],
        target=names[1],
        ends=ends,
        provisional=not (then.final and now.final),
        source=f"{index.code}: {', '.join(sorted({*then.sources, *now.sources}))}",
    )


def _unit(price: Price, basis: Basis) -> Step | None:
    if price.unit == basis.unit:
        return None
    measure, size = SIZES.get(price.unit, (price.unit, 1.0))
    wanted, wanted_size = SIZES.get(basis.unit, (basis.unit, 1.0))
    if measure != wanted:
        return Step(StepKind.UNIT, origin=price.unit, target=basis.unit, missing=Reason.OTHER_UNIT)
    return Step(StepKind.UNIT, wanted_size / size, origin=price.unit, target=basis.unit)


def _level(price: Price, basis: Basis) -> Step | None:
    """Only with a stated correction; a price of which the level is not known is never corrected."""
    if price.level == basis.level:
        return None
    if price.level is None or basis.level is None or basis.correction is None:
        reason = Reason.LEVEL_UNKNOWN if price.level is None else Reason.OTHER_LEVEL
        return Step(StepKind.LEVEL, origin=price.level, target=basis.level, missing=reason)
    return Step(
        StepKind.LEVEL,
        level_factor(price.level, basis.level, basis.correction.pct),
        pct=basis.correction.pct,
        origin=price.level,
        target=basis.level,
        source=basis.correction.source,
    )


def level_factor(origin: str, target: str, pct: float) -> float:
    """What brings a price at one level to another, at `pct` a level."""
    return (1 + pct / 100) ** (LEVELS.index(origin) - LEVELS.index(target))
