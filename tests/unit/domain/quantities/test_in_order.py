"""Quantities in order: shares by line, ages, and lines that are too old."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from lib.domain.quantities.in_order import OLD_COUNT_YEARS, quantities_in_order
from lib.domain.quantities.lines import Quantity, QuantityState
from tests.samples import day

END = day("2024-12-31")


def line(date: str | dt.date, state: QuantityState = QuantityState.REGISTERED, area: str = "") -> Quantity:
    when = day(date) if isinstance(date, str) else date
    return Quantity("aa-cc", "gras", area, None, 10.0, "m2", when, state, "proef")


def test_without_lines_there_is_nothing_to_say() -> None:
    assert quantities_in_order([], END) is None


def test_lines_count_whatever_their_quantity() -> None:
    found = quantities_in_order(
        [
            line("2024-01-01"),
            line("2022-12-31", QuantityState.ESTIMATED),
            line("2016-12-31", QuantityState.ESTIMATED),
            line("2023-12-31", QuantityState.RECOUNTED),
        ],
        END,
    )
    assert found is not None
    assert [(s.state, s.lines, s.pct, s.oldest) for s in found.states] == [
        ("geregistreerd", 1, 25, day("2024-01-01")),
        ("geschat", 2, 50, day("2016-12-31")),
        ("herijkt", 1, 25, day("2023-12-31")),
    ]
    assert [s.years for s in found.states] == [1.0, 5.0, 1.0]
    assert (found.lines, found.years, found.oldest, found.old) == (4, 1.5, day("2016-12-31"), 1)


def test_a_state_without_lines_has_no_age() -> None:
    found = quantities_in_order([line("2024-01-01")], END)
    assert found is not None
    assert [(s.lines, s.pct, s.years, s.oldest) for s in found.states[1:]] == [(0, 0, None, None)] * 2


def test_a_line_is_old_from_the_day_after_its_anniversary() -> None:
    dates = ["2019-12-31", "2019-12-30", "2020-02-29"]
    found = [quantities_in_order([line(date)], END) for date in dates]
    assert OLD_COUNT_YEARS == 5
    assert [q.old for q in found if q] == [0, 1, 0]


@given(
    st.lists(
        st.tuples(st.dates(dt.date(1990, 1, 1), END), st.sampled_from(QuantityState)), min_size=1, max_size=30
    )
)
def test_shares_make_a_whole(lines: list[tuple[dt.date, QuantityState]]) -> None:
    found = quantities_in_order([line(date, state) for date, state in lines], END)
    assert found is not None
    assert sum(s.lines for s in found.states) == found.lines == len(lines)
    assert abs(sum(s.pct for s in found.states) - 100) < 1e-9
    assert all(0 <= s.pct <= 100 for s in found.states)
    assert 0 <= found.old <= found.lines
