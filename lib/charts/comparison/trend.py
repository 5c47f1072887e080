"""Quality and cost of the focus over all its years, one above the other, with references and events."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from lib.charts.drawing import NARROWEST, Drawing, base_layout, label, panel_title, word
from lib.charts.editable import (
    ChartPoint,
    PointChart,
    PointSeries,
    Sign,
    interval_ends,
    measure_axis,
    padded,
    years_of,
)
from lib.charts.event_marks import event_label, event_line, height_of, place_events
from lib.charts.label_scene import Mark, Segment
from lib.charts.labels import Label, Placement, place_labels
from lib.charts.palette import FAINT, FOCUS, LINES, PAGE, PROVISIONAL_OPACITY, SMALL, Dash, MarkShape, plain
from lib.charts.row_chart import BETWEEN_WORDS, LINE
from lib.charts.scale import AxisScale, axis, scale_for, wrapped, years_axis
from lib.charts.text_width import text_width
from lib.domain.comparison.trend import Line
from lib.domain.events import Event
from lib.domain.figures import Figure
from lib.domain.partners import Partner
from lib.domain.periods import position_of
from lib.text.amounts import amount, decimals_for, unit_words
from lib.text.indicators import lower_is_better, title
from lib.text.language import Language
from lib.text.terms import STATUSES, flagged, partner_name

_TITLE, _BOTTOM, _LEFT, _RIGHT, _BETWEEN, _TICK = 32, 28, 58, 14, 18, 10
"""Of these the last is the space in px over a plot for half the height of its highest tick."""
TITLE_WIDTH, MOST_TITLE_LINES = 330, 2
MOST_VALUE_TICKS = 4
_RING = 18
"""Size on a slide of the ring around a budget or provisional figure."""
NAME_WIDTH = 150
"""Width in px of a line of the name of a reference."""
BOLD = 1.06
"""How much wider bold words are."""


def draw(
    lines: Sequence[Line], events: Sequence[Event], focus: Partner, language: Language, height: int
) -> Drawing:
    """Draw one panel per line that has figures, over the same years.

    Args:
        lines: at least one, quality first, then cost.
        events: numbered in this order, see `event_signs`.
        focus: whose figures they are.
        language: of all texts and numbers.
        height: of the whole figure, in px; a reference whose name has no room at its points adds a line to it.
    """
    years = [p.position for line in lines for p in line.figures]
    years += [position_of(event.date) for event in events]
    room = max((max(years) - min(years)) * 0.05, 0.4)
    span = [min(years) - room, max(years) + room]
    marks = place_events(events, span, NARROWEST - _LEFT - _RIGHT, language)
    above = height_of(marks)
    titles = [_title_lines(line, language) for line in lines]
    heads = [_TITLE + LINE * (len(words) - 1) for words in titles]
    fixed = sum(heads) + above + _BOTTOM + _BETWEEN * (len(lines) - 1)
    plot = (height - fixed) / len(lines)
    scales = [(AxisScale(span[0], span[1]), _value_scale(line)) for line in lines]
    upright = [scales[0][0].fraction(x) for mark in marks for x in mark.places]
    names = [_placed_names(line, language, at, upright, plot) for line, at in zip(lines, scales, strict=True)]
    keys = [_names_without_room(line, language, placed) for line, placed in zip(lines, names, strict=True)]
    heads = [head + LINE * len(key) for head, key in zip(heads, keys, strict=True)]
    height += LINE * sum(map(len, keys))
    inner = height - heads[0] - above - _BOTTOM
    layout = base_layout(language, height, (heads[0] + above, _RIGHT, _BOTTOM, _LEFT))
    data: list[dict[str, Any]] = []
    for row, line in enumerate(lines):
        top = 1 - (row * (plot + _BETWEEN) + sum(heads[1 : row + 1])) / inner
        bottom = max(0.0, top - plot / inner)
        suffix = "" if row == 0 else str(row + 1)
        value_axis = axis(language, line.measured.indicator.unit, scales[row][1])
        layout[f"yaxis{suffix}"] = {**value_axis, "domain": [bottom, min(1.0, top)]}
        layout[f"xaxis{suffix}"] = years_axis(
            span, round((span[1] - span[0]) / 5), showticklabels=row == len(lines) - 1, anchor=f"y{suffix}"
        )
        data += _traces(line, language, focus, suffix)
        shift = above if row == 0 else 0
        layout["annotations"] += _panel_words(line, titles[row], keys[row], language, top, shift)
        axes: dict[str, Any] = {"xref": f"x{suffix} domain", "yref": f"y{suffix} domain"}
        layout["annotations"] += [label(placed, FAINT, **axes) for placed in names[row]]
        layout["shapes"] += [event_line(x, suffix) for mark in marks for x in mark.places]
    layout["annotations"] += [event_label(mark) for mark in marks]
    editable = _panels(lines, scales, focus, language)
    return Drawing(data, layout, _alt(lines, focus, language), editable=editable)


def _panels(
    lines: Sequence[Line], scales: Sequence[tuple[AxisScale, AxisScale]], focus: Partner, language: Language
) -> tuple[PointChart, ...]:
    return tuple(
        _editable(line, scale, focus, language) for line, (_, scale) in zip(lines, scales, strict=True)
    )


def _editable(line: Line, scale: AxisScale, focus: Partner, language: Language) -> PointChart:
    """A panel for a slide; the newest figure has its value written beside it."""
    unit = line.measured.indicator.unit
    every = [figure for run in line.runs for figure in run]
    others = [figure for figures in line.references.values() for figure in figures.values()]
    decimals = decimals_for(unit, (figure.value for figure in every))
    series = []
    for run in line.runs:
        last = amount(language, run[-1].value, unit, decimals)
        words = [*[""] * (len(run) - 1), last]
        points = tuple(_chart_point(figure, said) for figure, said in zip(run, words, strict=True))
        hollow = run[-1].fictitious
        series.append(PointSeries(partner_name(language, focus), points, FOCUS, hollow=hollow, joined=True))
    for organisation, figures in line.references.items():
        name = flagged(language, organisation.name, organisation.fictitious)
        points = tuple(_chart_point(figure, "") for figure in figures.values())
        series.append(PointSeries(name, points, LINES, 7, Sign.DIAMOND, joined=True, dashed=True))
    if soft := [_chart_point(figure, "") for figure in every if not figure.is_firm]:
        longest = max(len(drawn.points) for drawn in series)
        rings = tuple(replace(point, y_ends=None) for point in padded(soft, longest))
        series.insert(
            0, PointSeries(language.say("begroting of voorlopig"), rings, FOCUS, _RING, hollow=True)
        )
    measure = f"{title(language, line.measured.indicator)} ({unit_words(language, unit)})"
    return PointChart(
        measure,
        years_of(figure.period.position for figure in (*every, *others)),
        measure_axis("", unit, scale, decimals),
        tuple(series),
    )


def _chart_point(figure: Figure, words: str) -> ChartPoint:
    return ChartPoint(figure.period.position, figure.value, words, y_ends=interval_ends(figure))


def _value_scale(line: Line) -> AxisScale:
    values = [v for f in line.figures.values() for v in (f.value, f.low, f.high) if v is not None]
    values += [f.value for figures in line.references.values() for f in figures.values()]
    return scale_for(values, line.measured.indicator.unit, MOST_VALUE_TICKS)


def _placed_names(
    line: Line,
    language: Language,
    at: tuple[AxisScale, AxisScale],
    upright: Sequence[float],
    height: float,
) -> list[Placement]:
    """The name of each reference at the last of its points where there is room for it.

    `upright` are the places of the lines of events, which a name keeps clear of.
    """

    def place(figure: Figure) -> tuple[float, float]:
        return at[0].fraction(figure.period.position), at[1].fraction(figure.value)

    drawn = [*line.runs, *(tuple(figures.values()) for figures in line.references.values())]
    marks = [Mark(*place(figure), 4) for figures in drawn for figure in figures]
    pairs = [pair for figures in drawn for pair in itertools.pairwise(figures)]
    segments = [Segment(*place(a), *place(b)) for a, b in pairs]
    segments += [Segment(x, 0, x, 1) for x in upright]
    labels = []
    for o, figures in line.references.items():
        spots = tuple(place(figure) for figure in reversed(list(figures.values())))
        name = "\n".join(wrapped(flagged(language, o.name, o.fictitious), NAME_WIDTH, most_lines=3))
        labels.append(Label(o.code, name, *spots[0], SMALL, radius=3, spots=spots))
    return place_labels(labels, marks, segments, height=height)


def _names_without_room(line: Line, language: Language, placed: Sequence[Placement]) -> list[str]:
    """The names of the other references with their sign, for a line under the title."""
    named = {placement.key for placement in placed}
    names = [flagged(language, o.name, o.fictitious) for o in line.references if o.code not in named]
    return [wrapped(f"◆ {name}", TITLE_WIDTH, most_lines=1)[0] for name in names]


def _traces(line: Line, language: Language, focus: Partner, suffix: str) -> list[dict[str, Any]]:
    axes = {"xaxis": f"x{suffix}", "yaxis": f"y{suffix}"}
    found = []
    for organisation, figures in line.references.items():
        name = flagged(language, organisation.name, organisation.fictitious)
        found.append(
            {
                **_trace(line, name, list(figures.values()), language),
                "line": {"color": LINES, "width": 1.5, "dash": Dash.HELD_AGAINST},
                "marker": {"symbol": MarkShape.REFERENCE, "size": 5, "color": LINES},
                **axes,
            }
        )
    for run in line.runs:
        found.append(
            {
                **_trace(line, partner_name(language, focus), run, language),
                "line": {"color": FOCUS, "width": 2},
                "marker": {
                    "symbol": [MarkShape.FIGURE if f.is_firm else MarkShape.PROVISIONAL for f in run],
                    "size": 8,
                    "color": [PAGE if f.fictitious else FOCUS for f in run],
                    "opacity": [1 if f.is_firm or f.fictitious else PROVISIONAL_OPACITY for f in run],
                    "line": {"color": FOCUS, "width": 1.5},
                },
                **axes,
            }
        )
    return found


def _trace(line: Line, name: str, figures: Sequence[Figure], language: Language) -> dict[str, Any]:
    unit = line.measured.indicator.unit
    decimals = decimals_for(unit, (figure.value for figure in figures))
    hover = [
        f"<b>{plain(name)}</b><br>"
        + plain(
            f"{f.period}: {amount(language, f.value, unit, decimals)} ({language.say(STATUSES[f.status])})"
        )
        for f in figures
    ]
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "name": plain(name),
        "x": [figure.period.position for figure in figures],
        "y": [figure.value for figure in figures],
        "hovertext": hover,
        "hoverinfo": "text",
        "cliponaxis": False,
    }


def _title_lines(line: Line, language: Language) -> list[str]:
    """The indicator with its unit, as far as it has room beside which way is better."""
    indicator = line.measured.indicator
    better = lower_is_better(language, indicator)
    room = (TITLE_WIDTH - (text_width(better, SMALL) + BETWEEN_WORDS if better else 0)) / BOLD
    name, unit = title(language, indicator), unit_words(language, indicator.unit)
    whole = unit.replace(" ", "\u00a0")
    for words in (f"{name} ({whole})", f"{name} ({unit})"):
        lines = wrapped(words, room, most_lines=MOST_TITLE_LINES)
        if "…" not in lines[-1]:
            return lines
    return wrapped(name, room, most_lines=MOST_TITLE_LINES)


def _panel_words(
    line: Line, lines: Sequence[str], key: Sequence[str], language: Language, top: float, above: float
) -> list[dict[str, Any]]:
    """The title of a panel, to the right of it which way is better where that is down, and under it the key."""
    under: dict[str, Any] = {
        "xref": "paper",
        "x": 0,
        "xanchor": "left",
        "yref": "paper",
        "y": top,
        "yanchor": "bottom",
    }
    told = [
        word(plain(name), FAINT, xshift=8 - _LEFT, yshift=above + _TICK + LINE * place, **under)
        for place, name in enumerate(reversed(key))
    ]
    above += LINE * len(key)
    heading = panel_title(lines, top, 8 - _LEFT, above + _TICK)
    if not (better := lower_is_better(language, line.measured.indicator)):
        return [heading, *told]
    said = word(better, FAINT, xref="paper", x=1, xanchor="right", yref="paper", y=top, yanchor="bottom")
    return [heading, {**said, "yshift": above + _TICK}, *told]


def _alt(lines: Sequence[Line], focus: Partner, language: Language) -> str:
    parts = []
    for line in lines:
        indicator, figures = line.measured.indicator, list(line.figures.values())
        decimals = decimals_for(indicator.unit, (figure.value for figure in figures))
        first, last = (amount(language, f.value, indicator.unit, decimals) for f in (figures[0], figures[-1]))
        if not line.has_course:
            values = {"title": title(language, indicator), "value": last, "period": figures[-1].period}
            parts.append(language.say("{title}: {value} in {period}", **values))
            continue
        parts.append(
            language.say(
                "{title}: {first} in {start}, {last} in {end}",
                title=title(language, indicator),
                first=first,
                start=figures[0].period,
                last=last,
                end=figures[-1].period,
            )
        )
    name = partner_name(language, focus)
    return language.say("Verloop van {name}. {parts}.", name=name, parts="; ".join(parts))
