"""Axes hold everything drawn, run the right way and are written in the language of the screens."""

from __future__ import annotations

import math
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.charts.palette import SMALL
from lib.charts.scale import MARGIN, AxisScale, axis, scale_for, tick_words, with_written_ticks, wrapped
from lib.charts.text_width import text_width
from lib.domain.units import Unit, parse_unit
from lib.text.amounts import amount
from lib.text.language import DUTCH, ENGLISH, Language

VALUES = st.lists(st.floats(-1e9, 1e9), min_size=1, max_size=20)


UNITS = st.sampled_from([None, "EUR/inwoner", "%", "cijfer", "kg/inwoner", "punten"])


@given(values=VALUES, unit=UNITS)
def test_a_scale_holds_every_value_inside(values: list[float], unit: str | None) -> None:
    scale = scale_for(values, parse_unit(unit) if unit else None)
    assert scale.low < min(values)
    assert scale.high > max(values)
    assert all(0 < scale.fraction(value) < 1 for value in values)


@given(
    values=st.lists(st.floats(0, 1e7).map(lambda v: round(v, 4)), min_size=1),
    unit=UNITS.filter(bool),
    most=st.integers(4, 6),
)
def test_three_to_six_ticks_and_every_value_between_two_of_them(
    values: list[float], unit: str, most: int
) -> None:
    scale = scale_for(values, parse_unit(unit), most)
    assert scale.step
    first, last = math.ceil(scale.low / scale.step - 1e-6), math.floor(scale.high / scale.step + 1e-6)
    assert 3 <= last - first + 1 <= most + 2
    assert first * scale.step <= min(values) + scale.step * 1e-6
    assert last * scale.step >= max(values) - scale.step * 1e-6


@pytest.mark.parametrize(
    ("values", "unit", "span"),
    [
        ([7.5, 7.6], "cijfer", 1),
        ([6.8, 7.0], "cijfer", 1),
        ([75, 76], "%", 10),
        ([101.3, 103.5], "EUR/inwoner", 20),
        ([97], "kg/inwoner", 19),
        ([0], "EUR", 1),
    ],
)
def test_an_axis_spans_at_least_what_belongs_to_its_unit(values: list[float], unit: str, span: float) -> None:
    scale = scale_for(values, parse_unit(unit))
    assert scale.high - scale.low >= span
    assert scale.low < min(values) <= max(values) < scale.high


@pytest.mark.parametrize(
    ("value", "low", "high"), [(99.5, 89, 101), (0.5, -1, 11), (100, 89, 101), (0, -1, 11)]
)
def test_a_share_is_not_drawn_past_what_a_share_can_be(value: float, low: float, high: float) -> None:
    scale = scale_for([value], parse_unit("%"))
    assert low < scale.low
    assert scale.high < high


def test_without_a_unit_there_is_room_and_no_ticks() -> None:
    assert scale_for([50]).range == [50 - 50 * MARGIN, 50 + 50 * MARGIN]
    assert scale_for([0]).range == [-1, 1]
    assert scale_for([]).low < scale_for([]).high
    assert scale_for([50]).step is None


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


@pytest.mark.parametrize("language", [DUTCH, ENGLISH], ids=["nl", "en"])
@given(st.floats(0, 3e8), st.floats(1, 3e8))
def test_ticks_of_money_have_room_beside_an_axis(language: Language, low: float, span: float) -> None:
    """The narrowest room that a chart leaves for them; no service costs a milliard."""
    euro = Unit("EUR")
    scale = scale_for([low, low + span], euro, 4)
    settings = axis(language, euro, scale)
    texts = settings.get("ticktext") or [amount(language, end, euro, 0) for end in (scale.low, scale.high)]
    assert max(text_width(text, SMALL) for text in texts) <= 56
    if "tickvals" in settings:
        assert settings["tickvals"] == sorted(set(settings["tickvals"]))
        assert len(set(texts)) == len(texts)
        assert all(scale.low - 1 <= tick <= scale.high + 1 for tick in settings["tickvals"])


def test_money_by_the_million_is_written_so() -> None:
    scale = scale_for([10_830_000, 13_650_000], Unit("EUR"), 4)
    assert axis(DUTCH, Unit("EUR"), scale)["ticktext"] == ["€\u00a010 mln", "€\u00a012 mln", "€\u00a014 mln"]
    assert axis(ENGLISH, Unit("EUR"), scale)["ticktext"] == ["€10M", "€12M", "€14M"]
    assert "ticktext" not in axis(DUTCH, Unit("EUR"), scale_for([0, 400_000], Unit("EUR"), 4))


@pytest.mark.parametrize("language", [DUTCH, ENGLISH], ids=["nl", "en"])
@given(
    low=st.floats(-3e8, 3e8),
    span=st.floats(1, 3e8),
    unit=st.sampled_from(["EUR", "EUR/m2", "%", "punten"]),
)
def test_every_tick_of_a_row_chart_has_its_words_and_they_keep_apart(
    language: Language, low: float, span: float, unit: str
) -> None:
    """On the narrowest screen; what is drawn stays between the ticks at the ends."""
    measured, width, side = parse_unit(unit), 304, 18
    written = with_written_ticks(AxisScale(low, low + span), language, measured, 5, width, side)
    assert written.step
    places = [written.fraction(tick) * width for tick in written.ticks()]
    halves = [text_width(words, SMALL) / 2 for words in tick_words(language, measured, written)]
    assert 2 <= len(places) <= 5
    assert places[0] - halves[0] >= -side - 0.01
    assert places[-1] + halves[-1] <= width + side + 0.01
    if len(places) > 2:
        pairs = zip(zip(places, halves, strict=True), zip(places[1:], halves[1:], strict=True), strict=False)
        assert all(x + half <= other - beside for (x, half), (other, beside) in pairs)
    assert written.ticks()[0] <= low + written.step * 1e-6
    assert written.ticks()[-1] >= low + span - written.step * 1e-6
