"""Who listens is told what was read, whether an answer was made for them or kept."""

from __future__ import annotations

from lib.domain.audit.witness import (
    heard_again,
    heard_until_now,
    listening,
    saw,
    unheard,
    with_what_was_seen,
)


def test_who_listens_is_told_and_who_listened_already_too() -> None:
    saw("nobody")
    with listening() as around:
        saw("a", "b")
        with listening() as within:
            saw("c")
        with unheard():
            saw("d")
        assert within == {"c"}
        assert around == heard_until_now() == {"a b", "c"}
    assert heard_until_now() == set()
    saw("after")
    assert around == {"a b", "c"}


def test_an_answer_that_is_kept_tells_again() -> None:
    def make() -> int:
        saw("a")
        return 1

    with listening() as first:
        kept = with_what_was_seen(make)
    with listening() as second:
        heard_again(kept.things)
    assert (kept.answer, first, second) == (1, {"a"}, {"a"})
    heard_again(kept.things)


def test_what_fails_was_seen_all_the_same() -> None:
    def make() -> int:
        saw("a")
        return 1 // 0

    with listening() as heard:
        try:
            with_what_was_seen(make)
        except ZeroDivisionError:
            saw("b")
    assert heard == {"a", "b"}
