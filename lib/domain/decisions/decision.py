"""A decision of a meeting: its state, and whether it is in time."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from lib.domain.agreements.words import DecisionState, Party
from lib.domain.events import DECISION_KIND, Event


@dataclass(frozen=True)
class Decision:
    """A decision with its follow-up; `owner` is a role, `closed` the day on which it was done or dropped."""

    partnership: str
    code: str
    date: dt.date
    text: str
    owner: str
    side: Party
    state: DecisionState
    source: str
    service: str | None = None
    indicator: str | None = None
    kpi: str | None = None
    due: dt.date | None = None
    closed: dt.date | None = None
    reason: str | None = None
    evidence: str | None = None

    @property
    def is_open(self) -> bool:
        return self.state == DecisionState.OPEN

    @property
    def as_mark(self) -> Event:
        """The decision as it stands on a time axis."""
        return Event(self.partnership, self.date, DECISION_KIND, self.text, self.service, None, self.source)


class Timing(StrEnum):
    """How a decision stands against the day on which it is due."""

    NO_DATE = "geen_datum"
    AHEAD = "nog_tijd"
    TODAY = "vandaag"
    OVERDUE = "over_tijd"
    IN_TIME = "op_tijd"
    LATE = "te_laat"
    DONE = "gedaan"
    DROPPED = "vervallen"


@dataclass(frozen=True)
class InTime:
    """The timing of a decision, and how many days it is from its due date."""

    timing: Timing
    days: int = 0


def in_time(decision: Decision, today: dt.date) -> InTime:
    """How a decision stands on a day: an open one against that day, a done one against the day it was done.

    Done on the very day that it was due is in time. A dropped one is never late.
    """
    due, closed = decision.due, decision.closed
    if decision.state == DecisionState.DROPPED:
        return InTime(Timing.DROPPED)
    if decision.state == DecisionState.DONE:
        if due is None or closed is None:
            return InTime(Timing.DONE)
        days = (closed - due).days
        return InTime(Timing.LATE if days > 0 else Timing.IN_TIME, abs(days))
    if due is None:
        return InTime(Timing.NO_DATE)
    days = (due - today).days
    if days == 0:
        return InTime(Timing.TODAY)
    return InTime(Timing.AHEAD if days > 0 else Timing.OVERDUE, abs(days))


def open_first(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """The open ones by due date, those without one last; then the others, the last closed first."""
    found = list(decisions)
    waiting = sorted((d for d in found if d.is_open), key=lambda d: (d.due or dt.date.max, d.date, d.code))
    over = sorted((d for d in found if not d.is_open), key=lambda d: (d.date, d.code))
    over.sort(key=lambda d: d.closed or d.date, reverse=True)
    return (*waiting, *over)


@dataclass(frozen=True)
class Tally:
    """How many decisions are open, over time, done in time, done late, done without a due date, and dropped."""

    waiting: int
    overdue: int
    in_time: int
    late: int
    undated: int
    dropped: int


def tally_of(decisions: Iterable[Decision], today: dt.date) -> Tally:
    """Count decisions by how they stand on a day."""
    found = list(decisions)
    stands = [in_time(decision, today).timing for decision in found]
    return Tally(
        waiting=sum(decision.is_open for decision in found),
        overdue=stands.count(Timing.OVERDUE),
        in_time=stands.count(Timing.IN_TIME),
        late=stands.count(Timing.LATE),
        undated=stands.count(Timing.DONE),
        dropped=stands.count(Timing.DROPPED),
    )


_FROM_SCAN = re.compile(r"Samenwerkingsscan (\S+), vraag ([a-z0-9_-]+)\b")


def source_of_item(cycle: str, question: str) -> str:
    """The source of a decision on an item of the cooperation scan, by which the next round finds it again."""
    return f"Samenwerkingsscan {cycle}, vraag {question}"


def item_of(decision: Decision) -> tuple[str, str] | None:
    """The round and the item of the cooperation scan that a decision came from; None for any other."""
    found = _FROM_SCAN.match(decision.source)
    return (found[1], found[2]) if found else None


_MAIL = re.compile(r"\S+@\S+\.\S+")
_NAME = r"[A-Z][\w'-]+"
_BETWEEN = r"(?:\s(?:van|de|den|der|het|ten|ter|'t))*\s"
_PERSON = re.compile(
    rf"(?:[A-Z]\.\s?)+(?:(?:van|de|den|der|het|ten|ter|'t)\s)*{_NAME}"
    r"|(?:dhr|mevr|mw|ir|drs|dr|mr|ing)\.?\s+\S.*"
    rf"|{_NAME}{_BETWEEN}{_NAME}"
)
_PARTS_OF_A_ROLE = (
    "team",
    "afdeling",
    "directie",
    "hoofd",
    "beheer",
    "manager",
    "opdracht",
    "regie",
    "college",
    "raad",
)


def looks_personal(owner: str) -> bool:
    """Whether an owner looks like a mail address or the name of a person, where a role is asked.

    A guess: two words with a capital that name no role, initials, or a title before a name. [CONVENTION]
    """
    text = owner.strip()
    if _MAIL.search(text):
        return True
    names_role = any(part in text.lower() for part in _PARTS_OF_A_ROLE)
    return not names_role and bool(_PERSON.fullmatch(text))
