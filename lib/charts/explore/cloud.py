"""A cloud of points on two measured axes: everyone, the peers, the focus, with lines and names where there is room."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from string import ascii_lowercase
from typing import Any

from lib.charts.drawing import NARROWEST, Drawing, base_layout, label, word
from lib.charts.label_scene import Mark, Segment
from lib.charts.labels import Label, Placement, place_labels
from lib.charts.palette import (
    FOCUS,
    FOCUS_SIZE,
    INK,
    LINES,
    OTHERS,
    PAGE,
    PEERS,
    PROVISIONAL_OPACITY,
    SMALL,
    Colour,
    Dash,
    plain,
)
from lib.charts.scale import AXIS_TICKS, AxisScale, axis, fitting_ticks, scale_for, wrapped
from lib.domain.units import Unit
from lib.text.language import Language

_HEIGHT = 520
_TOP, _RIGHT, _BOTTOM, _LEFT = 46, 30, 76, 66
_LINE = 17
_WIDTHS = (NARROWEST - _LEFT - _RIGHT, 1500.0)
_MOST_NAMES, _MOST_UP = 14, 6
"""Names at points at most, and ticks along the upright axis."""
_NAME_WIDTH = 118
_FEW_NAMES = 4
"""So many names, with that of the focus, all stand at their points."""
MOST_SURE = 20
"""So many peers are all told at their points: by a letter where there is no room for the name."""
_STEPS = (1, 2, 5)
"""Ticks of a logarithmic axis within a power of ten."""


class PointKind(IntEnum):
    """Who a point stands for, in the order in which they lie over each other."""

    OTHER = 0
    PEER = 1
    FOCUS = 2


_LOOKS = {
    PointKind.OTHER: (OTHERS, 4.0),
    PointKind.PEER: (PEERS, 6.0),
    PointKind.FOCUS: (FOCUS, 9.0),
}
"""Colour and radius in px."""


@dataclass(frozen=True)
class CloudPoint:
    """A point with its name and what is said when it is pointed at; `named` where its name is wanted beside it.

    Of up to `MOST_SURE` peers that are wanted by name each has at least a letter.
    """

    name: str
    x: float
    y: float
    kind: PointKind
    hover: str
    fictitious: bool = False
    firm: bool = True
    named: bool = False


@dataclass(frozen=True)
class CloudAxis:
    """What an axis measures, in words; with `log` by its logarithm, for values that are all above 0.

    `more` are values that it holds besides those of the points.
    """

    unit: Unit
    title: str
    log: bool = False
    more: tuple[float, ...] = ()


@dataclass(frozen=True)
class CloudLine:
    """A line through the cloud, with what it is called in the key under the picture."""

    points: tuple[tuple[float, float], ...]
    dash: Dash
    color: Colour = LINES
    step: bool = False

    @property
    def path(self) -> tuple[tuple[float, float], ...]:
        """The corners of what is drawn: of a stair along and then up, from each point to the next."""
        if not self.step:
            return self.points
        steps = zip(self.points, self.points[1:], strict=False)
        return (*self.points[:1], *(at for (_, y), (x, up) in steps for at in ((x, y), (x, up))))


@dataclass(frozen=True)
class _Ruler:
    """An axis as it is drawn: its scale is of logarithms where it is logarithmic."""

    scale: AxisScale
    log: bool

    def fraction(self, value: float) -> float:
        return self.scale.fraction(math.log10(value) if self.log else value)

    def within(self, value: float) -> bool:
        return not self.log or value > 0


def draw_cloud(
    points: Sequence[CloudPoint],
    axes: tuple[CloudAxis, CloudAxis],
    lines: Sequence[CloudLine],
    language: Language,
    alt: str,
) -> Drawing:
    """Draw at least one point.

    Args:
        points: of everyone.
        axes: the horizontal and the upright one.
        lines: medians, limits, frontiers.
        alt: what a screen reader says.
    """
    x, y = axes
    between = fitting_ticks(language, x.unit, [*(p.x for p in points), *x.more], _WIDTHS[0])
    most = min(AXIS_TICKS, between + 1)  # those at the ends stick out over the edges
    across = _ruler(x, [p.x for p in points], most)
    up = _ruler(y, [p.y for p in points], _MOST_UP)
    layout = base_layout(language, _HEIGHT, (_TOP, _RIGHT, _BOTTOM, _LEFT))
    layout["xaxis"] = _settings(language, x, across, showgrid=False)
    layout["yaxis"] = _settings(language, y, up)
    names, letters = _names(points, lines, across, up)
    layout["annotations"] = [*_titles(x, y), *names]
    data = [_line(line, across, up) for line in lines]
    data += [_points([p for p in points if p.kind == kind], kind) for kind in PointKind]
    return Drawing([trace for trace in data if trace["x"]], layout, alt, letters=letters)


def median_lines(values: tuple[float | None, float | None], points: Sequence[CloudPoint]) -> list[CloudLine]:
    """A dashed line at each median that is known, over the reach of the points."""
    x, y = values
    wide, high = [p.x for p in points], [p.y for p in points]
    found = []
    if x is not None:
        found.append(CloudLine(((x, min(high)), (x, max(high))), Dash.MEDIAN))
    if y is not None:
        found.append(CloudLine(((min(wide), y), (max(wide), y)), Dash.MEDIAN))
    return found


def _ruler(about: CloudAxis, values: Iterable[float], most: int) -> _Ruler:
    found = [*values, *about.more]
    if about.log and min(found) > 0:
        return _Ruler(scale_for(math.log10(value) for value in found), log=True)
    return _Ruler(scale_for(found, about.unit, most), log=False)


def _settings(language: Language, about: CloudAxis, ruler: _Ruler, **more: Any) -> dict[str, Any]:
    found = axis(language, about.unit, ruler.scale, ticks="outside", **more)
    if not ruler.log:
        return found
    powers = range(math.floor(ruler.scale.low), math.ceil(ruler.scale.high) + 1)
    ticks = [step * 10.0**power for power in powers for step in _STEPS]
    del found["nticks"]
    return {**found, "type": "log", "tickvals": ticks, "minor": {"ticks": ""}}


def _titles(x: CloudAxis, y: CloudAxis) -> list[dict[str, Any]]:
    up = wrapped(y.title, NARROWEST, most_lines=2)
    along = wrapped(x.title, NARROWEST - 20, most_lines=2)
    return [
        word(
            "<br>".join(map(plain, up)), INK, xref="paper", x=0, xanchor="left", xshift=2 - _LEFT, align="left",
            yref="paper", y=1, yanchor="bottom", yshift=8,
        ),
        word(
            "<br>".join(map(plain, along)) + "\u00a0→", INK, xref="paper", x=1, xanchor="right",
            xshift=_RIGHT - 2, align="right", yref="paper", y=0, yanchor="top", yshift=-32,
        ),
    ]  # fmt: skip


def _names(
    points: Sequence[CloudPoint], lines: Sequence[CloudLine], across: _Ruler, up: _Ruler
) -> tuple[list[dict[str, Any]], Mapping[str, str]]:
    """The focus always, a few others too, and of more as many as there is room for; and what each letter stands for."""

    def at(x: float, y: float) -> tuple[float, float]:
        return across.fraction(x), up.fraction(y)

    marks = [Mark(*at(p.x, p.y), _LOOKS[p.kind][1] + 1) for p in points]
    segments = [
        Segment(*at(*first), *at(*second))
        for line in lines
        for first, second in zip(line.path, line.path[1:], strict=False)
        if all(across.within(x) and up.within(y) for x, y in (first, second))
    ]
    named = sorted((p for p in points if p.named or p.kind == PointKind.FOCUS), key=lambda p: -p.kind)
    labels = [
        Label(
            str(number),
            "\n".join(wrapped(point.name, _NAME_WIDTH, most_lines=2)),
            *at(point.x, point.y),
            FOCUS_SIZE if point.kind == PointKind.FOCUS else SMALL,
            bold=point.kind == PointKind.FOCUS,
            radius=_LOOKS[point.kind][1],
            required=point.kind == PointKind.FOCUS or len(named) <= _FEW_NAMES,
            sought=True,
        )
        for number, point in enumerate(named)
    ]
    placed, lettered = _placed(labels, named, marks, segments)
    found = [
        label(
            p,
            FOCUS if named[int(p.key)].kind == PointKind.FOCUS else INK,
            standoff=_LOOKS[named[int(p.key)].kind][1],
        )
        for p in placed
    ]
    return found, {letter: named[number].name for number, letter in lettered.items()}


def _placed(
    labels: Sequence[Label], named: Sequence[CloudPoint], marks: Sequence[Mark], segments: Sequence[Segment]
) -> tuple[list[Placement], dict[int, str]]:
    """Where names go, and the letters of those peers whose names have no room.

    A letter takes what names leave it; where that is nothing it goes first, which can cost another name its room.
    """
    height = _HEIGHT - _TOP - _BOTTOM
    peers = {number for number, point in enumerate(named) if point.kind == PointKind.PEER}
    peers = peers if len(peers) <= MOST_SURE else set()
    lettered: dict[int, str] = {}
    sure: set[int] = set()
    while True:
        names = [each for number, each in enumerate(labels) if number not in lettered]
        letters = [
            replace(labels[number], text=letter, required=number in sure)
            for number, letter in lettered.items()
        ]
        placed = place_labels(
            [*names, *letters], marks, segments, height=height, widths=_WIDTHS, limit=_MOST_NAMES
        )
        without = peers - {int(p.key) for p in placed}
        if not without:
            return placed, lettered
        sure |= without & lettered.keys()
        by_name = sorted({*lettered, *without}, key=lambda number: named[number].name)
        lettered = dict(zip(by_name, ascii_lowercase, strict=False))


def _points(points: Sequence[CloudPoint], kind: PointKind) -> dict[str, Any]:
    color, radius = _LOOKS[kind]
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [p.x for p in points],
        "y": [p.y for p in points],
        "hovertext": [f"<b>{plain(p.name)}</b><br>{plain(p.hover)}" for p in points],
        "hoverinfo": "text",
        "cliponaxis": False,
        "marker": {
            "size": 2 * radius,
            "color": [PAGE if p.fictitious else color for p in points],
            "opacity": [1 if p.firm or p.fictitious else PROVISIONAL_OPACITY for p in points],
            "line": {"color": color, "width": 1.5},
        },
    }


def _line(line: CloudLine, across: _Ruler, up: _Ruler) -> dict[str, Any]:
    drawn = [(x, y) for x, y in line.points if across.within(x) and up.within(y)]
    return {
        "type": "scatter",
        "mode": "lines",
        "x": [x for x, _ in drawn],
        "y": [y for _, y in drawn],
        "hoverinfo": "skip",
        "line": {
            "color": line.color,
            "width": 1.5,
            "dash": line.dash,
            "shape": "hv" if line.step else "linear",
        },
    }
