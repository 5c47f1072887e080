"""The benchmarks: `python -m tests.benchmarks [a b c d e f g h i j k l m n o s v]`, all of them without a letter."""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from tests.benchmarks import (
    answers,
    cooperation,
    hub,
    loading,
    market,
    page,
    query,
    sessions,
    similar,
    story,
    table,
    weights,
)
from tests.benchmarks.table import Line

BENCHMARKS: dict[str, Callable[[Path], list[Line]]] = {
    "a": loading.measure_figures,
    "b": query.measure,
    "c": page.measure_reruns,
    "d": page.measure_starts,
    "e": loading.measure_readings,
    "f": answers.measure,
    "g": sessions.measure_crowds,
    "h": sessions.measure_growth,
    "i": page.measure_first_visits,
    "j": similar.measure,
    "k": cooperation.measure,
    "l": loading.measure_box,
    "m": market.measure,
    "n": hub.measure,
    "o": hub.measure_crowd,
    "s": story.measure,
    "v": weights.measure,
}


def main(letters: Sequence[str]) -> int:
    unknown = [letter for letter in letters if letter not in BENCHMARKS]
    if unknown:
        print(f"unknown: {' '.join(unknown)}; there are {' '.join(BENCHMARKS)}", file=sys.stderr)
        return 2
    lines: list[Line] = []
    for letter in letters or BENCHMARKS:
        begin = time.monotonic()
        print(f"({letter}) running at {table.load()} ...", end=" ", flush=True)
        with tempfile.TemporaryDirectory(prefix="benchmark-") as folder:
            lines += BENCHMARKS[letter](Path(folder))
        print(f"{time.monotonic() - begin:.0f} s", flush=True)
    table.show(lines)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
