from __future__ import annotations

from itertools import product

import pytest

from lib.domain.cooperation.disclosure import (
    Answered,
    AskedGroup,
    AskedItem,
    Distribution,
    ShownRound,
    disclose_round,
    pooled,
    share_of,
    told_once,
)
from lib.domain.cooperation.scan import AnswerAbout, PartnerSide, Tier

CLIENT, CONTRACTOR = PartnerSide
EXECUTION, UPKEEP, MANAGEMENT, BOARD = (AskedGroup(CLIENT, tier) for tier in Tier)
TRUST, PATIENCE = (AskedItem(code, AnswerAbout.TOGETHER) for code in ("vertrouwen", "geduld"))


def shown(counts: tuple[int, ...], invited: int = 40) -> tuple[int, ...] | None:
    """What may be told of one cell by itself."""
    told = disclose_round([Answered(EXECUTION, TRUST, counts)], {EXECUTION: invited}).of(EXECUTION, TRUST)
    return told.counts if told else None


def round_of(cells: dict[tuple[AskedGroup, AskedItem], tuple[int, ...]], **invited: int) -> ShownRound:
    groups = {AskedGroup(CLIENT, Tier(tier)): count for tier, count in invited.items()}
    return disclose_round([Answered(*key, counts) for key, counts in cells.items()], groups)


@pytest.mark.parametrize(
    ("counts", "told"),
    [
        ((0, 0, 0, 0), None),
        ((0, 1, 2, 1), None),  # 4 people
        ((0, 1, 2, 2), (1, 4)),  # 5: in halves
        ((2, 2, 3, 2), (4, 5)),  # 9: in halves
        ((2, 2, 3, 3), (2, 2, 3, 3)),  # 10: all four
        ((0, 0, 7, 0), None),  # all alike
        ((0, 0, 3, 4), None),  # all alike in what would be shown
        ((0, 0, 6, 6), (0, 0, 6, 6)),
        ((0, 0, 12, 0), None),
        ((1, 0, 11, 0), None),  # the one who gave 1 would know that of all colleagues
        ((2, 0, 10, 0), (2, 0, 10, 0)),
    ],
)
def test_a_cell_by_itself(counts: tuple[int, ...], told: tuple[int, ...] | None) -> None:
    assert shown(counts) == told


def test_who_left_a_question_out_is_not_told_where_all_took_part() -> None:
    """12 invited and 12 answers on trust: 10 on patience would tell of 2 who left it out, 7 tells of 5."""
    all_of_them, ten, seven = (3, 3, 3, 3), (3, 2, 3, 2), (2, 1, 2, 2)
    found = round_of({(EXECUTION, TRUST): all_of_them, (EXECUTION, PATIENCE): ten}, uitvoering=12)
    assert found.of(EXECUTION, TRUST)
    assert found.of(EXECUTION, PATIENCE) is None
    assert round_of({(EXECUTION, TRUST): all_of_them, (EXECUTION, PATIENCE): seven}, uitvoering=12).of(
        EXECUTION, PATIENCE
    ) == Distribution((3, 4))
    assert round_of({(EXECUTION, TRUST): all_of_them, (EXECUTION, PATIENCE): ten}, uitvoering=13).of(
        EXECUTION, PATIENCE
    )


def test_a_side_is_its_layers_that_are_shown_and_nothing_more() -> None:
    found = round_of(
        {
            (EXECUTION, TRUST): (2, 4, 5, 3),
            (UPKEEP, TRUST): (0, 5, 5, 2),
            (MANAGEMENT, TRUST): (4, 0, 0, 0),
            (BOARD, TRUST): (0, 0, 0, 3),
        },
        uitvoering=20,
        beheer=15,
        management=5,
        bestuur=3,
    )
    assert found.of_side(CLIENT, TRUST) == Distribution((2, 9, 10, 5))
    assert found.invited_to(CLIENT, TRUST) == 35
    assert found.of_side(CONTRACTOR, TRUST) is None
    assert found.of_side(CLIENT, TRUST, among={UPKEEP}) == Distribution((0, 5, 5, 2))


def test_a_sum_is_as_coarse_as_its_coarsest_part() -> None:
    assert pooled([Distribution((1, 2, 3, 4)), Distribution((3, 3))]) == Distribution((6, 10))
    assert pooled([]) is None


def test_a_share_counts_what_is_shown() -> None:
    """Trust 15 of 26 high; patience 4 of 8 in halves; 19 of 34 answers, of at most 26 people."""
    found = round_of(
        {
            (EXECUTION, TRUST): (2, 4, 5, 3),
            (UPKEEP, TRUST): (0, 5, 5, 2),
            (UPKEEP, PATIENCE): (2, 2, 3, 1),
            (BOARD, PATIENCE): (0, 0, 2, 2),
        },
        uitvoering=20,
        beheer=15,
        bestuur=4,
    )
    share = share_of(found, CLIENT, {"vertrouwen", "geduld"})
    assert share is not None
    assert (share.high, share.answers, share.people) == (19, 34, 26)
    assert share.pct == pytest.approx(100 * 19 / 34)
    assert share_of(found, CONTRACTOR, {"vertrouwen"}) is None
    assert share_of(found, CLIENT, {"rollen"}) is None


@pytest.mark.parametrize(
    ("loads", "ever", "told"),
    [
        ([3], [3], True),
        ([3], [3, 5], True),  # another load came and was taken back
        ([5], [3, 5], False),  # what came in first was taken back: the difference would tell
        ([3, 5], [3, 5], False),  # somebody came in later
        ([], [3], False),
    ],
)
def test_a_round_is_told_as_it_came_in_first(loads: list[int], ever: list[int], told: bool) -> None:
    assert told_once(loads, ever) is told


def test_no_single_cell_tells_an_answer_whatever_it_holds() -> None:
    """All 1,001 ways in which up to 10 people can answer, and those of 11 and 12."""
    for counts in product(range(13), repeat=4):
        n = sum(counts)
        if n > 12:
            continue
        told = shown(counts)
        if n < 5:
            assert told is None
        elif told is not None:
            assert len(told) == (2 if n < 10 else 4)
            assert max(told) < n


def test_a_layer_of_one_that_was_asked_openly_is_told_apart_and_counts_nowhere() -> None:
    cells = {
        (EXECUTION, TRUST): (2, 2, 3, 3),
        (BOARD, TRUST): (0, 0, 0, 1),
        (BOARD, PATIENCE): (0, 0, 0, 0),  # does not apply
        (MANAGEMENT, TRUST): (0, 1, 0, 0),  # one of one too, but not asked openly
    }
    answered = [Answered(*key, counts) for key, counts in cells.items()]
    invited = {EXECUTION: 12, BOARD: 1, MANAGEMENT: 1}
    told = disclose_round(answered, invited, {BOARD})
    assert told.openly == {(BOARD, TRUST): 4}
    assert told.cells == disclose_round(answered, invited).cells
    assert told.of_side(CLIENT, TRUST) == Distribution((2, 2, 3, 3))


@pytest.mark.parametrize(("counts", "people"), [((0, 1, 1, 0), 1), ((0, 1, 0, 0), 2), ((2, 2, 3, 3), 12)])
def test_nothing_is_told_openly_of_more_than_one(counts: tuple[int, ...], people: int) -> None:
    told = disclose_round([Answered(BOARD, TRUST, counts)], {BOARD: people}, {BOARD})
    assert (told.openly, told.cells) == ({}, {})
