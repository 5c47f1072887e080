"""What is found when quality is set against cost: the comparison, the trend, the events."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from lib.answers.comparison.beside import beside_of
from lib.answers.comparison.choices import ComparisonChoices, comparison_of
from lib.answers.decisions.answer import marks_of
from lib.answers.snapshot import Snapshot
from lib.catalogue.catalogue import shipped_catalogue
from lib.domain.comparison.beside import Beside
from lib.domain.comparison.quality_cost import Absence, Comparison
from lib.domain.comparison.spread import FigureSpread, spread_of
from lib.domain.comparison.trend import Line, make_lines
from lib.domain.events import Event
from lib.domain.figures import Stand
from lib.domain.market.verdicts import NO_VERDICTS, Verdicts, by_partnership
from lib.domain.partners import CLIENT_PREFIX, Partner, Series
from lib.domain.peers import MINIMUM_PEERS
from lib.domain.periods import Period, PeriodKind
from lib.domain.service_levels.inspections import Layer
from lib.store.comparison.figures import read_inhabitants, read_series_of
from lib.store.comparison.holders import Held, read_holders
from lib.store.market.verdicts import read_service_verdicts
from lib.store.service_levels.correlations import read_correlations


@dataclass(frozen=True)
class ComparisonAnswer:
    """What the page draws: the comparison, unless the focus has no point in any period, and the trend.

    `spreads` are of cost and quality, where too few have both for a picture of points; `wide` is of another figure of
    the service, where too few have those; `beside` is there when the reader asked for a second partnership.
    """

    comparison: Comparison | None
    lines: tuple[Line, ...]
    events: tuple[Event, ...]
    absent: tuple[Absence, ...]
    verdicts: Verdicts
    spreads: tuple[FigureSpread, ...] = ()
    wide: FigureSpread | None = None
    beside: Beside | None = None


def answer(choices: ComparisonChoices, snapshot: Snapshot) -> ComparisonAnswer:
    """Compare, and look up the trend and the events of the focus."""
    comparison = _correlated(comparison_of(choices, snapshot), snapshot)
    absent = comparison.absent if comparison else ()
    measured = [m for m in (choices.quality, choices.cost) if m]
    kind = choices.period.kind if choices.period else PeriodKind.YEAR
    lines = make_lines(measured, choices.focus, choices.stand, kind) if choices.focus else []
    if comparison and not (comparison.drawn and choices.focus_periods):
        comparison = None
    events = tuple(events_of(choices.focus, choices.service, snapshot, lines))
    crowd = comparison is not None and comparison.is_crowd
    spreads = () if crowd else tuple(figure_spreads(choices, snapshot))
    wide = None if crowd else wide_spread(choices, spreads, snapshot)
    asked = [m.indicator for m in (choices.cost, choices.quality) if m]
    beside = beside_of(choices.focus, choices.beside, asked, choices.stand, choices.period, snapshot)
    return ComparisonAnswer(
        comparison, tuple(lines), events, absent, _verdicts(choices, snapshot), spreads, wide, beside
    )


def figure_spreads(choices: ComparisonChoices, snapshot: Snapshot) -> Iterator[FigureSpread]:
    """The cost and the quality of the focus, each among all of its kind that have it."""
    if choices.focus is None:
        return
    inhabitants = snapshot.ask(read_inhabitants)
    for measured in (choices.cost, choices.quality):
        spread = measured and spread_of(measured, choices.focus, choices.stand, choices.period, inhabitants)
        if spread:
            yield spread


def wide_spread(
    choices: ComparisonChoices, spreads: Sequence[FigureSpread], snapshot: Snapshot
) -> FigureSpread | None:
    """Another cost of the service that enough have, where too few have the cost asked for; else so of the quality.

    Of the newest year of the focus, which is no earlier than what is shown: a level of long ago says little beside a
    newer one. Of several the one that most have. None where no figure is held by `MINIMUM_PEERS`.

    Args:
        spreads: of what was asked for.
    """
    focus = choices.focus
    if focus is None:
        return None
    own = snapshot.ask(read_series_of, focus.code)
    earliest = choices.period or max((spread.period for spread in spreads), default=None)
    of_kind = [p for p in snapshot.registry.partners if p.realm == focus.realm]
    kind = {code for p in of_kind for code in (p.code, CLIENT_PREFIX + p.client)}
    for offered in (choices.costs, choices.qualities):
        shown = [s for s in spreads if s.indicator in offered]
        if any(len(spread.figures) >= MINIMUM_PEERS for spread in shown):
            continue
        newest = {i: _newest_year(own[i], choices.stand) for i in offered if i in own}
        held = snapshot.ask(read_holders, *sorted(i.code for i in newest))
        sizes = {
            indicator: len(kind & held.get(Held(indicator.code, choices.stand, year), frozenset()))
            for indicator, year in newest.items()
            if year and (earliest is None or year >= earliest)
        }
        widest = max(sizes, key=lambda i: sizes[i], default=None)
        if widest and sizes[widest] >= MINIMUM_PEERS:
            inhabitants = snapshot.ask(read_inhabitants)
            measured = snapshot.measured(widest.code)
            return spread_of(measured, focus, choices.stand, newest[widest], inhabitants)
    return None


def _newest_year(series: Series, stand: Stand) -> Period | None:
    return max((period for period in series.of(stand) if period.kind == PeriodKind.YEAR), default=None)


def _correlated(comparison: Comparison | None, snapshot: Snapshot) -> Comparison | None:
    """With the correlation of the quality of the focus and the one before it, where both were inspected."""
    if comparison is None or comparison.focus is None or comparison.quality_standing is None:
        return comparison
    standing = comparison.quality_standing
    derived = shipped_catalogue().derived.get(comparison.quality.code)
    if standing.previous is None or derived is None or derived.layer is None or derived.about is None:
        return comparison
    years = standing.previous.period.year, standing.figure.period.year
    found = snapshot.ask(read_correlations, comparison.focus.code, Layer(derived.layer), *years)
    known = replace(standing, correlation=found.get(derived.about, 0.0))
    return replace(comparison, quality_standing=known)


def events_of(
    focus: Partner | None, service: str | None, snapshot: Snapshot, lines: Sequence[Line]
) -> list[Event]:
    """Events and decisions of a partnership that concern a service, within a year of its figures, oldest first."""
    years = [period.year for line in lines for period in line.figures]
    if focus is None or service is None or not years:
        return []
    events = [mark for mark in marks_of(focus, snapshot) if mark.concerns(service)]
    return [event for event in events if min(years) - 1 <= event.date.year <= max(years) + 1]


def _verdicts(choices: ComparisonChoices, snapshot: Snapshot) -> Verdicts:
    """What price tests of the service said in the year."""
    if choices.service is None or choices.period is None:
        return NO_VERDICTS
    return by_partnership(snapshot.ask(read_service_verdicts, choices.service, choices.period.year))
