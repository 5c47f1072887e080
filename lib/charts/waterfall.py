"""A waterfall: how a first total becomes a last one, a step at a time."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from lib.charts.drawing import Drawing
from lib.charts.editable import BarChart, BarSeries, measure_axis
from lib.charts.palette import FOCUS, LINES, OTHERS, PAGE, Colour, Dash, plain
from lib.charts.row_chart import BAR, ChartRow, Placed, measured_axis, place_rows, rows_layout
from lib.charts.scale import AxisScale, scale_for
from lib.domain.units import Unit
from lib.text.amounts import decimals_for
from lib.text.language import Language

HEADROOM = 1.04


@dataclass(frozen=True)
class Bar:
    """A bar from `start` to `end`, in the unit of the chart; a total starts at 0.

    `words` say its size, with a sign for a step; a `detail` follows the name; `note` is what hovering adds.
    A `pattern` of Plotly sets a bar apart from the others.
    """

    label: str
    start: float
    end: float
    words: str
    is_total: bool = False
    note: str = ""
    detail: str = ""
    pattern: str = ""


def draw(
    bars: Sequence[Bar],
    unit: Unit,
    language: Language,
    *,
    alt: str,
    measure: str = "",
    color: Colour = FOCUS,
    fictitious: bool = False,
    from_zero: bool = True,
) -> Drawing:
    """Draw the bars from top to bottom, each beginning where the one above ends.

    Args:
        bars: at least one.
        unit: of `start` and `end`.
        language: of numbers.
        alt: what a screen reader says.
        measure: what the axis measures, with its unit, where the ticks do not say it.
        color: of the totals.
        fictitious: draws the bars hollow.
        from_zero: whether the axis holds 0; without it steps are larger, and totals marks instead of bars.
    """
    rows = [
        ChartRow(bar.label, bar.words, strong=bar.is_total or bool(bar.detail), detail=bar.detail)
        for bar in bars
    ]
    pairs = list(zip(place_rows(rows), bars, strict=True))
    scale = _scale_from_zero(bars) if from_zero else scale_for((bar.end for bar in bars), unit)
    placed = [row for row, _ in pairs]
    layout = rows_layout(placed, measured_axis(unit, scale, language), language, measure)
    layout["shapes"] = [
        _joint(above, below, bar.end) for (above, bar), (below, _) in itertools.pairwise(pairs)
    ]
    totals = [pair for pair in pairs if pair[1].is_total]
    steps = [pair for pair in pairs if not pair[1].is_total]
    drawn = _bars if from_zero else _marks
    data = [drawn(totals, color, fictitious), _bars(steps, OTHERS, fictitious)]
    return Drawing(data, layout, alt, editable=(_editable(bars, unit, measure, color, fictitious),))


def _editable(bars: Sequence[Bar], unit: Unit, measure: str, color: Colour, hollow: bool) -> BarChart:
    """The waterfall for a slide: bars on a clear base, from nothing, so that the length of a total is its size."""
    stacks = [_stack(bar) for bar in bars]
    series = [BarSeries("", tuple(stack.base for stack in stacks), PAGE, clear=True)]
    for is_total, look in ((True, color), (False, OTHERS)):
        own = [stack if bar.is_total == is_total else None for bar, stack in zip(bars, stacks, strict=True)]
        above = tuple(stack.above if stack else None for stack in own)
        series.append(BarSeries("", above, look, hollow=hollow))
        if any(stack.below for stack in own if stack):
            below = tuple(stack.below if stack else None for stack in own)
            series.append(BarSeries("", below, look, hollow=hollow))
    names = tuple(f"{bar.label}\n{bar.words}" for bar in bars)
    axis = measure_axis(
        measure, unit, _scale_from_zero(bars).with_ticks(5), decimals_for(unit, [bars[-1].end])
    )
    return BarChart(measure, names, axis, tuple(series), stacked=True)


class _Stack(NamedTuple):
    """A bar as an office program stacks it: a clear base, and what reaches above and below nothing from there."""

    base: float
    above: float
    below: float


def _stack(bar: Bar) -> _Stack:
    low, high = sorted((bar.start, bar.end))
    if low >= 0:
        return _Stack(low, high - low, 0.0)
    return _Stack(high, 0.0, low - high) if high <= 0 else _Stack(0.0, high, low)


def _scale_from_zero(bars: Sequence[Bar]) -> AxisScale:
    ends = [end for bar in bars for end in (bar.start, bar.end)]
    low, high = min(0.0, *ends), max(0.0, *ends)
    return AxisScale(low * HEADROOM, high * HEADROOM or 1.0)


def _bars(pairs: Sequence[tuple[Placed, Bar]], color: str, hollow: bool) -> dict[str, Any]:
    return {
        **_shared(pairs),
        "type": "bar",
        "orientation": "h",
        "base": [bar.start for _, bar in pairs],
        "x": [bar.end - bar.start for _, bar in pairs],
        "width": BAR,
        "marker": {
            "color": PAGE if hollow else color,
            "line": {"color": color, "width": 2},
            "pattern": {
                "shape": [bar.pattern for _, bar in pairs],
                "fgcolor": color,
                "bgcolor": PAGE,
                "size": 6,
            },
        },
    }


def _marks(pairs: Sequence[tuple[Placed, Bar]], color: str, hollow: bool) -> dict[str, Any]:
    return {
        **_shared(pairs),
        "type": "scatter",
        "mode": "markers",
        "x": [bar.end for _, bar in pairs],
        "cliponaxis": False,
        "marker": {
            "size": BAR - 2,
            "color": PAGE if hollow else color,
            "line": {"color": color, "width": 2},
        },
    }


def _shared(pairs: Sequence[tuple[Placed, Bar]]) -> dict[str, Any]:
    hover = [_hover(bar) for _, bar in pairs]
    return {"y": [placed.middle for placed, _ in pairs], "hovertext": hover, "hoverinfo": "text"}


def _hover(bar: Bar) -> str:
    told = [plain(text) for text in (bar.words, bar.detail, bar.note) if text]
    return "<br>".join([f"<b>{plain(bar.label)}</b>", *told])


def _joint(above: Placed, below: Placed, value: float) -> dict[str, Any]:
    """The line that carries a value from a bar to the next, as far as the words of that one."""
    return {
        "type": "line", "xref": "x", "x0": value, "x1": value, "yref": "y",
        "y0": above.bottom, "y1": below.top,
        "line": {"color": LINES, "width": 1, "dash": Dash.HELD_AGAINST}, "layer": "below",
    }  # fmt: skip
