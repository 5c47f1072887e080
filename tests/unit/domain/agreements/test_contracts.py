"""The term of a contract, and what falls due on it, by hand."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from lib.domain.agreements.contracts import Contract, Moment, due_soon, in_use, months_later

DAY = dt.date.fromisoformat
CONTRACT = Contract(
    *("aa-cc", "dvo", "Overeenkomst", DAY("2021-01-01"), "proef"),
    end=DAY("2026-12-31"),
    extendable_to=DAY("2030-12-31"),
    notice_months=12,
    evaluation=DAY("2026-03-01"),
)


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        ("2026-12-31", -12, "2025-12-31"),
        ("2026-12-31", -6, "2026-06-30"),
        ("2024-02-29", 12, "2025-02-28"),
        ("2025-03-31", -1, "2025-02-28"),
        ("2025-01-15", 12, "2026-01-15"),
        ("2025-11-30", 3, "2026-02-28"),
        ("9999-06-30", 12, "9999-12-31"),
        ("0001-06-30", -12, "0001-01-01"),
    ],
)
def test_months_later(day: str, months: int, later: str) -> None:
    assert months_later(DAY(day), months) == DAY(later)


def test_what_stands_on_its_term() -> None:
    assert [(str(due.date), due.moment) for due in CONTRACT.days()] == [
        ("2021-01-01", Moment.START),
        ("2025-12-31", Moment.NOTICE),
        ("2026-03-01", Moment.EVALUATION),
        ("2026-12-31", Moment.END),
        ("2030-12-31", Moment.LAST_END),
    ]
    assert [due.moment for due in replace(CONTRACT, end=None, extendable_to=None).days()] == [
        Moment.START,
        Moment.EVALUATION,
    ]


def test_what_falls_due_in_twelve_months() -> None:
    def due(day: str) -> list[Moment]:
        return [due.moment for _, due in due_soon([CONTRACT], DAY(day))]

    assert due("2024-12-31") == [Moment.NOTICE]  # a year ahead to the day
    assert due("2024-12-30") == []
    assert due("2025-12-31") == [Moment.NOTICE, Moment.EVALUATION, Moment.END]
    assert due("2026-03-02") == [Moment.END]
    assert due("2027-01-01") == []


def test_the_contract_in_use() -> None:
    before = replace(CONTRACT, code="oud", start=DAY("2015-01-01"), end=DAY("2020-12-31"))
    assert in_use([before, CONTRACT], DAY("2023-01-01")) == (CONTRACT,)
    assert in_use([before, CONTRACT], DAY("2010-01-01")) == (before,)  # the one that begins next
    assert in_use([before, CONTRACT], DAY("2031-01-01")) == (CONTRACT,)  # the one that ended last
    assert in_use([], DAY("2023-01-01")) == ()
