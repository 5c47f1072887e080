"""The marks of events and decisions on a time axis: told apart, tied to their list, and together where they crowd."""

from __future__ import annotations

import datetime as dt

import pytest

from lib.charts.event_marks import MOST_LANES, event_key, event_signs, place_events
from lib.domain.events import DECISION_KIND, Event
from lib.domain.periods import position_of
from lib.text.language import DUTCH

SPAN = (2015.0, 2025.0)


def event(day: str, kind: str = "bezuiniging") -> Event:
    return Event("aa-cc", dt.date.fromisoformat(day), kind, f"{kind} {day}")


def decision(day: str) -> Event:
    return event(day, DECISION_KIND)


def placed(events: list[Event], width: float = 330) -> list[tuple[str, int, int]]:
    """Per mark its words, its lane, and how many lines it has."""
    return [(mark.words, mark.lane, len(mark.places)) for mark in place_events(events, SPAN, width, DUTCH)]


def test_more_events_than_signs_are_numbered() -> None:
    signs = event_signs([event("2020-01-01")] * 21)
    assert (signs[0], signs[1], signs[19], signs[20]) == ("①", "②", "⑳", "(21)")
    letters = event_signs([decision("2020-01-01")] * 27)
    assert (letters[0], letters[25], letters[26]) == ("(a)", "(z)", "(b27)")


def test_a_decision_has_a_letter_and_an_event_a_number() -> None:
    events = [event("2019-01-01"), decision("2020-03-14"), event("2021-01-01"), decision("2022-01-01")]
    assert event_signs(events) == ["①", "(a)", "②", "(b)"]
    assert event_key(events, DUTCH)[1] == "(a) 14 mrt 2020, besluit: besluit 2020-03-14"
    assert [words for words, _, _ in placed(events)] == [
        "① bezuiniging",
        "(a) besluit",
        "② bezuiniging",
        "(b) besluit",
    ]


def test_decisions_of_one_meeting_share_a_mark_and_keep_their_lines() -> None:
    day = "2020-03-14"
    assert placed([decision(day)] * 2) == [("(a)(b) besluiten", 0, 2)]
    assert placed([decision(day)] * 5) == [("(a)–(e) besluiten", 0, 5)]
    [mark] = place_events([decision(day)] * 5, SPAN, 330, DUTCH)
    assert mark.x == pytest.approx(position_of(dt.date.fromisoformat(day)))


def test_decisions_apart_stand_apart() -> None:
    assert placed([decision("2017-03-14"), decision("2022-03-14")]) == [
        ("(a) besluit", 0, 1),
        ("(b) besluit", 0, 1),
    ]


def test_a_crowd_takes_no_more_lanes_and_loses_nothing() -> None:
    days = [f"20{year}-{month:02d}-01" for year in range(16, 24) for month in range(1, 13)]
    events = [(decision if n % 3 else event)(day) for n, day in enumerate(days)]
    marks = place_events(events, SPAN, 330, DUTCH)
    assert max(mark.lane for mark in marks) < MOST_LANES
    assert sum(len(mark.places) for mark in marks) == len(events)
    boxes = placed(events)
    assert len(boxes) < len(events)


def test_no_two_marks_of_a_lane_overlap() -> None:
    days = [f"2020-{month:02d}-{day:02d}" for month in range(1, 13) for day in (1, 15)]
    marks = place_events([event(day) for day in days], SPAN, 330, DUTCH)
    for lane in range(MOST_LANES):
        places = [mark.x for mark in marks if mark.lane == lane]
        assert places == sorted(places)


def test_without_events_there_are_no_marks() -> None:
    assert place_events([], SPAN, 330, DUTCH) == []
