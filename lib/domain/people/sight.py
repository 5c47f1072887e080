"""What someone may see, from their roles and from how partnerships show themselves to others."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from lib.domain.access import Scope
from lib.domain.people.roles import Person, Right

FEWEST_IN_MEDIAN = 5
"""Partnerships, beside the reader's own, that a median of others is of at least."""


class Showing(StrEnum):
    """How a partnership shows itself to readers of others, from most to least."""

    NAMED = "zichtbaar"
    ALIAS = "schuilnaam"
    MEDIAN = "mediaan"


UNDECIDED = Showing.MEDIAN
"""What holds until a partnership decides."""


@dataclass(frozen=True)
class Shown:
    """How a partnership shows itself; `alias` stands in the place of its code and name."""

    showing: Showing
    alias: str


class Why(StrEnum):
    """Why someone sees something of a partnership, or does not."""

    ROLE_EVERYWHERE = "overal"
    ROLE = "rol"
    NAMED = "zichtbaar"
    ALIAS = "schuilnaam"
    MEDIAN = "mediaan"
    NO_RIGHT = "recht"


def scope_of(person: Person, shown: Mapping[str, Shown]) -> Scope:
    """What a person may see.

    Args:
        shown: every partnership, and how it shows itself to others.
    """
    own, who = person.where(Right.SEE), person.name
    answers = _within(person.where(Right.SEE_ANSWERS), own)
    confidential = person.may_somewhere(Right.SEE_CONFIDENTIAL)
    if own is None:
        return Scope(None, confidential, answers, who=who)
    if not own:
        return Scope(frozenset(), False, frozenset(), who=who)
    others = {code: each for code, each in shown.items() if code not in own}
    return Scope(
        own,
        confidential,
        answers,
        frozenset(_who(others, Showing.NAMED)),
        frozenset((code, others[code].alias) for code in _who(others, Showing.ALIAS)),
        frozenset(_who(shown, Showing.MEDIAN)),
        who=who,
    )


def why(person: Person, partnership: str, right: Right, shown: Mapping[str, Shown]) -> Why:
    """Why a person sees what a right shows of a partnership, or does not."""
    places = person.where(right)
    if places is None:
        return Why.ROLE_EVERYWHERE
    if partnership in places:
        return Why.ROLE
    own = person.where(Right.SEE)
    if right != Right.SEE or not own:
        return Why.NO_RIGHT
    return Why(shown[partnership].showing) if partnership in shown else Why.NO_RIGHT


def _who(shown: Mapping[str, Shown], showing: Showing) -> Iterable[str]:
    return (code for code, each in shown.items() if each.showing == showing)


def _within(answers: frozenset[str] | None, own: frozenset[str] | None) -> frozenset[str] | None:
    return answers if answers is None or own is None else answers & own
