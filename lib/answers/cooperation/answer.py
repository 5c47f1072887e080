"""What is found about the cooperation: differences to talk about, both sides per condition, one matter closely."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lib.answers.cooperation.axis import codes_of_condition
from lib.answers.cooperation.choices import ScanChoices
from lib.answers.decisions.answer import decisions_of, marks_of
from lib.answers.snapshot import Snapshot
from lib.domain.comparison.trend import Line, make_lines
from lib.domain.cooperation.matters import (
    Contrasted,
    Matter,
    Sides,
    SideView,
    largest,
    of_conditions,
    side_view,
)
from lib.domain.cooperation.scan import PartnerSide, ScanCondition
from lib.domain.decisions.decision import Decision, item_of
from lib.domain.events import DECISION_KIND, Event
from lib.domain.figures import Stand
from lib.domain.indicators import GENERAL_SERVICE

Views = tuple[SideView, SideView]
"""The client's and the contractor's."""


@dataclass(frozen=True)
class ScanAnswer:
    """What the page draws.

    `openers` are what to talk about first; `shown` the matters of the chosen condition; `views` both sides on the
    chosen matter, and `mirrored` those on the same question about the other side, where it is asked about each other.
    `agreed` holds per question what was decided on it.
    """

    openers: tuple[Contrasted, ...]
    conditions: Mapping[ScanCondition, Sides]
    shown: tuple[Contrasted, ...]
    views: Views | None
    mirrored: Mapping[PartnerSide, Sides] | None
    lines: tuple[Line, ...]
    events: tuple[Event, ...]
    agreed: Mapping[str, tuple[Decision, ...]]


def answer(choices: ScanChoices, snapshot: Snapshot) -> ScanAnswer:
    """Lay both sides beside each other, and what else is known on the same time axis."""
    own = tuple(
        c
        for c in choices.found
        if choices.condition in (None, choices.questions[c.matter.question].condition)
    )
    lines = _lines(choices, snapshot)
    return ScanAnswer(
        openers=largest(choices.found),
        conditions=of_conditions(choices.found, choices.questions),
        shown=own,
        views=_views(choices, choices.matter) if choices.matter else None,
        mirrored=_mirrored(choices),
        lines=tuple(lines),
        events=tuple(_events(choices, lines, snapshot)),
        agreed=_agreed(choices, snapshot),
    )


def _agreed(choices: ScanChoices, snapshot: Snapshot) -> dict[str, tuple[Decision, ...]]:
    """Per question the decisions that came from it in a round up to this one, the newest first."""
    found: dict[str, list[Decision]] = {}
    for decision in decisions_of(choices.focus, snapshot):
        if item := item_of(decision):
            found.setdefault(item[1], []).insert(0, decision)
    return {question: tuple(decisions) for question, decisions in found.items()}


def _events(choices: ScanChoices, lines: list[Line], snapshot: Snapshot) -> list[Event]:
    """What happened on the time axis, the rounds among it, oldest first."""
    rounds = [
        Event(choices.focus.code, taken.closed or taken.period.end, "ronde", str(taken.period))
        for taken in choices.rounds
    ]
    years = [period.year for line in lines for period in line.figures] or [choices.taken.period.year]
    marks = [
        mark
        for mark in marks_of(choices.focus, snapshot)
        if min(years) - 1 <= mark.date.year <= max(years) + 1
        and (mark.kind == DECISION_KIND or mark.concerns(GENERAL_SERVICE))
    ]
    return sorted([*rounds, *marks], key=lambda event: event.date)


def _views(choices: ScanChoices, matter: Matter) -> Views:
    earlier = choices.earlier.shown if choices.earlier else None
    client, contractor = (side_view(choices.taken.shown, earlier, matter, side) for side in PartnerSide)
    return client, contractor


def _mirrored(choices: ScanChoices) -> dict[PartnerSide, Sides] | None:
    """Per side that is looked at, what both sides say of it: own side against other side."""
    matter = choices.matter
    if matter is None or matter.about is None:
        return None
    shown = choices.taken.shown
    return {
        about: Sides(
            *(shown.of_side(side, Matter(matter.question, about).asked(side)) for side in PartnerSide)
        )
        for about in PartnerSide
    }


def _lines(choices: ScanChoices, snapshot: Snapshot) -> list[Line]:
    """The share of high answers of either side on a condition, then a quality and a cost of the partnership."""
    axis = choices.axis
    codes = codes_of_condition(axis.condition) if axis.condition else []
    codes += [indicator.code for indicator in (axis.quality, axis.cost) if indicator]
    return make_lines(
        snapshot.measured_together(codes), choices.focus, Stand.ACTUAL, choices.taken.period.kind
    )
