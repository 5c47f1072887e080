"""What a scenario comes to: per part, in total, and step by step over areas.

An amount is quantity times price. It is computed for the part as it is now and as it is moved; where either cannot be
told the change is unknown and stays out of every total, which then counts what it leaves out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

from lib.domain.scenarios.moves import MovedTo, Scenario
from lib.domain.scenarios.parts import Ground, UpkeepPart
from lib.domain.scenarios.prices import LevelPrice, PriceList, Unpriced
from lib.domain.units import exact


class BridgeBy(StrEnum):
    """What the steps of a bridge are."""

    AREA = "gebied"
    AREA_TYPE = "gebiedstype"
    PRODUCT = "product"


class PartAmount(NamedTuple):
    """A part with its amount a year now and as moved, in euro; None when it cannot be told, for `reasons`."""

    part: UpkeepPart
    moved: MovedTo | None
    before: Fraction | None
    after: Fraction | None
    reasons: tuple[Unpriced, ...]

    @property
    def change(self) -> Fraction | None:
        """What the move comes to; nothing moves, nothing changes, whatever is known of the price."""
        if self.moved is None:
            return Fraction(0)
        return None if self.before is None or self.after is None else self.after - self.before

    @property
    def is_known(self) -> bool:
        return self.before is not None and self.after is not None


class ScenarioStep(NamedTuple):
    """The change of one area, type of area or product; `name` is None where quantities name none.

    `unknown` parts of it move, but have no amount.
    """

    name: str | None
    change: Fraction
    unknown: int

    @property
    def known_change(self) -> Fraction | None:
        """The change, or nothing where no part that moves has an amount."""
        return self.change if self.change or not self.unknown else None


class ScenarioBridge(NamedTuple):
    """From the amount now to the amount as moved, over the parts of which both are known."""

    start: Fraction
    steps: tuple[ScenarioStep, ...]
    end: Fraction


@dataclass(frozen=True)
class ScenarioAmounts:
    """Every part of the ground under a scenario."""

    ground: Ground
    scenario: Scenario
    parts: tuple[PartAmount, ...]

    @property
    def known(self) -> tuple[PartAmount, ...]:
        """The parts with an amount both now and as moved."""
        return tuple(part for part in self.parts if part.is_known)

    @property
    def unknown_now(self) -> tuple[PartAmount, ...]:
        """The parts that have no amount now."""
        return tuple(part for part in self.parts if part.before is None)

    @property
    def unknown_moves(self) -> tuple[PartAmount, ...]:
        """The parts that move, but of which the change cannot be told."""
        return tuple(part for part in self.parts if part.change is None)

    @property
    def moved(self) -> tuple[PartAmount, ...]:
        return tuple(part for part in self.parts if part.moved is not None)

    @property
    def before(self) -> Fraction:
        return sum((part.before or Fraction(0) for part in self.known), Fraction(0))

    @property
    def after(self) -> Fraction:
        return sum((part.after or Fraction(0) for part in self.known), Fraction(0))

    @property
    def build_up_total(self) -> Fraction:
        """What all parts with an amount come to now, whatever is known of where they go."""
        return sum((part.before or Fraction(0) for part in self.parts), Fraction(0))

    @property
    def change(self) -> Fraction | None:
        """What the scenario comes to a year; None when nothing of what moves has an amount."""
        moved = self.moved
        if moved and len(self.unknown_moves) == len(moved):
            return None
        return self.after - self.before

    @property
    def is_whole(self) -> bool:
        """Whether every part that moves has an amount."""
        return not self.unknown_moves

    def bridge(self, by: BridgeBy) -> ScenarioBridge:
        """The change step by step; what is unchanged is in both ends. A part is split over its areas by quantity."""
        changes: dict[str | None, Fraction] = defaultdict(Fraction)
        unknown: dict[str | None, set[UpkeepPart]] = defaultdict(set)
        for found in self.moved:
            for name, share in _shares(found.part, by):
                if found.change is None:
                    unknown[name].add(found.part)
                else:
                    changes[name] += found.change * share
        names = sorted({*changes, *unknown}, key=lambda name: (name is None, name or ""))
        steps = tuple(ScenarioStep(name, changes[name], len(unknown[name])) for name in names)
        return ScenarioBridge(self.before, steps, self.after)

    def build_up(self, by: BridgeBy) -> ScenarioBridge:
        """The amount now, step by step from nothing; parts without one are counted in their step."""
        amounts: dict[str | None, Fraction] = defaultdict(Fraction)
        unknown: dict[str | None, set[UpkeepPart]] = defaultdict(set)
        for found in self.parts:
            for name, share in _shares(found.part, by):
                amounts[name] += (found.before or 0) * share
                if found.before is None:
                    unknown[name].add(found.part)
        names = sorted(amounts, key=lambda name: (name is None, name or ""))
        steps = tuple(ScenarioStep(name, amounts[name], len(unknown[name])) for name in names)
        return ScenarioBridge(Fraction(0), steps, sum(amounts.values(), Fraction(0)))


def amounts_of(ground: Ground, scenario: Scenario) -> ScenarioAmounts:
    """What every part comes to, now and as the scenario moves it."""
    parts = tuple(
        _amount(part, ground.prices[part.key.product], scenario.at(part.key)) for part in ground.parts
    )
    return ScenarioAmounts(ground, scenario, parts)


def _amount(part: UpkeepPart, prices: PriceList, moved: MovedTo | None) -> PartAmount:
    now = prices.price_at(part.level)
    reasons = [now] if isinstance(now, Unpriced) else []
    before = None if isinstance(now, Unpriced) else part.quantity * (now.amount or 0)
    if moved is None:
        return PartAmount(part, None, before, before, tuple(reasons))
    if moved.kept == 0:
        return PartAmount(part, moved, before, Fraction(0), tuple(reasons))
    goes_on = moved.to_level in (None, part.level)
    then = now if goes_on else _price_moved(prices, now, moved.to_level)
    if isinstance(then, Unpriced):
        reasons = list(dict.fromkeys((*reasons, then)))
        return PartAmount(part, moved, before, None, tuple(reasons))
    return PartAmount(part, moved, before, part.quantity * moved.kept * (then.amount or 0), tuple(reasons))


def _price_moved(
    prices: PriceList, now: LevelPrice | Unpriced, to_level: str | None
) -> LevelPrice | Unpriced:
    """The price of another level, where it carries the same as the price now.

    A price without a level tells nothing of another level.
    """
    if set(prices.prices) == {None}:
        return Unpriced.NO_LEVEL_PRICE
    then = prices.price_at(to_level)
    if isinstance(now, Unpriced) or isinstance(then, Unpriced):
        return then
    if now.carries[0] != then.carries[0]:
        return Unpriced.OTHER_OVERHEAD
    return Unpriced.OTHER_TASKS if now.carries[1] != then.carries[1] else then


def _shares(part: UpkeepPart, by: BridgeBy) -> Iterator[tuple[str | None, Fraction]]:
    """The steps that a part belongs to, each with its share of the quantity; they add up to 1."""
    if by == BridgeBy.PRODUCT:
        yield part.key.product, Fraction(1)
    elif by == BridgeBy.AREA_TYPE:
        yield part.key.area_type, Fraction(1)
    else:
        for line in part.lines:
            yield line.area, exact(line.amount) / part.quantity
