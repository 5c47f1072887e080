"""Any figure against any other: who has both, and whether they go together."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from lib.domain.explore.association import Association, association
from lib.domain.figures import Figure, Stand
from lib.domain.indicators import Indicator
from lib.domain.partners import Measured, Partner, Series, by_name
from lib.domain.peers import Median, median_of, too_small
from lib.domain.periods import Period, PeriodKind


@dataclass(frozen=True)
class FigurePair:
    """What one partnership has of both."""

    partner: Partner
    x: Figure
    y: Figure


@dataclass(frozen=True)
class TwoFigures:
    """Two indicators over everyone of one realm, by name; `one_sided` have one of both.

    `period` is None where each has its last known figures. `peers` are codes that the reader compares with.
    """

    x: Indicator
    y: Indicator
    period: Period | None
    focus: Partner
    pairs: tuple[FigurePair, ...]
    one_sided: tuple[Partner, ...]
    peers: frozenset[str]

    @property
    def own(self) -> FigurePair | None:
        return next((pair for pair in self.pairs if pair.partner == self.focus), None)

    @property
    def association(self) -> Association | None:
        """Over all pairs, peers or not."""
        return association([(pair.x.value, pair.y.value) for pair in self.pairs])

    @property
    def counted(self) -> list[FigurePair]:
        """The peers and the focus; everyone where no peers were chosen."""
        codes = self.peers | {self.focus.code}
        return [pair for pair in self.pairs if not self.peers or pair.partner.code in codes]

    @property
    def medians(self) -> tuple[Median | None, Median | None]:
        counted = self.counted
        return median_of([p.x.value for p in counted]), median_of([p.y.value for p in counted])

    @property
    def years(self) -> tuple[tuple[int, int], tuple[int, int]]:
        """The first and the last year of the figures on either axis; of at least one pair."""
        x, y = [p.x.period.year for p in self.pairs], [p.y.period.year for p in self.pairs]
        return (min(x), max(x)), (min(y), max(y))

    @property
    def shares_denominator(self) -> bool:
        """Whether both are per the same thing, so that they can go together by that alone."""
        return bool(self.x.unit.denominator) and self.x.unit.denominator == self.y.unit.denominator


def figure_at(series: Series, indicator: Indicator, stand: Stand, period: Period | None) -> Figure | None:
    """The figure of a period, or the one of the newest year; None where it rests on too few observations."""
    if period is None:
        years = [known for known in series.of(stand) if known.kind == PeriodKind.YEAR]
        period = max(years, default=None)
    found = series.at(stand, period) if period else None
    return None if found is None or too_small(found, indicator) else found


class NoFigure(StrEnum):
    """Why somebody has no figure where others have one."""

    TOO_FEW = "te weinig waarnemingen"
    NOT_THERE = "bestond toen niet"
    NOT_RUNNING = "liep toen niet"
    NO_SIZE = "omvang niet bekend"
    ONLY_BUDGET = "alleen begroot"
    ONLY_ACTUAL = "alleen werkelijk"
    OTHER_PERIOD = "andere periode"
    NEVER = "geen enkele periode"


_ONLY_OTHER = {
    Stand.ACTUAL: (Stand.BUDGET, NoFigure.ONLY_BUDGET),
    Stand.BUDGET: (Stand.ACTUAL, NoFigure.ONLY_ACTUAL),
}


def why_absent(
    partner: Partner,
    series: Series,
    indicator: Indicator,
    stand: Stand,
    period: Period | None,
    as_given: Series | None = None,
) -> NoFigure:
    """Why `figure_at` finds nothing of this partner, for the first reason that holds.

    Args:
        as_given: the series before it was divided by a size, which is not known of every year.
    """
    other, only_other = _ONLY_OTHER[stand]
    if period and series.at(stand, period):
        return NoFigure.TOO_FEW
    if period and not partner.is_active_in(period):
        return NoFigure.NOT_THERE if partner.is_client_itself else NoFigure.NOT_RUNNING
    if as_given and figure_at(as_given, indicator, stand, period):
        return NoFigure.NO_SIZE
    if series.at(other, period) if period else series.of(other) and not series.of(stand):
        return only_other
    if not series.of(stand):
        return NoFigure.OTHER_PERIOD if series.of(other) else NoFigure.NEVER
    years = [known for known in series.of(stand).values() if known.period.kind == PeriodKind.YEAR]
    is_thin = period is None and any(too_small(figure, indicator) for figure in years)
    return NoFigure.TOO_FEW if is_thin else NoFigure.OTHER_PERIOD


def two_figures(
    x: Measured,
    y: Measured,
    focus: Partner,
    stand: Stand,
    period: Period | None,
    peers: Iterable[str],
) -> TwoFigures:
    """Put everyone of the realm of the focus on both indicators.

    Args:
        stand: of both figures; where the second has none of it in a period, its actual one counts.
        period: None for the newest year of each.
        peers: codes of those that the reader compares with; none for everyone.
    """
    pairs, one_sided = [], []
    everyone = {p for p in (*x.partners, *y.partners) if p.realm == focus.realm}
    for partner in sorted(everyone, key=by_name):
        first = figure_at(x.series(partner), x.indicator, stand, period)
        second = figure_at(y.series(partner), y.indicator, stand, period)
        second = second or figure_at(y.series(partner), y.indicator, Stand.ACTUAL, period)
        if first and second:
            pairs.append(FigurePair(partner, first, second))
        elif first or second:
            one_sided.append(partner)
    return TwoFigures(
        x.indicator, y.indicator, period, focus, tuple(pairs), tuple(one_sided), frozenset(peers)
    )
