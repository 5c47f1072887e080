"""A chart as office programs know it: series with their values and words, for a slide that can be edited."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from lib.charts.palette import INK, Colour
from lib.charts.scale import AxisScale
from lib.domain.figures import Figure
from lib.domain.units import Unit


class Sign(StrEnum):
    """The mark of a point."""

    DOT = "dot"
    DIAMOND = "diamond"
    DASH = "dash"
    NONE = "none"


@dataclass(frozen=True)
class ChartPoint:
    """A point, the words beside it, and the ends of its intervals along either axis."""

    x: float
    y: float
    words: str = ""
    x_ends: tuple[float, float] | None = None
    y_ends: tuple[float, float] | None = None


@dataclass(frozen=True)
class PointSeries:
    """Points of one look; `size` in px, `joined` by a line, `dashed` when that line is a median or a reference.

    A `broad` line is a pale field, as of the middle half.
    """

    name: str
    points: tuple[ChartPoint, ...]
    color: Colour
    size: int = 9
    sign: Sign = Sign.DOT
    hollow: bool = False
    joined: bool = False
    dashed: bool = False
    broad: bool = False


@dataclass(frozen=True)
class ChartAxis:
    """What an axis measures, from where to where, and in how many decimals; a hidden one only places points.

    `currency` is the ISO code of money.

    A heading beside it may say what it measures; then the title is empty.
    """

    title: str
    low: float
    high: float
    step: float | None = None
    decimals: int = 0
    currency: str | None = None
    hidden: bool = False
    of_years: bool = False
    logarithmic: bool = False


@dataclass(frozen=True)
class PointChart:
    """Points by two measures.

    `rows` are words to the left of the plot, the first at the highest whole number of the upright axis, the last at 1.
    """

    heading: str
    x: ChartAxis
    y: ChartAxis
    series: tuple[PointSeries, ...]
    rows: tuple[str, ...] = ()


@dataclass(frozen=True)
class BarSeries:
    """A value per category, None where there is none; `words` are written at it; a clear one only carries the next."""

    name: str
    values: tuple[float | None, ...]
    color: Colour
    words: tuple[str, ...] = ()
    ends: tuple[tuple[float, float] | None, ...] = ()
    strength: float = 1.0
    hollow: bool = False
    clear: bool = False


@dataclass(frozen=True)
class BarChart:
    """Bars by category: lying or upright, stacked or side by side."""

    heading: str
    categories: tuple[str, ...]
    axis: ChartAxis
    series: tuple[BarSeries, ...]
    lying: bool = True
    stacked: bool = False


@dataclass(frozen=True)
class GridCell:
    """Words on a field of a colour; those of paper on a dark one."""

    words: str
    fill: Colour


@dataclass(frozen=True)
class CellGrid:
    """Fields by row and column, None where there is nothing: a table of an office program."""

    heading: str
    columns: tuple[str, ...]
    rows: tuple[str, ...]
    cells: tuple[tuple[GridCell | None, ...], ...]


@dataclass(frozen=True)
class ChartPanel:
    """Who stands above a small chart, and its lines, the last one on top."""

    name: str
    lines: tuple[PointSeries, ...]


@dataclass(frozen=True)
class PanelGrid:
    """Small charts on the same axes, side by side: so many that a slide has them as an image.

    `x_ends` and `y_ends` are the words at the ends of both axes.
    """

    heading: str
    panels: tuple[ChartPanel, ...]
    x: ChartAxis
    y: ChartAxis
    x_ends: tuple[str, str]
    y_ends: tuple[str, str]


EditableChart = PointChart | BarChart
"""What is a chart in an office program as well."""
SlideForm = EditableChart | CellGrid | PanelGrid
"""What a drawing can be on a slide."""


def measure_axis(title: str, unit: Unit, scale: AxisScale, decimals: int) -> ChartAxis:
    """The axis of a scale."""
    return ChartAxis(title, scale.low, scale.high, scale.step, decimals, unit.currency)


def years_of(years: Iterable[float]) -> ChartAxis:
    """An axis of years that begins and ends beside those that are given."""
    found = list(years)
    step = max(1.0, round((max(found) - min(found)) / 5))
    return ChartAxis("", min(found) - 1, max(found) + 1, step, of_years=True)


def share_axis_of(title: str, low: float) -> ChartAxis:
    """An axis of per cents up to all."""
    return ChartAxis(title, low, 100, 10 if low >= 50 else 20)


def interval_ends(figure: Figure) -> tuple[float, float] | None:
    """The ends of the interval of a figure; None without one."""
    return None if figure.low is None or figure.high is None else (figure.low, figure.high)


def padded(points: Sequence[ChartPoint], marks: int) -> tuple[ChartPoint, ...]:
    """At least so many points, the last one again without words: LibreOffice draws a longer series before others."""
    return (*points, *[replace(points[-1], words="")] * (marks - len(points)))


def line_across(
    name: str, value: float, along: ChartAxis, *, upright: bool, color: Colour = INK
) -> PointSeries:
    """A dashed line at a value, from one end of the other axis to the other."""
    ends = (along.low, along.high)
    points = tuple(ChartPoint(value, end) if upright else ChartPoint(end, value) for end in ends)
    return PointSeries(name, points, color, sign=Sign.NONE, joined=True, dashed=True)
