"""What a meeting opens with: each part in a few points, with the page behind it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lib.answers.decisions.answer import DecisionAnswer, Followed
from lib.domain.decisions.decision import Timing, in_time
from lib.domain.decisions.since import Unmoved
from lib.pictures.meeting.discussion_sheet import SheetPart
from lib.text.decisions.words import (
    due_words,
    owner_words,
    since_sentence,
    since_word,
    tally_sentence,
    tally_title,
)
from lib.text.indicators import title
from lib.text.language import Language

MOST_OPENERS = 3
"""Points of a part on screen."""
MOST_ON_SHEET = 4
"""Open decisions that a sheet names; of the others the number is told."""


@dataclass(frozen=True)
class OpeningPoint:
    """A point: what it is about, and what is told of it; `pressing` of that is what is over time."""

    subject: str
    told: tuple[str, ...]
    pressing: str = ""


@dataclass(frozen=True)
class OpeningPart:
    """A part of the opening: its heading, its points, what else is told, and the page behind it with its choices."""

    heading: str
    points: tuple[OpeningPoint, ...]
    notes: tuple[str, ...]
    address: str
    parameters: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Opening:
    """What a meeting opens with, on screen and on the sheet to discuss from."""

    parts: tuple[OpeningPart, ...]
    sheet: tuple[SheetPart, ...]


def open_meeting(decided: DecisionAnswer, language: Language) -> Opening:
    """Open a meeting on a partnership."""
    return Opening((_decisions(decided, language),), tuple(_decisions_on_sheet(decided, language)))


def _decisions(found: DecisionAnswer, language: Language) -> OpeningPart:
    """The decisions that are open, those that are due first."""
    notes = []
    if rest := len(found.waiting[MOST_OPENERS:]):
        notes.append(language.count("En nog {n} open besluit.", "En nog {n} open besluiten.", rest))
    if said := tally_sentence(language, found.tally):
        notes.append(said)
    if not found.decisions:
        notes.append(language.say("Er is nog geen besluit vastgelegd."))
    points = tuple(_point(followed, found, language) for followed in found.waiting[:MOST_OPENERS])
    parameters = {"focus": found.focus.code}
    return OpeningPart(tally_title(language, found.tally), points, tuple(notes), "besluiten", parameters)


def _point(followed: Followed, found: DecisionAnswer, language: Language) -> OpeningPoint:
    decision, since = followed.decision, followed.since
    told = [owner_words(language, decision), due_words(language, decision, found.today)]
    if since and not isinstance(since.outcome(since.now), Unmoved):
        told.append(f"{title(language, since.indicator)}: {since_word(language, since, since.now)}")
    late = in_time(decision, found.today).timing in (Timing.OVERDUE, Timing.TODAY)
    return OpeningPoint(decision.text, tuple(told), told[1] if late else "")


def _decisions_on_sheet(found: DecisionAnswer, language: Language) -> Iterator[SheetPart]:
    """The open decisions on the sheet to discuss from; no part where nothing was ever decided."""
    if not found.decisions:
        return
    points = [_line(followed, found, language) for followed in found.waiting[:MOST_ON_SHEET]]
    if rest := len(found.waiting[MOST_ON_SHEET:]):
        points.append(language.count("En nog {n} open besluit.", "En nog {n} open besluiten.", rest))
    yield SheetPart(tally_title(language, found.tally), tuple(points) or (language.say("Geen."),))


def _line(followed: Followed, found: DecisionAnswer, language: Language) -> str:
    decision = followed.decision
    said = (
        f"{decision.text} ({owner_words(language, decision)}; {due_words(language, decision, found.today)})."
    )
    if followed.since is None:
        return said
    return f"{said} {title(language, followed.since.indicator)}: {since_sentence(language, followed.since)}"
