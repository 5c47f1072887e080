"""Where answers are kept, so that the same question about the same state is worked out once."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import Any, NamedTuple, Protocol, TypeVar

from lib.domain.access import Scope

_Answer = TypeVar("_Answer")


class Key(NamedTuple):
    """What an answer depends on: nothing that differs here may share an answer.

    `newest` is the version that counted as today's, which decides what an earlier day may tell of confidential prices.
    """

    question: str
    version: int
    newest: int
    scope: Scope
    about: tuple[Hashable, ...]


class Memory(Protocol):
    """A place that keeps answers."""

    def keep(self, key: Key, make: Callable[[], _Answer]) -> _Answer:
        """The answer that is kept under a key, made first when there is none."""
        ...


@dataclass
class Notebook:
    """A memory that keeps everything as long as it lives itself."""

    answers: dict[Key, Any] = field(default_factory=dict)

    def keep(self, key: Key, make: Callable[[], _Answer]) -> _Answer:
        if key not in self.answers:
            self.answers[key] = make()
        found: _Answer = self.answers[key]
        return found


@dataclass
class _Place:
    """Where one answer comes; who makes it has it for himself."""

    making: threading.RLock = field(default_factory=threading.RLock)
    is_made: bool = False
    answer: Any = None


@dataclass
class SharedMemory:
    """A memory for all readers of a server: each answer is made once, however many ask for it at a time.

    It keeps the answers that were asked last. Those of which something newer counts as today's go as soon as that is
    asked: nobody asks them any more.

    Attributes:
        most: answers that are kept at the same time.
        made: answers that were made until now.
    """

    most: int
    made: int = 0
    _places: OrderedDict[Key, _Place] = field(default_factory=OrderedDict)
    _newest: int = -1
    _looking: threading.Lock = field(default_factory=threading.Lock)

    def keep(self, key: Key, make: Callable[[], _Answer]) -> _Answer:
        place = self._place(key)
        if not place.is_made:
            with place.making:
                if not place.is_made:
                    place.answer, place.is_made = make(), True
                    self.made += 1
        found: _Answer = place.answer
        return found

    def forget(self) -> None:
        """Let everything go."""
        with self._looking:
            self._places.clear()
            self._newest = -1

    def _place(self, key: Key) -> _Place:
        with self._looking:
            if key.newest > self._newest:
                self._newest = key.newest
                self._places.clear()
            place = self._places.setdefault(key, _Place())
            self._places.move_to_end(key)
            if len(self._places) > self.most:
                self._places.popitem(last=False)
            return place
