"""The bridge between two years as a waterfall that lies down: a row per bar, its words above it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import plotly.graph_objects as go

from lib.charts.drawing import Drawing, base_layout
from lib.charts.palette import FAINT, FOCUS, INK, LINES, PAGE, RULE, SMALL, plain
from lib.charts.scale import MARGIN, wrapped
from lib.charts.text_width import text_width
from lib.domain.cost_bridge import Bridge, StepKind
from lib.domain.partners import Partner
from lib.text.cost_words import REST, STEPS, bridge_sentences, euros, step_figures
from lib.text.language import Language
from lib.text.terms import partner_name

ROW, BAR, TOP, BOTTOM, SIDE = 58, 14, 6, 6, 4
TEXT_WIDTH = 320
"""Width in px that the words of a row keep to, so that they fit on a phone."""


@dataclass(frozen=True)
class _Bar:
    """A row: from and to in euro; a `total` starts at nothing."""

    name: str
    figures: str
    start: Decimal
    end: Decimal
    said: str
    total: bool = False
    pattern: str = ""
    hollow: bool = False


def draw(
    bridge: Bridge, partner: Partner, language: Language, *, gross: bool, products: Mapping[str, str]
) -> Drawing:
    """Draw a bridge.

    Args:
        partner: whose costs they are.
        language: of all texts and numbers.
        gross: whether the costs are before reimbursements and yields.
        products: names by code, for the level.
    """
    bars = _bars(bridge, language, products)
    height = TOP + BOTTOM + ROW * len(bars)
    ends = [float(value) for bar in bars for value in (bar.start, bar.end)]
    low, high = min(ends), max(ends)
    room = (high - low) * MARGIN or 1.0
    layout = base_layout(language, height, (TOP, SIDE, BOTTOM, SIDE))
    layout["xaxis"] = {"range": [low - (room if low < 0 else 0), high + room], **_BARE}
    layout["yaxis"] = {"range": [len(bars), 0], **_BARE}
    layout["barmode"] = "overlay"
    layout["annotations"] = [word for row, bar in enumerate(bars) for word in _words(row, bar)]
    layout["shapes"] = _connectors(bars)
    data = [_trace(row, bar) for row, bar in enumerate(bars)]
    said = " ".join(bridge_sentences(language, bridge, gross=gross, products=products))
    alt = language.say("Waterval van {name}. {said}", name=partner_name(language, partner), said=said)
    return Drawing(go.Figure({"data": data, "layout": layout}), alt)


_BARE = {"visible": False, "fixedrange": True, "automargin": False}


def _bars(bridge: Bridge, language: Language, products: Mapping[str, str]) -> list[_Bar]:
    zero = Decimal(0)
    bars = [_Bar(str(bridge.start_year), "", zero, bridge.start, euros(language, bridge.start), total=True)]
    reached = bridge.start
    for step in bridge.steps:
        bars.append(
            _Bar(
                language.say(STEPS[step.kind]),
                step_figures(language, bridge, step, products),
                reached,
                reached + step.amount,
                euros(language, step.amount, signed=True),
                pattern="/" if step.kind == StepKind.RECOUNT else "",
            )
        )
        reached += step.amount
    rest = euros(language, bridge.rest, signed=True)
    bars.append(
        _Bar(language.say(REST), language.say("wat overblijft"), reached, bridge.end, rest, hollow=True)
    )
    return [*bars, _Bar(str(bridge.end_year), "", zero, bridge.end, euros(language, bridge.end), total=True)]


def _middle(row: int) -> float:
    """The middle of a row's bar, in rows from the top: it lies low in its row."""
    return row + 1 - (BAR / 2 + 4) / ROW


def _trace(row: int, bar: _Bar) -> dict[str, Any]:
    color = FOCUS if bar.total else LINES
    return {
        "type": "bar",
        "orientation": "h",
        "x": [float(bar.end - bar.start)],
        "base": [float(bar.start)],
        "y": [_middle(row)],
        "width": BAR / ROW,
        "name": plain(bar.name),
        "hovertext": f"<b>{plain(bar.name)}</b> {plain(bar.said)}<br>{plain(bar.figures)}",
        "hoverinfo": "text",
        "marker": {
            "color": PAGE if bar.hollow else color,
            "line": {"color": color, "width": 1.5},
            "pattern": {"shape": bar.pattern, "fgcolor": PAGE, "size": 6, "solidity": 0.35},
        },
    }


def _connectors(bars: list[_Bar]) -> list[dict[str, Any]]:
    """A thin upright line from the end of each bar to the next."""
    return [
        {
            "type": "line",
            "x0": float(bar.end),
            "x1": float(bar.end),
            "y0": _middle(row),
            "y1": _middle(row + 1),
            "line": {"color": RULE, "width": 1},
            "layer": "below",
        }
        for row, bar in enumerate(bars[:-1])
    ]


def _words(row: int, bar: _Bar) -> list[dict[str, Any]]:
    """Name and amount in the first line, the figures in the second, above the bar."""
    at = {
        "xref": "paper",
        "x": 0,
        "y": row,
        "xanchor": "left",
        "yanchor": "top",
        "showarrow": False,
        "borderpad": 0,
        "align": "left",
    }
    first = f"<b>{plain(bar.name)}</b>  {plain(bar.said)}"
    lines = (
        [first]
        if text_width(f"{bar.name}  {bar.said}", SMALL, bold=True) <= TEXT_WIDTH
        else [plain(bar.said)]
    )
    found = [
        {**at, "text": lines[0], "font": {"size": SMALL, "color": INK}, "yshift": -2 if bar.figures else -20}
    ]
    if bar.figures:
        figures = wrapped(bar.figures, TEXT_WIDTH, most_lines=1)[0]
        found.append({**at, "text": plain(figures), "font": {"size": SMALL, "color": FAINT}, "yshift": -19})
    return found
