"""A second partnership beside the one in focus: which may be chosen, and what both have a figure of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from lib.answers.chooser import Chooser
from lib.answers.snapshot import Snapshot
from lib.domain.comparison.beside import (
    Beside,
    SharedFigure,
    may_stand_beside,
    shared_figure,
    shared_figures,
    with_references,
)
from lib.domain.figures import Stand
from lib.domain.indicators import Indicator, Role
from lib.domain.partners import NO_SERIES, Partner, Series
from lib.domain.periods import Period
from lib.store.comparison.figures import read_series_of

BESIDE_NAME = "naast"
"""The name of the second partnership in the URL."""
NOBODY = "geen"
MOST_LARGE = 2
"""Figures of both that stand large."""


@dataclass(frozen=True)
class BesideChoices:
    """The partnership that stands beside the focus, None when nobody is asked for, and who could."""

    partner: Partner | None = None
    partners: tuple[Partner, ...] = ()

    def parameters(self) -> dict[str, str]:
        """The choice as it stands in the URL, which does not name nobody."""
        return {BESIDE_NAME: self.partner.code} if self.partner else {}


def choose_beside(
    chooser: Chooser, focus: Partner | None, everyone: Iterable[Partner], *, fictitious: bool
) -> BesideChoices:
    """The partnership that is asked for, if it may stand beside the focus; one that may not is remembered as unmet.

    Args:
        fictitious: the stand of the reader on fictitious ones.
    """
    if focus is None:
        return BesideChoices()
    listed = tuple(p for p in everyone if may_stand_beside(focus, p, fictitious=fictitious))
    asked = chooser.wanted.get(BESIDE_NAME, NOBODY)
    found = {partner.code: partner for partner in listed}
    if asked in found:
        return BesideChoices(found[asked], listed)
    if asked not in ("", NOBODY, focus.code):
        chooser.unmet.append((BESIDE_NAME, asked))
    return BesideChoices(None, listed)


def beside_of(
    focus: Partner | None,
    chosen: BesideChoices,
    asked: Sequence[Indicator],
    stand: Stand,
    period: Period | None,
    snapshot: Snapshot,
) -> Beside | None:
    """What two partnerships both have; None when no second one is chosen.

    Args:
        asked: the indicators to show large, in this order; where one of the two has no such figure, another figure of
            the service that both have stands in its place.
        period: in which the figures are asked for.
    """
    if focus is None or chosen.partner is None:
        return None
    own, other = (snapshot.ask(read_series_of, partner.code) for partner in (focus, chosen.partner))
    found = sorted(shared_figures(own, other, stand), key=lambda each: _place(each, asked))
    wished = {
        indicator: shared_figure(
            indicator, own.get(indicator, NO_SERIES), other.get(indicator, NO_SERIES), stand, period
        )
        for indicator in asked
    }
    lacking = (indicator for indicator, figure in wished.items() if figure is None)
    return Beside(
        focus,
        chosen.partner,
        tuple(
            with_references(each, snapshot.measured(each.indicator.code), focus, chosen.partner, stand)
            for each in _large(wished, found)
        ),
        tuple(found),
        tuple((i, _without(i, {focus: own, chosen.partner: other}, stand)) for i in lacking),
    )


def _place(shared: SharedFigure, asked: Sequence[Indicator]) -> tuple[bool, str, bool, int]:
    """Sorts figures of the service that is asked for first, cost before quality, the newest first."""
    indicator = shared.indicator
    is_other = indicator.service not in {each.service for each in asked}
    return is_other, indicator.service, indicator.role != Role.COST, -shared.period.year


def _large(
    wished: Mapping[Indicator, SharedFigure | None], found: Sequence[SharedFigure]
) -> Sequence[SharedFigure]:
    """The figures that were asked for; for lack of them others of the service, or else any that both have."""
    services = {indicator.service for indicator in wished}
    met = [figure for figure in wished.values() if figure]
    about = [f for f in found if f.indicator.service in services and f.indicator not in wished]
    return [*met, *about][:MOST_LARGE] or found[:MOST_LARGE]


def _without(
    indicator: Indicator, known: Mapping[Partner, Mapping[Indicator, Series]], stand: Stand
) -> tuple[Partner, ...]:
    """Which of the partnerships have no figure of an indicator."""
    return tuple(p for p, series in known.items() if not series.get(indicator, NO_SERIES).of(stand))
