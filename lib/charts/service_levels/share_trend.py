"""The share of readings at their level over the years, one panel per group, cut where the series breaks."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import Any

from lib.charts.drawing import NARROWEST, Drawing, base_layout, panel_title, whiskers, word
from lib.charts.editable import ChartPoint, PointChart, PointSeries, Sign, share_axis_of, years_of
from lib.charts.event_marks import event_label, event_line, height_of, place_events
from lib.charts.palette import FOCUS, LINES, PAGE, RULE, plain
from lib.charts.scale import share_axis, years_axis
from lib.domain.events import Event
from lib.domain.periods import position_of
from lib.domain.service_levels.breaks import YearOutcome
from lib.text.language import Language
from lib.text.series_breaks import break_words
from lib.text.service_levels.agreements import agreement_change_words
from lib.text.service_levels.words import (
    agreement_words,
    group_name,
    interval_words,
    percent,
    places_words,
    share_words,
)

HEAD, _BETWEEN, _BOTTOM, _LEFT, _RIGHT = 28, 6, 26, 46, 46
PANEL, TALL_PANEL = 46, 190
"""Height in px of the plot of one group among several, and of one by itself."""
_ABOVE_EVENTS = 4
_MOST_YEARS_NAMED = 6
_EDGE = {"showline": True, "linecolor": RULE}
"""A line along an axis."""


def draw(
    series: Sequence[Sequence[YearOutcome]], events: Sequence[Event], language: Language, *, hollow: bool
) -> Drawing:
    """Draw a panel per series, all over the same years.

    Args:
        series: at least one with a year, each of one group, oldest year first.
        events: numbered in this order, see `event_signs`.
        language: of all words and numbers.
        hollow: for a fictitious partnership.
    """
    found = [years for years in series if years]
    plot = TALL_PANEL if len(found) == 1 else PANEL
    span = _span(found, events)
    marks = place_events(events, span, NARROWEST - _LEFT - _RIGHT, language)
    top = height_of(marks) + _ABOVE_EVENTS if marks else 0
    inner = len(found) * (HEAD + plot) + (len(found) - 1) * _BETWEEN
    layout = base_layout(language, top + inner + _BOTTOM, (top, _RIGHT, _BOTTOM, _LEFT))
    low = _lowest(found)
    data: list[dict[str, Any]] = []
    for number, years in enumerate(found):
        suffix = "" if number == 0 else str(number + 1)
        upper = 1 - (number * (HEAD + plot + _BETWEEN) + HEAD) / inner
        layout[f"yaxis{suffix}"] = {
            **share_axis(low, _ticks(years, low, alone=len(found) == 1), 102, **_EDGE),
            "domain": [max(0.0, upper - plot / inner), min(1.0, upper)],
            "anchor": f"x{suffix}",
        }
        layout[f"xaxis{suffix}"] = years_axis(
            span,
            round((span[1] - span[0]) / _MOST_YEARS_NAMED),
            anchor=f"y{suffix}",
            showticklabels=years is found[-1],
            **_EDGE,
        )
        layout["annotations"].append(
            panel_title([group_name(language, years[0].outcome.group)], upper, -_LEFT, 8)
        )
        layout["annotations"] += _last_value(years, suffix, language)
        layout["shapes"] += [event_line(x, suffix) for mark in marks for x in mark.places]
        data += _norms(years, suffix)
        data += [_run(run, suffix, language, hollow) for run in _runs(years)]
    layout["annotations"] += [event_label(mark) for mark in marks]
    editable = tuple(_editable(years, low, language, hollow) for years in found)
    return Drawing(data, layout, _alt(found, language), editable=editable)


def _editable(years: Sequence[YearOutcome], low: float, language: Language, hollow: bool) -> PointChart:
    """A panel for a slide: the share per year with its interval, and the agreed share as dashes."""
    name = group_name(language, years[0].outcome.group)
    series = []
    for run in _runs(years):
        points = tuple(_chart_point(year, language) for year in run)
        series.append(PointSeries(name, points, FOCUS, hollow=hollow, joined=True))
    norms = tuple(ChartPoint(year.year, judged.norm_pct) for year in years for judged in year.outcome.judged)
    if norms:
        agreed = language.say("afgesproken aandeel")
        series.append(PointSeries(agreed, norms, LINES, 9, Sign.DASH))
    axis = share_axis_of(language.say("aandeel metingen op niveau (%)"), math.floor(low / 10) * 10)
    return PointChart(name, years_of(year.year for year in years), axis, tuple(series))


def _chart_point(year: YearOutcome, language: Language) -> ChartPoint:
    share = year.outcome.share
    pct = (share.pct if share else None) or 0.0
    ends = (share.interval.low, share.interval.high) if share and share.interval else None
    return ChartPoint(year.year, pct, percent(language, pct), y_ends=ends)


def _span(found: Sequence[Sequence[YearOutcome]], events: Sequence[Event]) -> list[float]:
    places = [float(y.year) for years in found for y in years] + [position_of(event.date) for event in events]
    return [min(places) - 0.4, max(places) + 0.4]


def _lowest(found: Sequence[Sequence[YearOutcome]]) -> float:
    """Under every interval and agreed share of all panels, which share their scale."""
    values = [100.0]
    for years in found:
        for year in years:
            share = year.outcome.share
            values += [share.interval.low] if share and share.interval else []
            values += [judged.norm_pct for judged in year.outcome.judged]
    return max(0.0, min(values) - 4)


def _ticks(years: Sequence[YearOutcome], low: float, *, alone: bool) -> list[float]:
    """Of a panel by itself the tens; of one among several the newest agreed share."""
    if alone:
        return [tens for tens in range(0, 101, 10 if low >= 50 else 20) if tens >= low]
    agreed = [judged.norm_pct for year in years for judged in year.outcome.judged]
    return agreed[-1:]


def _runs(years: Sequence[YearOutcome]) -> Iterator[list[YearOutcome]]:
    """The judged years, cut at every break of the series and every other agreement."""
    run: list[YearOutcome] = []
    for year in years:
        if run and (year.by_events or year.other_agreement):
            yield run
            run = []
        if year.outcome.share:
            run.append(year)
    if run:
        yield run


def _run(run: Sequence[YearOutcome], suffix: str, language: Language, hollow: bool) -> dict[str, Any]:
    shares = [year.outcome.share for year in run if year.outcome.share]
    values = [share.pct or 0.0 for share in shares]
    ends = [share.interval or (share.pct or 0.0,) * 2 for share in shares]
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "x": [year.year for year in run],
        "y": values,
        "hovertext": [_hover(year, language) for year in run],
        "hoverinfo": "text",
        "cliponaxis": False,
        "line": {"color": FOCUS, "width": 2},
        "marker": {"size": 8, "color": PAGE if hollow else FOCUS, "line": {"color": FOCUS, "width": 2}},
        "error_y": whiskers(values, ends, FOCUS, thickness=1, width=3),
        "xaxis": f"x{suffix}",
        "yaxis": f"y{suffix}",
    }


def _norms(years: Sequence[YearOutcome], suffix: str) -> list[dict[str, Any]]:
    """The agreed share of each year, as a dash as wide as the year."""
    dashes = [(year.year, judged.norm_pct) for year in years for judged in year.outcome.judged]
    x = [place for year, _ in dashes for place in (year - 0.4, year + 0.4, None)]
    y = [value for _, norm in dashes for value in (norm, norm, None)]
    line = {"color": LINES, "width": 2}
    axes = {"xaxis": f"x{suffix}", "yaxis": f"y{suffix}"}
    return [{"type": "scatter", "mode": "lines", "x": x, "y": y, "hoverinfo": "skip", "line": line, **axes}]


def _hover(year: YearOutcome, language: Language) -> str:
    share = year.outcome.share
    lines = []
    if share:
        lines += [f"{year.year}: {share_words(language, share)} ({interval_words(language, share)})"]
        lines += [places_words(language, share)]
    lines += [agreement_words(language, judged) for judged in year.outcome.judged]
    if why := break_words(language, year.by_events):
        lines.append(language.say("{why}; niet te vergelijken met eerder", why=why))
    if year.other_agreement:
        lines.append(agreement_change_words(language, year.other_agreement))
    name = group_name(language, year.outcome.group)
    return f"<b>{plain(name)}</b><br>" + "<br>".join(plain(line) for line in lines)


def _last_value(years: Sequence[YearOutcome], suffix: str, language: Language) -> list[dict[str, Any]]:
    """The newest share, beside the panel at the height of its point."""
    last = years[-1].outcome
    if not last.share:
        return []
    value = last.share.pct or 0.0
    return [
        word(
            f"<b>{percent(language, value)}</b>",
            xref="paper",
            x=1,
            xanchor="left",
            xshift=6,
            yref=f"y{suffix}",
            y=value,
        )
    ]


def _alt(found: Sequence[Sequence[YearOutcome]], language: Language) -> str:
    parts = []
    for years in found:
        told = ", ".join(
            f"{year.year} {percent(language, year.outcome.share.pct)}" for year in years if year.outcome.share
        )
        parts.append(
            f"{group_name(language, years[0].outcome.group)}: {told or language.say('geen ambitie')}"
        )
    return language.say("Aandeel metingen op niveau per jaar. {parts}.", parts="; ".join(parts))
