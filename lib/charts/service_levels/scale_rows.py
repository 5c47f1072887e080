"""Scales one under the other: a dot at the share of readings at level, with how many there were in words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from lib.charts.drawing import Drawing
from lib.charts.palette import FOCUS, PAGE, RULE, plain
from lib.charts.row_chart import ChartRow, Placed, place_rows, rows_layout
from lib.charts.scale import share_axis
from lib.charts.service_levels.share_rows import DOT
from lib.domain.service_levels.scales import ScaleOutcome
from lib.text.language import Language
from lib.text.service_levels.words import scale_share_words

NamedScale = tuple[str, ScaleOutcome]
"""A scale under the name it has on screen."""
_TICKS = range(0, 101, 20)


def draw(named: Sequence[NamedScale], language: Language, *, hollow: bool) -> Drawing:
    """Draw a row per scale.

    Args:
        named: at least one; every scale has judged readings.
        language: of all words and numbers.
        hollow: for a fictitious partnership.
    """
    rows = [
        ChartRow(
            name, strong=True, detail=", ".join(scale.levels), below=(scale_share_words(language, scale), "")
        )
        for name, scale in named
    ]
    placed = place_rows(rows)
    layout = rows_layout(placed, share_axis(0, _TICKS), language)
    layout["shapes"] += [_hairline(place) for place in placed]
    parts = [f"{name}: {scale_share_words(language, scale)}" for name, scale in named]
    alt = language.say("Aandeel metingen op niveau per meetlat. {parts}.", parts="; ".join(parts))
    return Drawing([_dots(placed, named, language, hollow)], layout, alt)


def _hairline(place: Placed) -> dict[str, Any]:
    base = {"type": "line", "layer": "below", "line": {"color": RULE, "width": 1}}
    return {**base, "xref": "paper", "x0": 0, "x1": 1, "yref": "y", "y0": place.middle, "y1": place.middle}


def _dots(
    placed: Sequence[Placed], named: Sequence[NamedScale], language: Language, hollow: bool
) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "markers",
        "name": language.say("aandeel metingen"),
        "x": [scale.pct or 0.0 for _, scale in named],
        "y": [place.middle for place in placed],
        "hovertext": [
            f"<b>{plain(name)}</b><br>{plain(scale_share_words(language, scale))}" for name, scale in named
        ],
        "hoverinfo": "text",
        "cliponaxis": False,
        "marker": {"size": DOT, "color": PAGE if hollow else FOCUS, "line": {"color": FOCUS, "width": 2}},
    }
