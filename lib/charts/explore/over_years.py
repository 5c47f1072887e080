"""The frame of a chart of one figure over years, with what it measures written above it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from lib.charts.drawing import NARROWEST, base_layout, word
from lib.charts.palette import INK, plain
from lib.charts.scale import AxisScale, axis, wrapped, years_axis
from lib.domain.indicators import Indicator
from lib.text.amounts import unit_words
from lib.text.indicators import lower_is_better, title
from lib.text.language import Language

_ABOVE, _RIGHT, _BELOW, _LEFT = 46, 18, 32, 66


def years_layout(
    language: Language, indicator: Indicator, years: Sequence[float], scale: AxisScale, height: int
) -> dict[str, Any]:
    """Plotly's layout for an indicator over these years.

    Args:
        years: the place of each figure in time.
        scale: of the values.
        height: in px.
    """
    room = max((max(years) - min(years)) * 0.04, 0.4)
    span = [min(years) - room, max(years) + room]
    layout = base_layout(language, height, (_ABOVE, _RIGHT, _BELOW, _LEFT))
    layout["xaxis"] = years_axis(span, round((span[1] - span[0]) / 6))
    layout["yaxis"] = axis(language, indicator.unit, scale)
    layout["annotations"] = [_measure_words(language, indicator)]
    return layout


def _measure_words(language: Language, indicator: Indicator) -> dict[str, Any]:
    measure = f"{title(language, indicator)} ({unit_words(language, indicator.unit)})"
    said = "; ".join(filter(None, (measure, lower_is_better(language, indicator))))
    lines = wrapped(said, NARROWEST, most_lines=2)
    return word(
        "<br>".join(map(plain, lines)), INK, xref="paper", x=0, xanchor="left", xshift=2 - _LEFT, align="left",
        yref="paper", y=1, yanchor="bottom", yshift=8,
    )  # fmt: skip
