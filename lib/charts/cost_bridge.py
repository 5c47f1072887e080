"""The bridge between two years as a waterfall that lies down: a row per bar, its words above it.

The axis need not start at nothing, so the two years are marks on it, and only the steps between them are bars.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from lib.charts.drawing import Drawing, base_layout, make_figure
from lib.charts.palette import FAINT, FOCUS, INK, LINES, PAGE, RULE, SMALL, plain
from lib.charts.scale import axis, scale_for, wrapped
from lib.charts.text_width import text_width
from lib.domain.cost_bridge import Bridge, StepKind
from lib.domain.partners import Partner
from lib.text.cost_words import EURO, REST, STEPS, bridge_sentences, euros, step_figures
from lib.text.language import Language
from lib.text.terms import partner_name

ROW, BAR, TOP, BOTTOM, SIDE = 58, 14, 6, 28, 4
TEXT_WIDTH = 320
"""Width in px that the words of a row keep to, so that they fit on a phone."""


@dataclass(frozen=True)
class _Bar:
    """A row: from and to in euro; the two are the same for the cost of a year."""

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
    scale = scale_for(float(value) for bar in bars for value in (bar.start, bar.end))
    layout = base_layout(language, height, (TOP, SIDE, BOTTOM, SIDE))
    layout["xaxis"] = axis(language, EURO, scale, nticks=4)
    layout["yaxis"] = {"range": [len(bars), 0], "visible": False, "fixedrange": True}
    layout["barmode"] = "overlay"
    layout["annotations"] = [word for row, bar in enumerate(bars) for word in _words(row, bar)]
    layout["shapes"] = _connectors(bars)
    data = [_trace(row, bar) for row, bar in enumerate(bars)]
    said = " ".join(bridge_sentences(language, bridge, gross=gross, products=products))
    alt = language.say("Waterval van {name}. {said}", name=partner_name(language, partner), said=said)
    return Drawing(make_figure(data, layout), alt)


def _bars(bridge: Bridge, language: Language, products: Mapping[str, str]) -> list[_Bar]:
    bars = [_year(bridge.start_year, bridge.start, language)]
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
    return [*bars, _year(bridge.end_year, bridge.end, language)]


def _year(year: int, cost: Decimal, language: Language) -> _Bar:
    return _Bar(str(year), "", cost, cost, euros(language, cost), total=True)


def _middle(row: int) -> float:
    """The middle of a row's bar, in rows from the top: it lies low in its row."""
    return row + 1 - (BAR / 2 + 4) / ROW


def _trace(row: int, bar: _Bar) -> dict[str, Any]:
    shared = {
        "y": [_middle(row)],
        "name": plain(bar.name),
        "hovertext": f"<b>{plain(bar.name)}</b> {plain(bar.said)}<br>{plain(bar.figures)}",
        "hoverinfo": "text",
    }
    if bar.total:
        mark = {"symbol": "diamond", "size": BAR + 2, "color": FOCUS}
        return {**shared, "type": "scatter", "mode": "markers", "x": [float(bar.end)], "marker": mark}
    return {
        **shared,
        "type": "bar",
        "orientation": "h",
        "x": [float(bar.end - bar.start)],
        "base": [float(bar.start)],
        "width": BAR / ROW,
        "marker": {
            "color": PAGE if bar.hollow else LINES,
            "line": {"color": LINES, "width": 1.5},
            "pattern": {"shape": bar.pattern, "fgcolor": LINES, "bgcolor": PAGE, "size": 6},
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
        "bgcolor": PAGE,
    }
    first = f"<b>{plain(bar.name)}</b>  {plain(bar.said)}"
    lines = (
        [first]
        if text_width(f"{bar.name}  {bar.said}", SMALL, bold=True) <= TEXT_WIDTH
        else [plain(bar.said)]
    )
    found = [
        {**at, "text": lines[0], "font": {"size": SMALL, "color": INK}, "yshift": -2 if bar.figures else -14}
    ]
    if bar.figures:
        figures = wrapped(bar.figures, TEXT_WIDTH, most_lines=1)[0]
        found.append({**at, "text": plain(figures), "font": {"size": SMALL, "color": FAINT}, "yshift": -19})
    return found
