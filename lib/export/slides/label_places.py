"""On which side of its mark a name stands in a chart of an office program, which does not move names apart itself."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import NamedTuple

from pptx.enum.chart import XL_LABEL_POSITION

from lib.charts.editable import ChartAxis, ChartPoint, PointChart, PointSeries
from lib.charts.palette import Colour
from lib.charts.text_width import text_width
from lib.export.slides.theme import CHART_WORDS

_LETTER, _LINE = CHART_WORDS.pt * 96 / 72, 20.0
"""Size of letters and height of a line of them, in px."""
_WRAPPED = 0.2
"""Share of the chart that words take at most in one line: LibreOffice writes longer ones under each other."""
_LEFT, _RIGHT, _ABOVE, _BELOW = 0.06, 0.02, 0.03, 0.26
"""About how much of a chart lies beside its plot: axes with their words, and the key."""

WordsPlace = tuple[int, int]
"""Which series, and which point of it."""


class _Box(NamedTuple):
    """A field in px: its lowest and highest place along either direction, from the upper left corner."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: _Box) -> bool:
        """Whether two fields have a part in common."""
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom


def label_places(
    chart: PointChart, series: list[PointSeries], size: tuple[float, float]
) -> dict[WordsPlace, XL_LABEL_POSITION]:
    """The side of each name, so that none lies on another; a name without room is not among them.

    Args:
        chart: with both axes.
        series: of the chart, in the order in which they are drawn.
        size: width and height of the whole chart, in px.
    """
    named = [
        (number, place)
        for number, own in enumerate(series)
        for place, point in enumerate(own.points)
        if point.words
    ]
    named.sort(key=lambda at: (series[at[0]].color != Colour.FOCUS, not series[at[0]].joined))
    taken: list[_Box] = []
    found: dict[WordsPlace, XL_LABEL_POSITION] = {}
    for number, place in named:
        own, point = series[number], series[number].points[place]
        for side, box in _sides(point, own, chart, size):
            inside = box.left >= 0 and box.right <= size[0] and box.top >= 0
            if inside and not any(box.meets(other) for other in taken):
                taken.append(box)
                found[number, place] = side
                break
    return found


def _sides(
    point: ChartPoint, series: PointSeries, chart: PointChart, size: tuple[float, float]
) -> Iterator[tuple[XL_LABEL_POSITION, _Box]]:
    """The sides where words can stand, the best first, with the field that they take there."""
    width, height = size
    x = width * (_LEFT + _share(point.x, chart.x) * (1 - _LEFT - _RIGHT))
    y = height * (_ABOVE + (1 - _share(point.y, chart.y)) * (1 - _ABOVE - _BELOW))
    long = text_width(point.words, _LETTER)
    wide, high = long, _LETTER + _LINE * (math.ceil(long / (width * _WRAPPED)) - 1)
    away = series.size / 2 + 4
    beside = (y - high / 2, y + high / 2)
    over = (x - wide / 2, x + wide / 2)
    places = {
        XL_LABEL_POSITION.RIGHT: _Box(x + away, beside[0], x + away + wide, beside[1]),
        XL_LABEL_POSITION.ABOVE: _Box(over[0], y - away - high, over[1], y - away),
        XL_LABEL_POSITION.LEFT: _Box(x - away - wide, beside[0], x - away, beside[1]),
        XL_LABEL_POSITION.BELOW: _Box(over[0], y + away, over[1], y + away + high),
    }
    first = XL_LABEL_POSITION.ABOVE if series.joined else XL_LABEL_POSITION.RIGHT
    yield first, places.pop(first)
    yield from places.items()


def _share(value: float, axis: ChartAxis) -> float:
    """Where a value lies along an axis, 0-1."""
    low, high = axis.low, axis.high
    if axis.logarithmic:
        low, high, value = math.log10(low), math.log10(high), math.log10(value)
    return (value - low) / (high - low) if high > low else 0.5
