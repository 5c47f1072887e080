"""What the monitor knows of a partnership on which a page has nothing to show, and what else there is to look at."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from lib.answers.focus import example_among
from lib.answers.snapshot import Snapshot
from lib.domain.comparison.trend import Line, make_lines
from lib.domain.figures import Figure, Stand
from lib.domain.indicators import QUALITY_ROLES, Indicator, Role
from lib.domain.partners import Partner, Series
from lib.domain.periods import PeriodKind
from lib.store.comparison.figures import read_series_of

COST_ROLES, LEVEL_ROLES = (Role.COST,), QUALITY_ROLES


MOST_DRAWN = 2
"""Indicators over the years that are drawn together."""


class LatestFigure(NamedTuple):
    """The newest actual figure of an indicator, and the one before it that it can be compared with.

    Where there is no actual figure of it, both are budgets.
    """

    indicator: Indicator
    figure: Figure
    earlier: Figure | None


@dataclass(frozen=True)
class KnownElsewhere:
    """What is known of the focus, the figures of these roles first; a fictitious partnership that the page can show.

    `together` are the partnerships of a client that is looked at as a whole.
    """

    focus: Partner
    figures: tuple[LatestFigure, ...]
    together: tuple[Partner, ...]
    example: Partner | None


def known_of(
    focus: Partner, snapshot: Snapshot, roles: Collection[Role], shown: Collection[str]
) -> KnownElsewhere:
    """Look up what there is of a partnership.

    Args:
        roles: of the figures to name first.
        shown: the codes of the partnerships that the page has something of.
    """
    own: Mapping[Indicator, Series] = snapshot.ask(read_series_of, focus.code)
    latest = [found for indicator, series in own.items() if (found := _latest(indicator, series))]
    latest.sort(key=lambda known: (known.indicator.role not in roles, -known.figure.period.year))
    together = [p for p in snapshot.registry.partners if focus.is_whole_client and p.client == focus.client]
    return KnownElsewhere(focus, tuple(latest), tuple(together), example_among(shown, snapshot))


def known_lines(focus: Partner, snapshot: Snapshot, roles: Collection[Role]) -> list[Line]:
    """The indicators of these roles with the most figures over the years."""
    own: Mapping[Indicator, Series] = snapshot.ask(read_series_of, focus.code)
    found = [(i, [p for p in s.of(Stand.ACTUAL) if p.kind == PeriodKind.YEAR]) for i, s in own.items()]
    drawn = [(i, years) for i, years in found if i.role in roles and len(years) > 1]
    drawn.sort(key=lambda known: (-len(known[1]), len(own[known[0]].breaks)))
    measured = snapshot.measured_together(indicator.code for indicator, _ in drawn[:MOST_DRAWN])
    return make_lines(measured, focus, Stand.ACTUAL, PeriodKind.YEAR)


def _latest(indicator: Indicator, series: Series) -> LatestFigure | None:
    for stand in Stand:
        if figures := series.of(stand):
            newest = max(figures)
            return LatestFigure(indicator, figures[newest], series.previous_comparable(stand, newest))
    return None
