"""Names at points of a chart: on the side where there is room, that of the focus first, none on another."""

from __future__ import annotations

from pptx.enum.chart import XL_LABEL_POSITION as SIDE

from lib.charts.editable import ChartAxis, ChartPoint, PointChart, PointSeries
from lib.charts.palette import FOCUS, PEERS
from lib.export.slides.label_places import label_places

AXIS = ChartAxis("", 0, 10)
SIZE = (1000.0, 400.0)


def places(*series: PointSeries) -> dict[tuple[int, int], SIDE]:
    return label_places(PointChart("", AXIS, AXIS, series), list(series), SIZE)


def test_a_name_alone_stands_to_the_right_or_above_a_line() -> None:
    points = (ChartPoint(5, 5, "Aa"),)
    assert places(PointSeries("", points, PEERS)) == {(0, 0): SIDE.RIGHT}
    assert places(PointSeries("", points, PEERS, joined=True)) == {(0, 0): SIDE.ABOVE}


def test_names_of_near_points_go_apart_and_the_focus_has_the_first_choice() -> None:
    others = PointSeries("", (ChartPoint(5, 5, "Jij"), ChartPoint(5.1, 5, "Hij")), PEERS)
    focus = PointSeries("", (ChartPoint(5.05, 5, "Ik"),), FOCUS)
    found = places(others, focus)
    assert found[1, 0] == SIDE.RIGHT
    assert len(set(found.values())) == 3


def test_a_name_at_the_edge_turns_inwards_and_one_without_room_is_left_out() -> None:
    assert places(PointSeries("", (ChartPoint(9.9, 5, "Een lange naam"),), PEERS))[0, 0] != SIDE.RIGHT
    crowd = tuple(ChartPoint(5, 5, f"Naam {number}") for number in range(9))
    found = places(PointSeries("", crowd, PEERS))
    assert 1 <= len(found) <= 4
    assert len(set(found.values())) == len(found)


def test_an_axis_by_its_logarithm_places_by_that() -> None:
    axis = ChartAxis("", 1, 10_000, logarithmic=True)
    points = tuple(ChartPoint(x, 5, "Een naam hier") for x in (100.0, 200.0))
    chart = PointChart("", axis, AXIS, (PointSeries("", points, PEERS),))
    assert len(set(label_places(chart, list(chart.series), SIZE).values())) == 2
