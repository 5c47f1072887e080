"""The charts of the analyst's page on a slide: the same values, the focus by name, axes in the sign of their money."""

from __future__ import annotations

from pptx import Presentation
from pptx.oxml.ns import qn

from lib.charts.editable import ChartPoint
from lib.charts.explore.cloud import CloudAxis, CloudLine, CloudPoint, PointKind
from lib.charts.explore.on_slide import (
    PlacedRow,
    bars_on_slide,
    cloud_on_slide,
    lines_on_slide,
    places_on_slide,
)
from lib.charts.palette import FOCUS, Dash
from lib.domain.units import Unit
from lib.export.slides.charts import BROAD, add_chart
from lib.text.language import DUTCH
from tests.samples import figure, indicator

AXES = (CloudAxis(Unit("GBP", "inwoner"), "kosten (£)"), CloudAxis(Unit("%"), "schoon (%)"))
POINTS = (
    CloudPoint("Aa", 10, 80, PointKind.FOCUS, ""),
    CloudPoint("Bb", 20, 90, PointKind.PEER, "", named=True),
    CloudPoint("Cc", 30, 70, PointKind.OTHER, "", fictitious=True),
)
PLACE = (0, 0, 9_000_000, 4_000_000)


def test_every_point_and_line_of_a_cloud() -> None:
    lines = (
        CloudLine(((10, 70), (30, 90)), Dash.BOUND, step=True),
        CloudLine(((15, 70), (15, 90)), Dash.MEDIAN),
    )
    chart = cloud_on_slide(POINTS, AXES, lines, DUTCH, "beter")
    stair, median, *points = chart.series
    assert [(p.x, p.y) for p in stair.points] == [(10, 70), (30, 70), (30, 90)]
    assert (stair.dashed, median.dashed) == (False, True)
    assert {(s.name, s.hollow, s.points) for s in points} == {
        ("overige", True, (ChartPoint(30, 70),)),
        ("beter", False, (ChartPoint(20, 90, "Bb"),)),
        ("Aa", False, (ChartPoint(10, 80, "Aa"),)),
    }
    slide = Presentation().slides.add_slide(Presentation().slide_layouts[6])
    made = add_chart(slide.shapes, chart, "", PLACE)
    assert made.category_axis.tick_labels.number_format.startswith('"£')


def test_a_share_ends_at_all() -> None:
    points = (CloudPoint("Aa", 10, 3, PointKind.FOCUS, ""), CloudPoint("Bb", 20, 96, PointKind.OTHER, ""))
    assert cloud_on_slide(points, AXES, (), DUTCH).y.high == 100


def test_an_axis_by_its_logarithm_holds_every_point() -> None:
    axes = (CloudAxis(Unit("EUR", "inwoner"), "kosten", log=True), AXES[1])
    x = cloud_on_slide(POINTS, axes, (), DUTCH).x
    assert (x.low, x.high, x.logarithmic, x.currency) == (10, 100, True, "EUR")


def test_lines_over_the_years_with_the_focus_on_top() -> None:
    own = [figure("2020", 5, low=4, high=6), figure("2021", 7)]
    chart = lines_on_slide(indicator(), [("Aa", True, own), ("Bb", False, own[:1])], DUTCH)
    assert [series.name for series in chart.series] == ["Bb", "Aa"]
    assert chart.series[1].color == FOCUS
    assert [p.y_ends for p in chart.series[1].points] == [(4, 6), None]


def test_bars_without_an_interval() -> None:
    assert bars_on_slide("afstand", {"Aa": 0.5}).series[0].values == (0.5,)


def test_a_profile_shows_the_middle_half_behind_the_places() -> None:
    rows = (
        PlacedRow("a: 5", -0.5, (-0.7, -0.2), (-0.3, 0.4)),
        PlacedRow("b: 6", 1.0, None, (-0.1, 0.2)),
    )
    chart = places_on_slide(rows, 1.2, ("minder", "midden", "meer"), DUTCH, hollow=False)
    assert chart.x.hidden
    assert chart.y.hidden
    first, second, foot, _, interval, own = chart.series
    assert len({len(series.points) for series in chart.series}) == 1
    assert (first.broad, second.broad) == (True, True)
    assert [(p.x, p.y) for p in first.points[:2]] == [(-0.3, 2), (0.4, 2)]
    assert [(p.x, p.y) for p in second.points[:2]] == [(-0.1, 1), (0.2, 1)]
    assert [(p.x, p.words) for p in foot.points] == [(-1.2, "minder"), (0, "midden"), (1.2, "meer")]
    assert [(p.x, p.y) for p in interval.points[:2]] == [(-0.7, 2), (-0.2, 2)]
    assert chart.rows == ("a: 5", "b: 6")
    assert [(p.x, p.y) for p in own.points[:2]] == [(-0.5, 2), (1, 1)]
    slide = Presentation().slides.add_slide(Presentation().slide_layouts[6])
    made = add_chart(slide.shapes, chart, "", PLACE)
    drawn = [series.format.line.width for series in made.plots[0].series]
    assert drawn[:2] == [BROAD, BROAD]
    assert len(made.legend._element.findall(qn("c:legendEntry"))) == len(drawn) - 3
    beside = [(shape.text_frame.text, shape.top) for shape in slide.shapes if shape.has_text_frame]
    assert [words for words, _ in beside] == ["a: 5", "b: 6"]
    assert beside[0][1] < beside[1][1]


def test_words_lie_clear_of_lines_in_the_order_of_the_schema() -> None:
    median = CloudLine(((15, 70), (15, 90)), Dash.MEDIAN)
    chart = cloud_on_slide(POINTS, AXES, (median,), DUTCH)
    slide = Presentation().slides.add_slide(Presentation().slide_layouts[6])
    made = add_chart(slide.shapes, chart, "", PLACE)
    labels = list(made._chartSpace.iter(qn("c:dLbl")))
    assert labels
    order = ("idx", "layout", "tx", "numFmt", "spPr", "txPr", "dLblPos", "showLegendKey")
    for label in labels:
        names = [part.tag.split("}")[1] for part in label]
        named = [name for name in names if name in order]
        assert named == sorted(named, key=order.index)
        assert label.find(qn("c:spPr")).find(qn("a:solidFill")) is not None
