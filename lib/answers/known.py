"""What the monitor knows of a partnership on which a page has nothing to show, and what else there is to look at."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from lib.answers.focus import example_among
from lib.answers.snapshot import Snapshot
from lib.domain.figures import Figure, Stand
from lib.domain.indicators import QUALITY_ROLES, Indicator, Role
from lib.domain.partners import Partner, Series
from lib.store.comparison.figures import read_series_of

COST_ROLES, LEVEL_ROLES = (Role.COST,), QUALITY_ROLES


class LatestFigure(NamedTuple):
    """The newest actual figure of an indicator."""

    indicator: Indicator
    figure: Figure


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
    latest = [LatestFigure(i, newest) for i, series in own.items() if (newest := _newest_figure(series))]
    latest.sort(key=lambda known: (known.indicator.role not in roles, -known.figure.period.year))
    together = [p for p in snapshot.registry.partners if focus.is_whole_client and p.client == focus.client]
    return KnownElsewhere(focus, tuple(latest), tuple(together), example_among(shown, snapshot))


def _newest_figure(series: Series) -> Figure | None:
    figures = series.of(Stand.ACTUAL)
    return figures[max(figures)] if figures else None
