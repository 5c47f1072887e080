"""Points on two axes."""

from __future__ import annotations

import pytest

from lib.charts.explore.cloud import CloudAxis, CloudLine, CloudPoint, PointKind, draw_cloud, median_lines
from lib.charts.palette import Dash
from lib.domain.units import parse_unit
from lib.text.language import DUTCH
from tests.drawn import checked

EURO, SHARE = parse_unit("EUR/inwoner"), parse_unit("%")


def point(name: str, x: float, y: float, kind: PointKind = PointKind.OTHER, **more: bool) -> CloudPoint:
    return CloudPoint(name, x, y, kind, "hover", **more)


def axes(log: bool = False) -> tuple[CloudAxis, CloudAxis]:
    return CloudAxis(EURO, "Kosten", log), CloudAxis(SHARE, "Aandeel", log)


def test_everyone_is_drawn_once_and_the_focus_is_named() -> None:
    points = [point(f"p{n}", n + 1.0, 50.0 + n) for n in range(30)]
    points += [point("Eigen", 15, 60, PointKind.FOCUS), point("Gelijke", 12, 70, PointKind.PEER, named=True)]
    drawn = checked(draw_cloud(points, axes(), median_lines((15, 60), points), DUTCH, "alt"))
    marks = [trace for trace in drawn["data"] if trace["mode"] == "markers"]
    assert [len(trace["x"]) for trace in marks] == [30, 1, 1]
    said = [annotation["text"] for annotation in drawn["layout"]["annotations"]]
    assert "<b>Eigen</b>" in said
    assert "Gelijke" in said


@pytest.mark.parametrize("name", ["<b>x</b>", "a & b"])
def test_text_of_data_is_no_markup(name: str) -> None:
    drawn = checked(draw_cloud([point(name, 1, 2, PointKind.FOCUS)], axes(), [], DUTCH, "alt"))
    said = " ".join(annotation["text"] for annotation in drawn["layout"]["annotations"])
    assert name not in said + drawn["data"][0]["hovertext"][0]


def test_a_logarithmic_axis_holds_every_point_and_is_plain_where_a_value_has_no_logarithm() -> None:
    points = [point("p", 1, 1), point("q", 1000, 100, PointKind.FOCUS)]
    layout = checked(draw_cloud(points, axes(log=True), [], DUTCH, "alt"))["layout"]
    assert layout["xaxis"]["type"] == "log"
    assert layout["xaxis"]["range"][0] < 0
    assert layout["xaxis"]["range"][1] > 3
    with_zero = [*points, point("r", 0, 5)]
    layout = checked(draw_cloud(with_zero, axes(log=True), [], DUTCH, "alt"))["layout"]
    assert "type" not in layout["xaxis"]
    assert layout["yaxis"]["type"] == "log"


def test_a_line_without_points_is_left_out() -> None:
    drawn = checked(draw_cloud([point("p", 1, 2)], axes(), [CloudLine((), Dash.MEDIAN)], DUTCH, "alt"))
    assert len(drawn["data"]) == 1


def test_a_fictitious_point_is_hollow() -> None:
    drawn = checked(draw_cloud([point("p", 1, 2, fictitious=True)], axes(), [], DUTCH, "alt"))
    assert drawn["data"][0]["marker"]["color"] == ["page"]
