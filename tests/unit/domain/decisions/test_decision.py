"""Whether a decision is in time, the order of a meeting, where it came from, and owners that look like persons."""

from __future__ import annotations

from typing import Any

import pytest

from lib.domain.agreements.words import DecisionState, Party
from lib.domain.decisions.decision import (
    Decision,
    InTime,
    Tally,
    Timing,
    in_time,
    item_of,
    looks_personal,
    open_first,
    source_of_item,
    tally_of,
)
from tests.samples import day

TODAY = day("2026-11-30")


def decision(code: str = "a", **more: Any) -> Decision:
    more = {
        "date": day("2026-01-01"),
        "state": DecisionState.OPEN,
        "side": Party.TOGETHER,
        "owner": "teamleider",
        "source": "verslag",
    } | more
    return Decision(partnership="aa-cc", code=code, text=code, **more)


def done(code: str, due: str | None, closed: str) -> Decision:
    return decision(code, state=DecisionState.DONE, due=day(due) if due else None, closed=day(closed))


@pytest.mark.parametrize(
    ("found", "stands"),
    [
        (decision(), InTime(Timing.NO_DATE)),
        (decision(due=day("2026-12-01")), InTime(Timing.AHEAD, 1)),
        (decision(due=TODAY), InTime(Timing.TODAY)),
        (decision(due=day("2026-11-29")), InTime(Timing.OVERDUE, 1)),
        (decision(due=day("2025-11-30")), InTime(Timing.OVERDUE, 365)),
        (done("a", "2026-03-31", "2026-03-31"), InTime(Timing.IN_TIME, 0)),
        (done("a", "2026-03-31", "2026-03-01"), InTime(Timing.IN_TIME, 30)),
        (done("a", "2026-03-31", "2026-04-01"), InTime(Timing.LATE, 1)),
        (done("a", None, "2026-04-01"), InTime(Timing.DONE)),
        (decision(state=DecisionState.DROPPED, due=day("2020-01-01")), InTime(Timing.DROPPED)),
    ],
)
def test_in_time(found: Decision, stands: InTime) -> None:
    assert in_time(found, TODAY) == stands


def test_open_ones_by_due_date_then_the_last_closed() -> None:
    undated, soon = decision("undated"), decision("soon", due=day("2027-01-01"))
    late = decision("late", due=day("2026-02-01"))
    first, last = done("first", None, "2026-02-01"), done("last", None, "2026-05-01")
    assert [d.code for d in open_first([undated, first, soon, last, late])] == [
        *("late", "soon", "undated"),
        *("last", "first"),
    ]


def test_a_tally_counts_each_once() -> None:
    found = [
        decision("a", due=day("2026-02-01")),
        decision("b"),
        done("c", "2026-03-31", "2026-03-31"),
        done("d", "2026-03-31", "2026-05-31"),
        done("e", None, "2026-05-31"),
        decision("f", state=DecisionState.DROPPED, closed=day("2026-02-01")),
    ]
    assert tally_of(found, TODAY) == Tally(waiting=2, overdue=1, in_time=1, late=1, undated=1, dropped=1)


def test_a_decision_on_an_item_of_the_scan_is_found_again() -> None:
    found = decision(source=source_of_item("2024-K1", "elkaar-aanspreken"))
    assert item_of(found) == ("2024-K1", "elkaar-aanspreken")
    assert item_of(decision(source=f"{found.source} (directieoverleg)")) == item_of(found)
    assert item_of(decision(source="Verslag 2024")) is None


@pytest.mark.parametrize(
    "owner",
    [
        *("Jan de Vries", "Anne-Marie Bos", "J. van den Berg", "mevr. Jansen", "ir. Bakker"),
        *("jan@gemeente.nl", "Jan van 't Hof", "team (j.bos@dar.nl)"),
    ],
)
def test_what_looks_like_a_person(owner: str) -> None:
    assert looks_personal(owner)


@pytest.mark.parametrize(
    "owner",
    [
        *("teamleider groen", "Teamleider groen", "Beheerder openbare ruimte", "contractmanager", "Directie"),
        *("wethouder", "afdeling Beheer", "beide directeuren", "Opdrachtgever", ""),
        *("Team Groen", "Hoofd Stadsbeheer", "Gemeente en bedrijf"),
    ],
)
def test_what_looks_like_a_role(owner: str) -> None:
    assert not looks_personal(owner)


def test_a_decision_is_a_mark_on_the_time_axis() -> None:
    mark = decision("Samen schouwen", service="groen").as_mark
    assert (mark.kind, mark.title, mark.date, mark.concerns("groen"), mark.concerns("afval")) == (
        *("besluit", "Samen schouwen", day("2026-01-01"), True, False),
    )
