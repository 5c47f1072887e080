"""(b) What the page asks of the store, nothing kept in memory, at a hundred thousand and a million figures."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from pathlib import Path

from lib.answers.comparison.choices import choose, comparison_of
from lib.answers.snapshot import Snapshot
from lib.domain.access import Scope
from lib.domain.comparison.quality_cost import Comparison, compare
from lib.domain.figures import Stand
from lib.domain.periods import parse_period
from lib.store.comparison.figures import read_available
from lib.store.engine import Store
from lib.store.upkeep.opening import open_store
from tests.benchmarks.data import SERVICES, Size, address, make_store, write_figures, write_registry
from tests.benchmarks.table import Line, at_most, duration

SMALL, LARGE = Size(rows=100_000, indicators=30), Size(rows=1_000_000, indicators=300)
TIMES = 15
AIM = 0.100
COST, QUALITY = "i0", f"i{len(SERVICES)}"
WANTED = {"dienst": SERVICES[0], "kosten": COST, "kwaliteit": QUALITY}


def snapshot_of(store: Store) -> Snapshot:
    """The newest state, of which nothing is remembered yet."""
    return Snapshot(store, store.version(), Scope.all())


def two_indicators(store: Store) -> Comparison:
    """What there is, who is who, the figures of two indicators, and the comparison of them."""
    snapshot = snapshot_of(store)
    snapshot.ask(read_available)
    cost, quality = snapshot.measured(COST), snapshot.measured(QUALITY)
    return compare(
        cost,
        quality,
        period=parse_period("2020"),
        stand=Stand.ACTUAL,
        partners=[*dict.fromkeys([*cost.partners, *quality.partners])],
        peers=None,
        focus=snapshot.registry.partners[0],
        other_cost_units={},
    )


def whole_page(store: Store) -> Comparison:
    """The same with every choice the page offers, and with the other cost indicators of the service."""
    snapshot = snapshot_of(store)
    comparison = comparison_of(choose(WANTED, snapshot), snapshot)
    if comparison is None:
        raise RuntimeError("there is nothing to compare")
    return comparison


def measure(folder: Path) -> list[Line]:
    """Both stores in turn, in one process; medians after a warm-up."""
    stores = [_store(folder / name, size) for name, size in (("small", SMALL), ("large", LARGE))]
    try:
        lines = []
        for what, question in (("page query, two indicators", two_indicators), ("all choices", whole_page)):
            small, large = _medians(question, stores)
            name = f"{what}: {LARGE.rows:,} / {SMALL.rows:,} figures"
            if question is two_indicators:
                lines.append(at_most("b", name, large, small, 2, "ms"))
                aim = f"< {duration(AIM, 'ms')}"
                lines.append(
                    Line(
                        "b",
                        f"{what}: {LARGE.rows:,} figures",
                        duration(large, "ms"),
                        aim=aim,
                        met=large < AIM,
                    )
                )
            else:
                lines.append(at_most("b", name, large, small, None, "ms"))
        return lines
    finally:
        for store in stores:
            store.close()


def _medians(question: Callable[[Store], Comparison], stores: list[Store]) -> list[float]:
    times: list[list[float]] = [[] for _ in stores]
    for turn in range(TIMES + 2):
        for number, store in enumerate(stores):
            begin = time.perf_counter()
            drawn = len(question(store).drawn)
            seconds = time.perf_counter() - begin
            if drawn < SMALL.partners / 2:
                raise RuntimeError(f"only {drawn} points")
            if turn >= 2:
                times[number].append(seconds)
    return [statistics.median(found) for found in times]


def _store(folder: Path, size: Size) -> Store:
    files = [*write_registry(folder, size), write_figures(folder / "cijfers.csv", size)]
    return open_store(address(make_store(folder / "monitor.duckdb", files)))
