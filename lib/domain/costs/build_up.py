"""What a service costs in a year, by kind of cost; in a chosen unit and price year."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from lib.domain.costs.lines import APART, YIELDS, CostLine, service_lines
from lib.domain.figures import Status
from lib.domain.price_index import PriceIndex
from lib.domain.units import exact


@dataclass(frozen=True)
class BuildUp:
    """The cost of one service in one year and status, by kind, in euro or in euro per unit.

    A total of kinds of which none was given is None: nobody reported a zero.
    """

    year: int
    status: Status
    amounts: Mapping[str, float]
    sources: tuple[str, ...]

    @property
    def net(self) -> float | None:
        """Like-for-like cost less reimbursements and yields."""
        return _sum(self.like_for_like.values())

    @property
    def gross(self) -> float | None:
        """Like-for-like cost before reimbursements and yields."""
        return _sum(amount for kind, amount in self.like_for_like.items() if kind != YIELDS)

    @property
    def like_for_like(self) -> dict[str, float]:
        return {kind: amount for kind, amount in self.amounts.items() if kind not in APART}

    def total(self, gross: bool) -> float | None:
        return self.gross if gross else self.net

    def share_of_gross(self, kind: str) -> float | None:
        """A kind in per cent of the gross cost; None when it is not given, or not a part of it."""
        amount, gross = self.amounts.get(kind), self.gross
        if amount is None or not gross or not 0 <= amount <= gross:
            return None
        return 100 * amount / gross

    def times(self, factor: float) -> BuildUp:
        """Every amount multiplied: to another price level, or per unit."""
        return BuildUp(self.year, self.status, {k: a * factor for k, a in self.amounts.items()}, self.sources)


def build_ups(lines: Iterable[CostLine], service: str) -> dict[tuple[int, Status], BuildUp]:
    """Per year and status the cost of a service by kind, each amount once; oldest first."""
    amounts: dict[tuple[int, Status], dict[str, Decimal]] = defaultdict(lambda: defaultdict(Decimal))
    sources: dict[tuple[int, Status], set[str]] = defaultdict(set)
    for line in service_lines(line for line in lines if line.service == service):
        amounts[line.year, line.status][line.kind] += Decimal(repr(line.amount))
        sources[line.year, line.status].add(line.source)
    return {
        key: BuildUp(*key, {kind: float(a) for kind, a in amounts[key].items()}, tuple(sorted(sources[key])))
        for key in sorted(amounts)
    }


@dataclass(frozen=True)
class ConvertedCosts:
    """Costs in the chosen unit and at the chosen price level, and the years that could not be brought there."""

    found: Mapping[tuple[int, Status], BuildUp]
    without_index: tuple[int, ...] = ()
    without_size: tuple[int, ...] = ()

    def at(self, year: int, status: Status) -> BuildUp | None:
        return self.found.get((year, status))

    def of(self, status: Status) -> list[BuildUp]:
        """Those of one status, oldest first."""
        return [found for found in self.found.values() if found.status == status]


def convert_costs(
    found: Mapping[tuple[int, Status], BuildUp],
    sizes: Mapping[int, float] | None = None,
    series: PriceIndex | None = None,
    price_year: int | None = None,
) -> ConvertedCosts:
    """Bring costs to one price level and per unit.

    Args:
        found: in euro of their own year.
        sizes: per year what the cost is divided by; None to leave it whole.
        series: the index for `price_year`.
        price_year: the year whose price level is wanted; None for that of each year itself.
    """
    converted: dict[tuple[int, Status], BuildUp] = {}
    without_index: set[int] = set()
    without_size: set[int] = set()
    for key, build_up in found.items():
        year = build_up.year
        factor: Fraction | None = Fraction(1)
        if price_year is not None:
            factor = series.factor(year, price_year) if series else None
        size = 1.0 if sizes is None else sizes.get(year, 0.0)
        if factor is None:
            without_index.add(year)
        elif size <= 0:
            without_size.add(year)
        else:
            converted[key] = build_up.times(float(factor / exact(size)))
    return ConvertedCosts(converted, tuple(sorted(without_index)), tuple(sorted(without_size)))


def _sum(amounts: Iterable[float]) -> float | None:
    """The sum as in a ledger: of decimals, not of binary fractions; None of nothing."""
    exactly = [Decimal(repr(float(amount))) for amount in amounts]
    return float(sum(exactly, Decimal(0))) if exactly else None
