"""Of whom somebody may load: asked anew, and never more than it was when it was looked at."""

from __future__ import annotations

import pytest

from lib.domain.loads.reach import MayNotLoad, places_now, reaches_all, refuse_shrunk

ONE, BOTH = frozenset({"aa"}), frozenset({"aa", "bb"})


def test_who_reaches_nothing_may_not_load() -> None:
    assert places_now(reaches_all) is None
    assert places_now(lambda: ONE) == ONE
    with pytest.raises(MayNotLoad):
        places_now(frozenset)


@pytest.mark.parametrize(
    ("before", "now"), [(None, ONE), (BOTH, ONE), (ONE, frozenset({"bb"})), (ONE, frozenset())]
)
def test_who_reaches_less_than_before_is_refused(before: frozenset[str] | None, now: frozenset[str]) -> None:
    with pytest.raises(MayNotLoad):
        refuse_shrunk(lambda: now, before)


@pytest.mark.parametrize(("before", "now"), [(None, None), (ONE, None), (ONE, BOTH), (ONE, ONE)])
def test_who_reaches_as_much_or_more_goes_on(
    before: frozenset[str] | None, now: frozenset[str] | None
) -> None:
    refuse_shrunk(lambda: now, before)
