"""Which numbers may have a sign between thousands, and when a file never shows what its signs are."""

from __future__ import annotations

import pytest

from lib.domain.loads.signs import SignCounter, Signs, both_readings, is_undecided


def seen(*texts: str) -> SignCounter:
    counter = SignCounter()
    for row, text in enumerate(texts, start=2):
        counter.see("waarde", row, text)
    return counter


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("187.049", (1, 0)),
        ("901,250", (1, 0)),
        ("-1.000", (1, 0)),
        (" 12.345 ", (1, 0)),
        ("1.234.567", (0, 0)),
        ("0.125", (0, 1)),
        ("1234.567", (0, 1)),
        ("61,5", (0, 1)),
        ("12.0", (0, 1)),
        ("1.5e3", (0, 1)),
        ("187049", (0, 0)),
        ("1.234,56", (0, 0)),
        ("١.٢٣٤", (0, 0)),
        ("veel", (0, 0)),
    ],
)
def test_what_a_sign_may_be(text: str, found: tuple[int, int]) -> None:
    assert [(s.grouped, s.decimal) for s in seen(text).found(["waarde"])] == ([found] if any(found) else [])


def test_a_file_is_undecided_until_one_of_its_columns_decides() -> None:
    grouped, decimal = Signs("a", 3, 0, "1.000", 2), Signs("b", 0, 1)
    assert is_undecided([grouped])
    assert not is_undecided([grouped, decimal])
    assert not is_undecided([])
    assert (grouped.is_open, decimal.is_open, Signs("c", 1, 1).is_open) == (True, False, False)


@pytest.mark.parametrize(
    ("elsewhere", "undecided"),
    [(("1.00", "7.5"), False), (("7,5",), True), (("7.5", "7,5"), True), (("1.000",), True), ((), True)],
)
def test_other_files_of_the_load_decide_where_all_have_the_sign(
    elsewhere: tuple[str, ...], undecided: bool
) -> None:
    """The case m_band_decimal: a charge of 1.078 in a file of its own, beside files with 1.00 and 7.5."""
    own = seen("1.078").found(["waarde"])
    others = [c for text in elsewhere for c in seen(text).found(["waarde"])]
    assert is_undecided(own, others) == undecided


def test_the_first_that_may_be_grouped_is_shown() -> None:
    counter = seen("7", "12,5", "1,250", "2,500")
    assert counter.found(["waarde", "teller"]) == (Signs("waarde", 2, 1, "1,250", 4),)
    assert counter.commas
    assert not seen("12.5", "1.250").commas


def test_both_readings_can_be_written() -> None:
    assert both_readings("-1.234") == ("-1234", "-1.2340")
    assert [(s.grouped, s.decimal) for s in seen(*both_readings("187.049")).found(["waarde"])] == [(0, 1)]
