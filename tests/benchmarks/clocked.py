"""How long the questions of a page take: the machine, whatever else runs on it, and who waits for the answers."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from lib.answers.snapshot import Snapshot
from lib.domain.access import Scope
from lib.store.engine import Store
from lib.store.rows import Rows

TIMES = 5
TIMES_WAITED = 9
Clock = Callable[[], float]
Took = tuple[float, float]
"""Seconds of the questions to the store, and in all."""


@dataclass(frozen=True)
class Clocked(Snapshot):
    """A snapshot that notes how many seconds its questions to the store take by a clock."""

    clock: Clock = time.perf_counter
    seconds: list[float] = field(default_factory=list)

    @contextmanager
    def _rows(self) -> Iterator[Rows]:
        begin = self.clock()
        with super()._rows() as rows:
            yield rows
        self.seconds.append(self.clock() - begin)


def least(page: Callable[[Snapshot], object], stores: Sequence[Store]) -> list[Took]:
    """Seconds of computing, on all cores together: the least of some turns, which other work does not lengthen."""
    return [(min(asked), min(whole)) for asked, whole in _turns(page, stores, time.process_time, TIMES)]


def waited(page: Callable[[Snapshot], object], stores: Sequence[Store]) -> list[Took]:
    """Seconds on the clock of the wall, as a reader waits: medians, which other work does lengthen."""
    turns = _turns(page, stores, time.perf_counter, TIMES_WAITED)
    return [(statistics.median(asked), statistics.median(whole)) for asked, whole in turns]


def _turns(
    page: Callable[[Snapshot], object], stores: Sequence[Store], clock: Clock, times: int
) -> list[tuple[list[float], list[float]]]:
    """By store the seconds of each turn; the stores go in turn, and the first turn is not counted."""
    found: list[tuple[list[float], list[float]]] = [([], []) for _ in stores]
    for turn in range(times + 1):
        for store, (asked, whole) in zip(stores, found, strict=True):
            snapshot = Clocked(store, store.version(), Scope.all(), clock=clock)
            begin = clock()
            shown = page(snapshot)
            seconds = clock() - begin
            if not shown:
                raise RuntimeError(f"nothing is found on {store.place}")
            if turn:
                asked.append(sum(snapshot.seconds))
                whole.append(seconds)
    return found
