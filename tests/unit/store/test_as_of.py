"""The store as it was at a moment: what was loaded or undone later is not there."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

import pytest
import sqlalchemy as sa

from lib.domain.periods import end_of_day
from lib.store.comparison.figures import read_available, read_figures
from lib.store.engine import Store
from lib.store.loads.history import redo, undo
from lib.store.loads.loading import LoadOutcome
from lib.store.registry import read_registry
from lib.store.schema import load_events
from tests.loading import Load, ask, figures_file

START = dt.datetime(2025, 1, 1, 12)


class State(NamedTuple):
    partners: int
    names: list[str]
    values: list[float]
    periods: list[str]


def state(store: Store, as_of: dt.datetime | None = None) -> State:
    known = ask(store, read_registry, as_of=as_of)
    return State(
        len(known.partners),
        sorted(o.name for o in known.organisations.values() if o.code == "aa"),
        [f.value for f in ask(store, read_figures, known, as_of=as_of)],
        [str(a.period) for a in ask(store, read_available, as_of=as_of)],
    )


def day_of_event(number: int) -> dt.datetime:
    return START + dt.timedelta(days=number)


@pytest.fixture
def told(store: Store, world: LoadOutcome, load: Load) -> list[State]:
    """A history with an event on each day from 2 January 2025; the state after each event."""
    states = [state(store)]

    def cijfers(period: str, value: str) -> dict[str, str]:
        return {"cijfers.csv": figures_file(f"aa-cc;;pond;{period};{value};definitief")}

    rename = {"organisaties.csv": "organisatie;naam;soort;fictief\naa;Aaa;gemeente;nee\n"}
    for step in (
        lambda: load(cijfers("2022", "1")),
        lambda: load(cijfers("2022", "2")),
        lambda: undo(store, 3),
        lambda: load(rename),
        lambda: redo(store, 3),
        lambda: load(cijfers("2023", "5")),
    ):
        step()
        states.append(state(store))
    with store.writing() as connection:
        for number in range(1, len(states) + 1):
            connection.execute(
                sa.update(load_events)
                .where(load_events.c.event_id == number)
                .values(moment=day_of_event(number))
            )
    return states


def test_every_moment_shows_what_counted_then(store: Store, told: list[State]) -> None:
    assert state(store, START) == State(0, [], [], [])
    for number, expected in enumerate(told, start=1):
        for later in (dt.timedelta(0), dt.timedelta(hours=23)):
            assert state(store, day_of_event(number) + later) == expected, number
    assert state(store) == told[-1]


def test_the_history_differs_on_the_way(told: list[State]) -> None:
    assert [s.values for s in told] == [[], [1], [2], [1], [1], [2], [2, 5]]
    assert [s.names[0] for s in told] == ["Aa"] * 4 + ["Aaa"] * 3
    assert [s.periods for s in told] == [[], *[["2022"]] * 5, ["2022", "2023"]]


def test_the_end_of_a_day_holds_that_whole_day_and_not_the_next(store: Store, told: list[State]) -> None:
    assert state(store, end_of_day(day_of_event(2).date())) == told[1]
    assert state(store, end_of_day(START.date())).partners == 0
