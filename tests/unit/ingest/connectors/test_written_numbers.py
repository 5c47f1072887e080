"""Numbers of others: a sign that may stand between thousands is never taken for a decimal one."""

from __future__ import annotations

from decimal import Decimal

import pytest

from lib.ingest.connectors.cbs.values import NotANumber
from lib.ingest.connectors.written_numbers import WrittenNumbers, count_in


def read(*texts: str) -> tuple[list[Decimal | None], list[tuple[int, str, str]]]:
    """The amounts of a column, and line, value and rule of what is wrong."""
    numbers = WrittenNumbers("file.csv")
    amounts = [numbers.amount(line, "Lasten", text) for line, text in enumerate(texts, start=2)]
    return amounts, [(finding.row, finding.value, finding.rule) for finding in numbers.findings()]


@pytest.mark.parametrize(
    "texts", [("5.032", "987"), ("5.032", "987.0"), ("-5,032", "16,490"), ("5.032", "12,5")]
)
def test_a_sign_with_three_digits_behind_it_is_asked_about(texts: tuple[str, ...]) -> None:
    _, wrong = read(*texts)
    assert wrong[0] == (2, texts[0], "duizendtal_of_decimaal")


def test_the_question_gives_both_readings() -> None:
    numbers = WrittenNumbers("file.csv")
    numbers.amount(7, "Baten", "5.032")
    [finding] = numbers.findings()
    assert (finding.row, finding.column, finding.hints) == (7, "Baten", ("5032", "5.0320"))
    assert read("5032") == ([Decimal(5032)], [])
    assert read("5.0320") == ([Decimal("5.032")], [])


@pytest.mark.parametrize(
    "texts", [("5.032", "12.5"), ("5.032", "0.125"), ("5.032", "1234.567"), ("5,032", "7,25")]
)
def test_a_fraction_elsewhere_shows_the_sign_to_be_a_decimal_one(texts: tuple[str, ...]) -> None:
    amounts, wrong = read(*texts)
    assert wrong == []
    assert amounts == [Decimal(text.replace(",", ".")) for text in texts]


@pytest.mark.parametrize("text", ["1.013.277", "13 277", "13\u00a0277", "5.032,5", "5,032.5", "13'277"])
def test_signs_between_thousands_are_called_so(text: str) -> None:
    assert read(text) == ([None], [(2, text, "duizendtalteken")])


def test_one_kind_of_decimal_sign_in_a_file() -> None:
    _, wrong = read("12.5", "13277.0", "12,5")
    assert wrong == [(4, "12,5", "decimaalteken")]


def test_what_is_no_number_is_called_so() -> None:
    assert read("tien") == ([None], [(2, "tien", "geen_getal")])
    assert read("", "-99998", ".") == ([None, None, None], [])


@pytest.mark.parametrize(
    ("cell", "count"), [("182480", 182480), ("182480.0", 182480), (182480, 182480), ("", None)]
)
def test_a_count_is_whole(cell: object, count: int | None) -> None:
    assert count_in(cell) == count


@pytest.mark.parametrize("cell", ["182.480", "182.000", "182,000", "12.5", 12.5, "veel"])
def test_a_count_that_is_not_whole_is_refused(cell: object) -> None:
    with pytest.raises(NotANumber):
        count_in(cell)


def test_a_count_says_what_it_lacks() -> None:
    numbers = WrittenNumbers("file.csv")
    assert [numbers.count(2, "Inwonertal", text) for text in ("182.480", "veel")] == [None, None]
    assert [finding.rule for finding in numbers.findings()] == ["geen_geheel_getal", "geen_getal"]
