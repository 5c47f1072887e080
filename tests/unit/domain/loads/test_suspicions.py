"""Which power of ten a unit or a decimal sign explains, and which suspicions are listed."""

from __future__ import annotations

import pytest

from lib.domain.loads.suspicions import (
    MOST_SUSPICIONS,
    Against,
    Neighbour,
    Suspicion,
    farthest_first,
    power_of_ten,
)


@pytest.mark.parametrize(
    ("ratio", "power"),
    [(10, 1), (6, 1), (19, 1), (4.9, 0), (21, 0), (0.1, -1), (0.01, -2), (1000, 3), (1700, 3), (1e6, 6), (1e5, 0),
     (1, 0), (2, 0), (0, 0), (-10, 0)],
)  # fmt: skip
def test_powers_of_ten_within_half_to_twice(ratio: float, power: int) -> None:
    assert power_of_ten(ratio) == power


def suspicion(key: str, ratio: float, against: Against = Against.TIME) -> Suspicion:
    power = power_of_ten(ratio)
    return Suspicion(
        "cijfers", key, "waarde", 100 * ratio, against, ratio, power, (Neighbour("2022", 100.0),), (), 1
    )


def test_the_farthest_off_comes_first_and_powers_of_ten_before_all() -> None:
    listed = farthest_first(
        [suspicion("a", 4.5), suspicion("b", 10), suspicion("c", 1000), suspicion("d", 0.2)]
    )
    assert [s.key for s in listed.listed] == ["c", "b", "d", "a"]


def test_a_value_is_told_once() -> None:
    found = farthest_first([suspicion("a", 4), suspicion("a", 1000, Against.PLACE)])
    assert [(s.key, s.against) for s in found.listed] == [("a", Against.PLACE)]
    assert found.number == 1


def test_the_list_has_an_end_and_the_number_has_none() -> None:
    found = farthest_first([suspicion(str(n), 10) for n in range(MOST_SUSPICIONS + 5)])
    assert (len(found.listed), found.number) == (MOST_SUSPICIONS, MOST_SUSPICIONS + 5)
