"""The share of locations at their level over the years, one panel per group, cut where the series breaks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from lib.charts.drawing import Drawing, base_layout, make_figure
from lib.charts.palette import FAINT, FOCUS, INK, LINES, PAGE, RULE, SMALL, plain
from lib.charts.trend import event_sign
from lib.domain.events import Event
from lib.domain.service_levels import YearOutcome
from lib.text.language import Language
from lib.text.service_levels import (
    agreement_words,
    group_name,
    interval_words,
    locations_words,
    percent,
)

HEAD, BETWEEN, BOTTOM, LEFT, RIGHT = 28, 6, 26, 46, 46
PANEL, TALL_PANEL = 46, 190
"""Height in px of the plot of one group among several, and of one by itself."""
EVENTS = 22
MOST_YEARS_NAMED = 6


def draw(
    series: Sequence[Sequence[YearOutcome]], events: Sequence[Event], language: Language, *, hollow: bool
) -> Drawing:
    """Draw a panel per series, all over the same years.

    Args:
        series: at least one with a year, each of one group, oldest year first.
        events: numbered in this order, see `event_sign`.
        language: of all words and numbers.
        hollow: for a fictitious partnership.
    """
    found = [years for years in series if years]
    plot = TALL_PANEL if len(found) == 1 else PANEL
    top = EVENTS if events else 0
    inner = len(found) * (HEAD + plot) + (len(found) - 1) * BETWEEN
    layout = base_layout(language, top + inner + BOTTOM, (top, RIGHT, BOTTOM, LEFT))
    span = _span(found, events)
    low = _lowest(found)
    data: list[dict[str, Any]] = []
    for number, years in enumerate(found):
        suffix = "" if number == 0 else str(number + 1)
        upper = 1 - (number * (HEAD + plot + BETWEEN) + HEAD) / inner
        layout[f"yaxis{suffix}"] = {
            **_share_axis(low, _ticks(years, low, alone=len(found) == 1)),
            "domain": [max(0.0, upper - plot / inner), min(1.0, upper)],
            "anchor": f"x{suffix}",
        }
        layout[f"xaxis{suffix}"] = _years_axis(span, f"y{suffix}", last=years is found[-1])
        layout["annotations"].append(_title(group_name(language, years[0].outcome.group), upper))
        layout["annotations"] += _last_value(years, suffix, language)
        layout["shapes"] += [_event_line(event, suffix) for event in events]
        data += _norms(years, suffix)
        data += [_run(run, suffix, language, hollow) for run in _runs(years)]
    layout["annotations"] += [_event_number(number, event) for number, event in enumerate(events)]
    return Drawing(make_figure(data, layout), _alt(found, language))


def position(event: Event) -> float:
    """Place of an event on an axis where the inspections of a year stand at its number."""
    return event.date.year + (event.date.timetuple().tm_yday - 183) / 366


def _span(found: Sequence[Sequence[YearOutcome]], events: Sequence[Event]) -> list[float]:
    places = [float(y.year) for years in found for y in years] + [position(event) for event in events]
    return [min(places) - 0.4, max(places) + 0.4]


def _lowest(found: Sequence[Sequence[YearOutcome]]) -> float:
    """Under every interval and agreed share of all panels, which share their scale."""
    values = [100.0]
    for years in found:
        for year in years:
            interval = year.outcome.locations.interval
            values += [interval.low] if interval else []
            values += [judged.norm_pct for judged in year.outcome.judged]
    return max(0.0, min(values) - 4)


def _ticks(years: Sequence[YearOutcome], low: float, *, alone: bool) -> list[float]:
    """Of a panel by itself the tens; of one among several the newest agreed share."""
    if alone:
        return [tens for tens in range(0, 101, 10 if low >= 50 else 20) if tens >= low]
    agreed = [judged.norm_pct for year in years for judged in year.outcome.judged]
    return agreed[-1:]


def _share_axis(low: float, ticks: Sequence[float]) -> dict[str, Any]:
    return {
        "range": [low, 102],
        "tickvals": list(ticks),
        "ticktext": [f"{tick:g}%" for tick in ticks],
        "tickfont": {"size": SMALL, "color": FAINT},
        "showgrid": False,
        "zeroline": False,
        "showline": True,
        "linecolor": RULE,
        "fixedrange": True,
    }


def _years_axis(span: list[float], anchor: str, *, last: bool) -> dict[str, Any]:
    return {
        "range": span,
        "anchor": anchor,
        "tickformat": "d",
        "dtick": max(1, round((span[1] - span[0]) / MOST_YEARS_NAMED)),
        "tick0": 2000,
        "showgrid": False,
        "zeroline": False,
        "showline": True,
        "linecolor": RULE,
        "fixedrange": True,
        "showticklabels": last,
        "tickfont": {"size": SMALL, "color": FAINT},
    }


def _runs(years: Sequence[YearOutcome]) -> Iterator[list[YearOutcome]]:
    """The judged years, cut at every break of the series and every other ambition."""
    run: list[YearOutcome] = []
    for year in years:
        if run and (year.series_break or year.other_ambition):
            yield run
            run = []
        if year.outcome.judged:
            run.append(year)
    if run:
        yield run


def _run(run: Sequence[YearOutcome], suffix: str, language: Language, hollow: bool) -> dict[str, Any]:
    shares = [year.outcome.locations for year in run]
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
        "error_y": {
            "type": "data",
            "symmetric": False,
            "array": [end[1] - value for end, value in zip(ends, values, strict=True)],
            "arrayminus": [value - end[0] for end, value in zip(ends, values, strict=True)],
            "color": FOCUS,
            "thickness": 1,
            "width": 3,
        },
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
    share = year.outcome.locations
    lines = [f"{year.year}: {locations_words(language, share)} ({interval_words(language, share)})"]
    lines += [agreement_words(language, judged) for judged in year.outcome.judged]
    if year.series_break:
        lines.append(language.say("reeksbreuk: niet te vergelijken met eerder"))
    if year.other_ambition:
        lines.append(language.say("andere afspraak dan het jaar ervoor"))
    name = group_name(language, year.outcome.group)
    return f"<b>{plain(name)}</b><br>" + "<br>".join(plain(line) for line in lines)


def _title(name: str, top: float) -> dict[str, Any]:
    return {
        "text": f"<b>{plain(name)}</b>",
        "font": {"size": SMALL, "color": INK},
        "xref": "paper",
        "yref": "paper",
        "x": 0,
        "y": top,
        "xanchor": "left",
        "xshift": -LEFT,
        "yanchor": "bottom",
        "yshift": 8,
        "showarrow": False,
        "borderpad": 0,
    }


def _last_value(years: Sequence[YearOutcome], suffix: str, language: Language) -> list[dict[str, Any]]:
    """The newest share, beside the panel at the height of its point."""
    last = years[-1].outcome
    if not last.judged:
        return []
    value = last.locations.pct or 0.0
    return [
        {
            "text": f"<b>{percent(language, value)}</b>",
            "font": {"size": SMALL, "color": INK},
            "xref": "paper",
            "x": 1,
            "xanchor": "left",
            "xshift": 6,
            "yref": f"y{suffix}",
            "y": value,
            "showarrow": False,
            "borderpad": 0,
        }
    ]


def _event_line(event: Event, suffix: str) -> dict[str, Any]:
    x = position(event)
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
        "x": position(event),
        "yref": "paper",
        "y": 1,
        "yanchor": "bottom",
        "showarrow": False,
        "borderpad": 0,
    }


def _alt(found: Sequence[Sequence[YearOutcome]], language: Language) -> str:
    parts = []
    for years in found:
        told = ", ".join(
            f"{year.year} {percent(language, year.outcome.locations.pct)}"
            for year in years
            if year.outcome.judged
        )
        parts.append(
            f"{group_name(language, years[0].outcome.group)}: {told or language.say('geen ambitie')}"
        )
    return language.say("Aandeel locaties op niveau per jaar. {parts}.", parts="; ".join(parts))
