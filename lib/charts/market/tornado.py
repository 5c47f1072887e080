"""A tornado: how far an outcome moves when one assumption moves, the widest on top."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from lib.charts.drawing import Drawing
from lib.charts.editable import BarChart, BarSeries, measure_axis
from lib.charts.palette import FOCUS, INK, OTHERS, PAGE, TINT, plain
from lib.charts.row_chart import BAR, ChartRow, Placed, measured_axis, place_rows, rows_layout, tick, zone
from lib.charts.scale import AxisScale, scale_for
from lib.domain.units import Unit
from lib.text.language import Language


@dataclass(frozen=True)
class SwingBar:
    """One assumption: the lowest and highest outcome over its range, and both in words."""

    label: str
    low: float
    high: float
    words: str


def draw(
    swings: Sequence[SwingBar],
    outcome: ChartRow,
    value: float,
    band: tuple[float, float] | None,
    unit: Unit,
    language: Language,
    *,
    title: str,
    measure: str,
    fictitious: bool = False,
) -> Drawing:
    """Draw the outcome, and under it a bar per assumption.

    Args:
        swings: in any order.
        outcome: the row of the outcome as it is.
        value: the outcome as it is; marked on every bar.
        band: what was agreed, drawn behind every bar; None without an agreement.
        unit: of the outcome.
        language: of numbers.
        title: what the chart shows, for a screen reader.
        measure: what the axis measures.
        fictitious: draws the outcome hollow.
    """
    ordered = sorted(swings, key=lambda s: s.high - s.low, reverse=True)
    placed = place_rows([outcome, *[ChartRow(s.label, s.words) for s in ordered]])
    scale = scale_for([value, *(band or ()), *[end for s in ordered for end in (s.low, s.high)]], unit)
    layout = rows_layout(placed, measured_axis(unit, scale, language), language, measure)
    if band:
        layout["shapes"] += [zone(row, *band, TINT) for row in placed]
    layout["shapes"] += [tick(row, value, INK) for row in placed[1:]]
    told = "; ".join(f"{row.label}: {row.words}" for row in (p.row for p in placed))
    data = [_bars(ordered, placed[1:]), _now(placed[0], value, fictitious)]
    editable = (_editable(ordered, unit, measure, scale),)
    return Drawing(data, layout, f"{title}. {told}.", editable=editable)


def _editable(swings: Sequence[SwingBar], unit: Unit, measure: str, scale: AxisScale) -> BarChart:
    """The assumptions for a slide: bars on a clear base, from the lowest outcome to the highest."""
    base = BarSeries("", tuple(swing.low for swing in swings), PAGE, clear=True)
    reach = tuple(swing.high - swing.low for swing in swings)
    bars = BarSeries("", reach, OTHERS)
    names = tuple(f"{swing.label}\n{swing.words}" for swing in swings)
    axis = measure_axis(measure, unit, scale, 0)
    return BarChart(measure, names, axis, (base, bars), stacked=True)


def _bars(swings: Sequence[SwingBar], placed: Sequence[Placed]) -> dict[str, Any]:
    return {
        "type": "bar",
        "orientation": "h",
        "y": [row.middle for row in placed],
        "base": [swing.low for swing in swings],
        "x": [swing.high - swing.low for swing in swings],
        "width": BAR - 6,
        "marker": {"color": OTHERS},
        "hovertext": [f"<b>{plain(swing.label)}</b><br>{plain(swing.words)}" for swing in swings],
        "hoverinfo": "text",
    }


def _now(placed: Placed, value: float, hollow: bool) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [value],
        "y": [placed.middle],
        "marker": {"size": 16, "color": PAGE if hollow else FOCUS, "line": {"color": FOCUS, "width": 2}},
        "hovertext": [plain(placed.row.words)],
        "hoverinfo": "text",
        "cliponaxis": False,
    }
