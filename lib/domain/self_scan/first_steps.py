"""What to do first: follows from the answers, from what is in the monitor and from the pilot; it is no mark.

The order is that of the advice: look at yourself, a base in order, not for saving alone, start small, time for culture.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

MOST_FIRST = 5
"""What is called first; the rest comes after it. [CONVENTION]"""


class ScanStep(StrEnum):
    """The steps of the advice, in order."""

    SELF = "zelf"
    BASE = "basis"
    REASON = "reden"
    PILOT = "klein"
    CULTURE = "cultuur"


class StartAnswer(StrEnum):
    """What a reader answers; the least first."""

    NO = "nee"
    PARTLY = "deels"
    YES = "ja"


class ScanQuestion(NamedTuple):
    """A question, and what to do first when the answer is no or in part."""

    code: str
    step: ScanStep
    text: str
    text_en: str
    first: str
    first_en: str


class BaseRow(NamedTuple):
    """What there is of one dataset: rows in all, those of the service of the pilot, and the newest year.

    `of_service` is None where no service is chosen, or where rows are not of one service.
    """

    dataset: str
    rows: int
    of_service: int | None = None
    newest: int | None = None

    @property
    def is_missing(self) -> bool:
        return self.rows == 0 or self.of_service == 0


class PilotTodo(StrEnum):
    """What is left to do for the pilot."""

    CHOOSE = "kies"
    MEASURE = "meet"


class FirstStep(NamedTuple):
    """One thing to do: about a question, the datasets that are missing, or the pilot, by their codes."""

    step: ScanStep
    about: tuple[str, ...]


def first_steps(
    questions: Sequence[ScanQuestion],
    answers: Mapping[str, StartAnswer],
    base: Iterable[BaseRow],
    pilot: PilotTodo | None,
) -> tuple[FirstStep, ...]:
    """All there is to do, in the order of the advice; within a step what was answered with no goes first.

    Args:
        questions: in order.
        answers: by question; a question without one is not in the list.
        base: what there is, the most important first.
        pilot: what is left to do for it; None when nothing is.
    """
    missing = tuple(row.dataset for row in base if row.is_missing)
    found = [*_answered(questions, answers)]
    found += [FirstStep(ScanStep.BASE, missing)] if missing else []
    found += [FirstStep(ScanStep.PILOT, (pilot,))] if pilot else []
    order = list(ScanStep)
    return tuple(sorted(found, key=lambda first: order.index(first.step)))


def _answered(questions: Sequence[ScanQuestion], answers: Mapping[str, StartAnswer]) -> Iterator[FirstStep]:
    for answer in (StartAnswer.NO, StartAnswer.PARTLY):
        for question in questions:
            if answers.get(question.code) == answer:
                yield FirstStep(question.step, (question.code,))
