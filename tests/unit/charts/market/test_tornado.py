"""A tornado: the widest bar on top, the outcome on every bar, the band behind them."""

from __future__ import annotations

from typing import Any

from lib.charts.market.tornado import SwingBar, draw
from lib.charts.palette import FOCUS, PAGE
from lib.charts.row_chart import ChartRow
from lib.domain.units import parse_unit
from lib.text.language import DUTCH
from tests.drawn import checked
from tests.ui.reading import shown

SWINGS = (SwingBar("Index", 103, 105, "103 tot 105"), SwingBar("Overhead", 97, 108, "97 tot 108"))


def chart(band: tuple[float, float] | None = (95, 105), **more: Any) -> dict[str, Any]:
    now = ChartRow("Nu", "104", strong=True)
    drawn = draw(SWINGS, now, 104, band, parse_unit("%"), DUTCH, title="T", measure="Index", **more)
    return checked(drawn)


def test_the_widest_stands_on_top() -> None:
    drawn = chart()
    names = [shown(a["text"]) for a in drawn["layout"]["annotations"] if a.get("xanchor") == "left"]
    assert names == ["Nu", "Overhead", "Index"]
    bars = drawn["data"][0]
    assert bars["base"] == [97, 103]
    assert bars["x"] == [11, 2]
    assert bars["y"] == sorted(bars["y"])


def test_the_outcome_and_the_band_on_every_row() -> None:
    shapes = chart()["layout"]["shapes"]
    assert [(s["x0"], s["x1"]) for s in shapes if s["type"] == "rect"] == [(95, 105)] * 3
    assert [s["x0"] for s in shapes if s["type"] == "line"] == [104] * 2
    assert not [s for s in chart(None)["layout"]["shapes"] if s["type"] == "rect"]


def test_everything_is_in_view() -> None:
    low, high = chart()["layout"]["xaxis"]["range"]
    assert low < 95
    assert high > 108


def test_an_invented_outcome_is_hollow() -> None:
    assert chart()["data"][1]["marker"]["color"] == FOCUS
    assert chart(fictitious=True)["data"][1]["marker"]["color"] == PAGE
