"""Keys with which a program asks as a person: never more than the person may, mostly less, and until a day."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from enum import StrEnum

from lib.domain.access import Scope
from lib.domain.people.roles import Person, Right

KEY_PREFIX = "smk_"
"""What every key begins with, so that who finds one knows what it is, programs that look for secrets too."""
KEY_FORM = re.compile(rf"{KEY_PREFIX}([0-9a-f]{{8}})_[A-Za-z0-9_-]{{43}}")
"""A key; the first part is its code, by which it is known, and the rest is what nobody can guess."""
USUAL_DAYS, MOST_DAYS = 90, 366
"""How long a key works when nothing else is said, and at most. [CONVENTION]"""
MOST_ACCESS_KEYS = 20
"""Keys of one person that work at the same time."""


class KeyState(StrEnum):
    """Whether a key works."""

    WORKS = "werkt"
    EXPIRED = "verlopen"
    REVOKED = "ingetrokken"


class KeyRefusal(StrEnum):
    """Why a key is refused; the codes stand in the audit."""

    UNKNOWN = "onbekend"
    EXPIRED = "verlopen"
    REVOKED = "ingetrokken"
    OWNER_OUT = "persoon"
    IN_ADDRESS = "in_adres"
    BEYOND = "recht"


class KeyFault(StrEnum):
    """Why a key cannot be made."""

    NOBODY = "persoon"
    NOTHING = "niets"
    CANNOT_LOAD = "laden"
    NOT_THEIRS = "partnerschap"
    DAY = "dag"
    TOO_MANY = "aantal"
    NAMELESS = "naam"


@dataclass(frozen=True)
class KeyLimits:
    """What a key may of what its person may.

    Attributes:
        reads: whether lists can be asked with it; `loads` whether files can be loaded.
        partnerships: only these; None for all that the person sees.
        last_day: the last day on which it works.
    """

    reads: bool
    loads: bool
    partnerships: frozenset[str] | None
    last_day: dt.date

    def scope(self, seen: Scope) -> Scope:
        """What of the person's scope is seen; a key of some partnerships shows nothing of others at all."""
        return seen if self.partnerships is None else seen.narrowed(self.partnerships, others=False)

    def loads_of(self, person: Person) -> frozenset[str] | None:
        """The partnerships of which files can be loaded now; None for all, and for what is of none."""
        places = person.where(Right.LOAD)
        if not self.loads:
            return frozenset()
        if self.partnerships is None or places is None:
            return places if self.partnerships is None else self.partnerships
        return places & self.partnerships


@dataclass(frozen=True)
class AccessKey:
    """A key as lists show it: without what opens anything.

    Attributes:
        by: who made it.
        used: the last day on which it was used; None for never.
    """

    code: str
    owner: str
    name: str
    limits: KeyLimits
    since: dt.date
    by: str
    revoked: bool
    used: dt.date | None

    def state(self, today: dt.date) -> KeyState:
        """Whether it works on a day, as far as it is the key that decides."""
        if self.revoked:
            return KeyState.REVOKED
        return KeyState.WORKS if today <= self.limits.last_day else KeyState.EXPIRED


@dataclass(frozen=True)
class KeyHolder:
    """Who asks with a key: the person as their roles are now, and what the key may of that."""

    code: str
    person: Person
    limits: KeyLimits


def key_fault(person: Person | None, name: str, limits: KeyLimits, today: dt.date) -> KeyFault | None:
    """Why a key cannot be made for a person; None when it can."""
    if person is None or not person.grants:
        return KeyFault.NOBODY
    own = person.where(Right.SEE)
    asked = limits.partnerships
    checks = (
        (KeyFault.NAMELESS, not name),
        (KeyFault.NOTHING, not (limits.reads or limits.loads) or asked == frozenset()),
        (KeyFault.CANNOT_LOAD, limits.loads and limits.loads_of(person) == frozenset()),
        (KeyFault.NOT_THEIRS, asked is not None and own is not None and not asked <= own),
        (KeyFault.DAY, not today <= limits.last_day <= today + dt.timedelta(MOST_DAYS)),
    )
    return next((fault for fault, holds in checks if holds), None)
