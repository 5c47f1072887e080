"""Unit cost against size on logarithmic axes, with the fitted line and its interval."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

import plotly.graph_objects as go

from lib.charts.drawing import Drawing, base_layout
from lib.charts.labels import Label, Mark, place_labels
from lib.charts.palette import FAINT, FOCUS, FOCUS_SIZE, INK, LINES, PAGE, PEERS, SMALL, TINT, plain
from lib.charts.scale import Scale, axis, scale_for, wrapped
from lib.charts.text_width import text_width
from lib.domain.partners import Partner
from lib.domain.scale_effect import ScaleFit, SizedCost
from lib.domain.units import Unit
from lib.text.amounts import amount, unit_words
from lib.text.cost_words import size_words
from lib.text.language import Language
from lib.text.terms import partner_name

HEIGHT, TOP, RIGHT, BOTTOM = 420, 28, 14, 54
STEPS = 40
"""Places along the line where the band is computed."""
NICE = (1, 2, 5)
TEXT_WIDTH = 300
RADIUS, FOCUS_RADIUS = 6, 9


def draw(
    points: Sequence[SizedCost],
    partners: Mapping[str, Partner],
    fit: ScaleFit | None,
    focus: Partner,
    unit: Unit,
    language: Language,
    sentence: str,
) -> Drawing:
    """Draw at least one usable point.

    Args:
        partners: by the codes of the points.
        fit: None for too few points.
        unit: of the unit cost; its denominator is that of the size.
        sentence: what the chart says, for a screen reader.
    """
    x = scale_for(math.log10(p.size) for p in points)
    y = scale_for(math.log10(p.unit_cost) for p in points)
    costs = _ticks(y)
    ticks = [amount(language, value, unit, _decimals(value)) for value in costs]
    left = round(max((text_width(tick, SMALL) for tick in ticks), default=20)) + 14
    layout = base_layout(language, HEIGHT, (TOP, RIGHT, BOTTOM, left))
    sizes = _ticks(x)
    layout["xaxis"] = {
        **axis(language, Unit(""), x, tickvals=[math.log10(v) for v in sizes], showgrid=False),
        "ticktext": [language.number(value) for value in sizes],
    }
    layout["yaxis"] = {
        **axis(language, Unit(""), y, tickvals=[math.log10(v) for v in costs]),
        "ticktext": ticks,
    }
    layout["annotations"] = [
        _title(
            wrapped(unit_words(language, unit), TEXT_WIDTH, most_lines=1)[0], x=0, y=1, shift=8, left=left
        ),
        _title(size_words(language, unit), x=0, y=0, shift=-BOTTOM + 4, left=left),
        *_focus_word(points, focus, (x, y), language),
    ]
    data = [*(_line(points, fit) if fit else []), *_points(points, partners, focus, unit, language)]
    return Drawing(go.Figure({"data": data, "layout": layout}), sentence)


def _ticks(scale: Scale) -> list[float]:
    """1, 2 and 5 times the powers of ten within a scale of logarithms; fewer where there are many."""
    powers = range(math.floor(scale.low), math.ceil(scale.high) + 1)
    for steps in (NICE, (1, 3), (1,)):
        found = [step * 10.0**power for power in powers for step in steps]
        within = [value for value in found if scale.low <= math.log10(value) <= scale.high]
        if len(within) <= 5 and within:
            return within
    return within[:: max(1, len(within) // 4)] or [10.0 ** ((scale.low + scale.high) / 2)]


def _decimals(value: float) -> int:
    return 0 if value >= 10 else 1 if value >= 1 else 2


def _title(text: str, *, x: float, y: float, shift: float, left: int) -> dict[str, Any]:
    return {
        "text": plain(text),
        "font": {"size": SMALL, "color": FAINT},
        "xref": "paper",
        "yref": "paper",
        "x": x,
        "y": y,
        "xanchor": "left",
        "yanchor": "bottom",
        "xshift": 4 - left,
        "yshift": shift,
        "showarrow": False,
        "borderpad": 0,
    }


def _line(points: Sequence[SizedCost], fit: ScaleFit) -> list[dict[str, Any]]:
    """The band as a filled outline, then the line."""
    ends = math.log(min(p.size for p in points)), math.log(max(p.size for p in points))
    at = [math.exp(ends[0] + (ends[1] - ends[0]) * step / STEPS) for step in range(STEPS + 1)]
    bands = [fit.band(size) for size in at]
    around = [math.log10(size) for size in (*at, *reversed(at))]
    edge = [math.log10(cost) for cost in (*(b.high for b in bands), *(b.low for b in reversed(bands)))]
    shared = {"type": "scatter", "mode": "lines", "hoverinfo": "skip"}
    return [
        {**shared, "x": around, "y": edge, "fill": "toself", "fillcolor": TINT, "line": {"width": 0}},
        {
            **shared,
            "x": [math.log10(size) for size in at],
            "y": [math.log10(fit.unit_cost(size)) for size in at],
            "line": {"color": LINES, "width": 2},
        },
    ]


def _points(
    points: Sequence[SizedCost],
    partners: Mapping[str, Partner],
    focus: Partner,
    unit: Unit,
    language: Language,
) -> list[dict[str, Any]]:
    others = [p for p in points if p.code != focus.code]
    own = [p for p in points if p.code == focus.code]
    return [
        {
            "type": "scatter",
            "mode": "markers",
            "x": [math.log10(p.size) for p in group],
            "y": [math.log10(p.unit_cost) for p in group],
            "hovertext": [
                f"<b>{plain(partner_name(language, partners[p.code]))}</b><br>"
                + plain(f"{amount(language, p.unit_cost, unit, 2)}; {size_words(language, unit, p.size)}")
                for p in group
            ],
            "hoverinfo": "text",
            "cliponaxis": False,
            "marker": {
                "size": 2 * radius,
                "color": [PAGE if partners[p.code].fictitious else color for p in group],
                "line": {"color": color, "width": 2},
            },
        }
        for group, color, radius in ((others, PEERS, RADIUS), (own, FOCUS, FOCUS_RADIUS))
        if group
    ]


def _focus_word(
    points: Sequence[SizedCost], focus: Partner, scales: tuple[Scale, Scale], language: Language
) -> list[dict[str, Any]]:
    """The name of the focus beside its point."""

    def place(point: SizedCost) -> tuple[float, float]:
        return scales[0].fraction(math.log10(point.size)), scales[1].fraction(math.log10(point.unit_cost))

    own = next((point for point in points if point.code == focus.code), None)
    if own is None:
        return []
    name = "\n".join(wrapped(partner_name(language, focus), 150, FOCUS_SIZE))
    label = Label(focus.code, name, *place(own), FOCUS_SIZE, bold=True, radius=FOCUS_RADIUS)
    marks = [Mark(*place(p), RADIUS + 1) for p in points if p != own] + [Mark(*place(own), FOCUS_RADIUS + 1)]
    return [
        {
            "text": f"<b>{plain(p.text).replace(chr(10), '<br>')}</b>",
            "font": {"size": FOCUS_SIZE, "color": INK},
            "xref": "x domain",
            "yref": "y domain",
            "x": p.x,
            "y": p.y,
            "xanchor": "center",
            "yanchor": "middle",
            "xshift": p.dx,
            "yshift": p.dy,
            "showarrow": False,
            "borderpad": 0,
        }
        for p in place_labels([label], marks, [], height=HEIGHT - TOP - BOTTOM)
    ]
