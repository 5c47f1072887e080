"""Periods: reading and writing them, their days, their order."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.domain.periods import Period, PeriodKind, clock_here, day_here, end_of_day, parse_period, position_of
from tests.samples import day


@pytest.mark.parametrize(
    ("text", "kind", "start", "end", "place"),
    [
        ("2023", PeriodKind.YEAR, "2023-01-01", "2023-12-31", 2023.0),
        ("2023-K1", PeriodKind.QUARTER, "2023-01-01", "2023-03-31", 2022.625),
        ("2023-K4", PeriodKind.QUARTER, "2023-10-01", "2023-12-31", 2023.375),
        ("2024-02", PeriodKind.MONTH, "2024-02-01", "2024-02-29", 2024 + 1.5 / 12 - 0.5),
        ("2023-12", PeriodKind.MONTH, "2023-12-01", "2023-12-31", 2023 + 11.5 / 12 - 0.5),
        ("1900", PeriodKind.YEAR, "1900-01-01", "1900-12-31", 1900.0),
        ("2100", PeriodKind.YEAR, "2100-01-01", "2100-12-31", 2100.0),
    ],
)
def test_a_period_has_a_kind_and_days(
    text: str, kind: PeriodKind, start: str, end: str, place: float
) -> None:
    period = parse_period(text)
    assert (period.kind, period.start, period.end, period.position) == (kind, day(start), day(end), place)
    assert str(period) == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "23",
        "1899",
        "2101",
        "2023-K0",
        "2023-K5",
        "2023-00",
        "2023-13",
        "2023-1",
        "2023 ",
        "2023-k1",
        "2023/24",
    ],
)
def test_what_is_no_period(text: str) -> None:
    with pytest.raises(ValueError, match="not a period"):
        parse_period(text)


def test_periods_are_in_order_of_time() -> None:
    texts = ["2024", "2023-K2", "2023", "2022", "2023-04", "2023-01"]
    ordered = [str(period) for period in sorted(map(parse_period, texts))]
    assert ordered == ["2022", "2023-01", "2023", "2023-04", "2023-K2", "2024"]


def test_a_period_contains_its_first_and_last_day() -> None:
    quarter = parse_period("2023-K2")
    inside = [quarter.contains(day(d)) for d in ("2023-03-31", "2023-04-01", "2023-06-30", "2023-07-01")]
    assert inside == [False, True, True, False]


@given(st.integers(1900, 2100), st.sampled_from([(12, 1), (3, 4), (1, 12)]), st.data())
def test_every_period_reads_back_as_it_is_written(
    year: int, form: tuple[int, int], data: st.DataObject
) -> None:
    months, parts = form
    period = Period(year, 1 + months * data.draw(st.integers(0, parts - 1)), months)
    assert parse_period(str(period)) == period


def test_every_day_of_the_calendar_has_an_end() -> None:
    days = [dt.date.min, dt.date(1900, 1, 1), dt.date(2026, 11, 29), dt.date.max]
    ends = [end_of_day(day) for day in days]
    assert ends == sorted(ends)


@pytest.mark.parametrize(
    ("zone", "moment", "shown"),
    [
        ("Europe/Amsterdam", "2026-12-31T23:30", "2027-01-01 00:30"),
        ("Europe/Amsterdam", "2026-06-30T22:00", "2026-07-01 00:00"),
        ("Europe/Amsterdam", "2026-06-30T21:59", "2026-06-30 23:59"),
        ("Pacific/Kiritimati", "2026-11-30T10:00", "2026-12-01 00:00"),
        ("America/Los_Angeles", "2026-12-01T07:59", "2026-11-30 23:59"),
        ("UTC", "2026-12-01T00:00", "2026-12-01 00:00"),
    ],
)
def test_a_moment_of_the_store_is_of_the_day_on_the_clock_here(
    in_zone: Callable[[str], None], zone: str, moment: str, shown: str
) -> None:
    in_zone(zone)
    kept = dt.datetime.fromisoformat(moment)
    assert f"{clock_here(kept):%Y-%m-%d %H:%M}" == shown
    assert day_here(kept).isoformat() == shown[:10]
    assert end_of_day(day_here(kept)) >= kept > end_of_day(day_here(kept) - dt.timedelta(1))


@pytest.mark.parametrize(
    ("on", "place"),
    [
        ("2023-01-01", 2022.5),
        ("2023-07-02", 2022.5 + 182 / 365),
        ("2024-12-31", 2023.5 + 365 / 366),
        ("9999-12-31", 9999.5),
    ],
)
def test_a_day_stands_between_the_middles_of_years(on: str, place: float) -> None:
    assert position_of(day(on)) == pytest.approx(place, abs=0.003)
