"""What residents want to know: what was agreed, what was reached, what it costs, what changes, what others think."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lib.answers.service_levels import answer as level_answer
from lib.answers.service_levels import choices as level_choices
from lib.answers.snapshot import Snapshot
from lib.domain.events import Event
from lib.domain.figures import Figure, Stand
from lib.domain.indicators import GENERAL_SERVICE, Indicator, Role
from lib.domain.partners import HOME_COUNTRY, Partner, Series
from lib.domain.peers import too_small
from lib.domain.service_levels.outcomes import Outcome
from lib.store.comparison.figures import read_series_of

TOLD_EVENTS = 4
"""Events that fit on the page, the newest ones."""
PER_HOME, PER_PERSON = ("huishouden", "huishoudens"), ("inwoner", "inwoners")
"""Denominators that a resident recognises, the best first; also of a number of them: `1000 inwoners`."""
HOME_CURRENCY = "EUR"
TOLD_KINDS = ("bezuiniging", "overdracht", "diftar")
"""Kinds of events that residents notice."""

KnownFigure = tuple[Indicator, Figure]


@dataclass(frozen=True)
class ResidentsAnswer:
    """`outcomes` are of the inspections of a year; `costs` hold one figure a service, `opinions` one an indicator."""

    focus: Partner
    client: str
    contractor: str
    year: int | None
    outcomes: tuple[Outcome, ...]
    costs: tuple[KnownFigure, ...]
    opinions: tuple[KnownFigure, ...]
    events: tuple[Event, ...]

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to tell at all."""
        return not (self.outcomes or self.costs or self.opinions or self.events)


def answer(focus: Partner, snapshot: Snapshot) -> ResidentsAnswer:
    """Gather what is known of a partnership, the newest of each."""
    organisations = snapshot.registry.organisations
    names = {
        code: organisations[code].name for code in (focus.client, focus.contractor) if code in organisations
    }
    chosen = level_choices.choose({"focus": focus.code}, snapshot)
    year, outcomes = None, tuple[Outcome, ...]()
    if not isinstance(chosen, level_choices.NotInspected):
        year = chosen.year
        found = level_answer.answer(chosen, snapshot).outcomes
        outcomes = tuple(outcome for outcome in found if outcome.single)
    series = snapshot.ask(read_series_of, focus.code)
    events = [e for e in snapshot.registry.events if e.partnership == focus.code and e.kind in TOLD_KINDS]
    return ResidentsAnswer(
        focus,
        names.get(focus.client, focus.client),
        names.get(focus.contractor, focus.contractor),
        year,
        outcomes,
        tuple(_costs(series, at_home=_is_at_home(focus, snapshot))),
        tuple(sorted(_opinions(series), key=lambda known: known[0].code)),
        tuple(sorted(events, key=lambda event: event.date)[-TOLD_EVENTS:]),
    )


def _newest(indicator: Indicator, own: Series) -> Figure | None:
    """The newest figure of what happened that rests on enough to be told by itself."""
    firm = (figure for figure in own.of(Stand.ACTUAL).values() if not too_small(figure, indicator))
    return max(firm, key=lambda figure: figure.period, default=None)


def _is_at_home(focus: Partner, snapshot: Snapshot) -> bool:
    client = snapshot.registry.organisations.get(focus.client)
    return client is None or client.country == HOME_COUNTRY


def _costs(series: Mapping[Indicator, Series], *, at_home: bool) -> Iterator[KnownFigure]:
    """One cost a service, per home where that is known; what all cost together comes last.

    Args:
        at_home: whether they pay in euro.
    """
    services = dict.fromkeys(indicator.service for indicator in series)
    for service in sorted(services, key=lambda service: service == GENERAL_SERVICE):
        for per in (PER_HOME, PER_PERSON):
            found = [
                (indicator, figure)
                for indicator, own in series.items()
                if indicator.service == service
                and indicator.role == Role.COST
                and indicator.unit.currency
                and (indicator.unit.currency == HOME_CURRENCY) == at_home
                and indicator.unit.denominator.rpartition(" ")[2] in per
                and (figure := _newest(indicator, own))
            ]
            if found:
                yield max(found, key=lambda known: (known[1].period.end, known[0].code))
                break


def _opinions(series: Mapping[Indicator, Series]) -> Iterator[KnownFigure]:
    for indicator, own in series.items():
        if indicator.role == Role.SATISFACTION and (figure := _newest(indicator, own)):
            yield indicator, figure
