"""The words of the scan: sides, tiers, conditions, whom a question is about, and the questions themselves."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class PartnerSide(StrEnum):
    """The two sides of a partnership."""

    CLIENT = "opdrachtgever"
    CONTRACTOR = "opdrachtnemer"


class Tier(StrEnum):
    """The layers of a side, from the work to those who decide."""

    EXECUTION = "uitvoering"
    UPKEEP = "beheer"
    MANAGEMENT = "management"
    BOARD = "bestuur"


class ScanCondition(StrEnum):
    """The five conditions of a cooperation (Kaats and Opheij)."""

    AMBITION = "ambitie"
    INTERESTS = "belangen"
    RELATION = "relatie"
    ORGANISATION = "organisatie"
    PROCESS = "proces"


class Aim(StrEnum):
    """Whom a question is about: both together, or each other."""

    TOGETHER = "samen"
    EACH_OTHER = "elkaar"


class AnswerAbout(StrEnum):
    """Whom an answer is about: both together, the own side, or the other side."""

    TOGETHER = "samen"
    OWN = "eigen_kant"
    OTHER = "andere_kant"


ABOUT_OF_AIM = {Aim.TOGETHER: (AnswerAbout.TOGETHER,), Aim.EACH_OTHER: (AnswerAbout.OWN, AnswerAbout.OTHER)}
"""What a question of each aim is answered about."""

NOT_APPLICABLE = "nvt"
ANSWER_STEPS = (1, 2, 3, 4)
"""The described answers, the least first; they are ordinal and are never averaged."""


@dataclass(frozen=True)
class Question:
    """An item of the scan; `answers` describes the four steps, the least first."""

    code: str
    factor: str
    condition: ScanCondition
    aim: Aim
    text: str
    answers: tuple[str, str, str, str]
    factor_en: str | None = None
    text_en: str | None = None
    answers_en: tuple[str | None, str | None, str | None, str | None] = (None, None, None, None)
