"""How long the questions of a page take the machine, whatever else runs on it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from lib.answers.snapshot import Snapshot
from lib.domain.access import Scope
from lib.store.engine import Store
from lib.store.rows import Rows

TIMES = 5


@dataclass(frozen=True)
class Clocked(Snapshot):
    """A snapshot that notes how many seconds the machine works on its questions to the store."""

    seconds: list[float] = field(default_factory=list)

    @contextmanager
    def _rows(self) -> Iterator[Rows]:
        begin = time.process_time()
        with super()._rows() as rows:
            yield rows
        self.seconds.append(time.process_time() - begin)


def least(page: Callable[[Snapshot], object], stores: Sequence[Store]) -> list[tuple[float, float]]:
    """Seconds of computing, of the questions to each store and in all, in turn; the first turn is not counted."""
    times: list[list[tuple[float, float]]] = [[] for _ in stores]
    for turn in range(TIMES + 1):
        for number, store in enumerate(stores):
            snapshot = Clocked(store, store.version(), Scope.all())
            begin = time.process_time()
            found = page(snapshot)
            seconds = time.process_time() - begin
            if not found:
                raise RuntimeError(f"nothing is found on {store.place}")
            if turn:
                times[number].append((sum(snapshot.seconds), seconds))
    return [min(found) for found in times]
