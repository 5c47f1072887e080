from __future__ import annotations

import pytest

from lib.domain.cooperation.agreement import Concord, agreement, concord


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ([30, 40, 210, 130, 530, 50, 10], 0.6113333),  # the worked example of van der Eijk (2001)
        ([10, 0, 0, 0, 10], -1),
        ([5, 5, 5, 5, 5], 0),
        ([4, 4, 4, 4], 0),
        ([0, 9, 0, 0], 1),
        ([6, 0, 0, 6], -1),
        # 6 alike on steps 1 and 2: one step gives 1, two neighbours 1 * (1 - 1/3); 2/8 * 1 + 6/8 * 2/3.
        ([3, 5, 0, 0], 0.75),
    ],
)
def test_agreement_by_hand(counts: list[int], expected: float) -> None:
    assert agreement(counts) == pytest.approx(expected, abs=5e-8)


def test_order_from_the_other_end_is_the_same() -> None:
    assert agreement([1, 5, 2, 9]) == pytest.approx(agreement([9, 2, 5, 1]))


@pytest.mark.parametrize("counts", [[3, 4], [0, 0, 0, 0]])
def test_without_order_or_answers_there_is_none(counts: list[int]) -> None:
    with pytest.raises(ValueError, match="three steps"):
        agreement(counts)


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ([0, 1, 9, 2], Concord.ONE_WAY),
        ([3, 4, 4, 3], Concord.SPREAD),
        ([6, 1, 0, 7], Concord.CAMPS),
    ],
)
def test_what_agreement_comes_to(counts: list[int], expected: Concord) -> None:
    assert concord(counts) is expected
