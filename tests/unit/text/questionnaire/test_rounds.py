"""What is said to whoever opens a round."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from lib.domain.cooperation.rounds import Invited, RoundPlan, RoundProgress
from lib.text.language import DUTCH
from lib.text.questionnaire import rounds as words

LAYER = (Invited("opdrachtgever", "beheer", 8),)


@pytest.mark.parametrize(
    ("typed", "day"),
    [("31-12-2027", dt.date(2027, 12, 31)), ("2027-12-31", dt.date(2027, 12, 31)), (" ", None)],
)
def test_a_day_is_read_in_both_forms_of_the_contract(typed: str, day: dt.date | None) -> None:
    assert words.day_of(typed) == day


@pytest.mark.parametrize("typed", ["31-02-2027", "morgen", "12/31/2027", "2027"])
def test_another_day_is_none(typed: str) -> None:
    with pytest.raises(ValueError, match=r"day|time data|unconverted"):
        words.day_of(typed)


def test_what_is_wrong_with_a_round_is_said() -> None:
    first, last = dt.date(2027, 3, 1), dt.date(2027, 2, 1)
    assert words.wrong_with(RoundPlan("a", "2027-K5", LAYER, ("x",))) == words.PERIOD_WRONG
    assert words.wrong_with(RoundPlan("a", "2027", (), ("x",))) == words.NOBODY_ASKED
    assert words.wrong_with(RoundPlan("a", "2027", LAYER, ())) == words.NO_QUESTIONS
    assert words.wrong_with(RoundPlan("a", "2027", LAYER, ("x",), first, last)) == words.DAYS_TURNED
    assert words.wrong_with(RoundPlan("a", "2027-K1", LAYER, ("x",), last, first)) is None


def test_progress_is_told_in_steps_and_a_small_layer_never_is() -> None:
    assert words.progress_sentence(RoundProgress(0, {}), DUTCH).startswith(
        "Hoeveel antwoorden er binnen zijn"
    )
    assert words.progress_sentence(RoundProgress(15, {}), DUTCH) == "Er zijn ten minste 15 antwoorden binnen."
    assert words.enough_words(enough=True, people=12, language=DUTCH) == "genoeg om te tonen"
    assert words.enough_words(enough=False, people=4, language=DUTCH) == "te klein om apart te tonen"


def test_until_when_a_round_is_open_is_said_as_far_as_it_is_known() -> None:
    far, earlier = dt.date(2999, 3, 1), dt.date(2001, 3, 1)
    plan = RoundPlan("a", "2027", LAYER, ("x",))
    for opens, closes, told in (
        (far, None, "gaat open op 1 mrt 2999."),
        (earlier, far, "staat open tot en met 1 mrt 2999."),
        (earlier, None, "staat open."),
        (None, None, "staat open."),
    ):
        said = words.open_sentence(replace(plan, opens=opens, closes=closes), DUTCH)
        assert said == f"Ronde 2027 {told}"


@pytest.mark.parametrize(
    ("enough", "people", "told"),
    [
        (False, 1, "openlijk gevraagd, als rol"),
        (False, 4, "te klein om apart te tonen"),
        (False, 5, "nog niet genoeg om te tonen"),
        (True, 5, "genoeg om te tonen"),
    ],
)
def test_a_layer_says_whether_it_can_be_shown(enough: bool, people: int, told: str) -> None:
    assert words.enough_words(enough, people, DUTCH) == told
