"""Who and what is known, and which figures there are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from lib.domain.events import Event
from lib.domain.figures import Status
from lib.domain.indicators import Indicator
from lib.domain.partners import Organisation, Partner
from lib.domain.periods import Period


@dataclass(frozen=True)
class Registry:
    """Everything that figures refer to."""

    organisations: Mapping[str, Organisation]
    partners: tuple[Partner, ...]
    indicators: Mapping[str, Indicator]
    events: tuple[Event, ...]

    @cached_property
    def countries(self) -> frozenset[str]:
        """Where there are partnerships."""
        return frozenset(partner.country for partner in self.partners)


class Available(NamedTuple):
    """How many figures an indicator has for a period and status, of one kind of subject."""

    indicator: str
    period: Period
    status: Status
    fictitious: bool
    reference: bool
    figures: int
