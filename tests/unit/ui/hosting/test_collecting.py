"""What stays is set apart from garbage collection, and is still freed when it goes."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator
from typing import Any

import pytest

from lib.ui.hosting.collecting import Collector, set_apart


class Ring:
    """An object that refers to itself: only garbage collection frees it."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    gc.disable()
    yield
    gc.enable()
    gc.unfreeze()


def is_looked_through(kept: Any) -> bool:
    """Whether garbage collection goes through an object."""
    return any(each is kept for each in gc.get_objects())


def test_what_stays_is_not_looked_through() -> None:
    kept = Ring()
    assert is_looked_through(kept)
    set_apart()
    assert not is_looked_through(kept)
    gc.collect()
    assert kept.itself is kept


def test_a_ring_that_was_set_apart_is_freed_the_next_time() -> None:
    gone = weakref.ref(Ring())
    set_apart()
    assert gone() is None
    kept = Ring()
    seen = weakref.ref(kept)
    set_apart()
    del kept
    gc.collect()
    assert seen() is not None
    set_apart()
    assert seen() is None


def test_what_refers_to_nothing_of_itself_is_freed_at_once() -> None:
    kept = [Ring]
    last = weakref.ref(holder := type("Holder", (), {})())
    holder.kept = kept
    set_apart()
    del holder
    assert last() is None


def test_it_looks_when_something_was_kept_and_only_then() -> None:
    made = [0]
    collector = Collector(lambda: made[0])
    assert not collector.see_to_it()
    made[0] = 3
    kept = Ring()
    assert collector.see_to_it()
    assert not is_looked_through(kept)
    later = Ring()
    assert not collector.see_to_it()
    assert is_looked_through(later)
