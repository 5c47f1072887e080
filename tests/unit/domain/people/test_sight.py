"""What somebody sees, from their roles and from how others show themselves."""

from __future__ import annotations

from lib.domain.access import Scope
from lib.domain.people.roles import ALL_PARTNERSHIPS, AccessRole, Grant, Person, Right
from lib.domain.people.sight import Showing, Shown, Why, scope_of, why

SHOWN = {
    "aa": Shown(Showing.MEDIAN, ""),
    "bb": Shown(Showing.NAMED, "peer-b"),
    "cc": Shown(Showing.ALIAS, "peer-c"),
    "dd": Shown(Showing.MEDIAN, ""),
}


def person(*grants: tuple[str, AccessRole]) -> Person:
    return Person("an", frozenset(Grant(*each) for each in grants))


def test_others_are_seen_as_they_choose() -> None:
    scope = scope_of(person(("aa", AccessRole.READER)), SHOWN)
    others = (frozenset({"bb"}), frozenset({("cc", "peer-c")}), frozenset({"aa", "dd"}))
    assert scope == Scope(frozenset({"aa"}), False, frozenset(), *others)
    assert scope.who == "an"


def test_medians_are_of_the_same_whoever_looks() -> None:
    seen = [scope_of(person((place, AccessRole.READER)), SHOWN).medians for place in ("aa", "bb", "dd")]
    assert len(set(seen)) == 1


def test_confidential_prices_and_answers_go_with_a_role() -> None:
    analyst = scope_of(person(("aa", AccessRole.ANALYST), ("bb", AccessRole.READER)), SHOWN)
    assert (analyst.confidential, analyst.answers) == (True, frozenset({"aa"}))
    manager = scope_of(person((ALL_PARTNERSHIPS, AccessRole.MANAGER)), SHOWN)
    assert (manager.partnerships, manager.confidential, manager.answers) == (None, False, frozenset())
    assert scope_of(person((ALL_PARTNERSHIPS, AccessRole.CHAIR)), SHOWN).is_whole


def test_without_a_role_nothing_of_anyone_is_seen() -> None:
    assert scope_of(person(), SHOWN) == Scope(frozenset(), False, frozenset())


def test_it_can_be_told_why_something_is_seen_or_not() -> None:
    reader = person(("aa", AccessRole.READER))
    seen = [why(reader, code, Right.SEE, SHOWN) for code in ("aa", "bb", "cc", "dd", "weg")]
    assert seen == [Why.ROLE, Why.NAMED, Why.ALIAS, Why.MEDIAN, Why.NO_RIGHT]
    assert why(reader, "aa", Right.LOAD, SHOWN) == Why.NO_RIGHT
    assert why(person((ALL_PARTNERSHIPS, AccessRole.KEEPER)), "aa", Right.LOAD, SHOWN) == Why.ROLE_EVERYWHERE
    assert why(person(), "bb", Right.SEE, SHOWN) == Why.NO_RIGHT
