"""Axes hold everything drawn, run the right way and are written in the language of the screens."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.charts.palette import SMALL
from lib.charts.scale import MARGIN, AxisScale, axis, scale_for, wrapped
from lib.charts.text_width import text_width
from lib.domain.units import parse_unit
from lib.text.language import DUTCH, ENGLISH

VALUES = st.lists(st.floats(-1e9, 1e9), min_size=1, max_size=20)


@given(values=VALUES, turned=st.booleans())
def test_a_scale_holds_every_value_inside(values: list[float], turned: bool) -> None:
    scale = scale_for(values, turned=turned)
    assert scale.low < min(values)
    assert scale.high > max(values)
    assert all(0 < scale.fraction(value) < 1 for value in values)


def test_a_turned_scale_puts_the_lowest_at_the_far_end() -> None:
    scale = AxisScale(0, 10, turned=True)
    assert scale.range == [10, 0]
    assert scale.fraction(0) == 1
    assert scale.fraction(10) == 0
    assert AxisScale(0, 10).range == [0, 10]


def test_a_single_value_gets_room() -> None:
    assert scale_for([50]).range == [50 - 50 * MARGIN, 50 + 50 * MARGIN]
    assert scale_for([0]).range == [-1, 1]
    assert scale_for([]).low < scale_for([]).high


@pytest.mark.parametrize(
    ("unit", "dutch", "english"),
    [
        ("EUR/huishouden", ("€\u00a0", ""), ("€", "")),
        ("GBP/1000 inwoners", ("£\u00a0", ""), ("£", "")),
        ("%", ("", "%"), ("", "%")),
        ("kg/inwoner", ("", ""), ("", "")),
    ],
)
def test_ticks_carry_their_measure(unit: str, dutch: tuple[str, str], english: tuple[str, str]) -> None:
    for language, expected in ((DUTCH, dutch), (ENGLISH, english)):
        settings = axis(language, parse_unit(unit), AxisScale(0, 1))
        assert (settings["tickprefix"], settings["ticksuffix"]) == expected


def test_ticks_can_be_read_and_nothing_zooms_away() -> None:
    settings = axis(DUTCH, parse_unit("%"), AxisScale(0, 100), showgrid=False)
    assert settings["tickfont"]["size"] >= 13
    assert settings["fixedrange"] is True
    assert settings["exponentformat"] == "none"
    assert settings["showgrid"] is False


@given(text=st.text(alphabet="abc é-€ ", min_size=1, max_size=200), width=st.integers(60, 300))
def test_wrapped_lines_keep_to_their_width_and_number(text: str, width: int) -> None:
    lines = wrapped(text, width)
    assert 1 <= len(lines) <= 2
    for line in lines:
        if (
            text_width(line, SMALL) > width
        ):  # only a piece of a word can be too long, and not in the last line
            assert not re.search(r" |[-/][^-/]", line)


def test_a_word_wider_than_a_line_goes_on_after_a_hyphen_or_slash() -> None:
    name = "Open verharding-elementenverharding-ontbrekende/beschadigde elementen"
    assert wrapped(name, 340, 1.06 * SMALL) == [
        "Open verharding-elementenverharding-ontbrekende/",
        "beschadigde elementen",
    ]
    assert wrapped("Land van Cuijk-Noord", 90) == ["Land van", "Cuijk-Noord"]  # not where the word fits


def test_what_does_not_fit_ends_in_an_ellipsis() -> None:
    assert wrapped("een twee drie", 1000) == ["een twee drie"]
    assert wrapped("kosten van het onderhoud van alle wegen", 90, most_lines=2)[-1].endswith("…")
