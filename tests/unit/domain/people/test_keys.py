"""What a key may: never more than its person, and only what it was made for."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from lib.domain.access import Scope
from lib.domain.people.keys import MOST_DAYS, AccessKey, KeyFault, KeyLimits, KeyState, key_fault
from lib.domain.people.roles import ALL_PARTNERSHIPS, AccessRole, Grant, Person

DAY = dt.date(2026, 6, 30)
READER = Person("an", frozenset({Grant("aa", AccessRole.READER), Grant("bb", AccessRole.CHAIR)}))
KEEPER = Person("kee", frozenset({Grant(ALL_PARTNERSHIPS, AccessRole.KEEPER)}))

OF_ONE = Person("ko", frozenset({Grant("aa", AccessRole.READER), Grant("bb", AccessRole.KEEPER)}))


def limits(**changed: Any) -> KeyLimits:
    usual: dict[str, Any] = {"reads": True, "loads": False, "partnerships": None, "last_day": DAY}
    return KeyLimits(**usual | changed)


@pytest.mark.parametrize(
    ("person", "changed", "fault"),
    [
        (READER, {}, None),
        (READER, {"partnerships": frozenset({"aa"})}, None),
        (KEEPER, {"loads": True, "reads": False}, None),
        (KEEPER, {"partnerships": frozenset({"aa"})}, None),
        (READER, {"last_day": DAY + dt.timedelta(MOST_DAYS)}, None),
        (None, {}, KeyFault.NOBODY),
        (Person("niets"), {}, KeyFault.NOBODY),
        (READER, {"reads": False}, KeyFault.NOTHING),
        (READER, {"partnerships": frozenset()}, KeyFault.NOTHING),
        (READER, {"loads": True}, KeyFault.CANNOT_LOAD),
        (KEEPER, {"loads": True, "partnerships": frozenset({"aa"})}, None),
        (OF_ONE, {"loads": True}, None),
        (OF_ONE, {"loads": True, "partnerships": frozenset({"aa", "bb"})}, None),
        (OF_ONE, {"loads": True, "partnerships": frozenset({"aa"})}, KeyFault.CANNOT_LOAD),
        (READER, {"partnerships": frozenset({"aa", "cc"})}, KeyFault.NOT_THEIRS),
        (READER, {"last_day": DAY - dt.timedelta(1)}, KeyFault.DAY),
        (READER, {"last_day": DAY + dt.timedelta(MOST_DAYS + 1)}, KeyFault.DAY),
    ],
)
def test_a_key_that_cannot_be_is_not_made(
    person: Person | None, changed: dict[str, Any], fault: KeyFault | None
) -> None:
    assert key_fault(person, "Excel", limits(**changed), DAY) == fault
    assert key_fault(person, "", limits(**changed), DAY) in (fault, KeyFault.NAMELESS)


def test_a_key_of_some_partnerships_shows_nothing_of_others() -> None:
    seen = Scope(frozenset({"aa", "bb"}), peers=frozenset({"cc"}), pseudonyms=frozenset({("dd", "peer-1")}))
    assert limits().scope(seen) == seen
    some = limits(partnerships=frozenset({"aa"})).scope(seen)
    assert (some.partnerships, some.peers, some.pseudonyms) == (frozenset({"aa"}), frozenset(), frozenset())
    assert limits(partnerships=frozenset({"aa"})).scope(Scope.all()).partnerships == frozenset({"aa"})


def test_a_key_loads_as_long_as_its_person_may() -> None:
    some = frozenset({"aa"})
    assert limits(loads=True).loads_of(KEEPER) is None
    assert limits(loads=True, partnerships=some).loads_of(KEEPER) == some
    assert limits(loads=True).loads_of(OF_ONE) == frozenset({"bb"})
    for key, person in (
        (limits(), KEEPER),
        (limits(loads=True), READER),
        (limits(loads=True, partnerships=some), OF_ONE),
    ):
        assert key.loads_of(person) == frozenset()


def test_a_key_works_until_its_last_day() -> None:
    key = AccessKey("1f", "an", "Excel", limits(), DAY, "an", False, None)
    assert (key.state(DAY), key.state(DAY + dt.timedelta(1))) == (KeyState.WORKS, KeyState.EXPIRED)
    gone = AccessKey("1f", "an", "Excel", limits(), DAY, "an", True, None)
    assert gone.state(DAY) == KeyState.REVOKED
