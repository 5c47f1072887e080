"""Axes: ranges that hold everything drawn, and what is written along them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from lib.charts.palette import FAINT, RULE, SMALL
from lib.charts.text_width import text_width
from lib.domain.units import Unit
from lib.text.amounts import measure_words
from lib.text.language import Language

AFTER_HYPHEN = re.compile(r"(?<=[-/])(?=[^-/])")
MARGIN = 0.06
"""Free space at both ends, as a share of the range."""


@dataclass(frozen=True)
class AxisScale:
    """A linear axis from `low` to `high`; `turned` puts the lowest value at the far end."""

    low: float
    high: float
    turned: bool = False

    def fraction(self, value: float) -> float:
        """Place of a value along the axis, 0-1."""
        share = (value - self.low) / (self.high - self.low)
        return 1 - share if self.turned else share

    @property
    def range(self) -> list[float]:
        return [self.high, self.low] if self.turned else [self.low, self.high]


def scale_for(values: Iterable[float], *, turned: bool = False) -> AxisScale:
    """A scale that holds all values with some space around them."""
    found = list(values)
    low, high = (min(found), max(found)) if found else (0.0, 1.0)
    room = (high - low) * MARGIN or abs(high) * MARGIN or 1.0
    return AxisScale(low - room, high + room, turned)


def axis(language: Language, unit: Unit, scale: AxisScale, **layout: Any) -> dict[str, Any]:
    """Plotly settings of an axis: range, light grid, ticks with their measure."""
    prefix, suffix = "", ""
    if unit.currency:
        prefix = measure_words(language, unit) + ("\u00a0" if language.code == "nl" else "")
    elif unit.is_share:
        suffix = unit.measure
    return {
        "range": scale.range,
        "tickprefix": prefix,
        "ticksuffix": suffix,
        "separatethousands": True,
        "exponentformat": "none",
        "nticks": 6,
        "gridcolor": RULE,
        "showline": False,
        **_quiet(),
        **layout,
    }


def years_axis(span: Sequence[float], step: int, **layout: Any) -> dict[str, Any]:
    """Plotly settings of an axis of years, with a year written every `step` years."""
    return {
        "range": list(span),
        "tickformat": "d",
        "dtick": max(1, step),
        "tick0": 2000,
        "showgrid": False,
        **_quiet(),
        **layout,
    }


def share_axis(low: float, ticks: Sequence[float], high: float = 100, **layout: Any) -> dict[str, Any]:
    """Plotly settings of an axis of shares, in per cent, with these ticks."""
    return {
        "range": [low, high],
        "tickvals": list(ticks),
        "ticktext": [f"{tick:g}%" for tick in ticks],
        "showgrid": False,
        **_quiet(),
        **layout,
    }


def _quiet() -> dict[str, Any]:
    """What every axis has: small ticks, no line at zero, no title of its own, and nothing that moves."""
    return {
        "zeroline": False,
        "fixedrange": True,
        "automargin": False,
        "tickfont": {"size": SMALL, "color": FAINT},
        "title": {"text": ""},
    }


def wrapped(text: str, width: float, size: float = SMALL, most_lines: int = 2) -> list[str]:
    """Text in lines of at most this many px; what does not fit in the last line ends in an ellipsis.

    A word that is wider than a line goes on in the next after a hyphen or slash.
    """
    lines: list[str] = []
    line = ""
    for gap, part in _parts(text, width, size):
        longer = f"{line}{gap}{part}".strip()
        if line and text_width(longer, size) > width:
            lines.append(line)
            line = part
        else:
            line = longer
    lines.append(line)
    if len(lines) > most_lines:
        last = " ".join(lines[most_lines - 1 :])
        while text_width(last + "…", size) > width:
            last = last[:-1]
        lines = [*lines[: most_lines - 1], last.rstrip() + "…"]
    return lines


def _parts(text: str, width: float, size: float) -> Iterator[tuple[str, str]]:
    """What stays together in a line: words, or pieces of a word that is too wide; each after its gap."""
    for word in text.split(" "):
        fits = text_width(word, size) <= width
        first, *more = [word] if fits else AFTER_HYPHEN.split(word)
        yield " ", first
        yield from (("", piece) for piece in more)
