"""The bars of how quantities are known."""

from __future__ import annotations

from lib.charts.palette import SMALL
from lib.charts.quantities import states
from lib.domain.quantities.in_order import quantities_in_order
from lib.text.language import DUTCH
from lib.text.quantities.words import in_order_sentence
from tests.bridges import counted
from tests.drawn import checked
from tests.samples import day


def test_a_bar_per_state_as_long_as_its_share() -> None:
    found = quantities_in_order(
        [counted("2024-01-01", 5), counted("2024-01-01", 5, "geschat")], day("2024-12-31")
    )
    assert found is not None
    drawn = states.draw(found, DUTCH)
    layout = checked(drawn)["layout"]
    assert [bar["x1"] for bar in layout["shapes"][1::2]] == [50, 50, 0]
    assert [words["text"].split(" ")[0] for words in layout["annotations"]] == [
        "geregistreerd",
        "geschat",
        "herijkt",
    ]
    assert all(words["font"]["size"] >= SMALL for words in layout["annotations"])
    assert drawn.alt == in_order_sentence(DUTCH, found)


def test_words_stand_above_their_bar_and_inside_the_figure() -> None:
    found = quantities_in_order([counted("2024-01-01", 5)], day("2024-12-31"))
    assert found is not None
    layout = checked(states.draw(found, DUTCH))["layout"]
    for words, bar in zip(layout["annotations"], layout["shapes"][1::2], strict=True):
        assert words["y"] == bar["y0"]
        assert 0 <= bar["y0"] < bar["y1"] <= layout["height"]
