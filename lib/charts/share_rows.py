"""Shares against what was agreed: a dot with its interval, the agreed share as a mark, the verdict in words."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from lib.charts import rows
from lib.charts.drawing import Drawing, base_layout, make_figure, whiskers
from lib.charts.palette import FOCUS, INK, LINES, PAGE, RULE, plain
from lib.charts.scale import share_axis
from lib.domain.service_levels import Judged, Outcome
from lib.text.language import Language
from lib.text.service_levels import (
    agreement_short,
    agreement_words,
    formal_words,
    interval_words,
    judged_sentence,
    locations_words,
    readings_words,
    unjudged_words,
)
from lib.text.terms import verdict_words

DOT, SQUARE, NORM_MARK = 12, 9, 11
STEP = 10
"""Shares between two ticks."""

Named = tuple[str, Outcome]
"""An outcome under the name it has on screen."""


class _Row(NamedTuple):
    """One line of the chart: an outcome against one agreed share, or without any."""

    name: str
    outcome: Outcome
    judged: Judged | None


def draw(named: Sequence[Named], language: Language, *, hollow: bool, of_scales: bool = False) -> Drawing:
    """Draw a row per outcome and agreed share.

    Args:
        named: at least one.
        language: of all words and numbers.
        hollow: for a fictitious partnership.
        of_scales: outcomes of single scales, of which readings and locations are the same.
    """
    found = list(_rows(named))
    low = _lowest(found)
    margin = (rows.TOP, rows.SIDE, rows.BOTTOM, rows.SIDE)
    layout = base_layout(language, rows.height_of(len(found)), margin)
    layout["yaxis"] = rows.upright(len(found))
    layout["xaxis"] = share_axis(low, range(low, 101, STEP if low >= 50 else 2 * STEP))
    for place, row in enumerate(found):
        layout["annotations"] += _words(place, row, language, of_scales)
        layout["shapes"] += _norm_mark(place, row)
    data = [
        trace for trace in (*_formal(found, language, of_scales), _dots(found, language, hollow)) if trace
    ]
    return Drawing(make_figure(data, layout), _alt(found, language))


def _rows(named: Sequence[Named]) -> Iterator[_Row]:
    for name, outcome in named:
        for judged in outcome.judged or (None,):
            yield _Row(name, outcome, judged)


def _lowest(found: Sequence[_Row]) -> int:
    """Where the axis begins: under every share, interval and agreed share, at a tick."""
    values = [100.0]
    for row in found:
        if row.judged:
            interval = row.judged.locations.interval
            values += [row.judged.norm_pct, row.judged.readings.pct or 0]
            values += [interval.low] if interval else []
    low = max(0, STEP * math.floor((min(values) - 1) / STEP))
    return low if low >= 50 else 2 * STEP * (low // (2 * STEP))


def _words(place: int, row: _Row, language: Language, of_scales: bool) -> list[dict[str, Any]]:
    judged = row.judged
    if judged is None:
        share = language.count("{n} meting", "{n} metingen", row.outcome.total)
        above = rows.words_above(place, row.name, "", unjudged_words(language, row.outcome))
        return above + rows.words_below(
            place, language.say("{readings}, niet beoordeeld", readings=share), ""
        )
    verdict = verdict_words(language, judged.verdict)
    agreed = agreement_short(language, judged)
    if of_scales:
        below = rows.words_below(place, readings_words(language, judged.readings, judged.norm_pct), verdict)
        return rows.words_above(place, row.name, agreed, "") + below
    left = locations_words(language, judged.locations, judged.norm_pct)
    below = rows.words_below(place, left, formal_words(language, judged))
    return rows.words_above(place, row.name, agreed, verdict) + below


def _norm_mark(place: int, row: _Row) -> list[dict[str, Any]]:
    """A hairline over the whole axis, and a mark at the agreed share."""
    y = rows.middle(place)
    base = {"type": "line", "layer": "below", "line": {"color": RULE, "width": 1}}
    line = {**base, "xref": "paper", "x0": 0, "x1": 1, "y0": y, "y1": y}
    if row.judged is None:
        return [line]
    x = row.judged.norm_pct
    mark = {"type": "line", "x0": x, "x1": x, "y0": y - NORM_MARK, "y1": y + NORM_MARK}
    return [line, {**mark, "line": {"color": INK, "width": 3}}]


def _formal(found: Sequence[_Row], language: Language, of_scales: bool) -> list[dict[str, Any]]:
    """The share of readings, on which the formal outcome rests."""
    shown = [(place, row.judged) for place, row in enumerate(found) if row.judged]
    if of_scales or not shown:
        return []
    return [
        {
            "type": "scatter",
            "mode": "markers",
            "name": language.say("aandeel metingen"),
            "x": [judged.readings.pct for _, judged in shown],
            "y": [rows.middle(place) for place, _ in shown],
            "hovertext": [plain(formal_words(language, judged)) for _, judged in shown],
            "hoverinfo": "text",
            "cliponaxis": False,
            "marker": {
                "symbol": "square",
                "size": SQUARE,
                "color": PAGE,
                "line": {"color": LINES, "width": 2},
            },
        }
    ]


def _dots(found: Sequence[_Row], language: Language, hollow: bool) -> dict[str, Any] | None:
    """The share of locations with its interval."""
    shown = [(place, row, row.judged) for place, row in enumerate(found) if row.judged]
    if not shown:
        return None
    shares = [judged.locations for _, _, judged in shown]
    ends = [share.interval or (share.pct or 0.0,) * 2 for share in shares]
    values = [share.pct or 0.0 for share in shares]
    return {
        "type": "scatter",
        "mode": "markers",
        "name": language.say("aandeel locaties"),
        "x": values,
        "y": [rows.middle(place) for place, _, _ in shown],
        "hovertext": [
            f"<b>{plain(row.name)}</b><br>{plain(agreement_words(language, judged))}<br>"
            + plain(_interval(judged, language))
            for _, row, judged in shown
        ],
        "hoverinfo": "text",
        "cliponaxis": False,
        "marker": {"size": DOT, "color": PAGE if hollow else FOCUS, "line": {"color": FOCUS, "width": 2}},
        "error_x": whiskers(values, ends, FOCUS, thickness=2, width=5),
    }


def _interval(judged: Judged, language: Language) -> str:
    """The share of locations with its interval, for the hover."""
    share, norm = judged.locations, judged.norm_pct
    return f"{locations_words(language, share, norm)} ({interval_words(language, share, norm)})"


def _alt(found: Sequence[_Row], language: Language) -> str:
    said = []
    for row in found:
        judged = row.judged
        text = judged_sentence(language, judged) if judged else unjudged_words(language, row.outcome)
        said.append(f"{row.name}: {text}")
    return language.say("Aandeel op niveau tegen de afspraak. {parts}", parts=" ".join(said))
