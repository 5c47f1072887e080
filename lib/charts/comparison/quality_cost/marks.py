"""The marks of the drawing: points with their intervals, the path, references, medians."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from lib.charts.comparison.quality_cost.canvas import (
    FOCUS_RADIUS,
    OTHER_RADIUS,
    PATH_RADIUS,
    PEER_RADIUS,
    REFERENCE_RADIUS,
    Canvas,
    has_better_field,
    reference_key,
)
from lib.charts.drawing import whiskers
from lib.charts.palette import (
    FOCUS,
    INK,
    LINES,
    OTHERS,
    PAGE,
    PEERS,
    PROVISIONAL_OPACITY,
    TINT,
    Dash,
    MarkShape,
    plain,
)
from lib.charts.scale import AxisScale
from lib.domain.comparison.quality_cost import Pair, ReferencePoint
from lib.domain.events import Event
from lib.domain.figures import Figure
from lib.domain.indicators import Indicator
from lib.text.amounts import amount, per_words
from lib.text.indicators import title
from lib.text.language import Language
from lib.text.market.sentences import product_verdict_words
from lib.text.shipped_words import shipped_text
from lib.text.terms import STATUSES, flagged, partner_name

Trace = dict[str, Any]
DOTTED = {"color": INK, "width": 1, "dash": Dash.HELD_AGAINST}
"""The line of a reference that has a figure on one axis only."""


def traces(canvas: Canvas, events: Sequence[Event], named: Collection[str]) -> list[Trace]:
    """All traces, from the back to the front.

    Args:
        canvas: what is drawn.
        events: of the focus.
        named: keys of the labels that have room.
    """
    key = [*_reference_key(canvas, named), *_median_key(canvas)]
    return [*_points(canvas), *_path(canvas, events), *_references(canvas), *key]


def _points(canvas: Canvas) -> list[dict[str, Any]]:
    """Three traces: others, peers and the focus, each with its own marks for kind and status."""
    comparison, say = canvas.comparison, canvas.language.say
    others = [p for p in comparison.drawn if p.partner.code not in comparison.peers]
    peers = [
        p for p in comparison.drawn if p.partner.code in comparison.peers and p.partner != comparison.focus
    ]
    focus = [p for p in comparison.drawn if p.partner == comparison.focus]
    groups = (
        (others, say("overige"), OTHERS, OTHER_RADIUS),
        (peers, say("vergelijkingsgroep"), PEERS, PEER_RADIUS),
        (
            focus,
            partner_name(canvas.language, comparison.focus) if comparison.focus else "",
            FOCUS,
            FOCUS_RADIUS,
        ),
    )
    return [_trace(canvas, *group) for group in groups if group[0]]


def _trace(canvas: Canvas, pairs: Sequence[Pair], name: str, color: str, radius: float) -> dict[str, Any]:
    hollow = [pair.partner.fictitious for pair in pairs]
    return {
        "type": "scatter",
        "mode": "markers",
        "name": plain(name),
        "showlegend": color != FOCUS,
        "x": [pair.cost.value for pair in pairs],
        "y": [pair.quality.value for pair in pairs],
        "customdata": [pair.partner.code for pair in pairs],
        "hovertext": [_hover(canvas, pair) for pair in pairs],
        "hoverinfo": "text",
        "cliponaxis": False,
        "marker": {
            "size": 2 * radius,
            "symbol": [_symbol(pair) for pair in pairs],
            "color": [PAGE if h else color for h in hollow],
            "opacity": [
                1.0 if h or pair.is_firm else PROVISIONAL_OPACITY
                for h, pair in zip(hollow, pairs, strict=True)
            ],
            "line": {"color": color, "width": 2},
        },
        "selected": {"marker": {"opacity": 1}},
        "unselected": {"marker": {"opacity": 1}},
        **_whiskers(pairs, color),
    }


def _symbol(pair: Pair) -> str:
    """A dot inside marks a budget or provisional figure, also where the mark is hollow."""
    return MarkShape.FIGURE if pair.is_firm else MarkShape.PROVISIONAL


def _whiskers(pairs: Sequence[Pair], color: str) -> dict[str, Any]:
    """Intervals of both axes, where the source gives one."""
    bars: Trace = {}
    for bar, figures in (("error_x", [p.cost for p in pairs]), ("error_y", [p.quality for p in pairs])):
        if any(f.low is not None or f.high is not None for f in figures):
            values = [f.value for f in figures]
            ends = [
                (f.value if f.low is None else f.low, f.value if f.high is None else f.high) for f in figures
            ]
            bars[bar] = whiskers(values, ends, color, thickness=1, width=3)
    return bars


def _hover(canvas: Canvas, pair: Pair) -> str:
    comparison = canvas.comparison
    lines = [f"<b>{plain(partner_name(canvas.language, pair.partner))}</b>"]
    for indicator, figure, decimals in (
        (comparison.cost, pair.cost, canvas.decimals[0]),
        (comparison.quality, pair.quality, canvas.decimals[1]),
    ):
        lines.append(plain(_figure_words(canvas.language, indicator, figure, decimals)))
    for found in canvas.verdicts.get(pair.partner.code, ()):
        if pair.period == comparison.period:
            words = product_verdict_words(canvas.language, found)
            lines.append(plain(canvas.language.say("Markttoets: {verdict}", verdict=words)))
    return "<br>".join(lines)


def _figure_words(language: Language, indicator: Indicator, figure: Figure, decimals: int) -> str:
    """Value with unit, interval, n, period and status on one line."""
    unit = indicator.unit
    words = [
        f"{title(language, indicator)}: {amount(language, figure.value, unit, decimals)}{per_words(language, unit)}"
    ]
    if figure.low is not None and figure.high is not None:
        low, high = (amount(language, v, unit, decimals) for v in (figure.low, figure.high))
        words.append(language.say("interval {low} tot {high}", low=low, high=high))
    if figure.n is not None:
        words.append(f"n = {language.number(figure.n)}")
    words.append(f"{figure.period}, {language.say(STATUSES[figure.status])}")
    return "; ".join(words)


def _path(canvas: Canvas, events: Sequence[Event]) -> list[dict[str, Any]]:
    """The focus over earlier years, one line per unbroken run; a ring where an event falls."""
    comparison = canvas.comparison
    traces: list[dict[str, Any]] = []
    for run in comparison.path:
        if len(run) > 1 or run[-1].period != comparison.period:
            traces.append(_run(canvas, run))
    marked = [
        (pair, event)
        for run in comparison.path
        for pair in run
        for event in events
        if pair.period.contains(event.date)
    ]
    if marked:
        traces.append(_event_rings(canvas, marked))
    return traces


def _run(canvas: Canvas, run: Sequence[Pair]) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "name": f"{run[0].period} - {run[-1].period}",
        "showlegend": False,
        "x": [pair.cost.value for pair in run],
        "y": [pair.quality.value for pair in run],
        "hovertext": [_hover(canvas, pair) for pair in run],
        "hoverinfo": "text",
        "cliponaxis": False,
        "line": {"color": FOCUS, "width": 1.5},
        "marker": {
            "size": [0 if p.period == canvas.comparison.period else 2 * PATH_RADIUS for p in run],
            "color": FOCUS,
        },
    }


def _event_rings(canvas: Canvas, marked: Sequence[tuple[Pair, Event]]) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "markers",
        "name": canvas.language.say("gebeurtenis"),
        "x": [pair.cost.value for pair, _ in marked],
        "y": [pair.quality.value for pair, _ in marked],
        "hovertext": [
            plain(f"{canvas.language.date(event.date)}: {shipped_text(canvas.language, event.title)}")
            for _, event in marked
        ],
        "hoverinfo": "text",
        "cliponaxis": False,
        "marker": {"size": 15, "symbol": MarkShape.EVENT_IN_YEAR, "color": INK, "line": {"width": 1.5}},
    }


def _references(canvas: Canvas) -> list[dict[str, Any]]:
    """National and peer averages with both figures, as diamonds; the others are lines."""
    complete = [r for r in canvas.comparison.references if r.cost and r.quality]
    if not complete:
        return []
    return [
        {
            "type": "scatter",
            "mode": "markers",
            "name": canvas.language.say("referentie"),
            "x": [r.cost.value for r in complete if r.cost],
            "y": [r.quality.value for r in complete if r.quality],
            "hovertext": [_reference_hover(canvas, r) for r in complete],
            "hoverinfo": "text",
            "cliponaxis": False,
            "marker": {
                "size": 2 * REFERENCE_RADIUS,
                "symbol": MarkShape.REFERENCE,
                "color": PAGE,
                "line": {"color": INK, "width": 2},
            },
        }
    ]


def _reference_hover(canvas: Canvas, reference: ReferencePoint) -> str:
    lines = [f"<b>{plain(_reference_name(canvas, reference))}</b>"]
    for indicator, figure, decimals in (
        (canvas.comparison.cost, reference.cost, canvas.decimals[0]),
        (canvas.comparison.quality, reference.quality, canvas.decimals[1]),
    ):
        if figure:
            lines.append(plain(_figure_words(canvas.language, indicator, figure, decimals)))
    return "<br>".join(lines)


def _reference_name(canvas: Canvas, reference: ReferencePoint) -> str:
    return flagged(canvas.language, reference.organisation.name, reference.organisation.fictitious)


def _median_key(canvas: Canvas) -> list[dict[str, Any]]:
    """An entry in the key that says over how many the medians are taken."""
    if canvas.comparison.cost_median is None:
        return []
    name = canvas.language.say(
        "mediaan (n\u00a0=\u00a0{n})", n=canvas.language.number(canvas.comparison.cost_median.n)
    )
    line = {"color": LINES, "width": 1.5, "dash": Dash.MEDIAN}
    return [{"type": "scatter", "mode": "lines", "name": name, "x": [None], "y": [None], "line": line}]


def _reference_key(canvas: Canvas, named: Collection[str]) -> list[dict[str, Any]]:
    """An entry in the key, with its name, for each reference that has no name beside it."""
    entries = []
    for reference in canvas.comparison.references:
        if reference_key(reference) in named:
            continue
        sign: dict[str, Any] = {"mode": "lines", "line": DOTTED}
        if reference.cost and reference.quality:
            marker = {
                "symbol": MarkShape.REFERENCE,
                "size": 10,
                "color": PAGE,
                "line": {"color": INK, "width": 2},
            }
            sign = {"mode": "markers", "marker": marker}
        name = plain(_reference_name(canvas, reference))
        entries.append({"type": "scatter", "name": name, "x": [None], "y": [None], **sign})
    return entries


def shapes(canvas: Canvas) -> list[dict[str, Any]]:
    """Medians and one-sided references as lines, and the favourable field in a light tint."""
    comparison = canvas.comparison
    shapes: list[dict[str, Any]] = []
    dashed = {"color": LINES, "width": 1.5, "dash": Dash.MEDIAN}
    if comparison.cost_median and comparison.quality_median:
        x, y = comparison.cost_median.value, comparison.quality_median.value
        if has_better_field(comparison):
            field = {
                **dict(zip(("x0", "x1"), _better_side(canvas.x, x, comparison.cost), strict=True)),
                **dict(zip(("y0", "y1"), _better_side(canvas.y, y, comparison.quality), strict=True)),
            }
            shapes.append(
                {"type": "rect", "layer": "below", "line": {"width": 0}, "fillcolor": TINT, **field}
            )
        shapes.append({"type": "line", "x0": x, "x1": x, "yref": "paper", "y0": 0, "y1": 1, "line": dashed})
        shapes.append({"type": "line", "y0": y, "y1": y, "xref": "paper", "x0": 0, "x1": 1, "line": dashed})
    for reference in comparison.references:
        if reference.cost and not reference.quality:
            x = reference.cost.value
            shapes.append(
                {"type": "line", "x0": x, "x1": x, "yref": "paper", "y0": 0, "y1": 1, "line": DOTTED}
            )
        elif reference.quality and not reference.cost:
            y = reference.quality.value
            shapes.append(
                {"type": "line", "y0": y, "y1": y, "xref": "paper", "x0": 0, "x1": 1, "line": DOTTED}
            )
    return shapes


def _better_side(scale: AxisScale, median: float, indicator: Indicator) -> tuple[float, float]:
    """The part of an axis that is better than the median."""
    return (scale.low, median) if indicator.lower_is_better else (median, scale.high)
