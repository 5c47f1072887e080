"""A tornado: how far an outcome moves when one assumption moves, the widest on top."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from lib.charts.drawing import Drawing
from lib.charts.palette import FOCUS, INK, OTHERS, TINT, plain
from lib.charts.rows import BAR, Row, place_rows, rows_layout, tick, zone
from lib.charts.scale import scale_for
from lib.domain.units import Unit
from lib.text.language import Language


@dataclass(frozen=True)
class Swing:
    """One assumption: the lowest and highest outcome over its range, and both in words."""

    label: str
    low: float
    high: float
    words: str


def draw(
    swings: Sequence[Swing],
    outcome: Row,
    value: float,
    band: tuple[float, float] | None,
    unit: Unit,
    language: Language,
    *,
    title: str,
    measure: str,
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
    """
    ordered = sorted(swings, key=lambda s: s.high - s.low, reverse=True)
    placed = place_rows([outcome, *[Row(s.label, s.words) for s in ordered]])
    scale = scale_for([value, *(band or ()), *[end for s in ordered for end in (s.low, s.high)]])
    layout = rows_layout(placed, unit, scale, language, measure)
    if band:
        layout["shapes"] += [zone(row, *band, TINT) for row in placed]
    layout["shapes"] += [tick(row, value, INK) for row in placed[1:]]
    bars = {
        "type": "bar",
        "orientation": "h",
        "y": [row.middle for row in placed[1:]],
        "base": [s.low for s in ordered],
        "x": [s.high - s.low for s in ordered],
        "width": BAR - 6,
        "marker": {"color": OTHERS},
        "hovertext": [f"<b>{plain(s.label)}</b><br>{plain(s.words)}" for s in ordered],
        "hoverinfo": "text",
    }
    now = {
        "type": "scatter",
        "mode": "markers",
        "x": [value],
        "y": [placed[0].middle],
        "marker": {"size": 16, "color": FOCUS},
        "hovertext": [plain(outcome.words)],
        "hoverinfo": "text",
        "cliponaxis": False,
    }
    told = "; ".join(f"{row.label}: {row.words}" for row in (p.row for p in placed))
    return Drawing(go.Figure({"data": [bars, now], "layout": layout}), f"{title}. {told}.")
