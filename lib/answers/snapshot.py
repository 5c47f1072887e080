"""One version of the store, to ask for what is in it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from lib.answers.memory import Memory
from lib.domain.partners import Measured
from lib.domain.registry import Available, Registry
from lib.store.engine import Store

Answer = TypeVar("Answer")


@dataclass(frozen=True)
class Snapshot:
    """One version of the store, as it is or as it was at a moment, to ask for what is in it."""

    store: Store
    version: int
    as_of: dt.datetime | None
    memory: Memory

    @property
    def registry(self) -> Registry:
        return self.memory.registry(self.store, self.version, self.as_of)

    @property
    def available(self) -> tuple[Available, ...]:
        return self.memory.available(self.store, self.version, self.as_of)

    def measured(self, indicator: str) -> Measured:
        """An indicator with the series of everyone."""
        return self.memory.measured(self.store, self.version, self.as_of, indicator)

    def ask(self, question: Callable[..., Answer], *about: str | int | None) -> Answer:
        """The answer of a question of lib/store, `question(store, *about, as_of=...)`, kept per version."""
        name = f"{question.__module__}.{question.__qualname__}"
        found: Answer = self.memory.answer(self.store, self.version, self.as_of, question, name, about)
        return found
