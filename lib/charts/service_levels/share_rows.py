"""Shares against what was agreed: a dot with its interval, the agreed share as a mark, the outcome in words."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from lib.charts.drawing import Drawing, whiskers
from lib.charts.editable import BarChart, BarSeries, share_axis_of
from lib.charts.palette import FOCUS, INK, LINES, PAGE, RULE, plain
from lib.charts.row_chart import ChartRow, Placed, place_rows, rows_layout, tick
from lib.charts.scale import share_axis
from lib.domain.service_levels.outcomes import Judged, Outcome
from lib.text.language import Language
from lib.text.service_levels.words import (
    agreement_short,
    agreement_words,
    chance_words,
    interval_words,
    judged_sentence,
    places_words,
    share_words,
    unjudged_words,
)
from lib.text.terms import verdict_words

DOT, NORM_MARK = 12, 3
"""Sizes of the marks, and the thickness of that of the agreed share, in px."""
STEP = 10
"""Shares between two ticks."""

NamedOutcome = tuple[str, Outcome]
"""An outcome under the name it has on screen."""


class _Share(NamedTuple):
    """What a row shows: an outcome against one agreed share, or without any."""

    name: str
    outcome: Outcome
    judged: Judged | None


_Judged = tuple[Placed, str, Judged]
"""Where a judged share stands, under which name."""


def draw(named: Sequence[NamedOutcome], language: Language, *, hollow: bool) -> Drawing:
    """Draw a row per outcome and agreed share.

    Args:
        named: at least one.
        language: of all words and numbers.
        hollow: for a fictitious partnership.
    """
    found = list(_shares(named))
    placed = place_rows([_row(share, language) for share in found])
    low = _lowest(found)
    axis = share_axis(low, range(low, 101, STEP if low >= 50 else 2 * STEP))
    layout = rows_layout(placed, axis, language)
    for place, share in zip(placed, found, strict=True):
        layout["shapes"] += _norm_mark(place, share)
    judged = [
        (place, share.name, share.judged) for place, share in zip(placed, found, strict=True) if share.judged
    ]
    data = [_dots(judged, language, hollow)] if judged else []
    return Drawing(data, layout, _alt(found, language), editable=(_editable(found, language, hollow),))


def _editable(found: Sequence[_Share], language: Language, hollow: bool) -> BarChart:
    """The rows for a slide: the share of readings with its interval, under it the agreed share."""
    names, shares, ends, norms = [], [], [], []
    for share in found:
        judged = share.judged
        interval = judged.share.interval if judged else None
        ends.append((interval.low, interval.high) if interval else None)
        shares.append(judged.share.pct if judged else None)
        norms.append(judged.norm_pct if judged else None)
        if judged:
            said = f"{share_words(language, judged.share, judged.norm_pct)}, {verdict_words(language, judged.formal)}"
            names.append(f"{share.name} ({agreement_short(language, judged)})\n{said}")
        else:
            names.append(f"{share.name}\n{unjudged_words(language, share.outcome)}")
    measured = BarSeries(
        language.say("aandeel metingen"), tuple(shares), FOCUS, ends=tuple(ends), hollow=hollow
    )
    agreed = BarSeries(language.say("afgesproken aandeel"), tuple(norms), LINES)
    axis = share_axis_of(language.say("aandeel metingen op niveau (%)"), 0.0)
    return BarChart("", tuple(names), axis, (measured, agreed))


def _shares(named: Sequence[NamedOutcome]) -> Iterator[_Share]:
    for name, outcome in named:
        for judged in outcome.judged or (None,):
            yield _Share(name, outcome, judged)


def _lowest(found: Sequence[_Share]) -> int:
    """Where the axis begins: under every share, interval and agreed share, at a tick."""
    values = [100.0]
    for row in found:
        if row.judged:
            interval = row.judged.share.interval
            values += [row.judged.norm_pct, row.judged.share.pct or 0]
            values += [interval.low] if interval else []
    low = max(0, STEP * math.floor((min(values) - 1) / STEP))
    return low if low >= 50 else 2 * STEP * (low // (2 * STEP))


def _row(share: _Share, language: Language) -> ChartRow:
    judged = share.judged
    if judged is None:
        count = language.count("{n} meting", "{n} metingen", share.outcome.total)
        unjudged = language.say("{readings}, niet beoordeeld", readings=count)
        return ChartRow(
            share.name, unjudged_words(language, share.outcome), strong=True, below=(unjudged, "")
        )
    formal, agreed = verdict_words(language, judged.formal), agreement_short(language, judged)
    below = (share_words(language, judged.share, judged.norm_pct), chance_words(language, judged))
    return ChartRow(share.name, formal, strong=True, detail=agreed, below=below)


def _norm_mark(place: Placed, share: _Share) -> list[dict[str, Any]]:
    """A hairline over the whole axis, and a mark at the agreed share."""
    y = place.middle
    base = {"type": "line", "layer": "below", "line": {"color": RULE, "width": 1}}
    line = {**base, "xref": "paper", "x0": 0, "x1": 1, "yref": "y", "y0": y, "y1": y}
    return [line, tick(place, share.judged.norm_pct, INK, NORM_MARK)] if share.judged else [line]


def _dots(shown: Sequence[_Judged], language: Language, hollow: bool) -> dict[str, Any]:
    """The share of readings with its interval."""
    shares = [judged.share for _, _, judged in shown]
    ends = [share.interval or (share.pct or 0.0,) * 2 for share in shares]
    values = [share.pct or 0.0 for share in shares]
    return {
        "type": "scatter",
        "mode": "markers",
        "name": language.say("aandeel metingen"),
        "x": values,
        "y": [place.middle for place, _, _ in shown],
        "hovertext": [
            f"<b>{plain(name)}</b><br>{plain(agreement_words(language, judged))}<br>"
            + plain(_interval(judged, language))
            for _, name, judged in shown
        ],
        "hoverinfo": "text",
        "cliponaxis": False,
        "marker": {"size": DOT, "color": PAGE if hollow else FOCUS, "line": {"color": FOCUS, "width": 2}},
        "error_x": whiskers(values, ends, FOCUS, thickness=2, width=5),
    }


def _interval(judged: Judged, language: Language) -> str:
    """The share of readings with its interval and places, for the hover."""
    share, norm = judged.share, judged.norm_pct
    interval = interval_words(language, share, norm)
    return f"{share_words(language, share, norm)} ({interval}; {places_words(language, share)})"


def _alt(found: Sequence[_Share], language: Language) -> str:
    said = []
    for row in found:
        judged = row.judged
        text = judged_sentence(language, judged) if judged else unjudged_words(language, row.outcome)
        said.append(f"{row.name}: {text}")
    return language.say("Aandeel op niveau tegen de afspraak. {parts}", parts=" ".join(said))
