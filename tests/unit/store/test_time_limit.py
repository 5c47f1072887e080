"""What asks too long is stopped in the middle of a statement, and asks nothing more."""

from __future__ import annotations

import time

import pytest
import sqlalchemy as sa

from lib.domain.requests.deadline import OutOfTime
from lib.store.engine import Store
from lib.store.time_limit import (
    SECONDS_VARIABLE,
    USUAL_SECONDS,
    answer_seconds,
    time_limit,
    without_time_limit,
)

ENDLESS = sa.text("select sum(hash(a.i * b.i) % 7) from range(10000000) a(i), range(10000000) b(i)")


def test_a_statement_is_stopped_when_the_time_is_over(store: Store) -> None:
    with time_limit(0.3), pytest.raises(OutOfTime), store.reading() as connection:
        connection.execute(ENDLESS)
    assert store.version() == 0  # and the store goes on


def ask_on(store: Store) -> None:
    while True:
        store.version()
        time.sleep(0.1)


def test_nothing_more_is_asked_when_the_time_is_over(store: Store) -> None:
    with time_limit(3):
        assert store.version() == 0
        with pytest.raises(OutOfTime):
            ask_on(store)
        with pytest.raises(OutOfTime):
            store.version()
        with without_time_limit():
            assert store.version() == 0


def test_writing_takes_nothing_of_the_time(store: Store) -> None:
    with time_limit(2):
        with store.writing():
            time.sleep(2.5)
        assert store.version() == 0


def test_a_mistake_in_time_stays_what_it_is(store: Store) -> None:
    with time_limit(60), pytest.raises(sa.exc.DBAPIError), store.reading() as connection:
        connection.execute(sa.text("select nothing from nowhere"))


@pytest.mark.parametrize(
    ("given", "seconds"), [("", USUAL_SECONDS), ("5", 5), ("0", USUAL_SECONDS), ("x", USUAL_SECONDS)]
)
def test_the_time_is_a_setting(given: str, seconds: float, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(SECONDS_VARIABLE, given)
    assert answer_seconds() == seconds
