"""Two partnerships beside each other: one figure of both in the same period, and whether the two differ."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lib.domain.figures import Figure, Stand, figures_apart
from lib.domain.indicators import Indicator, Role
from lib.domain.partners import Measured, Organisation, Partner, Series
from lib.domain.peers import Position, position, too_small
from lib.domain.periods import Period

Named = tuple[tuple[Organisation, Figure], ...]
"""Figures of references, by the name of whose they are."""


def may_stand_beside(focus: Partner, other: Partner, *, fictitious: bool) -> bool:
    """Whether two partnerships may stand beside each other: of one country, and real with fictitious only when asked.

    Args:
        fictitious: whether the reader asked for fictitious ones.
    """
    if other == focus or other.country != focus.country:
        return False
    return fictitious or other.fictitious == focus.fictitious


@dataclass(frozen=True)
class SharedFigure:
    """A figure that two partnerships both have, in the same period and stand."""

    indicator: Indicator
    own: Figure
    other: Figure

    @property
    def period(self) -> Period:
        return self.own.period

    @property
    def difference(self) -> float:
        """The own figure less the other one, in the unit of the indicator."""
        return self.own.value - self.other.value

    @property
    def position(self) -> Position:
        """Where the own figure stands against the other; unclear where chance alone can make the difference."""
        apart = figures_apart(self.other, self.own)
        if apart and apart.low <= 0 <= apart.high:
            return Position.UNCLEAR
        return position(self.own.value, self.other.value, self.indicator)


def shared_figure(
    indicator: Indicator, own: Series, other: Series, stand: Stand, period: Period | None
) -> SharedFigure | None:
    """The figure of both in a period, else in the newest of the same kind that both have; None without one.

    Args:
        period: that is asked for; None for the newest of any kind.
    """
    both = [
        known
        for known in own.of(stand).keys() & other.of(stand).keys()
        if not too_small(own.of(stand)[known], indicator) and not too_small(other.of(stand)[known], indicator)
    ]
    newest = max((known for known in both if period is None or known.kind == period.kind), default=None)
    found = period if period in both else newest
    return SharedFigure(indicator, own.of(stand)[found], other.of(stand)[found]) if found else None


def shared_figures(
    own: Mapping[Indicator, Series], other: Mapping[Indicator, Series], stand: Stand
) -> Iterator[SharedFigure]:
    """The newest figure of every indicator that both have one of, but for what only gives context."""
    for indicator, series in own.items():
        if indicator.role != Role.CONTEXT and indicator in other:
            found = shared_figure(indicator, series, other[indicator], stand, None)
            if found:
                yield found


@dataclass(frozen=True)
class LargeShared:
    """A figure of both to look at, each with the references that may stand beside it in that period."""

    shared: SharedFigure
    own_references: Named
    other_references: Named


def with_references(
    shared: SharedFigure, measured: Measured, focus: Partner, other: Partner, stand: Stand
) -> LargeShared:
    """Add the references that may stand beside each of the two."""
    found = [
        tuple(
            (organisation, figure)
            for organisation, series in measured.references_of(partner.realm, partner).items()
            if (figure := series.at(stand, shared.period))
        )
        for partner in (focus, other)
    ]
    return LargeShared(shared, *found)


@dataclass(frozen=True)
class Beside:
    """Two partnerships: the figures that stand large, all that both have, and what was asked for but not of both.

    `lacking` names who has no figure of an indicator; nobody, where both have one but never in the same period.
    """

    focus: Partner
    other: Partner
    large: tuple[LargeShared, ...]
    shared: tuple[SharedFigure, ...]
    lacking: tuple[tuple[Indicator, tuple[Partner, ...]], ...]
