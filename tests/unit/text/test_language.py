"""Numbers, dates and words in two languages."""

from __future__ import annotations

import datetime as dt
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.text.language import DUTCH, ENGLISH, LANGUAGES, MINUS, Language, rounded


@pytest.mark.parametrize(
    ("value", "decimals", "dutch", "english"),
    [
        (0, 0, "0", "0"),
        (12042.92, 2, "12.042,92", "12,042.92"),
        (1234567, 0, "1.234.567", "1,234,567"),
        (7, 1, "7,0", "7.0"),
        (-4.5, 1, f"{MINUS}4,5", f"{MINUS}4.5"),
        (-0.0, 0, "0", "0"),
        (-0.04, 1, "0,0", "0.0"),
        (99.96, 1, "100,0", "100.0"),
        (2.5, 0, "3", "3"),
        (0.125, 2, "0,13", "0.13"),
        (-72.5, 0, f"{MINUS}73", f"{MINUS}73"),
        (10**18 + 1, 0, "1.000.000.000.000.000.001", "1,000,000,000,000,000,001"),
    ],
)
def test_a_number(value: float, decimals: int, dutch: str, english: str) -> None:
    assert (DUTCH.number(value, decimals), ENGLISH.number(value, decimals)) == (dutch, english)


@pytest.mark.parametrize(
    ("value", "decimals", "words"),
    [
        (3, 0, "+3"),
        (-3, 0, f"{MINUS}3"),
        (0, 0, "0"),
        (0.04, 1, "0,0"),
        (-0.04, 1, "0,0"),
        (1200.5, 1, "+1.200,5"),
    ],
)
def test_a_signed_number_has_its_sign_unless_it_is_nothing(value: float, decimals: int, words: str) -> None:
    assert DUTCH.signed(value, decimals) == words


@pytest.mark.parametrize(
    ("value", "decimals", "shown"),
    [(2.5, 0, 3), (-2.5, 0, -3), (1.005, 2, 1.01), (125, -1, 130), (2.449, 1, 2.4), (math.inf, 0, math.inf)],
)
def test_half_is_rounded_away_from_zero(value: float, decimals: int, shown: float) -> None:
    assert rounded(value, decimals) == shown


@given(st.floats(-1e12, 1e12), st.integers(0, 3))
def test_a_number_reads_back(value: float, decimals: int) -> None:
    for language in LANGUAGES.values():
        words = language.number(value, decimals)
        thousands = "." if language.decimal_sign == "," else ","
        plain = words.replace(thousands, "").replace(language.decimal_sign, ".").replace(MINUS, "-")
        assert abs(float(plain) - value) <= 0.5001 * 10**-decimals + 1e-9 * abs(value)
        assert "-" not in words


def test_minus_is_the_sign_itself() -> None:
    assert DUTCH.number(-1) == "\u22121"


@pytest.mark.parametrize(("language", "words"), [(DUTCH, "31 dec 2023"), (ENGLISH, "31 Dec 2023")])
def test_a_date(language: Language, words: str) -> None:
    assert language.date(dt.date(2023, 12, 31)) == words


def test_a_currency_is_said_with_its_sign() -> None:
    assert [DUTCH.currency(code) for code in ("EUR", "GBP")] == ["€", "£"]


def test_text_of_the_data_is_picked_and_falls_back_to_dutch() -> None:
    assert (DUTCH.pick("straat", "street"), ENGLISH.pick("straat", "street")) == ("straat", "street")
    assert (ENGLISH.pick("straat", None), ENGLISH.pick("straat", ""), DUTCH.pick(None, "street")) == (
        "straat",
        "straat",
        None,
    )


def test_the_form_fits_the_number() -> None:
    one, many = "{n} bevinding; er is niets geladen.", "{n} bevindingen; er is niets geladen."
    assert DUTCH.count(one, many, 1).startswith("1 bevinding;")
    assert DUTCH.count(one, many, 1200).startswith("1.200 bevindingen;")


def test_values_are_filled_in_once() -> None:
    assert DUTCH.say("per {what}", what="{0} {x} %s") == "per {0} {x} %s"
    assert DUTCH.say("") == ""


def test_an_unknown_code_stays_what_it_is() -> None:
    assert DUTCH.words({"km": "kilometer"}, "km") == "kilometer"
    assert DUTCH.words({}, "<b>") == "<b>"
