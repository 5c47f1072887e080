"""Areas in classes."""

from __future__ import annotations

from lib.charts.explore.map import MapArea, draw_map
from lib.text.language import DUTCH
from tests.drawn import checked

SQUARE = ((5.0, 52.0), (5.1, 52.0), (5.1, 52.1), (5.0, 52.0))


def area(place: int | None, hover: str = "x", focus: bool = False) -> MapArea:
    return MapArea((SQUARE,), place, hover, focus)


def test_every_area_is_in_its_class_and_the_unknown_are_hatched() -> None:
    areas = [area(0), area(1), area(1), area(None), area(0, focus=True)]
    drawn = checked(draw_map(areas, ["laag", "hoog"], DUTCH, "alt"))
    named = {trace["name"]: trace for trace in drawn["data"] if "name" in trace}
    assert named["laag"]["x"].count(None) == 2
    assert named["hoog"]["x"].count(None) == 2
    assert named["onbekend"]["fillpattern"]["shape"] == "/"
    assert named["laag"]["opacity"] < named["hoog"]["opacity"]
    outlines = [trace for trace in drawn["data"] if trace.get("line", {}).get("width") == 3]
    assert len(outlines) == 1
    assert drawn["data"][-1]["mode"] == "markers"
    assert len(drawn["data"][-1]["hovertext"]) == 5
    assert drawn["data"][-1]["meta"] == {"areas": 4}  # the arrow keys begin at the focus


def test_one_class_and_a_class_without_areas_are_drawn() -> None:
    assert checked(draw_map([area(0)], ["alles"], DUTCH, "alt"))["data"]
    assert checked(draw_map([area(None)], ["leeg"], DUTCH, "alt"))["data"]
