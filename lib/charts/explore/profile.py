"""All figures of one partnership, a row each: worse left, better right, around the median of the others."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from lib.charts.drawing import Drawing, whiskers
from lib.charts.explore.on_slide import PlacedRow, places_on_slide
from lib.charts.palette import FOCUS, INK, PAGE, PROVISIONAL_OPACITY, TINT, plain
from lib.charts.row_chart import ChartRow, Placed, place_rows, rows_layout, tick, zone
from lib.domain.explore.profile import ProfileRow
from lib.text.amounts import said_amount
from lib.text.explore.profile import median_words, verdict_against_median, without_direction
from lib.text.indicators import title
from lib.text.language import Language

_REACH = 1.15
_SIZE = 14


def draw(rows: Sequence[ProfileRow], language: Language) -> Drawing:
    """Draw at least one row."""
    placed = place_rows([_row(row, language) for row in rows])
    say = language.say
    sides = (say("minder goed"), say("mediaan"), say("beter"))
    measure: dict[str, Any] = {
        "range": [-_REACH, _REACH],
        "tickvals": [-1, 0, 1],
        "ticktext": list(sides),
        "ticklabeloverflow": "allow",
        "showgrid": False,
        "zeroline": False,
        "fixedrange": True,
    }
    layout = rows_layout(placed, measure, language)
    for at, row in zip(placed, rows, strict=True):
        layout["shapes"] += [zone(at, *_middle_half(row), TINT), tick(at, 0, INK)]
    told = "; ".join(f"{p.row.label}: {p.row.words}, {p.row.below[0]}, {p.row.below[1]}" for p in placed)
    alt = say("Profiel, een rij per cijfer. {told}.", told=told)
    on_slide = [_placed_row(row, at) for row, at in zip(rows, placed, strict=True)]
    chart = places_on_slide(on_slide, _REACH, sides, language, hollow=rows[0].own.fictitious)
    return Drawing([_points(rows, placed)], layout, alt, editable=(chart,))


def _placed_row(row: ProfileRow, at: Placed) -> PlacedRow:
    place = _clamped(row.place(row.own.value))
    low, high = _ends(row, place)
    return PlacedRow(
        f"{at.row.label}: {at.row.words}", place, (low, high) if low < high else None, _middle_half(row)
    )


def _middle_half(row: ProfileRow) -> tuple[float, float]:
    first, third = sorted(_clamped(row.place(value)) for value in row.middle_half)
    return first, third


def _row(row: ProfileRow, language: Language) -> ChartRow:
    value = said_amount(language, row.own.value, row.indicator.unit)
    verdict = verdict_against_median(language, row)
    if without_direction(row):
        verdict = f"{verdict}; {language.say('geen richting')}"
    return ChartRow(
        title(language, row.indicator),
        f"{value} ({row.own.period})",
        below=(median_words(language, row), verdict),
    )


def _points(rows: Sequence[ProfileRow], placed: Sequence[Placed]) -> dict[str, Any]:
    places = [_clamped(row.place(row.own.value)) for row in rows]
    ends = [_ends(row, place) for row, place in zip(rows, places, strict=True)]
    return {
        "type": "scatter",
        "mode": "markers",
        "x": places,
        "y": [at.middle for at in placed],
        "error_x": whiskers(places, ends, FOCUS, 2, 4),
        "hovertext": [
            f"<b>{plain(at.row.label)}</b><br>{plain(at.row.words)}<br>{plain(', '.join(at.row.below))}"
            for at in placed
        ],
        "hoverinfo": "text",
        "cliponaxis": False,
        "marker": {
            "size": _SIZE,
            "color": [PAGE if row.own.fictitious else FOCUS for row in rows],
            "opacity": [1 if row.own.is_firm or row.own.fictitious else PROVISIONAL_OPACITY for row in rows],
            "line": {"color": FOCUS, "width": 2},
        },
    }


def _ends(row: ProfileRow, place: float) -> tuple[float, float]:
    """The places of the ends of the interval; without one the place itself."""
    if row.own.low is None or row.own.high is None:
        return place, place
    low, high = sorted(_clamped(row.place(end)) for end in (row.own.low, row.own.high))
    return low, high


def _clamped(place: float) -> float:
    return max(-_REACH, min(_REACH, place))
