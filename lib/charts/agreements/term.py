"""The term of contracts: a bar from the first day to the last, with the days on it and today as an upright line."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Any

from lib.charts.drawing import NARROWEST, Drawing
from lib.charts.palette import FAINT, FOCUS, INK, OTHERS, PAGE, PROVISIONAL_OPACITY, RULE, SMALL, MarkShape
from lib.charts.row_chart import ChartRow, Placed, place_rows, rows_layout
from lib.domain.agreements.contracts import Contract, DueDay, Moment
from lib.text.agreements.words import MOMENTS, moments_words, term_words
from lib.text.language import Language
from lib.text.shipped_words import shipped_text

OPEN_YEARS = 4
"""How far the bar of a contract without an end goes on after today."""
MOST_BEFORE = 10
"""Years before today from which the line is shown; what began earlier comes in from the left."""
_TICK_ROOM = 52
_MARKS = {Moment.NOTICE: (MarkShape.LAST_NOTICE, 13), Moment.EVALUATION: (MarkShape.EVALUATION, 10)}
_APART = 14
"""Space in px between the middles of two marks from which they stand free of each other, with their edges."""
_ASIDE = {Moment.NOTICE: -6.5, Moment.EVALUATION: 7.5}
"""How far below the middle of the bar a mark stands, in px, where both are too close to stand beside each other."""


def draw(contracts: Sequence[Contract], today: dt.date, language: Language) -> Drawing:
    """Draw a row per contract; at least one."""
    rows = [ChartRow(shipped_text(language, c.name), _end_words(c, language)) for c in contracts]
    placed = place_rows(rows)
    ends = [_place(c.extendable_to or c.end or _years_on(today)) for c in contracts]
    begin = max(min(_place(c.start) for c in contracts), _place(today) - MOST_BEFORE)
    end = max(*ends, _place(today) + 1)
    layout = rows_layout(placed, _years_axis(begin, end), language)
    for contract, row in zip(contracts, placed, strict=True):
        layout["shapes"] += _bars(contract, row, begin, today)
    layout["shapes"].append(_today_line(placed, today))
    span = (begin, end)
    marks = [
        mark for c, row in zip(contracts, placed, strict=True) for mark in _marks(c, row, span, language)
    ]
    alt = " ".join(_said(contract, language) for contract in contracts)
    return Drawing(marks, layout, alt)


def _place(day: dt.date) -> float:
    """Place of a day on an axis of years."""
    length = 366 if day.year % 4 == 0 else 365
    return day.year + (day.timetuple().tm_yday - 1) / length


def _years_on(today: dt.date) -> dt.date:
    return dt.date(min(today.year + OPEN_YEARS, dt.MAXYEAR), 12, 31)


def _years_axis(begin: float, end: float) -> dict[str, Any]:
    """Whole years as ticks, as many as have room on the narrowest screen."""
    years = range(int(begin) + (begin > int(begin)), int(end) + 1)
    step = max(1, -(-len(years) * _TICK_ROOM // NARROWEST))
    ticks = [year for year in years if year % step == 0]
    return {
        "range": [begin, end],
        "tickvals": ticks,
        "ticktext": [str(year) for year in ticks],
        "showgrid": False,
        "zeroline": False,
        "fixedrange": True,
        "automargin": False,
        "ticks": "outside",
        "tickcolor": RULE,
        "tickfont": {"size": SMALL, "color": FAINT},
        "title": {"text": ""},
        "ticklabeloverflow": "hide past div",
    }


def _bars(contract: Contract, row: Placed, begin: float, today: dt.date) -> Iterator[dict[str, Any]]:
    last = _place(contract.end or _years_on(today))
    color = FOCUS if contract.runs_on(today) else OTHERS
    yield _bar(row, max(_place(contract.start), begin), last, color)
    if contract.end and contract.extendable_to and contract.extendable_to > contract.end:
        yield {**_bar(row, last, _place(contract.extendable_to), color), "opacity": PROVISIONAL_OPACITY}


def _bar(row: Placed, start: float, end: float, color: str) -> dict[str, Any]:
    return {
        "type": "rect", "xref": "x", "yref": "y", "x0": start, "x1": end,
        "y0": row.middle - 6, "y1": row.middle + 6,
        "fillcolor": color, "line": {"color": color, "width": 1.5}, "layer": "below",
    }  # fmt: skip


def _today_line(placed: Sequence[Placed], today: dt.date) -> dict[str, Any]:
    x = _place(today)
    return {
        "type": "line", "xref": "x", "yref": "y", "x0": x, "x1": x,
        "y0": placed[0].middle - 12, "y1": placed[-1].middle + 12,
        "line": {"color": INK, "width": 2},
    }  # fmt: skip


def _marks(
    contract: Contract, row: Placed, span: tuple[float, float], language: Language
) -> Iterator[dict[str, Any]]:
    """The days that have a sign: on the bar, and one above the other where they would cover each other."""
    marked = [due for due in contract.days() if due.moment in _MARKS and _place(due.date) >= span[0]]
    places = [_place(due.date) for due in marked]
    is_close = len(marked) > 1 and (max(places) - min(places)) / (span[1] - span[0]) * NARROWEST < _APART
    for due, x in zip(marked, places, strict=True):
        symbol, size = _MARKS[due.moment]
        yield {
            "type": "scatter", "mode": "markers", "x": [x],
            "y": [row.middle + (_ASIDE[due.moment] if is_close else 0)],
            "hovertext": [_due(due, language)], "hoverinfo": "text", "cliponaxis": False,
            "marker": {"symbol": symbol, "size": size, "color": INK, "line": {"color": PAGE, "width": 1.5}},
        }  # fmt: skip


def _due(due: DueDay, language: Language) -> str:
    return f"{language.say(MOMENTS[due.moment])} {language.date(due.date)}"


def _end_words(contract: Contract, language: Language) -> str:
    """The last day, short enough to stand beside the name on a phone."""
    return language.date(contract.end) if contract.end else language.say("zonder einddatum")


def _said(contract: Contract, language: Language) -> str:
    days = moments_words(language, contract)
    since = language.say("vanaf {day}", day=language.date(contract.start))
    parts = [part for part in (since, term_words(language, contract), days) if part]
    return f"{shipped_text(language, contract.name)}: {', '.join(parts)}."
