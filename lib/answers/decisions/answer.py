"""What was decided by a partnership, and what the figures did since."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace

from lib.answers.decisions.choices import DecisionChoices
from lib.answers.focus import codes_of
from lib.answers.snapshot import Snapshot
from lib.catalogue.catalogue import shipped_catalogue
from lib.domain.decisions.decision import Decision, Tally, open_first, tally_of
from lib.domain.decisions.since import Since, since
from lib.domain.events import Event
from lib.domain.indicators import Indicator
from lib.domain.partners import NO_SERIES, Partner, Series
from lib.domain.service_levels.inspections import Layer
from lib.store.comparison.figures import read_series_of
from lib.store.decisions.queries import read_decisions
from lib.store.service_levels.correlations import read_correlations


@dataclass(frozen=True)
class Followed:
    """A decision with the figures that it should move; None where it names no indicator that is known."""

    decision: Decision
    since: Since | None


@dataclass(frozen=True)
class DecisionAnswer:
    """The decisions of a partnership, open ones first.

    `today` is the day that counts as now; `series` are all indicators of the partnership, for a new decision.
    """

    focus: Partner
    today: dt.date
    decisions: tuple[Followed, ...]
    tally: Tally
    series: Mapping[Indicator, Series]

    @property
    def waiting(self) -> tuple[Followed, ...]:
        return tuple(followed for followed in self.decisions if followed.decision.is_open)

    @property
    def closed(self) -> tuple[Followed, ...]:
        return tuple(followed for followed in self.decisions if not followed.decision.is_open)


def answer(choices: DecisionChoices, snapshot: Snapshot, today: dt.date) -> DecisionAnswer | None:
    """Ask the store; None without a partnership."""
    if choices.focus is None:
        return None
    return answer_of(choices.focus, snapshot, today)


def answer_of(focus: Partner, snapshot: Snapshot, today: dt.date) -> DecisionAnswer:
    """The decisions of a partnership as they stand on a day."""
    decisions = open_first(decisions_of(focus, snapshot))
    series = snapshot.ask(read_series_of, focus.code)
    followed = tuple(_followed(decision, series, snapshot, today) for decision in decisions)
    return DecisionAnswer(focus, today, followed, tally_of(decisions, today), series)


def decisions_of(focus: Partner, snapshot: Snapshot) -> tuple[Decision, ...]:
    """The decisions of a partnership; of a client as a whole those of all its partnerships."""
    return tuple(
        decision for code in codes_of(focus, snapshot) for decision in snapshot.ask(read_decisions, code)
    )


def marks_of(focus: Partner, snapshot: Snapshot) -> list[Event]:
    """What is marked on the time axes of a partnership: events and decisions, oldest first."""
    codes = codes_of(focus, snapshot)
    events = [event for event in snapshot.registry.events if event.partnership in codes]
    marks = [*events, *(decision.as_mark for decision in decisions_of(focus, snapshot))]
    return sorted(marks, key=lambda mark: mark.date)


def _followed(
    decision: Decision, series: Mapping[Indicator, Series], snapshot: Snapshot, today: dt.date
) -> Followed:
    indicator = snapshot.registry.indicators.get(decision.indicator or "")
    if indicator is None:
        return Followed(decision, None)
    found = since(decision, indicator, series.get(indicator, NO_SERIES), today)
    return Followed(decision, _with_correlations(found, decision, snapshot))


def _with_correlations(found: Since, decision: Decision, snapshot: Snapshot) -> Since:
    """With how far inspected figures hang together, where the same places were seen in both years."""
    derived = shipped_catalogue().derived.get(found.indicator.code)
    if derived is None or derived.layer is None or derived.about is None or found.then is None:
        return found
    years = {figure.period.year for figure in (found.at_due, found.now) if figure}
    layer, first = Layer(derived.layer), found.then.period.year
    known = {
        year: snapshot.ask(read_correlations, decision.partnership, layer, first, year).get(
            derived.about, 0.0
        )
        for year in years - {first}
    }
    return replace(found, correlations=known)
