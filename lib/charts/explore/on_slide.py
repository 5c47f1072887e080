"""The charts of the analyst's page for a slide: the same points, lines and bars, to be edited in an office program."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from lib.charts.editable import (
    BarChart,
    BarSeries,
    ChartAxis,
    ChartPoint,
    PointChart,
    PointSeries,
    Sign,
    interval_ends,
    measure_axis,
    padded,
    share_axis_of,
    years_of,
)
from lib.charts.explore.cloud import CloudAxis, CloudLine, CloudPoint, PointKind
from lib.charts.palette import FOCUS, LINES, OTHERS, PEERS, Colour, Dash
from lib.charts.scale import scale_for
from lib.domain.explore.history import FigureHistory
from lib.domain.figures import Figure
from lib.domain.indicators import Indicator
from lib.domain.units import Unit
from lib.text.amounts import decimals_for, unit_words
from lib.text.indicators import title
from lib.text.language import Language
from lib.text.terms import partner_name

MOST_NAMED_ON_SLIDE = 8
"""Names at points of a slide besides that of the focus: an office program does not move them apart."""
_LOOKS = {PointKind.OTHER: (OTHERS, 6), PointKind.PEER: (PEERS, 9), PointKind.FOCUS: (FOCUS, 14)}
_TICKS, _ALL = 6, 100
_AROUND = 1.15
"""How many times the reach of an axis of places it goes on."""
_FOOT = -0.5
"""How high the axis of places stands, its words above it, under the last row at 1."""

NamedFigures = tuple[str, bool, Sequence[Figure]]
"""What a line is called, whether it is that of the focus, and its figures in the order of time."""


def cloud_on_slide(
    points: Sequence[CloudPoint],
    axes: tuple[CloudAxis, CloudAxis],
    lines: Sequence[CloudLine],
    language: Language,
    peers: str = "",
) -> PointChart:
    """Everyone, the peers and the focus as series, fictitious ones open, and a line for each limit or median.

    Args:
        peers: what those in the colour of peers are called; by default the reader's group.
    """
    x, y = axes
    chart_axes = (_cloud_axis(x, [p.x for p in points]), _cloud_axis(y, [p.y for p in points]))
    series = [
        *_cloud_lines(lines),
        *_cloud_points(points, peers or language.say("vergelijkingsgroep"), language),
    ]
    return PointChart(y.title, *chart_axes, tuple(series))


def _cloud_axis(about: CloudAxis, values: Sequence[float]) -> ChartAxis:
    found = [*values, *about.more]
    if about.log and min(found) > 0:
        low, high = 10.0 ** math.floor(math.log10(min(found))), 10.0 ** math.ceil(math.log10(max(found)))
        code = about.unit.currency
        return ChartAxis(about.title, low, max(high, 10 * low), currency=code, logarithmic=True)
    scale = scale_for(found, about.unit, _TICKS)
    if about.unit == Unit("%") and scale.high > _ALL >= max(found):
        return share_axis_of(about.title, scale.low)
    return measure_axis(about.title, about.unit, scale, decimals_for(about.unit, [scale.step]))


def _cloud_points(points: Sequence[CloudPoint], peers: str, language: Language) -> Iterator[PointSeries]:
    names = {PointKind.OTHER: language.say("overige"), PointKind.PEER: peers}
    wished = [p for p in points if p.named and p.kind != PointKind.FOCUS]
    few = wished if len(wished) <= MOST_NAMED_ON_SLIDE else []
    for kind, (color, size) in _LOOKS.items():
        for hollow in (False, True):
            own = [p for p in points if p.kind == kind and p.fictitious == hollow]
            if not own:
                continue
            told = [ChartPoint(p.x, p.y, p.name if kind == PointKind.FOCUS or p in few else "") for p in own]
            yield PointSeries(names.get(kind, own[0].name), tuple(told), color, size, hollow=hollow)


def _cloud_lines(lines: Sequence[CloudLine]) -> Iterator[PointSeries]:
    for line in lines:
        points = [ChartPoint(*point) for point in (_stair(line) if line.step else line.points)]
        dashed = line.dash != Dash.BOUND
        yield PointSeries("", tuple(points), line.color, sign=Sign.NONE, joined=True, dashed=dashed)


def _stair(line: CloudLine) -> Iterator[tuple[float, float]]:
    """The corners of a line that goes along first and then up."""
    yield line.points[0]
    for (_, before), (x, y) in zip(line.points, line.points[1:], strict=False):
        yield x, before
        yield x, y


def lines_on_slide(
    indicator: Indicator, lines: Sequence[NamedFigures], language: Language, more: Sequence[PointSeries] = ()
) -> PointChart:
    """A figure over the years, a line each, the focus last and with its intervals.

    Args:
        more: lines besides, such as limits; drawn first.
    """
    figures = [figure for _, _, own in lines for figure in own]
    ends = [end for figure in figures for end in interval_ends(figure) or ()]
    values = [*(figure.value for figure in figures), *ends, *(p.y for s in more for p in s.points)]
    scale = scale_for(values, indicator.unit, _TICKS)
    measure = f"{title(language, indicator)} ({unit_words(language, indicator.unit)})"
    y = measure_axis("", indicator.unit, scale, decimals_for(indicator.unit, [scale.step]))
    drawn = sorted((line for line in lines if line[2]), key=lambda line: line[1])
    series = [
        PointSeries(
            name,
            tuple(
                ChartPoint(f.period.position, f.value, "", None, interval_ends(f) if is_focus else None)
                for f in own
            ),
            FOCUS if is_focus else PEERS,
            9 if is_focus else 5,
            joined=True,
            hollow=own[0].fictitious,
        )
        for name, is_focus, own in drawn
    ]
    return PointChart(measure, years_of(f.period.position for f in figures), y, (*more, *series))


def history_on_slide(history: FigureHistory, language: Language) -> PointChart:
    """The focus in its stretches with their limits, the median of everyone, and the peers."""
    name, peers = partner_name(language, history.focus), language.say("vergelijkingsgroep")
    lines: list[NamedFigures] = [(name, True, stretch.figures) for stretch in history.stretches]
    lines += [(peers, False, figures) for figures in history.peers.values()]
    limits = [
        _flat(stretch.figures, value)
        for stretch in history.stretches
        if stretch.limits
        for value in (stretch.limits.low, stretch.limits.mean, stretch.limits.high)
    ]
    first, last = history.figures[0].period, history.figures[-1].period
    medians = [ChartPoint(p.position, value) for p, value in history.medians.items() if first <= p <= last]
    if len(medians) > 1:
        said = language.say("mediaan")
        limits.append(PointSeries(said, tuple(medians), LINES, sign=Sign.NONE, joined=True, dashed=True))
    return lines_on_slide(history.indicator, lines, language, limits)


def _flat(figures: Sequence[Figure], value: float) -> PointSeries:
    ends = (figures[0].period.position, figures[-1].period.position)
    points = tuple(ChartPoint(end, value) for end in ends)
    return PointSeries("", points, FOCUS, sign=Sign.NONE, joined=True, dashed=True)


def bars_on_slide(heading: str, values: Mapping[str, float]) -> BarChart:
    """A bar per name, the first on top."""
    axis = ChartAxis(heading, 0, scale_for([0.0, *values.values()]).high, decimals=1)
    return BarChart(heading, tuple(values), axis, (BarSeries("", tuple(values.values()), PEERS),))


@dataclass(frozen=True)
class PlacedRow:
    """A figure on an axis without numbers: what it is, where it lies, the ends of its interval, and the middle half."""

    words: str
    place: float
    ends: tuple[float, float] | None
    middle_half: tuple[float, float]


def places_on_slide(
    rows: Sequence[PlacedRow], reach: float, sides: tuple[str, str, str], language: Language, *, hollow: bool
) -> PointChart:
    """A row for each figure, the first on top: its words to the left, its place and the middle half to the right.

    Args:
        rows: at least one; each place from -`reach` to `reach`.
        sides: what the lowest place, the middle and the highest place mean.
        hollow: whether the figures are fictitious.
    """
    top = len(rows)
    marks = max(top, len(sides))  # all series are as long as each other: LibreOffice draws longer ones first
    up = [float(top - number) for number in range(top)]
    foot = [ChartPoint(x, _FOOT, side) for x, side in zip((-reach, 0.0, reach), sides, strict=True)]
    middle = [ChartPoint(0, _FOOT), ChartPoint(0, top + 0.5)]
    half, said = language.say("middelste helft van de groep"), language.say("mediaan")
    own = [ChartPoint(row.place, y) for row, y in zip(rows, up, strict=True)]
    ends = [(y, row.ends) for row, y in zip(rows, up, strict=True) if row.ends]
    series = (
        *(
            _stretch(half, row.middle_half, y, marks, OTHERS, broad=True)
            for row, y in zip(rows, up, strict=True)
        ),
        PointSeries("", padded(foot, marks), LINES, sign=Sign.NONE, joined=True),
        PointSeries(said, padded(middle, marks), LINES, sign=Sign.NONE, joined=True, dashed=True),
        *(_stretch("", interval, y, marks, FOCUS) for y, interval in ends),
        PointSeries(language.say("het partnerschap in beeld"), padded(own, marks), FOCUS, 14, hollow=hollow),
    )
    along = ChartAxis("", -reach * _AROUND, reach * _AROUND, hidden=True)
    across = ChartAxis("", _FOOT - 0.2, top + 0.7, hidden=True)
    return PointChart("", along, across, series, tuple(row.words for row in rows))


def _stretch(
    name: str, ends: tuple[float, float], y: float, marks: int, color: Colour, *, broad: bool = False
) -> PointSeries:
    """A line from one place to another at a height; LibreOffice draws no intervals along the axis of places."""
    points = [ChartPoint(x, y) for x in ends]
    return PointSeries(name, padded(points, marks), color, sign=Sign.NONE, joined=True, broad=broad)
