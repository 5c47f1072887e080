"""All indicators of one partnership on one axis: worse left, better right, around the median of the others.

As the spine charts of Fingertips: `(x - B) / max(|best - B|, |worst - B|)`, with B the median, so that every indicator
reaches from -1 to 1 and none is averaged with another. Best and worst are those within three times 1.4826 times the
median absolute deviation, for one odd account would push all others to the middle: our own choice. A verdict against B
needs an interval.
"""

from __future__ import annotations

import statistics
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from lib.domain.comparison.similar import AS_NORMAL
from lib.domain.explore.together import figure_at
from lib.domain.figures import Figure, Stand
from lib.domain.indicators import Direction, Indicator
from lib.domain.partners import Measured, Partner
from lib.domain.peers import MINIMUM_PEERS, Position

_DEVIATIONS = 3.0


@dataclass(frozen=True)
class ProfileRow:
    """One figure of the focus among those of the group in the same period.

    Attributes:
        indicator: what it is.
        own: of the focus.
        values: of everyone in the group and the focus; at least five.
    """

    indicator: Indicator
    own: Figure
    values: tuple[float, ...]

    @property
    def median(self) -> float:
        return statistics.median(self.values)

    @property
    def middle_half(self) -> tuple[float, float]:
        """The first and the third quartile, of type 7."""
        first, _, third = statistics.quantiles(self.values, n=4, method="inclusive")
        return first, third

    @property
    def is_constant(self) -> bool:
        """Whether everyone has the same figure, so that there is no place on the axis."""
        return min(self.values) == max(self.values)

    def place(self, value: float) -> float:
        """Where a value of the unit stands, -1 to 1 within the group; right is better, or higher without direction."""
        reach = self._reach
        side = -1 if self.indicator.direction == Direction.LOWER else 1
        return side * (value - self.median) / reach if reach else 0.0

    @property
    def _reach(self) -> float:
        """How far the furthest value is from the median that is not an odd one."""
        away = sorted(abs(value - self.median) for value in self.values)
        room = _DEVIATIONS * AS_NORMAL * statistics.median(away) or away[-1]
        return max(distance for distance in away if distance <= room) or away[-1]

    @property
    def position(self) -> Position | None:
        """Against the median by the interval; unclear where that holds it, None without an interval."""
        low, high = self.own.low, self.own.high
        if low is None or high is None:
            return None
        if low <= self.median <= high:
            return Position.UNCLEAR
        higher = low > self.median
        if self.indicator.direction == Direction.NEUTRAL:
            return Position.HIGHER if higher else Position.LOWER
        return Position.BETTER if higher == (self.indicator.direction == Direction.HIGHER) else Position.WORSE


@dataclass(frozen=True)
class PartnerProfile:
    """The rows that can be placed; and what the focus has of which fewer than five others do, or all the same."""

    rows: tuple[ProfileRow, ...]
    alone: tuple[tuple[Indicator, Figure], ...]


def profile_of(
    measured: Iterable[Measured], focus: Partner, stand: Stand, peers: Collection[str]
) -> PartnerProfile:
    """Set the newest figure of each indicator of the focus among those of the same period.

    Args:
        measured: indicators of which the focus has a figure, in the order of the rows.
        peers: codes of those that count; everyone of its realm when empty.
    """
    rows, alone = [], []
    for each in measured:
        own = figure_at(each.series(focus), each.indicator, stand, None)
        if own is None:
            continue
        others = (
            figure_at(series, each.indicator, stand, own.period)
            for partner, series in each.partners.items()
            if partner.realm == focus.realm and partner != focus and (not peers or partner.code in peers)
        )
        row = ProfileRow(each.indicator, own, (own.value, *(f.value for f in others if f)))
        if len(row.values) >= MINIMUM_PEERS and not row.is_constant:
            rows.append(row)
        else:
            alone.append((each.indicator, own))
    return PartnerProfile(tuple(rows), tuple(alone))
