"""A memory that readers share: made once for all of them, the last asked kept, what is of an earlier state let go."""

from __future__ import annotations

import gc
import threading
import weakref

import pytest

from lib.answers.memory import Key, SharedMemory
from lib.domain.access import Scope
from tests.waiting import LONG


class Answer:
    """Something that is made and kept."""


def key(question: str, version: int = 1, newest: int = 1) -> Key:
    return Key(question, version, newest, Scope.all(), ())


def test_an_answer_is_made_once() -> None:
    memory = SharedMemory(2)
    first = memory.keep(key("a"), Answer)
    assert memory.keep(key("a"), Answer) is first
    assert memory.keep(key("b"), Answer) is not first
    assert memory.made == 2


def test_readers_who_ask_at_the_same_time_wait_for_the_same_answer() -> None:
    memory, begun, go_on = SharedMemory(2), threading.Event(), threading.Event()
    found: list[Answer] = []

    def slow() -> Answer:
        begun.set()
        assert go_on.wait(LONG)
        return Answer()

    readers = [threading.Thread(target=lambda: found.append(memory.keep(key("a"), slow))) for _ in range(4)]
    for reader in readers:
        reader.start()
    assert begun.wait(LONG)
    assert isinstance(memory.keep(key("b"), Answer), Answer)  # who asks something else does not wait
    go_on.set()
    for reader in readers:
        reader.join(LONG)
    assert len(found) == 4
    assert len(set(map(id, found))) == 1
    assert memory.made == 2


def test_a_question_may_ask_another() -> None:
    memory = SharedMemory(2)
    assert memory.keep(key("a"), lambda: (memory.keep(key("b"), lambda: 1), 2)) == (1, 2)


def test_what_failed_is_asked_again() -> None:
    memory = SharedMemory(2)
    with pytest.raises(ZeroDivisionError):
        memory.keep(key("a"), lambda: 1 // 0)
    assert memory.keep(key("a"), lambda: 2) == 2


def test_the_answers_that_were_asked_last_are_kept() -> None:
    memory = SharedMemory(2)
    first, second = memory.keep(key("a"), Answer), memory.keep(key("b"), Answer)
    assert memory.keep(key("a"), Answer) is first
    memory.keep(key("c"), Answer)
    assert memory.keep(key("a"), Answer) is first
    assert memory.keep(key("b"), Answer) is not second


def test_after_a_load_nothing_of_before_it_is_held() -> None:
    memory = SharedMemory(10)
    held = weakref.ref(memory.keep(key("a"), Answer))
    earlier_day = weakref.ref(memory.keep(key("a", version=0), Answer))
    gc.collect()
    assert held() is not None
    assert earlier_day() is not None
    memory.keep(key("b", version=2, newest=2), Answer)
    gc.collect()
    assert held() is None
    assert earlier_day() is None


def test_a_page_that_began_before_a_load_is_still_answered() -> None:
    memory = SharedMemory(10)
    after = memory.keep(key("a", version=2, newest=2), Answer)
    before = memory.keep(key("a"), Answer)
    assert before is not after
    assert memory.keep(key("a", version=2, newest=2), Answer) is after


def test_what_is_forgotten_is_made_anew() -> None:
    memory = SharedMemory(10)
    first = memory.keep(key("a", newest=5), Answer)
    memory.forget()
    second = memory.keep(key("a"), Answer)
    assert second is not first
    assert memory.keep(key("a"), Answer) is second
