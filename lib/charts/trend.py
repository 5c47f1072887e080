"""Quality and cost of the focus over all its years, one above the other, with references and events."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go

from lib.charts.palette import FAINT, FOCUS, FONT, INK, LINES, PAGE, SMALL, plain
from lib.charts.scale import axis, scale_for, wrapped
from lib.charts.text_width import text_width
from lib.domain.comparison import Measured
from lib.domain.events import Event
from lib.domain.figures import Figure, Stand
from lib.domain.partners import Organisation, Partner
from lib.domain.periods import Period, PeriodKind
from lib.text.amounts import amount, decimals_for, unit_words
from lib.text.language import Language
from lib.text.sentences import title
from lib.text.terms import STATUSES, flagged, partner_name

TOP, BOTTOM, LEFT, RIGHT, BETWEEN = 46, 28, 58, 14, 52
TITLE_WIDTH = 330
DIGITS = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"


@dataclass(frozen=True)
class Line:
    """One indicator of the focus over time, with the references that have it."""

    measured: Measured
    figures: Mapping[Period, Figure]
    runs: tuple[tuple[Figure, ...], ...]
    references: Mapping[Organisation, Mapping[Period, Figure]]


@dataclass(frozen=True)
class Trend:
    """A drawn trend: the figure and what a screen reader says of it."""

    figure: go.Figure
    alt: str


def make_line(measured: Measured, focus: Partner, stand: Stand, kind: PeriodKind) -> Line:
    """The focus's figures of one stand and period kind, cut into runs at every series break."""
    series = measured.series(focus)
    figures = {p: f for p, f in series.of(stand).items() if p.kind == kind}
    runs: list[list[Figure]] = []
    for period, figure in figures.items():
        if runs and not series.broken_between(runs[-1][-1].period, period):
            runs[-1].append(figure)
        else:
            runs.append([figure])
    references = {
        organisation: {p: f for p, f in found.of(stand).items() if p.kind == kind}
        for organisation, found in measured.references.items()
        if organisation.fictitious == focus.fictitious
    }
    return Line(measured, figures, tuple(map(tuple, runs)), {o: f for o, f in references.items() if f})


def event_sign(number: int) -> str:
    """The sign that ties a mark on the time axis to its line in the list (0-based)."""
    return DIGITS[number] if number < len(DIGITS) else f"({number + 1})"


def draw(
    lines: Sequence[Line], events: Sequence[Event], focus: Partner, language: Language, height: int
) -> Trend:
    """Draw one panel per line that has figures, over the same years.

    Args:
        lines: quality first, then cost; those without figures are left out.
        events: numbered in this order, see `event_sign`.
        focus: whose figures they are.
        language: of all texts and numbers.
        height: of the whole figure, in px.
    """
    shown = [line for line in lines if line.figures]
    years = [p.position for line in shown for p in line.figures]
    low, high = min(years), max(years)
    marked = [(n, e) for n, e in enumerate(events) if low - 1 <= _position(e) <= high + 1]
    years += [_position(event) for _, event in marked]
    room = max((max(years) - min(years)) * 0.05, 0.4)
    span = [min(years) - room, max(years) + room]
    plot = (height - TOP - BOTTOM - BETWEEN * (len(shown) - 1)) / len(shown)
    inner = height - TOP - BOTTOM
    layout = _layout(height, language)
    data: list[dict[str, Any]] = []
    for row, line in enumerate(shown):
        top = 1 - row * (plot + BETWEEN) / inner
        bottom = max(0.0, top - plot / inner)
        suffix = "" if row == 0 else str(row + 1)
        layout[f"yaxis{suffix}"] = {**_value_axis(line, language), "domain": [bottom, min(1.0, top)]}
        layout[f"xaxis{suffix}"] = {**_time_axis(span, last=row == len(shown) - 1), "anchor": f"y{suffix}"}
        data += _traces(line, language, focus, suffix)
        layout["annotations"].append(_panel_title(line, language, top))
        layout["shapes"] += [_event_line(event, suffix) for _, event in marked]
    layout["annotations"] += [_event_number(number, event) for number, event in marked]
    return Trend(go.Figure({"data": data, "layout": layout}), _alt(shown, focus, language))


def _position(event: Event) -> float:
    return event.date.year + (event.date.timetuple().tm_yday - 1) / 366


def _layout(height: int, language: Language) -> dict[str, Any]:
    return {
        "height": height,
        "margin": {"t": TOP, "b": BOTTOM, "l": LEFT, "r": RIGHT, "pad": 0, "autoexpand": False},
        "font": {"family": FONT, "size": SMALL, "color": INK},
        "separators": language.plotly_separators,
        "showlegend": False,
        "hovermode": "closest",
        "dragmode": False,
        "hoverlabel": {"font": {"family": FONT, "size": 14}, "align": "left"},
        "annotations": [],
        "shapes": [],
    }


def _value_axis(line: Line, language: Language) -> dict[str, Any]:
    values = [v for f in line.figures.values() for v in (f.value, f.low, f.high) if v is not None]
    values += [f.value for figures in line.references.values() for f in figures.values()]
    return axis(language, line.measured.indicator.unit, scale_for(values), nticks=4)


def _time_axis(span: list[float], *, last: bool) -> dict[str, Any]:
    return {
        "range": span,
        "tickformat": "d",
        "dtick": max(1, round((span[1] - span[0]) / 5)),
        "tick0": 2000,
        "showgrid": False,
        "zeroline": False,
        "fixedrange": True,
        "showticklabels": last,
        "automargin": False,
        "tickfont": {"size": SMALL, "color": FAINT},
        "title": {"text": ""},
    }


def _traces(line: Line, language: Language, focus: Partner, suffix: str) -> list[dict[str, Any]]:
    axes = {"xaxis": f"x{suffix}", "yaxis": f"y{suffix}"}
    found = []
    for organisation, figures in line.references.items():
        name = flagged(language, organisation.name, organisation.fictitious)
        found.append(
            {
                **_trace(line, name, list(figures.values()), language),
                "line": {"color": LINES, "width": 1.5, "dash": "dot"},
                "marker": {"symbol": "diamond", "size": 5, "color": LINES},
                **axes,
            }
        )
    for run in line.runs:
        found.append(
            {
                **_trace(line, partner_name(language, focus), run, language),
                "line": {"color": FOCUS, "width": 2},
                "marker": {
                    "symbol": "circle",
                    "size": 7,
                    "color": [FOCUS if figure.is_firm else PAGE for figure in run],
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


def _panel_title(line: Line, language: Language, top: float) -> dict[str, Any]:
    indicator = line.measured.indicator
    name = title(language, indicator)
    words = f"{name} ({unit_words(language, indicator.unit)})"
    if text_width(words, SMALL, bold=True) > TITLE_WIDTH:
        words = name
    return {
        "text": f"<b>{plain(wrapped(words, TITLE_WIDTH, most_lines=1)[0])}</b>",
        "font": {"size": SMALL, "color": INK},
        "xref": "paper",
        "yref": "paper",
        "x": 0,
        "y": top,
        "xanchor": "left",
        "xshift": 8 - LEFT,
        "yanchor": "bottom",
        "yshift": 20,
        "showarrow": False,
        "borderpad": 0,
    }


def _event_line(event: Event, suffix: str) -> dict[str, Any]:
    x = _position(event)
    line = {"color": FAINT, "width": 1, "dash": "dash"}
    return {
        "type": "line", "xref": f"x{suffix}", "x0": x, "x1": x, "yref": f"y{suffix} domain", "y0": 0, "y1": 1,
        "line": line, "layer": "below",
    }  # fmt: skip


def _event_number(number: int, event: Event) -> dict[str, Any]:
    return {
        "text": event_sign(number),
        "font": {"size": 15, "color": INK},
        "xref": "x",
        "x": _position(event),
        "yref": "paper",
        "y": 1,
        "yanchor": "bottom",
        "showarrow": False,
        "borderpad": 0,
    }


def _alt(lines: Sequence[Line], focus: Partner, language: Language) -> str:
    parts = []
    for line in lines:
        indicator, figures = line.measured.indicator, list(line.figures.values())
        decimals = decimals_for(indicator.unit, (figure.value for figure in figures))
        first, last = (amount(language, f.value, indicator.unit, decimals) for f in (figures[0], figures[-1]))
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
