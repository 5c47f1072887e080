"""What the benchmarks print: a table of measurements with their ratios and aims."""

from __future__ import annotations

import os
import platform
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import version

HEADINGS = ("", "benchmark", "measured", "against", "ratio", "aim", "")
PACKAGES = ("duckdb", "streamlit", "plotly", "pandas", "sqlalchemy")


@dataclass(frozen=True)
class Line:
    """One measurement beside what it is measured against; without an aim it is for information.

    Attributes:
        letter: of the benchmark.
        what: in words.
        ours, other: what was measured, with the unit.
        ratio: of the two.
        aim: in words.
        met: whether the aim is met.
    """

    letter: str
    what: str
    ours: str
    other: str = ""
    ratio: float | None = None
    aim: str = ""
    met: bool | None = None

    def cells(self) -> tuple[str, ...]:
        ratio = "" if self.ratio is None else f"{self.ratio:.2f}x"
        verdict = "" if self.met is None else "met" if self.met else "NOT MET"
        return self.letter, self.what, self.ours, self.other, ratio, self.aim, verdict


def at_most(letter: str, what: str, ours: float, other: float, aim: float | None, unit: str) -> Line:
    """A line whose aim, if it has one, is a ratio of two durations in `unit` (`s` or `ms`)."""
    ratio = ours / other
    words, met = (f"<= {aim:g}x", ratio <= aim) if aim is not None else ("", None)
    return Line(letter, what, duration(ours, unit), duration(other, unit), ratio, words, met)


def duration(seconds: float, unit: str) -> str:
    return f"{seconds * 1000:.0f} ms" if unit == "ms" else f"{seconds:.2f} s"


def show(lines: Sequence[Line]) -> None:
    """Print the table, with the machine and the versions above it."""
    print(machine())
    rows = [HEADINGS, *(line.cells() for line in lines)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEADINGS))]
    rows.insert(1, tuple("-" * width for width in widths))
    for row in rows:
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())


def machine() -> str:
    """Processors, and the versions that matter."""
    names = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
    return f"{os.cpu_count()} processors; Python {platform.python_version()}, {names}"


def load() -> str:
    """How busy the machine is: with more than about one process at work, the times say little."""
    return f"load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "load unknown"
