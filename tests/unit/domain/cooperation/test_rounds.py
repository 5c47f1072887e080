"""Open rounds: which questions there are, what fits them, and how little is told meanwhile."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.catalogue.catalogue import shipped_catalogue
from lib.domain.cooperation.rounds import (
    FEWEST,
    Invitation,
    Invited,
    Receipt,
    RoundPlan,
    enough_mark,
    fits,
    questions_of,
    told_progress,
)

ITEMS = tuple(shipped_catalogue().questions.values())
PLAN = RoundPlan("a", "2027", (), (), dt.date(2027, 3, 1), dt.date(2027, 3, 31))


def test_an_item_about_each_other_is_asked_of_both_sides_in_a_row() -> None:
    asked = questions_of(ITEMS)
    assert len(ITEMS) == 24
    assert len(asked) == len(set(asked)) == 33
    place = asked.index(("aanspreken", "eigen_kant"))
    assert asked[place + 1] == ("aanspreken", "andere_kant")


def test_the_items_that_ship_are_short_and_complete_in_both_languages() -> None:
    for item in ITEMS:
        for text, answers in ((item.text, item.answers), (item.text_en, item.answers_en)):
            assert text, item.code
            assert text.endswith("?"), item.code
            assert len(text.split()) <= 18, item.code
            assert len(set(answers)) == 4, item.code
            assert all(answer and len(answer.split()) <= 14 for answer in answers), item.code


@pytest.mark.parametrize(
    ("day", "met"),
    [
        ("2027-02-28", Receipt.TOO_EARLY),
        ("2027-03-01", Receipt.OPEN),
        ("2027-03-31", Receipt.OPEN),
        ("2027-04-01", Receipt.OVER),
    ],
)
def test_both_days_of_a_round_count(day: str, met: Receipt) -> None:
    invitation = Invitation("x", PLAN, Invited("opdrachtgever", "beheer", 8), has_address=True)
    assert invitation.admits(dt.date.fromisoformat(day)) is met


def test_a_set_fits_when_every_question_has_an_answer_that_there_is() -> None:
    keys = [("a", "samen"), ("b", "samen")]
    assert fits({keys[0]: "1", keys[1]: "nvt"}, keys)
    assert not fits({keys[0]: "1"}, keys)
    assert not fits({keys[0]: "1", keys[1]: "5"}, keys)
    assert not fits({keys[0]: "1", keys[1]: "2", ("c", "samen"): "1"}, keys)


LAYERS = st.sampled_from([(s, t) for s in "ab" for t in "xyz"])


@given(st.dictionaries(LAYERS, st.tuples(st.integers(0, 40), st.integers(0, 10))))
def test_one_more_set_is_told_only_where_a_step_of_five_is_reached(
    layers: dict[tuple[str, str], tuple[int, int]],
) -> None:
    """A layer is how many sets came in, and how many people are still to answer."""
    counts = {layer: came for layer, (came, _) in layers.items()}
    invited = {layer: sum(both) for layer, both in layers.items()}
    marks = {layer: enough_mark(people, lambda most: most - 1) for layer, people in invited.items()}
    told = told_progress(counts, invited, marks)
    assert told.enough == {layer: count >= marks[layer] for layer, count in counts.items()}
    assert told.at_least % FEWEST == 0
    of_enough = sum(count for count in counts.values() if count >= FEWEST)
    assert max(0, told.at_least) <= of_enough
    assert told.at_least == 0 or told.at_least <= sum(invited.values()) - FEWEST


def test_a_full_round_does_not_tell_of_its_small_layer() -> None:
    """12 of 12 and 3 of 3: 15 of 15 would tell that the board has 3."""
    counts = {("a", "x"): 12, ("a", "y"): 3}
    marks = dict.fromkeys(counts, FEWEST)
    assert told_progress(counts, counts, marks).at_least == 5
    assert told_progress({**counts, ("a", "y"): 0}, counts, marks).at_least == 5


@pytest.mark.parametrize(
    ("people", "possible"),
    [(1, [5]), (4, [5]), (5, [5]), (6, [5, 6]), (9, [5, 6, 7, 8, 9]), (500, [5, 6, 7, 8, 9])],
)
def test_from_which_number_on_a_layer_has_enough_is_drawn(people: int, possible: list[int]) -> None:
    drawn: set[int] = set()
    for number in range(20):
        drawn.add(enough_mark(people, lambda most, number=number: number % most))
    assert sorted(drawn) == possible


def test_who_sees_that_there_are_enough_after_sending_does_not_know_how_many_there_were() -> None:
    """5 before and a mark of 6 shows as 4 before and a mark of 5."""
    layer = ("a", "x")
    for mark in range(FEWEST, 2 * FEWEST):
        before = told_progress({layer: mark - 1}, {layer: 12}, {layer: mark})
        after = told_progress({layer: mark}, {layer: 12}, {layer: mark})
        assert (before.enough[layer], before.at_least) == (False, 0)
        assert (after.enough[layer], after.at_least) == (True, 5)
