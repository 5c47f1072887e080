"""Where answers are kept, so that the same question about the same state is worked out once."""

from __future__ import annotations

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
