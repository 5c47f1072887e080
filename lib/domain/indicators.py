"""What an indicator is: definition, unit, direction, role and who can move it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from lib.domain.units import NO_EXTENT, Extent, Unit


class Role(StrEnum):
    QUALITY = "kwaliteit"
    COST = "kosten"
    SATISFACTION = "tevredenheid"
    ENVIRONMENT = "milieu"
    SERVICE = "dienstverlening"
    CONTEXT = "context"
    COOPERATION = "samenwerking"


QUALITY_ROLES = (Role.QUALITY, Role.SATISFACTION, Role.ENVIRONMENT, Role.SERVICE)
CONTRACTOR_ROLES = (Role.CONTEXT, Role.COOPERATION)
"""Roles in which an organisation's figure also serves the partnerships it is the contractor of."""


class Direction(StrEnum):
    HIGHER = "hoger_is_beter"
    LOWER = "lager_is_beter"
    NEUTRAL = "neutraal"


class Influence(StrEnum):
    CONTRACTOR = "opdrachtnemer"
    SHARED = "gedeeld"
    EXTERNAL = "extern"


GENERAL_SERVICE = "algemeen"


@dataclass(frozen=True)
class Indicator:
    """An indicator as the catalogue or a load defines it; `None` means not stated.

    `margin` is the difference under which two of its figures are about equal.
    """

    code: str
    title: str
    service: str
    role: Role
    unit: Unit
    direction: Direction
    definition: str
    title_en: str | None = None
    definition_en: str | None = None
    factors: str | None = None
    factors_en: str | None = None
    influence: Influence | None = None
    scale_min: float | None = None
    scale_max: float | None = None
    minimum_n: int | None = None
    source: str | None = None
    source_url: str | None = None
    margin: Extent = NO_EXTENT

    @property
    def lower_is_better(self) -> bool:
        return self.direction == Direction.LOWER

    def serves(self, service: str) -> bool:
        """Whether the indicator belongs with a service; quality of the general service belongs with every service."""
        general = self.service == GENERAL_SERVICE and self.role in QUALITY_ROLES
        return self.service == service or general
