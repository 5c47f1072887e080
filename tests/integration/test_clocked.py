"""The clocks of the benchmarks, on a question that waits and computes nothing."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest

from lib.answers.explore.choices import ExploreView
from lib.answers.snapshot import Snapshot
from lib.store.engine import Store
from lib.store.registry import read_registry
from lib.store.rows import Rows
from lib.store.upkeep.opening import open_store
from tests.benchmarks import answers
from tests.benchmarks.clocked import least, waited
from tests.data_sets import make_store

WAIT = 0.02


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    path = make_store("published", tmp_path_factory.mktemp("published"))
    opened = open_store(f"duckdb:///{path.as_posix()}")
    yield opened
    opened.close()


def _slow(rows: Rows) -> object:
    time.sleep(WAIT)
    return read_registry(rows)


def test_who_waits_is_not_how_long_the_machine_computes(store: Store) -> None:
    def page(snapshot: Snapshot) -> object:
        return snapshot.ask(_slow)

    (asked, whole), (computed, _) = waited(page, [store])[0], least(page, [store])[0]
    assert whole >= asked >= WAIT > computed


def test_a_view_of_the_analyst_is_measured_as_it_is_waited_for(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Questions that answer late without computing give lines that say so."""

    def view(_: ExploreView, snapshot: Snapshot) -> object:
        return snapshot.ask(_slow)

    monkeypatch.setattr(answers, "_view", view)
    monkeypatch.setattr(answers, "LONGEST", WAIT)
    found = answers.views_of_stores("f", "a / b", [store, store])
    assert len(found) == len(ExploreView)
    assert not any(line.met for line in found)
