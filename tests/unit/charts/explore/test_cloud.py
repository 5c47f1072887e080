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


def test_a_name_keeps_clear_of_the_stair_as_it_is_drawn() -> None:
    """Along and then up: over the straight line between two corners there is room for the name."""
    stair = CloudLine(((10, 60), (40, 60), (90, 95)), Dash.BOUND, step=True)
    assert stair.path == ((10, 60), (40, 60), (40, 60), (90, 60), (90, 95))
    assert CloudLine(((1, 2), (3, 4)), Dash.BOUND).path == ((1, 2), (3, 4))
    assert CloudLine((), Dash.BOUND, step=True).path == ()
    points = [point("Eigen", 50, 58, PointKind.FOCUS), point("Gelijke", 40, 60, PointKind.PEER, named=True)]
    drawn = draw_cloud([*points, point("p", 90, 95)], axes(), [stair], DUTCH, "alt")
    assert "Gelijke" in [annotation["text"] for annotation in drawn.layout["annotations"]]


@pytest.mark.parametrize(("wanted", "all_named"), [(3, True), (8, False)])
def test_a_few_names_all_stand_at_their_points_however_full_it_is(wanted: int, all_named: bool) -> None:
    points = [point(f"p{n}", n % 40, 50 + n // 40) for n in range(1600)]
    points += [point(f"Naam {n}", 3.5 + 4 * n, 70.5, PointKind.PEER, named=True) for n in range(wanted)]
    points += [point("Eigen", 20.5, 80.5, PointKind.FOCUS)]
    drawn = draw_cloud(points, axes(), [], DUTCH, "alt")
    said = {annotation["text"] for annotation in drawn.layout["annotations"]}
    assert ({f"Naam {n}" for n in range(wanted)} <= said) == all_named


@pytest.mark.parametrize("wanted", [8, 20])
def test_every_peer_is_found_by_its_name_or_a_letter_however_full_it_is(wanted: int) -> None:
    points = [point(f"p{n}", n % 40, 50 + n // 40) for n in range(1600)]
    points += [point(f"Naam {n:02}", 3.5 + n, 70.5, PointKind.PEER, named=True) for n in range(wanted)]
    points += [point("Eigen", 20.5, 80.5, PointKind.FOCUS)]
    drawn = draw_cloud(points, axes(), [], DUTCH, "alt")
    said = [annotation["text"] for annotation in drawn.layout["annotations"]]
    assert drawn.letters
    assert {*said} >= drawn.letters.keys()
    assert list(drawn.letters.values()) == sorted(drawn.letters.values())
    told = [drawn.letters.get(text, text).replace("<br>", " ") for text in said]
    assert sorted(text for text in told if text.startswith("Naam")) == [f"Naam {n:02}" for n in range(wanted)]


def test_where_there_are_many_peers_no_letters_stand() -> None:
    points = [point(f"p{n}", n % 40, 50 + n // 40) for n in range(1600)]
    points += [point(f"Naam {n}", 3.5 + n, 70.5, PointKind.PEER, named=True) for n in range(21)]
    drawn = draw_cloud([*points, point("Eigen", 20.5, 80.5, PointKind.FOCUS)], axes(), [], DUTCH, "alt")
    assert not drawn.letters


def test_the_cost_axis_has_as_many_ticks_as_a_phone_has_room_for() -> None:
    """Costs of 3.700 to 31.000 pounds, as those of Scottish street cleaning."""
    pounds = CloudAxis(parse_unit("GBP/1000 inwoners"), "Kosten")
    points = [point("p", 3727, 90), point("q", 30_861, 87, PointKind.FOCUS)]
    along = draw_cloud(points, (pounds, axes()[1]), [], DUTCH, "alt").layout["xaxis"]
    assert along["dtick"] == 10_000
    assert (along["range"][0] <= 0, along["range"][1] >= 40_000) == (True, True)
