"""Days as they are typed in a form, and as a file has them."""

from __future__ import annotations

import pytest

from lib.text.language import DUTCH
from lib.text.loads.typed import day_to_type, day_words, typed_day


@pytest.mark.parametrize(
    ("typed", "cell"),
    [
        ("31-12-2027", "2027-12-31"),
        (" 1/3/2027 ", "2027-03-01"),
        ("1.3.2027", "2027-03-01"),
        ("2027-12-31", "2027-12-31"),
        ("", ""),
        ("31-13-2027", "31-13-2027"),  # no day: the checks of a load say so
        ("29-02-2027", "29-02-2027"),
        ("morgen", "morgen"),
    ],
)
def test_a_day_is_typed_as_it_is_written(typed: str, cell: str) -> None:
    assert typed_day(typed) == cell


@pytest.mark.parametrize("cell", ["2027-12-31", "", "morgen"])
def test_what_stands_in_the_field_is_read_back(cell: str) -> None:
    assert typed_day(day_to_type(cell)) == cell


def test_a_day_in_words() -> None:
    assert day_words(DUTCH, "2027-12-31") == "31 dec 2027"
    assert day_words(DUTCH, "morgen") == "morgen"
