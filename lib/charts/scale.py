"""Axes: ranges that hold everything drawn, and what is written along them."""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from lib.catalogue.units import reading_of
from lib.charts.palette import FAINT, RULE, SMALL
from lib.charts.text_width import text_width
from lib.domain.units import Unit
from lib.text.amounts import amount, carried_decimals, measure_words
from lib.text.language import Language

AFTER_HYPHEN = re.compile(r"(?<=[-/])(?=[^-/])")
MARGIN = 0.06
"""Free space at both ends, as a share of the range."""
AXIS_TICKS, BETWEEN_TICKS = 6, 6
"""How many ticks an axis has at most, and the space in px between their words."""
_ROUND = (1.0, 2.0, 2.5, 5.0)
"""What a step between ticks is, times a power of ten."""
MILLION = 1_000_000
_NEARLY = 1e-9
"""Of a step: what a value lacks of a tick for want of digits."""


@dataclass(frozen=True)
class AxisScale:
    """A linear axis from `low` to `high`, with a tick every `step`; without one Plotly chooses."""

    low: float
    high: float
    step: float | None = None

    def fraction(self, value: float) -> float:
        """Place of a value along the axis, 0-1."""
        return (value - self.low) / (self.high - self.low)

    @property
    def range(self) -> list[float]:
        return [self.low, self.high]

    def with_ticks(self, most: int) -> AxisScale:
        """With at most so many ticks, and on until the last at either end."""
        step = step_for(self.low, self.high, most)
        first, last = _outer_ticks(self.low, self.high, step)
        return AxisScale(min(self.low, first), max(self.high, last), step)

    def ticks(self) -> list[float]:
        """Where the ticks are; none without a step."""
        if not self.step:
            return []
        first, last = math.ceil(self.low / self.step - _NEARLY), math.floor(self.high / self.step + _NEARLY)
        return [number * self.step for number in range(first, last + 1)]


def scale_for(values: Iterable[float], unit: Unit | None = None, most_ticks: int = AXIS_TICKS) -> AxisScale:
    """A scale that holds all values with some space around them, between its first and its last tick.

    Args:
        values: everything that is drawn along the axis.
        unit: of the values; the axis spans at least what belongs to it. Without one the scale has no ticks.
        most_ticks: at least 3, or 2 where there is no room for more.
    """
    found = list(values)
    low, high = (min(found), max(found)) if found else (0.0, 1.0)
    step = None
    if unit:
        low, high = _widened(low, high, unit)
        step = step_for(low, high, most_ticks)
    room = (high - low) * MARGIN or abs(high) * MARGIN or 1.0
    first, last = _outer_ticks(low, high, step) if step else (low, high)
    return AxisScale(min(low - room, first), max(high + room, last), step)


def fitting_ticks(language: Language, unit: Unit, ends: Iterable[float], width: float) -> int:
    """How many ticks along an axis, at least two, have room for their words at this width in px."""
    widest = max(text_width(amount(language, end, unit, 0), SMALL) for end in ends)
    return max(2, min(AXIS_TICKS, int(width // (widest + BETWEEN_TICKS))))


def with_written_ticks(
    scale: AxisScale, language: Language, unit: Unit, most: int, width: float, side: float
) -> AxisScale:
    """A scale with a tick at both ends, and as many between them, two at least, as have room for their words.

    Args:
        scale: holds everything that is drawn.
        language: of the words.
        unit: of the values.
        most: how many ticks there are at most.
        width: of the axis on the narrowest screen, in px.
        side: what words may reach over either end of the axis, in px; where they need more the axis goes on.
    """
    for number in range(most, 1, -1):
        ticked = scale.with_ticks(number)
        ticks = ticked.ticks()
        halves = [text_width(words, SMALL) / 2 for words in tick_words(language, unit, ticked)]
        before, after = (max(0.0, half + 1 - side) for half in (halves[0], halves[-1]))
        per_px = (ticks[-1] - ticks[0]) / (width - before - after)
        if 2 * max(halves) + BETWEEN_TICKS <= (ticks[1] - ticks[0]) / per_px:
            break
    return AxisScale(ticks[0] - before * per_px, ticks[-1] + after * per_px, ticked.step)


def tick_words(language: Language, unit: Unit, scale: AxisScale) -> list[str]:
    """What stands at the ticks of an axis, as `axis` has it written."""
    if _is_in_millions(unit, scale):
        return _millions_words(language, unit, scale)
    decimals = carried_decimals(scale.step or 0.0)
    has_measure = unit.currency or unit.is_share
    return [
        amount(language, tick, unit, decimals) if has_measure else language.number(tick, decimals)
        for tick in scale.ticks()
    ]


def _widened(low: float, high: float, unit: Unit) -> tuple[float, float]:
    """The ends drawn apart to what an axis in the unit spans at least, within what the unit can hold."""
    reading = reading_of(unit)
    least_span = float(reading.span.at(max(abs(low), abs(high))))
    lacking = (least_span or 1.0) - (high - low)
    if lacking <= 0:
        return low, high
    least = max(reading.lowest, 0.0) if low >= 0 else -math.inf
    most = reading.highest if high <= reading.highest else math.inf
    below = min(max(lacking / 2, lacking - (most - high)), low - least)
    return low - below, high + lacking - below


def step_for(low: float, high: float, most_ticks: int) -> float:
    """The smallest round step with which ticks on either side of a range are at most so many."""
    power = math.floor(math.log10((high - low) / most_ticks))
    steps = (size * 10.0**more for more in itertools.count(power) for size in _ROUND)
    return next(step for step in steps if _count(low, high, step) <= most_ticks)


def _count(low: float, high: float, step: float) -> int:
    first, last = _outer_ticks(low, high, step)
    return round((last - first) / step) + 1


def _outer_ticks(low: float, high: float, step: float) -> tuple[float, float]:
    """The last tick under a range and the first above it; a tick at an end is that."""
    return math.floor(low / step + _NEARLY) * step, math.ceil(high / step - _NEARLY) * step


def axis(language: Language, unit: Unit, scale: AxisScale, **layout: Any) -> dict[str, Any]:
    """Plotly settings of an axis: range, light grid, ticks with their measure; money by the million is written so."""
    prefix, suffix = "", ""
    millions: dict[str, Any] = {}
    if _is_in_millions(unit, scale):
        texts = _millions_words(language, unit, scale)
        millions = {"tickmode": "array", "tickvals": scale.ticks(), "ticktext": texts}
    elif unit.currency:
        prefix = measure_words(language, unit) + ("\u00a0" if language.code == "nl" else "")
    elif unit.is_share:
        suffix = unit.measure
    return {
        "range": scale.range,
        "tickprefix": prefix,
        "ticksuffix": suffix,
        "separatethousands": True,
        "exponentformat": "none",
        **({"tick0": 0, "dtick": scale.step} if scale.step else {"nticks": AXIS_TICKS}),
        "gridcolor": RULE,
        "showline": False,
        **_quiet(),
        **millions,
        **layout,
    }


def _is_in_millions(unit: Unit, scale: AxisScale) -> bool:
    return bool(unit.currency and scale.step and max(abs(scale.low), abs(scale.high)) >= MILLION)


def _millions_words(language: Language, unit: Unit, scale: AxisScale) -> list[str]:
    """Ticks as `€ 12,5 mln`, which take less room beside an axis than all their noughts."""
    step = scale.step or 0.0
    decimals = next((digits for digits in range(6) if round(step * 10**digits) % MILLION == 0), 6)
    ticks = scale.ticks()
    texts = (amount(language, tick / MILLION, unit, decimals if tick else 0) for tick in ticks)
    return [
        language.say("{amount} mln", amount=text) if tick else text
        for tick, text in zip(ticks, texts, strict=True)
    ]


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
