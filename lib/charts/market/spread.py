"""Where one price lies among others: the price, the agreed band, the others as points and box, their median."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from lib.charts.drawing import Drawing, whiskers
from lib.charts.editable import ChartAxis, ChartPoint, PointChart, PointSeries, Sign, measure_axis, padded
from lib.charts.palette import FOCUS, INK, OTHERS, PAGE, PEERS, SURFACE, TINT, MarkShape, plain
from lib.charts.row_chart import ChartRow, Placed, measured_axis, place_rows, rows_layout, tick, zone
from lib.charts.scale import AxisScale, scale_for
from lib.domain.units import Unit
from lib.text.language import Language

POINTS_HEIGHT = 46
LANES = (0, -14, 14)
"""Where points of a row stand in turn, in px from its middle, so that equal prices stay apart."""


@dataclass(frozen=True)
class Point:
    """One of the others, with what hovering says of it."""

    value: float
    note: str


@dataclass(frozen=True)
class SpreadPoints:
    """What is drawn, each part with its row of words.

    `others` and `quartiles` stay empty where they may not be shown. An interval belongs to the price or to
    the median, or is not known.
    """

    own_row: ChartRow
    own: float
    own_interval: tuple[float, float] | None
    band_row: ChartRow | None
    band: tuple[float, float] | None
    others_row: ChartRow | None
    others: Sequence[Point]
    quartiles: tuple[float, float] | None
    median_row: ChartRow
    median: float
    interval: tuple[float, float] | None
    fictitious: bool


def draw(spread: SpreadPoints, unit: Unit, language: Language, *, title: str, measure: str) -> Drawing:
    """Draw the rows that there are; the agreed band stands behind the price and in a row of its own.

    Args:
        spread: what is drawn.
        unit: of all values.
        language: of numbers.
        title: what the chart shows, for a screen reader.
        measure: what the axis measures, with its unit.
    """
    rows = [spread.own_row, spread.median_row]
    if spread.others and spread.others_row:
        rows.insert(1, ChartRow(spread.others_row.label, spread.others_row.words, height=POINTS_HEIGHT))
    if spread.band and spread.band_row:
        rows.insert(1, spread.band_row)
    placed = place_rows(rows)
    own, *between, median = placed
    values = [
        spread.own,
        spread.median,
        *(spread.band or ()),
        *(spread.interval or ()),
        *(spread.own_interval or ()),
    ]
    scale = scale_for([*values, *[point.value for point in spread.others]], unit)
    layout = rows_layout(placed, measured_axis(unit, scale, language), language, measure)
    data = [_own(spread, own), _median(spread, median)]
    if spread.band and spread.band_row:
        layout["shapes"] += [zone(own, *spread.band, TINT), zone(between[0], *spread.band, TINT)]
    if spread.others and spread.others_row:
        points = between[-1]
        data.append(_others(spread, points))
        if spread.quartiles:
            layout["shapes"].append(zone(points, *spread.quartiles, SURFACE))
        layout["shapes"].append(tick(points, spread.median, INK))
    told = "; ".join(f"{row.label}: {row.words}" for row in rows)
    editable = (_editable(spread, unit, measure, scale),)
    return Drawing(data, layout, f"{title}. {told}.", editable=editable)


_OWN_LINE, _BAND_LINE, _OTHERS_LINE, _MEDIAN_LINE = 4.0, 3.0, 2.0, 1.0
"""Heights of what stands under each other on a slide."""


def _editable(spread: SpreadPoints, unit: Unit, measure: str, scale: AxisScale) -> PointChart:
    """The rows for a slide, as points on lines under each other."""
    own = ChartPoint(spread.own, _OWN_LINE, spread.own_row.words, x_ends=spread.own_interval)
    median = ChartPoint(spread.median, _MEDIAN_LINE, spread.median_row.words, x_ends=spread.interval)
    series = [
        PointSeries(spread.own_row.label, (own,), FOCUS, 14, hollow=spread.fictitious),
        PointSeries(spread.median_row.label, (median,), INK, 11),
    ]
    if spread.band and spread.band_row:
        low, high = spread.band
        ends = (ChartPoint(low, _BAND_LINE), ChartPoint(high, _BAND_LINE, spread.band_row.words))
        series.append(PointSeries(spread.band_row.label, ends, INK, sign=Sign.NONE, joined=True))
    if spread.others and spread.others_row:
        points = tuple(ChartPoint(point.value, _OTHERS_LINE) for point in spread.others)
        series.append(PointSeries(spread.others_row.label, points, PEERS, hollow=spread.fictitious))
        if spread.quartiles:
            box = tuple(ChartPoint(end, _OTHERS_LINE) for end in spread.quartiles)
            half = padded(box, max(len(drawn.points) for drawn in series))
            name = spread.others_row.label
            series.insert(0, PointSeries(name, half, OTHERS, sign=Sign.NONE, joined=True, broad=True))
    across = ChartAxis("", 0, 5, hidden=True)
    return PointChart(measure, measure_axis(measure, unit, scale, 2), across, tuple(series))


def _marks(placed: Placed, values: Sequence[float], hover: Sequence[str]) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "markers",
        "x": list(values),
        "y": [placed.middle] * len(values),
        "hovertext": [plain(text) for text in hover],
        "hoverinfo": "text",
        "cliponaxis": False,
    }


def _own(spread: SpreadPoints, placed: Placed) -> dict[str, Any]:
    color = PAGE if spread.fictitious else FOCUS
    marks = _marks(placed, [spread.own], [f"{placed.row.label}: {placed.row.words}"])
    marker = {"size": 17, "color": color, "line": {"color": FOCUS, "width": 2}}
    return {**marks, "marker": marker, **_whisker(spread.own, spread.own_interval, FOCUS)}


def _others(spread: SpreadPoints, placed: Placed) -> dict[str, Any]:
    ordered = sorted(spread.others, key=lambda point: point.value)
    marks = _marks(placed, [point.value for point in ordered], [point.note for point in ordered])
    color = PAGE if spread.fictitious else PEERS
    return {
        **marks,
        "y": [placed.middle + LANES[n % len(LANES)] for n in range(len(ordered))],
        "marker": {"size": 11, "color": color, "line": {"color": PEERS, "width": 2}},
    }


def _median(spread: SpreadPoints, placed: Placed) -> dict[str, Any]:
    marks = _marks(placed, [spread.median], [f"{placed.row.label}: {placed.row.words}"])
    drawn = {
        **marks,
        "marker": {
            "size": 17,
            "symbol": MarkShape.MEDIAN_OF_PRICES,
            "color": INK,
            "line": {"color": INK, "width": 3},
        },
    }
    return {**drawn, **_whisker(spread.median, spread.interval, INK)}


def _whisker(value: float, interval: tuple[float, float] | None, color: str) -> dict[str, Any]:
    if interval is None:
        return {}
    return {"error_x": whiskers([value], [interval], color, thickness=1.5, width=5)}
