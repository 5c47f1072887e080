"""The spread: every part that may be shown, in view, each with its words; nothing of what may not."""

from __future__ import annotations

import dataclasses
import json
from typing import Any

from lib.charts.editable import PointChart
from lib.charts.market.spread import Point, SpreadPoints, draw
from lib.charts.palette import FOCUS, PAGE
from lib.charts.row_chart import ChartRow
from lib.domain.units import parse_unit
from lib.text.language import DUTCH
from tests.drawn import checked
from tests.ui.reading import shown

PRICES = (0.98, 1.02, 1.08, 1.08, 1.2, 1.31)
OPEN = SpreadPoints(
    own_row=ChartRow("Vergelijkbare prijs", "€ 1,12", strong=True),
    own=1.12,
    own_interval=None,
    band_row=ChartRow("Afgesproken band", "€ 1,03 tot € 1,13"),
    band=(1.03, 1.13),
    others_row=ChartRow("Referenties", "€ 0,98 tot € 1,31"),
    others=tuple(Point(price, f"referentie van {price}") for price in PRICES),
    quartiles=(1.02, 1.2),
    median_row=ChartRow("Mediaan", "€ 1,08"),
    median=1.08,
    interval=(0.97, 1.32),
    fictitious=False,
)
CLOSED = dataclasses.replace(OPEN, others=(), others_row=None, quartiles=None)


def chart(spread: SpreadPoints) -> dict[str, Any]:
    drawn = draw(spread, parse_unit("EUR/m2"), DUTCH, title="Prijs", measure="€ per m²")
    return checked(drawn)


def labels(drawn: dict[str, Any]) -> list[str]:
    return [shown(a["text"]) for a in drawn["layout"]["annotations"] if a.get("xanchor") == "left"]


def test_everything_is_in_view() -> None:
    low, high = chart(OPEN)["layout"]["xaxis"]["range"]
    assert low < 0.97 < 1.32 < high


def test_the_rows_from_top_to_bottom() -> None:
    names = ["Vergelijkbare prijs", "Afgesproken band", "Referenties", "Mediaan"]
    assert labels(chart(OPEN)) == names
    without = dataclasses.replace(OPEN, band=None, band_row=None)
    assert labels(chart(without)) == ["Vergelijkbare prijs", "Referenties", "Mediaan"]


def test_a_slide_has_the_middle_half_behind_the_others() -> None:
    (form,) = draw(OPEN, parse_unit("EUR/m2"), DUTCH, title="Prijs", measure="€ per m²").editable
    assert isinstance(form, PointChart)
    half, *_, others = form.series
    assert half.broad
    assert {point.x for point in half.points} == {1.02, 1.2}
    assert {point.y for point in half.points} == {point.y for point in others.points}
    (closed,) = draw(CLOSED, parse_unit("EUR/m2"), DUTCH, title="Prijs", measure="€ per m²").editable
    assert isinstance(closed, PointChart)
    assert not any(series.broad for series in closed.series)


def test_equal_prices_stay_apart() -> None:
    points = chart(OPEN)["data"][-1]
    assert points["x"] == sorted(PRICES)
    places = [y for x, y in zip(points["x"], points["y"], strict=True) if x == 1.08]
    assert abs(places[0] - places[1]) >= 11


def test_the_box_and_the_interval() -> None:
    drawn = chart(OPEN)
    assert [(s["x0"], s["x1"]) for s in drawn["layout"]["shapes"]] == [
        (1.03, 1.13), (1.03, 1.13), (1.02, 1.2), (1.08, 1.08)
    ]  # fmt: skip
    whisker = next(t["error_x"] for t in drawn["data"] if "error_x" in t)
    assert round(whisker["array"][0], 4) == 0.24
    assert round(whisker["arrayminus"][0], 4) == 0.11
    assert not [t for t in chart(dataclasses.replace(OPEN, interval=None))["data"] if "error_x" in t]


def test_an_interval_of_the_price_itself() -> None:
    drawn = chart(dataclasses.replace(CLOSED, interval=None, own_interval=(0.9, 1.5)))
    (whisker,) = [t["error_x"] for t in drawn["data"] if "error_x" in t]
    assert [round(whisker[side][0], 4) for side in ("arrayminus", "array")] == [0.22, 0.38]
    assert drawn["layout"]["xaxis"]["range"][1] > 1.5


def test_without_the_others_none_of_them_is_in_the_chart() -> None:
    drawn = chart(CLOSED)
    assert labels(drawn) == ["Vergelijkbare prijs", "Afgesproken band", "Mediaan"]
    text = json.dumps(drawn)
    assert "1.31" not in text
    assert "referentie van" not in text


def test_invented_prices_are_hollow() -> None:
    own, _, others = chart(dataclasses.replace(OPEN, fictitious=True))["data"]
    assert {own["marker"]["color"], others["marker"]["color"]} == {PAGE}
    assert chart(OPEN)["data"][0]["marker"]["color"] == FOCUS


def test_a_screen_reader_hears_every_row() -> None:
    drawn = draw(OPEN, parse_unit("EUR/m2"), DUTCH, title="Prijs", measure="€ per m²")
    assert drawn.alt == (
        "Prijs. Vergelijkbare prijs: € 1,12; Afgesproken band: € 1,03 tot € 1,13; "
        "Referenties: € 0,98 tot € 1,31; Mediaan: € 1,08."
    )
