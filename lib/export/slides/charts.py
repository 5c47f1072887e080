"""A chart of ours as a native chart of an office program, with its figures in a workbook inside."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

from pptx.chart.chart import Chart
from pptx.chart.data import CategoryChartData, XyChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import (
    XL_AXIS_CROSSES,
    XL_CHART_TYPE,
    XL_LABEL_POSITION,
    XL_LEGEND_POSITION,
    XL_MARKER_STYLE,
    XL_TICK_LABEL_POSITION,
    XL_TICK_MARK,
)
from pptx.enum.dml import MSO_LINE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Pt

from lib.charts.editable import BarChart, BarSeries, ChartAxis, EditableChart, PointChart, PointSeries, Sign
from lib.charts.palette import PAGE, Colour
from lib.domain.loads.visible import visible
from lib.domain.units import Unit
from lib.export.csv_file import without_formula
from lib.export.slides.label_places import label_places
from lib.export.slides.row_names import name_rows
from lib.export.slides.theme import BODY, CHART_WORDS, ON_PAPER, SlidePlace
from lib.text.amounts import carried_decimals, measure_words
from lib.text.language import DUTCH

_SIGNS = {
    Sign.DOT: XL_MARKER_STYLE.CIRCLE,
    Sign.DIAMOND: XL_MARKER_STYLE.DIAMOND,
    Sign.DASH: XL_MARKER_STYLE.DASH,
    Sign.NONE: XL_MARKER_STYLE.NONE,
}
_PX_PER_PT, _EMU_PER_PX = 96 / 72, 914_400 / 96
_BEHIND_WORDS = 75_000
"""How strongly the field behind words covers what lies under them, in thousandths of a per cent."""
_DARK, _HALF = (Colour.FOCUS, Colour.PEERS, Colour.LINES, Colour.INK), 0.6
"""Colours on which dark words cannot be read from this strength on."""
CROWDED = 7
"""Bars from which their names are written smaller, so that each has its own."""
HOLLOW = 0.35
"""How strongly a mark is filled that is open on screen: LibreOffice draws a line in the fill of its marks."""
BROAD, PALE = Pt(14), 35_000
"""How wide a broad line is, and how strong its colour, in thousandths of a per cent."""
_BEFORE_ERRORS = (
    "c:idx", "c:order", "c:tx", "c:spPr", "c:invertIfNegative", "c:pictureOptions", "c:marker", "c:dPt", "c:dLbls",
    "c:trendline",
)  # fmt: skip
"""What stands before the error bars of a series in the schema of charts (ECMA-376, CT_ScatterSer and CT_BarSer)."""


def add_chart(shapes: Any, chart: EditableChart, alt: str, place: SlidePlace) -> Chart:
    """Put a chart on a slide.

    Args:
        shapes: of the slide.
        chart: what is drawn.
        alt: what a screen reader says of it.
        place: left, top, width and height, in EMU.
    """
    frame = (
        _add_points(shapes, chart, place)
        if isinstance(chart, PointChart)
        else _add_bars(shapes, chart, place)
    )
    frame._element.nvGraphicFramePr.cNvPr.set("descr", visible(alt))
    made: Chart = frame.chart
    made.font.size = BODY
    made.font.color.rgb = _rgb(Colour.INK)
    made.has_title = False
    _set_key(made, [series.name for plot in made.plots for series in plot.series])
    return made


def _set_key(made: Chart, names: Sequence[str]) -> None:
    """A key where there is more than one name; what has no name, or that of an earlier series, is not in it."""
    made.has_legend = len({name for name in names if name}) > 1
    if not made.has_legend:
        return
    made.legend.position, made.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
    made.legend.font.size = CHART_WORDS
    after = made.legend._element.find(qn("c:legendPos"))
    for number in reversed(range(len(names))):
        if not names[number] or names[number] in names[:number]:
            after.addnext(
                parse_xml(
                    f'<c:legendEntry {nsdecls("c")}><c:idx val="{number}"/><c:delete val="1"/></c:legendEntry>'
                )
            )


def _add_points(shapes: Any, chart: PointChart, place: SlidePlace) -> Any:
    """Points, the longest series first: LibreOffice leaves out those before one that is longer."""
    ordered = sorted(chart.series, key=lambda series: -len(series.points))
    data = XyChartData()
    for series in ordered:
        added = data.add_series(_safe(series.name))
        for point in series.points:
            added.add_data_point(point.x, point.y)
    frame = shapes.add_chart(XL_CHART_TYPE.XY_SCATTER, *place, data)
    sides = label_places(chart, ordered, (place[2] / _EMU_PER_PX, place[3] / _EMU_PER_PX))
    for number, (drawn, series) in enumerate(zip(frame.chart.series, ordered, strict=True)):
        _dress_points(drawn, series, {point: side for (of, point), side in sides.items() if of == number})
    _set_axis(frame.chart.category_axis, chart.x, grid=False)
    _set_axis(frame.chart.value_axis, chart.y)
    for axis in (frame.chart.category_axis, frame.chart.value_axis):
        axis.crosses = XL_AXIS_CROSSES.MINIMUM
    if chart.rows:
        name_rows(shapes, frame.chart, chart, place)
    return frame


def _dress_points(drawn: Any, series: PointSeries, sides: Mapping[int, XL_LABEL_POSITION]) -> None:
    color = _rgb(series.color)
    drawn.smooth = False
    line = drawn.format.line
    if series.joined:
        line.color.rgb, line.width = color, BROAD if series.broad else Pt(1.75)
        line.dash_style = MSO_LINE.DASH if series.dashed else MSO_LINE.SOLID
        if series.broad:
            _let_through(line)
    else:
        line.fill.background()
    marker = drawn.marker
    marker.style, marker.size = _SIGNS[series.sign], max(2, min(72, round(series.size / _PX_PER_PT)))
    if series.sign != Sign.NONE:
        marker.format.fill.solid()
        marker.format.fill.fore_color.rgb = _mixed(series.color, HOLLOW if series.hollow else 1.0)
        marker.format.line.color.rgb = color
    letters = series.color if series.color == Colour.FOCUS else Colour.INK
    for number, side in sides.items():
        _label(drawn.points[number], series.points[number].words, side, letters, clear=True)
    _add_errors(drawn._element, "x", [(p.x, p.x_ends) for p in series.points], series.color)
    _add_errors(drawn._element, "y", [(p.y, p.y_ends) for p in series.points], series.color)


def _let_through(line: Any) -> None:
    """A line through which what lies under it is seen: LibreOffice draws lines over marks."""
    color = line._ln.find(qn("a:solidFill"))[0]
    color.append(parse_xml(f'<a:alpha {nsdecls("a")} val="{PALE}"/>'))


def _add_bars(shapes: Any, chart: BarChart, place: SlidePlace) -> Any:
    """Bars; lying ones from the last to the first, for an office program draws those from below."""
    order = -1 if chart.lying else 1
    series_in_order = chart.series if chart.stacked else chart.series[::order]
    data = CategoryChartData()
    data.categories = [_safe(name) for name in chart.categories[::order]]
    for series in series_in_order:
        data.add_series(_safe(series.name), series.values[::order])
    frame = shapes.add_chart(_kind(chart), *place, data)
    plot = frame.chart.plots[0]
    plot.gap_width = 60
    if chart.stacked:
        plot.overlap = 100
    for drawn, series in zip(plot.series, series_in_order, strict=True):
        _dress_bars(drawn, series, order, stacked=chart.stacked)
    _set_axis(frame.chart.value_axis, chart.axis)
    names = frame.chart.category_axis
    names.has_major_gridlines = False
    names.format.line.color.rgb = _rgb(Colour.LINES)
    names.tick_labels.font.size = BODY
    names.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    if len(chart.categories) > CROWDED:
        names.tick_labels.font.size = CHART_WORDS
    return frame


def _kind(chart: BarChart) -> XL_CHART_TYPE:
    if chart.lying:
        return XL_CHART_TYPE.BAR_STACKED if chart.stacked else XL_CHART_TYPE.BAR_CLUSTERED
    return XL_CHART_TYPE.COLUMN_STACKED if chart.stacked else XL_CHART_TYPE.COLUMN_CLUSTERED


def _dress_bars(drawn: Any, series: BarSeries, order: int, *, stacked: bool) -> None:
    drawn.invert_if_negative = False
    if series.clear:
        drawn.format.fill.background()
        drawn.format.line.fill.background()
        return
    drawn.format.fill.solid()
    drawn.format.fill.fore_color.rgb = _mixed(series.color, HOLLOW if series.hollow else series.strength)
    drawn.format.line.color.rgb = _rgb(series.color if series.hollow else PAGE)
    place = XL_LABEL_POSITION.CENTER if stacked else XL_LABEL_POSITION.OUTSIDE_END
    for number, (words, value) in enumerate(zip(series.words[::order], series.values[::order], strict=False)):
        if words and value is not None:
            _label(drawn.points[number], words, place, _letters_on(series, inside=stacked))
    ends = series.ends or (None,) * len(series.values)
    values = [(value or 0.0, end) for value, end in zip(series.values, ends, strict=True)][::order]
    _add_errors(drawn._element, None, values, Colour.INK)


def _letters_on(series: BarSeries, *, inside: bool) -> Colour:
    """The colour of words: that of paper inside a dark bar."""
    strength = HOLLOW if series.hollow else series.strength
    return Colour.PAGE if inside and series.color in _DARK and strength > _HALF else Colour.INK


def _label(point: Any, words: str, place: XL_LABEL_POSITION, color: Colour, *, clear: bool = False) -> None:
    """Words at a mark; those of the focus in its colour, and clear of lines where there may be any."""
    label = point.data_label
    label.has_text_frame = True
    label.text_frame.text = visible(words)
    letters = label.text_frame.paragraphs[0].font
    letters.size, letters.bold = CHART_WORDS, color == Colour.FOCUS
    letters.color.rgb = _rgb(color if color in (Colour.FOCUS, Colour.PAGE) else Colour.INK)
    label.position = place
    if clear:
        _clear_behind(label._dLbl)


def _clear_behind(label: Any) -> None:
    """A field behind words that hides most of a line under them; it stands before the letters (CT_DLbl)."""
    field = parse_xml(
        f'<c:spPr {nsdecls("c", "a")}><a:solidFill><a:srgbClr val="{ON_PAPER[PAGE][1:]}">'
        f'<a:alpha val="{_BEHIND_WORDS}"/></a:srgbClr></a:solidFill></c:spPr>'
    )
    after = {qn(name) for name in ("c:idx", "c:delete", "c:layout", "c:tx", "c:numFmt")}
    [child for child in label if child.tag in after][-1].addnext(field)


def _set_axis(axis: Any, measure: ChartAxis, *, grid: bool = True) -> None:
    axis.minimum_scale, axis.maximum_scale = _outer_ticks(measure)
    if measure.logarithmic:  # python-pptx does not make one; it stands first in the schema (CT_Scaling)
        axis._element.find(qn("c:scaling")).insert(0, parse_xml(f'<c:logBase {nsdecls("c")} val="10"/>'))
    axis.has_major_gridlines = grid and not measure.hidden
    if axis.has_major_gridlines:
        axis.major_gridlines.format.line.color.rgb = _rgb(Colour.RULE)
    axis.has_title = bool(measure.title)
    if measure.title:
        axis.axis_title.text_frame.text = visible(measure.title)
        axis.axis_title.text_frame.paragraphs[0].font.size = BODY
        axis.axis_title.text_frame.paragraphs[0].font.bold = False
    if measure.hidden:
        _hide(axis)
        return
    if measure.step:
        axis.major_unit = measure.step
    decimals = carried_decimals(measure.step) if measure.step else measure.decimals
    digits = "0" + ("." + "0" * decimals if decimals else "")
    axis.tick_labels.number_format_is_linked = False
    sign = f'"{measure_words(DUTCH, Unit(measure.currency))} "' if measure.currency else ""
    axis.tick_labels.number_format = "0" if measure.of_years else f"{sign}#,##{digits}"
    axis.tick_labels.font.size = CHART_WORDS
    axis.format.line.color.rgb = _rgb(Colour.LINES)


def _hide(axis: Any) -> None:
    """An axis without line and words, which still says how far it goes: LibreOffice forgets that of a deleted one."""
    axis.tick_label_position = XL_TICK_LABEL_POSITION.NONE
    axis.major_tick_mark = XL_TICK_MARK.NONE
    axis.format.line.fill.background()


def _outer_ticks(measure: ChartAxis) -> tuple[float, float]:
    """The ends of an axis at a tick, for an office program counts its ticks from the lowest end."""
    if not measure.step:
        return measure.low, measure.high
    first, last = math.floor(measure.low / measure.step), math.ceil(measure.high / measure.step)
    return first * measure.step, last * measure.step


def _add_errors(
    series: Any,
    direction: str | None,
    values: Sequence[tuple[float, tuple[float, float] | None]],
    color: Colour,
) -> None:
    """Intervals as error bars, which python-pptx does not make; they stand where the schema wants them."""
    if not any(ends for _, ends in values):
        return
    more = [max(0.0, ends[1] - value) if ends else 0.0 for value, ends in values]
    less = [max(0.0, value - ends[0]) if ends else 0.0 for value, ends in values]
    along = f'<c:errDir val="{direction}"/>' if direction else ""
    bars = parse_xml(
        f'<c:errBars {nsdecls("c", "a")}>{along}<c:errBarType val="both"/><c:errValType val="cust"/>'
        f'<c:noEndCap val="0"/><c:plus>{_numbers(more)}</c:plus><c:minus>{_numbers(less)}</c:minus>'
        f'<c:spPr><a:ln w="12700"><a:solidFill><a:srgbClr val="{ON_PAPER[color][1:]}"/></a:solidFill></a:ln></c:spPr>'
        "</c:errBars>"
    )
    known = {qn(name) for name in (*_BEFORE_ERRORS, "c:errBars")}
    last = [child for child in series if child.tag in known][-1]
    last.addnext(bars)


def _numbers(values: Sequence[float]) -> str:
    points = "".join(f'<c:pt idx="{n}"><c:v>{value!r}</c:v></c:pt>' for n, value in enumerate(values))
    return (
        f'<c:numLit><c:formatCode>General</c:formatCode><c:ptCount val="{len(values)}"/>{points}</c:numLit>'
    )


def _safe(text: str) -> str:
    """A name for the workbook inside, which must not take it for a formula."""
    return without_formula(visible(text))


def _rgb(color: Colour) -> RGBColor:
    return RGBColor.from_string(ON_PAPER[color][1:])


def _mixed(color: Colour, strength: float) -> RGBColor:
    """A colour laid on white as strongly as is asked, 0-1."""
    parts = _rgb(color)
    return RGBColor(*(round(255 - strength * (255 - part)) for part in parts))
