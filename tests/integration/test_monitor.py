"""The monitor as an analyst meets it in a notebook: values without a screen, from a store on disk."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from lib import monitor
from lib.domain.access import Scope
from lib.domain.audit.witness import CONFIDENTIAL_FIGURES, CONFIDENTIAL_PRICES, listening
from lib.domain.costs.bridge import BridgeStepKind
from lib.domain.figures import Status
from lib.store.audit.log import end_of
from lib.store.upkeep.opening import open_store
from tests.data_sets import make_store

OWN, OTHER = "demo-veldermeer-merwinga", "demo-oosterlaak-merwinga"


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_store("demo", tmp_path_factory.mktemp("demo"))


@pytest.fixture(scope="module")
def opened(place: Path) -> Iterator[monitor.Monitor]:
    with monitor.open(place, scope=Scope.all()) as found:
        yield found


def test_the_cost_of_a_year_and_the_bridge_to_it(opened: monitor.Monitor) -> None:
    answer = opened.costs(OWN, year=2024, service="afval")
    assert answer.now is not None
    assert answer.before is not None
    assert (answer.now.year, answer.now.status, answer.before.year) == (2024, Status.ACCOUNTS, 2023)
    assert answer.bridge is not None
    assert BridgeStepKind.PRICE in {step.kind for step in answer.bridge.steps}

    explained = sum(step.amount for step in answer.bridge.steps) + answer.bridge.rest
    assert float(explained) == pytest.approx(answer.now.net - answer.before.net)


def test_what_is_left_out_takes_the_default_of_the_page(opened: monitor.Monitor) -> None:
    asked = opened.costs(OWN)
    assert asked.choices.focus is not None
    assert asked.choices.focus.code == OWN
    assert asked.choices.year == max(asked.choices.years)


def test_every_page_has_its_answer(opened: monitor.Monitor) -> None:
    levels = opened.service_levels(OWN)
    assert levels.outcomes
    test = opened.market(OWN)
    assert test.published is not None
    pairs = opened.comparison(OWN)
    assert pairs.comparison is not None
    assert OWN in {pair.partner.code for pair in pairs.comparison.drawn}
    review = opened.review(OWN)
    assert review.focus.code == OWN
    assert review.bridge is not None


@pytest.mark.parametrize(
    ("asked", "unmet"),
    [
        (lambda m: m.costs("nergens"), ("focus", "nergens")),
        (lambda m: m.costs(OWN, year=1990), ("periode", "1990")),
        (lambda m: m.costs(OWN, service="water"), ("dienst", "water")),
        (lambda m: m.service_levels("nergens"), ("focus", "nergens")),
        (lambda m: m.service_levels(OWN, layer="bestuur"), ("laag", "bestuur")),
        (lambda m: m.market(OWN, product="nergens"), ("product", "nergens")),
        (lambda m: m.comparison("nergens"), ("focus", "nergens")),
        (lambda m: m.review(OWN, period="1990"), ("periode", "1990")),
    ],
)
def test_nothing_stands_in_for_what_is_not_there(opened: monitor.Monitor, asked, unmet) -> None:
    with pytest.raises(monitor.NotThere) as raised:
        asked(opened)
    assert unmet in raised.value.unmet


def test_a_scope_has_no_default_and_takes_away(place: Path, opened: monitor.Monitor) -> None:
    with pytest.raises(TypeError):
        monitor.at(opened.snapshot.store)  # type: ignore[call-arg]
    narrow = monitor.at(opened.snapshot.store, scope=Scope.of(OWN))
    assert [partner.code for partner in narrow.partnerships] == [OWN]
    assert narrow.costs(OWN).now == opened.costs(OWN).now
    with pytest.raises(monitor.NotThere):
        narrow.costs(OTHER)


def test_before_anything_was_loaded_there_was_nothing(opened: monitor.Monitor) -> None:
    before = monitor.at(opened.snapshot.store, scope=Scope.all(), day=dt.date(2000, 1, 1))
    assert before.partnerships == ()
    with pytest.raises(monitor.NotThere):
        before.service_levels(OWN)


def test_a_closed_monitor_lets_another_process_in(tmp_path: Path) -> None:
    path = tmp_path / "monitor.duckdb"
    with monitor.open(path, scope=Scope.all()) as found:
        assert found.partnerships == ()
    open_store(f"duckdb:///{path.as_posix()}").close()


def test_a_program_with_the_file_in_hand_is_noted_nowhere_but_who_listens_hears_it(place: Path) -> None:
    with monitor.open(place, scope=Scope.all()) as found:
        store = found.snapshot.store
        before = end_of(store)
        with listening() as heard:
            assert found.figures()
            assert found.agreed_tests
        assert any(thing.startswith(f"{CONFIDENTIAL_FIGURES} ") for thing in heard)
        assert any(thing.startswith(f"{CONFIDENTIAL_PRICES} ") for thing in heard)
        assert end_of(store) == before
        with listening() as narrow:
            monitor.at(store, scope=Scope.all().narrowed(confidential=False)).figures()
        assert narrow == set()
