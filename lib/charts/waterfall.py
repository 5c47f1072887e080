"""A waterfall: how a first total becomes a last one, a step at a time."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from lib.charts.drawing import Drawing, make_figure
from lib.charts.palette import FOCUS, LINES, OTHERS, PAGE, plain
from lib.charts.row_chart import BAR, Placed, Row, place_rows, rows_layout
from lib.charts.scale import Scale
from lib.domain.units import Unit
from lib.text.language import Language

HEADROOM = 1.04


@dataclass(frozen=True)
class Bar:
    """A bar from `start` to `end`, in the unit of the chart; a total starts at 0.

    `words` say its size, with a sign for a step; `note` is what hovering adds.
    """

    label: str
    start: float
    end: float
    words: str
    is_total: bool = False
    note: str = ""


def draw(
    bars: Sequence[Bar],
    unit: Unit,
    language: Language,
    *,
    title: str,
    measure: str,
    color: str = FOCUS,
    fictitious: bool = False,
) -> Drawing:
    """Draw the bars from top to bottom, each beginning where the one above ends.

    Args:
        bars: at least one.
        unit: of `start` and `end`.
        language: of numbers.
        title: what the chart shows, for a screen reader.
        measure: what the axis measures, with its unit.
        color: of the totals.
        fictitious: draws the bars hollow.
    """
    placed = place_rows([Row(bar.label, bar.words, bar.is_total) for bar in bars])
    ends = [end for bar in bars for end in (bar.start, bar.end)]
    low, high = min(0.0, *ends), max(0.0, *ends)
    scale = Scale(low * HEADROOM, high * HEADROOM or 1.0)
    layout = rows_layout(placed, unit, scale, language, measure)
    layout["shapes"] = [
        _joint(above, below, bar.end)
        for (above, bar), (below, _) in itertools.pairwise(zip(placed, bars, strict=True))
    ]
    groups = [(True, color), (False, OTHERS)]
    data = [
        _trace([(p, b) for p, b in zip(placed, bars, strict=True) if b.is_total is total], shade, fictitious)
        for total, shade in groups
    ]
    told = "; ".join(f"{bar.label}: {bar.words}" for bar in bars)
    return Drawing(make_figure(data, layout), f"{title}. {told}.")


def _trace(bars: Sequence[tuple[Placed, Bar]], color: str, hollow: bool) -> dict[str, Any]:
    return {
        "type": "bar",
        "orientation": "h",
        "y": [placed.middle for placed, _ in bars],
        "base": [bar.start for _, bar in bars],
        "x": [bar.end - bar.start for _, bar in bars],
        "width": BAR,
        "marker": {"color": PAGE if hollow else color, "line": {"color": color, "width": 2}},
        "hovertext": [_hover(bar) for _, bar in bars],
        "hoverinfo": "text",
    }


def _hover(bar: Bar) -> str:
    told = f"<b>{plain(bar.label)}</b><br>{plain(bar.words)}"
    return f"{told}<br>{plain(bar.note)}" if bar.note else told


def _joint(above: Placed, below: Placed, value: float) -> dict[str, Any]:
    """The line that carries a value from a bar to the next, as far as the words of that one."""
    return {
        "type": "line", "xref": "x", "x0": value, "x1": value, "yref": "y",
        "y0": above.bottom, "y1": below.top,
        "line": {"color": LINES, "width": 1, "dash": "dot"}, "layer": "below",
    }  # fmt: skip
