"""Words beside the rows of a chart: text on the slide, for names in a chart are cut into short lines."""

from __future__ import annotations

from typing import Any

from pptx.chart.chart import Chart
from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Emu

from lib.charts.editable import PointChart
from lib.charts.palette import INK
from lib.charts.scale import wrapped
from lib.domain.loads.visible import visible
from lib.export.slides.theme import CHART_WORDS, ON_PAPER, SlidePlace

_LEFT, _TOP, _WIDE, _HIGH = 0.42, 0.01, 0.56, 0.86
"""Where the plot lies in its chart, in shares of that: names stand to the left of it, the key below."""
_EMU_PER_PX = 914_400 / 96


def name_rows(shapes: Any, made: Chart, chart: PointChart, place: SlidePlace) -> None:
    """Keep the plot of a chart to its right side, and write the words of its rows to the left.

    Args:
        shapes: of the slide.
        made: the chart as it stands there.
        chart: what it is made of, with rows.
        place: its left, top, width and height, in EMU.
    """
    _lay_out(made)
    left, top, width, height = place
    beside = Emu(int(width * _LEFT))
    row = height * _HIGH / (chart.y.high - chart.y.low)
    size = CHART_WORDS.pt * 96 / 72
    for number, words in enumerate(chart.rows):
        middle = top + height * _TOP + row * (number + chart.y.high - len(chart.rows))
        frame = shapes.add_textbox(left, Emu(int(middle - row / 2)), beside, Emu(int(row))).text_frame
        frame.margin_left = frame.margin_top = frame.margin_bottom = 0
        frame.word_wrap, frame.vertical_anchor = True, MSO_ANCHOR.MIDDLE
        frame.text = wrapped(visible(words), beside / _EMU_PER_PX - 10, size, most_lines=1)[0]
        letters = frame.paragraphs[0].font
        letters.size, letters.color.rgb = CHART_WORDS, RGBColor.from_string(ON_PAPER[INK][1:])


def _lay_out(made: Chart) -> None:
    """Where the plot lies, without its axes; it stands first in the schema (CT_PlotArea)."""
    plot = made._chartSpace.find(qn("c:chart")).find(qn("c:plotArea"))
    for old in plot.findall(qn("c:layout")):
        plot.remove(old)
    sizes = "".join(
        f'<c:{name} val="{share}"/>'
        for name, share in (("x", _LEFT), ("y", _TOP), ("w", _WIDE), ("h", _HIGH))
    )
    plot.insert(
        0,
        parse_xml(
            f'<c:layout {nsdecls("c")}><c:manualLayout><c:layoutTarget val="inner"/><c:xMode val="edge"/>'
            f'<c:yMode val="edge"/>{sizes}</c:manualLayout></c:layout>'
        ),
    )
