from __future__ import annotations

import pytest

from lib.charts.cooperation.side_rows import SideRow, draw
from lib.domain.cooperation.disclosure import Distribution
from lib.domain.cooperation.matters import Sides
from lib.text.language import Language
from tests.drawn import checked

DUTCH = Language("nl")
FULL, HALVES = Distribution((1, 2, 6, 11)), Distribution((6, 2))


def test_both_sides_stand_on_one_line() -> None:
    drawn = checked(draw([SideRow("Vertrouwen", Sides(FULL, HALVES), "≠ anders gezien")], DUTCH))
    bars = [bar for bar in drawn["data"] if bar["type"] == "bar"]
    assert [bar["name"] for bar in bars] == [
        *[f"opdrachtgever, antwoord {step}" for step in "1234"],
        *[f"opdrachtnemer, antwoord {half}" for half in ("1-2", "3-4")],
    ]
    left, right = bars[:4], bars[4:]
    assert left[0]["base"] == [-103]
    assert left[-1]["base"][0] + left[-1]["x"][0] == pytest.approx(-3)
    assert right[0]["base"] == [3]
    assert right[-1]["base"][0] + right[-1]["x"][0] == pytest.approx(103)
    assert [bar["text"][0] for bar in bars] == [
        "",
        "<b>2</b>",
        "<b>6</b>",
        "<b>11</b>",
        "<b>6</b>",
        "<b>2</b>",
    ]


def test_a_side_that_is_not_shown_has_words_and_no_bar() -> None:
    drawing = draw([SideRow("Bestuur", Sides(None, FULL))], DUTCH)
    drawn = checked(drawing)
    assert not [bar for bar in drawn["data"] if bar["name"].startswith("opdrachtgever")]
    words = [annotation["text"] for annotation in drawn["layout"]["annotations"]]
    assert "niet (eensluidend) te tonen" in words
    assert "opdrachtgever" in words
    assert "opdrachtnemer · n = 20" in words
    assert "opdrachtgever niet (eensluidend) te tonen, opdrachtnemer 17 van 20" in drawing.alt


def test_text_of_data_is_no_markup() -> None:
    drawn = checked(draw([SideRow("<b>=1+1</b>", Sides(FULL, FULL))], DUTCH))
    assert "<b>&lt;b&gt;=1+1&lt;/b&gt;</b>" in [a["text"] for a in drawn["layout"]["annotations"]]
