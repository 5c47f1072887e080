"""Events: which service they concern, and which years they break."""

from __future__ import annotations

import pytest

from lib.domain.events import Event, broken_years, years_broken_by
from tests.samples import day


@pytest.mark.parametrize(
    ("service", "concerns"), [("afval", True), ("groen", False), ("algemeen", True), (None, True)]
)
def test_an_event_concerns_its_service_or_all(service: str | None, concerns: bool) -> None:
    event = Event("aa-cc", day("2023-01-01"), "diftar", "Tarief", service)
    assert event.concerns("afval") is concerns


@pytest.mark.parametrize(
    ("date", "years"),
    [
        ("2022-01-01", (2022,)),
        ("2022-01-02", (2022, 2023)),
        ("2022-07-01", (2022, 2023)),
        ("2022-12-30", (2022, 2023)),
        ("2022-12-31", (2023,)),
    ],
)
def test_a_year_that_holds_both_is_compared_with_neither_neighbour(date: str, years: tuple[int, ...]) -> None:
    assert broken_years(day(date)) == years


def test_which_events_break_the_series_of_inspections() -> None:
    def event(kind: str, date: str, service: str | None) -> Event:
        return Event("aa", day(date), kind, kind, service)

    events = [
        event("methodebreuk", "2020-01-01", "groen"),
        event("overdracht", "2021-12-31", None),
        event("methodebreuk", "2023-05-01", "afval"),
        event("bezuiniging", "2024-01-01", "groen"),
    ]
    of_green = {2020: {"methodebreuk"}, 2022: {"overdracht"}}
    assert years_broken_by(events, {"groen"}) == of_green
    of_both = of_green | {2023: {"methodebreuk"}, 2024: {"methodebreuk"}}
    assert years_broken_by(events, {"groen", "afval"}) == of_both
    both_kinds = [*events, event("overdracht", "2020-01-01", None)]
    assert years_broken_by(both_kinds, {"groen"})[2020] == {"methodebreuk", "overdracht"}
