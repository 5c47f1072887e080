"""The words of agreements: who, what kind, and in which state."""

from __future__ import annotations

from enum import StrEnum


class Party(StrEnum):
    """Who brings or owns something: a side, or both together."""

    CLIENT = "opdrachtgever"
    CONTRACTOR = "opdrachtnemer"
    TOGETHER = "samen"


class Measurer(StrEnum):
    """Who measures a key indicator."""

    CLIENT = "opdrachtgever"
    CONTRACTOR = "opdrachtnemer"
    TOGETHER = "samen"
    THIRD = "derde"


class KpiKind(StrEnum):
    HARD = "hard"
    SOFT = "zacht"


class Frequency(StrEnum):
    """How often a key indicator is measured."""

    YEAR = "jaar"
    HALF_YEAR = "halfjaar"
    QUARTER = "kwartaal"
    MONTH = "maand"


class DecisionState(StrEnum):
    OPEN = "open"
    DONE = "gedaan"
    DROPPED = "vervallen"


class ProposalKind(StrEnum):
    IMPROVEMENT = "verbetering"
    SAVING = "besparing"
    PARTICIPATION = "participatie"
    SUSTAINABILITY = "duurzaamheid"
    SOCIAL = "sociaal"
    OTHER = "overig"


class ProposalState(StrEnum):
    SUBMITTED = "ingediend"
    ADOPTED = "overgenomen"
    CARRIED_OUT = "uitgevoerd"
    REJECTED = "afgewezen"


class Payer(StrEnum):
    """Who pays for the waste of an event."""

    MUNICIPALITY = "gemeente"
    ORGANISER = "organisator"
    TOGETHER = "samen"
