"""A round that is open: who is invited by which address, what comes of a visit, and how much is told meanwhile."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from lib.domain.cooperation.scan import ABOUT_OF_AIM, ANSWER_STEPS, NOT_APPLICABLE, Question

POSSIBLE_ANSWERS = (*map(str, ANSWER_STEPS), NOT_APPLICABLE)
FEWEST = 5
"""People of a layer from whom on its answers can be shown."""
LONGEST_TOKEN = 64
"""Signs of a token or of the number of a set, at most."""

QuestionKey = tuple[str, str]
"""The code of an item and whom it is about: one question."""
AnswerSet = Mapping[QuestionKey, str]
"""What one person answered to every question."""


class Receipt(StrEnum):
    """What comes of a visit to an address, or of a set that was sent to it."""

    OPEN = "open"
    RECEIVED = "ontvangen"
    UNKNOWN = "onbekend"
    TOO_EARLY = "nog_niet_open"
    OVER = "gesloten"
    INVALID = "ongeldig"


@dataclass(frozen=True)
class Invited:
    """A layer of a side that is asked, and how many people."""

    side: str
    tier: str
    people: int

    @property
    def is_one(self) -> bool:
        """Whether nobody can be anonymous in it: it is asked openly, as a role."""
        return self.people == 1


@dataclass(frozen=True)
class RoundPlan:
    """A round to open.

    Attributes:
        period: the round, as a period of the contract.
        questions: the codes of its items, in the order in which they are asked.
        opens, closes: the first and the last day; None for no limit.
    """

    partnership: str
    period: str
    invited: tuple[Invited, ...]
    questions: tuple[str, ...]
    opens: dt.date | None = None
    closes: dt.date | None = None


@dataclass(frozen=True)
class Invitation:
    """A layer of an open round as it is kept.

    Attributes:
        has_address: False once its address was taken back.
        asked_openly: whether its answers are shown with its role, and it was told so.
        enough_from: how many sets have to be there before it is told that there are enough (see `RoundProgress`).
    """

    code: str
    plan: RoundPlan
    invited: Invited
    has_address: bool
    asked_openly: bool = False
    enough_from: int = FEWEST

    def admits(self, day: dt.date) -> Receipt:
        """What a visitor of its address meets on a day."""
        if not self.has_address:
            return Receipt.UNKNOWN
        if self.plan.opens and day < self.plan.opens:
            return Receipt.TOO_EARLY
        if self.plan.closes and day > self.plan.closes:
            return Receipt.OVER
        return Receipt.OPEN


@dataclass(frozen=True)
class RoundProgress:
    """How much of an open round came in, as far as it is told.

    A count that is followed live tells who has just answered, and one of a small layer who has not. So of a layer only
    whether there are enough to show, and of the round its number in steps of five. "Enough" is told from a number on
    that was drawn for the layer and is told to nobody (`enough_mark`): told at `FEWEST` sharp, whoever sends a set and
    sees it appear would know that there were 4 before. The number of the round leaves out layers without enough
    and stays `FEWEST` under those invited: beside what is shown once the round is closed, it would tell how many a
    layer of 1 to 4 has, or how many left a question out. What is sent to the address of a layer is received, also where
    as many sets as people are there already: a refusal would tell how many those are.

    Attributes:
        at_least: sets of the layers with enough, rounded down to a multiple of `FEWEST`; 0 where nothing is told.
        enough: per side and layer whether it is told that at least `FEWEST` came in.
    """

    at_least: int
    enough: Mapping[tuple[str, str], bool]


def told_progress(
    counts: Mapping[tuple[str, str], int],
    invited: Mapping[tuple[str, str], int],
    enough_from: Mapping[tuple[str, str], int],
) -> RoundProgress:
    """What is told of the sets that came in per side and layer."""
    enough = {layer: count >= max(FEWEST, enough_from[layer]) for layer, count in counts.items()}
    total = sum(count for layer, count in counts.items() if enough[layer])
    most = sum(people for layer, people in invited.items() if enough.get(layer)) - FEWEST
    told = max(0, min(total, most))
    return RoundProgress(told - told % FEWEST, enough)


def enough_mark(people: int, draw: Callable[[int], int]) -> int:
    """The number of sets from which it is told that a layer has enough: at least `FEWEST`, and the last it may be is
    `2 * FEWEST - 1`, or all who were asked.

    Args:
        draw: gives a whole number from 0 up to, not with, the one it is given.
    """
    return FEWEST + draw(max(1, min(FEWEST, people - FEWEST + 1)))


def fits(answers: AnswerSet, asked: Iterable[QuestionKey]) -> bool:
    """Whether a set answers every question that is asked, and nothing else, with an answer that there is."""
    return answers.keys() == set(asked) and set(answers.values()) <= set(POSSIBLE_ANSWERS)


def questions_of(items: Iterable[Question]) -> list[QuestionKey]:
    """The questions that items give, in their order; an item on each other is asked about both sides in a row."""
    return [(item.code, str(about)) for item in items for about in ABOUT_OF_AIM[item.aim]]
