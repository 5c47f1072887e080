"""A scope only takes away, whatever it is narrowed by."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from lib.domain.access import Scope, both

CODES = ("aa", "bb", "cc", "dd", "ee")
some = st.frozensets(st.sampled_from(CODES))


@st.composite
def scopes(draw: st.DrawFn) -> Scope:
    """A scope as one is made for a person: nobody is seen in two ways, but for medians."""
    whole = draw(st.none() | some)
    answers = draw(st.none() | some)
    if whole is None:
        return Scope(None, draw(st.booleans()), answers)
    peers = draw(some) - whole
    aliased = draw(some) - whole - peers
    within = answers if answers is None else answers & whole
    pseudonyms = frozenset((code, f"peer-{code}") for code in aliased)
    return Scope(
        whole, draw(st.booleans()), within, peers, pseudonyms, frozenset({"dd", "ee"}) - peers - aliased
    )


def told(scope: Scope) -> set[tuple[str, str]]:
    """What a scope tells, as things that can be counted: more of these is more told."""
    found = {("prijs", "")} if scope.confidential else set()
    for code in CODES:
        if scope.partnerships is None or code in scope.partnerships:
            found |= {("rijen", code), ("vergeleken", code), ("cijfers", code)}
            if scope.answers is None or code in scope.answers:
                found.add(("antwoorden", code))
        if code in scope.peers:
            found |= {("vergeleken", code), ("cijfers", code)}
        if code in {real for real, _ in scope.pseudonyms}:
            found.add(("cijfers", code))
    return found


@given(scopes(), scopes())
def test_what_two_scopes_hold_is_in_each_of_them(one: Scope, other: Scope) -> None:
    held = both(one, other)
    assert told(held) == told(one) & told(other)
    assert told(both(other, one)) == told(held)
    for scope in (one, other):
        assert held.medians <= (scope.medians or frozenset(CODES)) or scope.partnerships is None


@given(scopes(), st.none() | some, st.booleans(), st.booleans(), st.booleans())
def test_narrowing_only_takes_away(
    scope: Scope, kept: frozenset[str] | None, confidential: bool, answers: bool, others: bool
) -> None:
    less = scope.narrowed(kept, confidential=confidential, answers=answers, others=others)
    assert told(less) <= told(scope)
    assert scope.narrowed() == scope
    assert less.who == scope.who


def test_medians_go_where_the_reader_knows_some_of_them() -> None:
    mine = Scope(frozenset({"aa", "dd"}), medians=frozenset({"dd", "ee", "ff", "gg", "hh", "ii"}))
    assert mine.narrowed({"aa", "dd"}).medians == mine.medians
    assert mine.narrowed({"aa"}).medians == frozenset()


def test_who_it_is_changes_nothing() -> None:
    assert Scope(None, who="an") == Scope(None, who="bo")
    assert hash(Scope(None, who="an")) == hash(Scope(None))
    assert Scope.all().is_whole
    assert not Scope(None, confidential=False).is_whole
    assert [Scope.of("aa").holds(code) for code in ("aa", "bb", None)] == [True, False, True]
