"""What a meeting opens with: each part in a few points, with the page behind it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lib.answers.decisions.answer import DecisionAnswer, Followed
from lib.answers.review.opening import OpeningAnswer
from lib.domain.decisions.decision import Timing, in_time
from lib.domain.decisions.since import Unmoved
from lib.pictures.meeting.discussion_sheet import SheetPart
from lib.text.agreements.words import kpi_figure, kpi_norm, kpi_title
from lib.text.cooperation.words import opener_title, opening_title, sides_sentence
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


def open_meeting(found: OpeningAnswer, language: Language) -> Opening:
    """Open a meeting on a partnership; without a scan or key indicators it has no part for them."""
    parts = [_decisions(found.decided, language)]
    sheet = [*_decisions_on_sheet(found.decided, language)]
    if found.openers:
        parts.append(_differences(found, language))
    if found.kpis:
        parts.append(_kpis(found, language))
    for part in parts[1:]:
        points = tuple(f"{point.subject}: {' · '.join(point.told)}" for point in part.points)
        sheet.append(SheetPart(part.heading, (*points, *part.notes) or (language.say("Geen."),)))
    return Opening(tuple(parts), tuple(sheet))


def _differences(found: OpeningAnswer, language: Language) -> OpeningPart:
    """What the sides see most differently, with the counts of both."""
    points = tuple(
        OpeningPoint(opener_title(language, o, found.questions), (sides_sentence(language, o.sides),))
        for o in found.openers[:MOST_OPENERS]
    )
    rest = len(found.openers[MOST_OPENERS:])
    notes = (language.count("En nog {n} punt.", "En nog {n} punten.", rest),) if rest else ()
    heading = opening_title(language, found.openers)
    return OpeningPart(heading, points, notes, "samenwerking", {"focus": found.decided.focus.code})


def _kpis(found: OpeningAnswer, language: Language) -> OpeningPart:
    """The key indicators that are not met, each with its figure and its norm."""
    say, missed = language.say, found.missed
    heading = say(
        "KPI's: {n} van {total} niet gehaald",
        n=language.number(len(missed)),
        total=language.number(len(found.judged)),
    )
    points = tuple(
        OpeningPoint(
            kpi_title(language, judged.kpi),
            (kpi_figure(language, judged), say("norm: {norm}", norm=kpi_norm(language, judged))),
        )
        for judged in missed[:MOST_OPENERS]
    )
    notes = []
    if rest := len(missed[MOST_OPENERS:]):
        notes.append(language.count("En nog {n} KPI niet gehaald.", "En nog {n} KPI's niet gehaald.", rest))
    if silent := len(found.kpis) - len(found.judged):
        notes.append(
            language.count(
                "Van {n} KPI is er geen oordeel: geen norm of geen cijfer.",
                "Van {n} KPI's is er geen oordeel: geen norm of geen cijfer.",
                silent,
            )
        )
    return OpeningPart(heading, points, tuple(notes), "afspraken", {"focus": found.decided.focus.code})


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
