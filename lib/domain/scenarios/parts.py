"""What there is to care for, by product and type of area, each at the level that holds there."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

from lib.domain.quantities.lines import Quantity
from lib.domain.scenarios.prices import PriceList, Unpriced
from lib.domain.service_levels.inspections import Ambition
from lib.domain.units import exact


class LevelOrigin(StrEnum):
    """Who says at which level something is kept."""

    AMBITION = "ambitie"
    RATE = "tarief"


class PartKey(NamedTuple):
    """A product in a type of area; None for quantities that name no type."""

    product: str
    area_type: str | None


@dataclass(frozen=True)
class UpkeepPart:
    """A product in a type of area: its quantities in base units, and the level that holds there.

    `group` is the discipline or cross-cut whose ambitions and readings are about it. The level is that of the ambition,
    or else the one that all of the product was bought at; None when neither tells. `origin` says who says so.
    """

    key: PartKey
    lines: tuple[Quantity, ...]
    group: str | None
    level: str | None
    origin: LevelOrigin | None

    @property
    def quantity(self) -> Fraction:
        return sum((exact(line.amount) for line in self.lines), Fraction(0))


class LeftAside(NamedTuple):
    """Object types of a product of which no amount can be told, and why."""

    product: str
    object_types: tuple[str, ...]
    reason: Unpriced


@dataclass(frozen=True)
class Ground:
    """All that a scenario moves: prices by product, parts in order, and what has to be left aside.

    `unpriced` are object types that are cared for and that no charged product is about; `overlapping` are pairs of
    products that share an object type, so that both prices are paid for the same quantity.
    """

    prices: Mapping[str, PriceList]
    parts: tuple[UpkeepPart, ...]
    aside: tuple[LeftAside, ...]
    unpriced: tuple[str, ...]
    overlapping: tuple[tuple[str, str], ...]


class LevelsDiffer(NamedTuple):
    """A product of which the rates and the levels that hold name other quantities per level, in base units."""

    product: str
    bought: Mapping[str | None, Fraction]
    kept: Mapping[str | None, Fraction]


NEARLY = Fraction(1, 100)
"""Quantities per level that differ by no more than this share of all are called the same. [CONVENTION]"""


def levels_that_differ(ground: Ground) -> tuple[LevelsDiffer, ...]:
    """The products of which the rates charge other quantities per level than there are at that level."""
    found = []
    for product, prices in ground.prices.items():
        kept: dict[str | None, Fraction] = defaultdict(Fraction)
        for part in ground.parts:
            if part.key.product == product:
                kept[part.level] += part.quantity
        total = sum(kept.values(), Fraction(0))
        zero = Fraction(0)
        apart = [abs(prices.bought.get(n, zero) - kept.get(n, zero)) for n in {*prices.bought, *kept}]
        if total and prices.bought and None not in prices.bought and max(apart) > NEARLY * total:
            found.append(LevelsDiffer(product, prices.bought, dict(kept)))
    return tuple(found)


def level_on(
    ambitions: Iterable[Ambition], group: str | None, area_type: str | None, day: dt.date
) -> str | None:
    """The agreed level of a group in a type of area on a day.

    That of the exact type goes before that of every type; of several that hold the latest goes first. It is the oracle
    of the same rule in SQL, in lib/store/service_levels/ambitions.py.
    """
    holding = [
        a
        for a in ambitions
        if a.group == group
        and a.area_type in (None, area_type)
        and a.valid_from <= day
        and (a.valid_to is None or day <= a.valid_to)
    ]
    best = max(holding, key=lambda a: (a.area_type is not None, a.valid_from), default=None)
    return best.level if best else None


def lay_ground(
    prices: Mapping[str, PriceList],
    object_types: Mapping[str, Collection[str]],
    lines: Sequence[Quantity],
    ambitions: Sequence[Ambition],
    groups: Mapping[str, str | None],
    day: dt.date,
) -> Ground:
    """Bring prices, quantities and levels together.

    Args:
        prices: of every product that is charged.
        object_types: that each product is for.
        lines: the newest of each object type and area, in base units.
        ambitions: of one layer.
        groups: the discipline or cross-cut of each product, None where there is none.
        day: on which levels are looked up.
    """
    present = [line for line in lines if line.amount]
    doubled = _totals_beside_areas(present)
    parts: list[UpkeepPart] = []
    aside: list[LeftAside] = []
    for product in sorted(prices):
        own = [line for line in present if line.object_type in object_types.get(product, ())]
        misfits = {q.object_type for q in own if q.unit != prices[product].base_unit}
        twice = {line.object_type for line in own} & doubled - misfits
        for kinds, reason in ((misfits, Unpriced.OTHER_UNIT), (twice, Unpriced.TOTAL_BESIDE_AREAS)):
            if kinds:
                aside.append(LeftAside(product, tuple(sorted(kinds)), reason))
        usable = [line for line in own if line.object_type not in misfits | twice]
        parts += _parts_of(prices[product], usable, ambitions, groups.get(product), day)
    covered = {kind for product in prices for kind in object_types.get(product, ())}
    unpriced = sorted({line.object_type for line in present} - covered)
    return Ground(
        prices, tuple(parts), tuple(aside), tuple(unpriced), _overlaps(prices, object_types, present)
    )


def _parts_of(
    prices: PriceList,
    lines: Iterable[Quantity],
    ambitions: Sequence[Ambition],
    group: str | None,
    day: dt.date,
) -> list[UpkeepPart]:
    by_type: dict[str | None, list[Quantity]] = defaultdict(list)
    for line in lines:
        by_type[line.area_type].append(line)
    parts = []
    for area_type in sorted(by_type, key=lambda name: (name is None, name or "")):
        agreed = level_on(ambitions, group, area_type, day) if group else None
        level = agreed or prices.single_level
        charged = LevelOrigin.RATE if level else None
        origin = LevelOrigin.AMBITION if agreed else charged
        key = PartKey(prices.product.code, area_type)
        parts.append(UpkeepPart(key, tuple(by_type[area_type]), group, level, origin))
    return parts


def _totals_beside_areas(lines: Iterable[Quantity]) -> set[str]:
    """Object types with a quantity without an area beside quantities of areas: it may be a total of them."""
    named: dict[str, set[bool]] = defaultdict(set)
    for line in lines:
        named[line.object_type].add(line.area is None)
    return {kind for kind, found in named.items() if len(found) == 2}


def _overlaps(
    prices: Mapping[str, PriceList], object_types: Mapping[str, Collection[str]], lines: Iterable[Quantity]
) -> tuple[tuple[str, str], ...]:
    present = {line.object_type for line in lines}
    products = sorted(prices)
    return tuple(
        (one, other)
        for n, one in enumerate(products)
        for other in products[n + 1 :]
        if present & set(object_types.get(one, ())) & set(object_types.get(other, ()))
    )
