"""What each role may, and where."""

from __future__ import annotations

from lib.domain.people.roles import ALL_PARTNERSHIPS, RIGHTS, AccessRole, Grant, Person, Right


def test_every_role_has_rights_and_every_right_is_of_a_role() -> None:
    assert set(RIGHTS) == set(AccessRole)
    assert set().union(*RIGHTS.values()) == set(Right)
    assert all(Right.SEE in rights for rights in RIGHTS.values())


def test_who_gives_access_sees_no_more_for_it() -> None:
    assert RIGHTS[AccessRole.MANAGER] - RIGHTS[AccessRole.READER] == {Right.GIVE_ACCESS}
    assert [role for role in AccessRole if Right.DECIDE in RIGHTS[role]] == [AccessRole.CHAIR]
    assert [role for role in AccessRole if Right.LOAD in RIGHTS[role]] == [AccessRole.KEEPER]


def test_a_role_holds_where_it_was_given() -> None:
    person = Person("an", frozenset({Grant("aa", AccessRole.KEEPER), Grant("bb", AccessRole.READER)}))
    assert [person.may(Right.LOAD, place) for place in ("aa", "bb", ALL_PARTNERSHIPS)] == [True, False, False]
    assert person.where(Right.SEE) == {"aa", "bb"}
    assert person.may_somewhere(Right.LOAD)
    assert not person.may_somewhere(Right.DECIDE)
    everywhere = Person("bo", frozenset({Grant(ALL_PARTNERSHIPS, AccessRole.CHAIR)}))
    assert everywhere.where(Right.DECIDE) is None
    assert everywhere.may(Right.DECIDE, "aa")
    assert everywhere.may(Right.DECIDE)
    assert Person("cy").where(Right.SEE) == frozenset()
