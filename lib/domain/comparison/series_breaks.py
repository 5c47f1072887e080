"""Why a figure cannot be compared with the one before it in its series."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple


class BreakReason(StrEnum):
    """What lies between two figures that cannot be compared."""

    METHOD = "methodebreuk"
    """An event: it is measured in another way."""
    TRANSFER = "overdracht"
    """An event: another party does the work."""
    AMBITION = "ambitie"
    """What was agreed is not the same."""
    RECOUNT = "herijkt"
    """Quantities were counted anew."""
    JOINED = "erbij"
    """A part that did not count before."""
    LEFT = "eruit"
    """A part that does not count any more."""
    GIVEN = "opgegeven"
    """A given figure says so itself, and not why."""
    SOURCE = "bron"
    """The figure before it comes from another source."""


class BreakCause(NamedTuple):
    """A reason with the part that joined or left: a discipline, or a service."""

    reason: BreakReason
    part: str | None = None

    def __str__(self) -> str:
        return str(self.reason) if self.part is None else f"{self.reason}:{self.part}"


Causes = tuple[BreakCause, ...]

GIVEN_CAUSE: Causes = (BreakCause(BreakReason.GIVEN),)
SOURCE_CAUSE: Causes = (BreakCause(BreakReason.SOURCE),)


def causes_in(text: str | None) -> Causes:
    """What is written as reasons, `ambitie erbij:water`; nothing in an empty text."""
    parts = (cause.partition(":") for cause in (text or "").split())
    return tuple(BreakCause(BreakReason(reason), part or None) for reason, _, part in parts)


def all_causes(*causes: Iterable[BreakCause]) -> Causes:
    """All of these, each once, in the order of `BreakReason`."""
    order = list(BreakReason)
    found = {cause for some in causes for cause in some}
    return tuple(sorted(found, key=lambda cause: (order.index(cause.reason), cause.part or "")))
