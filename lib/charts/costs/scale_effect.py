"""Unit cost against size on logarithmic axes, with the fitted line and its interval."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from lib.charts.drawing import Drawing, base_layout, label, word
from lib.charts.editable import ChartAxis, ChartPoint, PointChart, PointSeries, Sign, measure_axis
from lib.charts.label_scene import Mark, Segment
from lib.charts.labels import Label, place_labels
from lib.charts.palette import FAINT, FOCUS, FOCUS_SIZE, LINES, PAGE, PEERS, SMALL, TINT, plain
from lib.charts.scale import AxisScale, axis, scale_for, wrapped
from lib.charts.text_width import text_width
from lib.domain.costs.scale_effect import ScaleFit, SizedCost
from lib.domain.partners import Partner
from lib.domain.units import Unit
from lib.text.amounts import amount, unit_words
from lib.text.costs.words import size_words
from lib.text.language import Language
from lib.text.terms import partner_name

_HEIGHT, _TOP, _RIGHT, _BOTTOM = 420, 28, 14, 54
STEPS = 24
"""Places along the line where the band is computed."""
NICE = ((1, 2, 5), (1, 3), (1,))
"""Where ticks may stand within a power of ten, the finest first."""
_NARROW = 5
"""Under this many times from low to high ticks stand at equal steps."""
MOST_TICKS = 6
_TEXT_WIDTH = 300
_RADIUS, _FOCUS_RADIUS = 6, 9


class _Place(NamedTuple):
    """A point of the line or of an edge of its band."""

    size: float
    unit_cost: float


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
    y = scale_for(math.log10(cost) for cost in _costs(points, fit))
    costs = _ticks(y, 0.1)
    ticks = [amount(language, value, unit, _decimals(value)) for value in costs]
    left = round(max((text_width(tick, SMALL) for tick in ticks), default=20)) + 14
    layout = base_layout(language, _HEIGHT, (_TOP, _RIGHT, _BOTTOM, left))
    sizes = _ticks(x, 0.22)
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
            wrapped(unit_words(language, unit), _TEXT_WIDTH, most_lines=1)[0], x=0, y=1, shift=8, left=left
        ),
        _title(size_words(language, unit), x=0, y=0, shift=-_BOTTOM + 4, left=left),
        *_focus_word(points, fit, focus, (x, y), language),
    ]
    data = [*(_line(points, fit) if fit else []), *_points(points, partners, focus, unit, language)]
    axes = (
        _editable_axis(size_words(language, unit), Unit(""), x, [p.size for p in points]),
        _editable_axis(unit_words(language, unit), unit, y, _costs(points, fit)),
    )
    chart = PointChart(axes[1].title, *axes, tuple(_editable_series(points, partners, fit, focus, language)))
    return Drawing(data, layout, sentence, editable=(chart,))


def _editable_axis(title: str, unit: Unit, scale: AxisScale, values: Sequence[float]) -> ChartAxis:
    """An axis for a slide: logarithmic between powers of ten, or plain where it holds less than one of them."""
    if scale.high - scale.low < 1:
        plain_scale = scale_for(values)
        return measure_axis(title, unit, plain_scale, _decimals(plain_scale.high))
    low, high = 10.0 ** math.floor(math.log10(min(values))), 10.0 ** math.ceil(math.log10(max(values)))
    return ChartAxis(title, low, high, currency=unit.currency, logarithmic=True)


def _editable_series(
    points: Sequence[SizedCost],
    partners: Mapping[str, Partner],
    fit: ScaleFit | None,
    focus: Partner,
    language: Language,
) -> Iterator[PointSeries]:
    """The same points, line and edges of its band for a slide, in the units of the figures."""
    for own in (False, True):
        for hollow in (False, True):
            at = [
                p for p in points if (p.code == focus.code) == own and partners[p.code].fictitious == hollow
            ]
            name = partner_name(language, focus)
            if at:
                yield PointSeries(
                    name if own else language.say("overige"),
                    tuple(ChartPoint(p.size, p.unit_cost, name if own else "") for p in at),
                    FOCUS if own else PEERS,
                    2 * (_FOCUS_RADIUS if own else _RADIUS),
                    hollow=hollow,
                )
    for number, edge in enumerate(_edges(points, fit) if fit else ()):
        name = language.say("lijn") if number == 0 else language.say("rand van het interval")
        along = tuple(ChartPoint(p.size, p.unit_cost) for p in edge)
        yield PointSeries(name, along, LINES, sign=Sign.NONE, joined=True, dashed=number > 0)


def _costs(points: Sequence[SizedCost], fit: ScaleFit | None) -> list[float]:
    """Everything that is drawn along the cost axis."""
    ends = (min(p.size for p in points), max(p.size for p in points))
    line = [cost for size in ends if fit for cost in (fit.unit_cost(size), *(fit.band(size) or ()))]
    return [*(p.unit_cost for p in points), *line]


def _ticks(scale: AxisScale, apart: float) -> list[float]:
    """Round numbers within a scale of logarithms, about five, at least this share of the scale apart."""
    kept: list[float] = []
    for value in _round_numbers(10**scale.low, 10**scale.high):
        place = scale.fraction(math.log10(value))
        if 0 <= place <= 1 and (not kept or place - scale.fraction(math.log10(kept[-1])) >= apart):
            kept.append(value)
    return kept


def _round_numbers(low: float, high: float) -> list[float]:
    """At equal steps where the range is narrow, else at equal factors."""
    if high < _NARROW * low:
        step = 10 ** math.floor(math.log10((high - low) / 3))
        step = next(step * times for times in (1, 2, 5, 10) if (high - low) / (step * times) <= MOST_TICKS)
        return [step * n for n in range(math.ceil(low / step), math.floor(high / step) + 1)]
    powers = range(math.floor(math.log10(low)), math.ceil(math.log10(high)) + 1)
    for steps in NICE:
        found = [step * 10.0**power for power in powers for step in steps]
        within = [value for value in found if low <= value <= high]
        if len(within) <= MOST_TICKS:
            break
    return within[:: math.ceil(len(within) / MOST_TICKS)]


def _decimals(value: float) -> int:
    return 0 if value >= 10 else 1 if value >= 1 else 2


def _title(text: str, *, x: float, y: float, shift: float, left: int) -> dict[str, Any]:
    return word(
        plain(text),
        FAINT,
        xref="paper",
        yref="paper",
        x=x,
        y=y,
        xanchor="left",
        yanchor="bottom",
        xshift=4 - left,
        yshift=shift,
    )


def _edges(points: Sequence[SizedCost], fit: ScaleFit) -> tuple[list[_Place], ...]:
    """The line and both edges of its band where it has one, from the smallest size to the largest."""
    ends = math.log(min(p.size for p in points)), math.log(max(p.size for p in points))
    sizes = [math.exp(ends[0] + (ends[1] - ends[0]) * step / STEPS) for step in range(STEPS + 1)]
    bands = [band for size in sizes if (band := fit.band(size))]
    costs = [[fit.unit_cost(size) for size in sizes], *zip(*bands, strict=True)]
    return tuple([_Place(*at) for at in zip(sizes, of_edge, strict=True)] for of_edge in costs)


def _line(points: Sequence[SizedCost], fit: ScaleFit) -> list[dict[str, Any]]:
    """The band as a filled outline where there is one, then the line."""
    line, *band = _edges(points, fit)
    shared = {"type": "scatter", "mode": "lines", "hoverinfo": "skip"}

    def along(edge: Sequence[_Place]) -> dict[str, Any]:
        return {
            **shared,
            "x": [math.log10(at.size) for at in edge],
            "y": [math.log10(at.unit_cost) for at in edge],
        }

    filled = {"fill": "toself", "fillcolor": TINT, "line": {"width": 0}}
    outline = [{**along([*band[1], *reversed(band[0])]), **filled}] if band else []
    return [*outline, {**along(line), "line": {"color": LINES, "width": 2}}]


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
        for group, color, radius in ((others, PEERS, _RADIUS), (own, FOCUS, _FOCUS_RADIUS))
        if group
    ]


def _focus_word(
    points: Sequence[SizedCost],
    fit: ScaleFit | None,
    focus: Partner,
    scales: tuple[AxisScale, AxisScale],
    language: Language,
) -> list[dict[str, Any]]:
    """The name of the focus beside its point, clear of the other points, the line and the edges of its band."""

    def place(point: SizedCost | _Place) -> tuple[float, float]:
        return scales[0].fraction(math.log10(point.size)), scales[1].fraction(math.log10(point.unit_cost))

    own = next((point for point in points if point.code == focus.code), None)
    if own is None:
        return []
    name = "\n".join(wrapped(partner_name(language, focus), 150, FOCUS_SIZE))
    named = Label(focus.code, name, *place(own), FOCUS_SIZE, bold=True, radius=_FOCUS_RADIUS)
    drawn = _edges(points, fit) if fit else []
    segments = [Segment(*place(a), *place(b)) for edge in drawn for a, b in itertools.pairwise(edge)]
    marks = [Mark(*place(p), _RADIUS + 1) for p in points if p != own] + [
        Mark(*place(own), _FOCUS_RADIUS + 1)
    ]
    placed = place_labels([named], marks, segments, height=_HEIGHT - _TOP - _BOTTOM)
    return [label(p, standoff=_FOCUS_RADIUS) for p in placed]
