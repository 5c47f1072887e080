from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from lib.domain.access import Scope
from lib.domain.cooperation.disclosure import AskedGroup, AskedItem, Distribution
from lib.domain.cooperation.scan import AnswerAbout, PartnerSide, Tier
from lib.domain.periods import parse_period
from lib.store.cooperation.rounds import TakenRound, read_rounds, read_scanned, shown_rounds
from lib.store.engine import Store
from lib.store.loads.history import redo, undo
from tests.loading import Load
from tests.scan_files import Cell, answers_file, people, rounds_file

pytestmark = pytest.mark.usefixtures("world")

WORK, BOARD = ("opdrachtgever", "uitvoering"), ("opdrachtgever", "bestuur")
INVITED = {WORK: 20, BOARD: 6}
TRUST: Cell = (*WORK, "afspraken-nakomen", "eigen_kant")
TRUST_OF_BOARD: Cell = (*BOARD, "afspraken-nakomen", "eigen_kant")
ANSWERS = {TRUST: people(2, 3, 4, 3, 2), TRUST_OF_BOARD: people(1, 1, 1)}
GROUP = AskedGroup(PartnerSide.CLIENT, Tier.EXECUTION)
ITEM = AskedItem("afspraken-nakomen", AnswerAbout.OWN)

Asked = Callable[..., Any]


@pytest.fixture
def scan(load: Load) -> int:
    """A round of one partnership; the number of its load."""
    outcome = load({"rondes.csv": rounds_file(INVITED), "antwoorden.csv": answers_file(ANSWERS)})
    assert not outcome.findings
    return outcome.load_id or 0


def rounds(store: Store, version: int | None = None, scope: Scope | None = None) -> tuple[TakenRound, ...]:
    with store.rows(version or store.version(), scope or Scope.all()) as rows:
        return read_rounds(rows, "aa-cc")


def test_a_round_as_it_may_be_told(store: Store, scan: int) -> None:
    (taken,) = rounds(store)
    assert taken.period == parse_period("2024")
    assert (taken.source, taken.is_answered, taken.is_replaced) == ("uitnodiging", True, False)
    assert taken.shown.cells == {(GROUP, ITEM): Distribution((2, 3, 4, 3))}
    assert taken.shown.invited == {GROUP: 20, AskedGroup(PartnerSide.CLIENT, Tier.BOARD): 6}


def test_a_round_without_answers_tells_who_was_invited(store: Store, load: Load) -> None:
    load({"rondes.csv": rounds_file(INVITED)})
    (taken,) = rounds(store)
    assert not taken.is_answered
    assert taken.shown.cells == {}
    assert taken.shown.invited[GROUP] == 20


def test_rounds_stand_in_order(store: Store, load: Load, scan: int) -> None:
    load({"rondes.csv": rounds_file(INVITED, period="2023-K4")})
    assert [str(taken.period) for taken in rounds(store)] == ["2023-K4", "2024"]


def test_an_earlier_day_and_a_load_taken_back_tell_nothing_more(store: Store, load: Load, scan: int) -> None:
    version = store.version()
    undo(store, scan)
    assert rounds(store) == ()
    assert rounds(store, version)[0].shown.cells
    redo(store, scan)
    assert rounds(store)[0].shown.cells == rounds(store, version)[0].shown.cells


def test_a_round_that_came_in_otherwise_is_not_told(store: Store, load: Load, scan: int) -> None:
    """One person's answer is different: both rounds together would tell it."""
    before = store.version()
    undo(store, scan)
    changed = {**ANSWERS, TRUST: people(3, 2, 4, 3, 2)}
    outcome = load({"rondes.csv": rounds_file(INVITED), "antwoorden.csv": answers_file(changed)})
    assert not outcome.findings
    (taken,) = rounds(store)
    assert taken.is_replaced
    assert taken.shown.cells == {}
    assert rounds(store, before)[0].shown.cells
    undo(store, outcome.load_id or 0)
    redo(store, scan)
    assert rounds(store)[0].shown.cells


def test_another_group_that_comes_in_later_is_told(store: Store, load: Load, scan: int) -> None:
    other: Cell = ("opdrachtnemer", "beheer", "afspraken-nakomen", "andere_kant")
    outcome = load(
        {
            "rondes.csv": rounds_file({other[:2]: 9}, period="2025"),
            "antwoorden.csv": answers_file({other: people(3, 2, 2, 1)}, period="2025"),
        }
    )
    assert not outcome.findings
    _, taken = rounds(store)
    assert list(taken.shown.cells.values()) == [Distribution((5, 3))]


def test_what_is_outside_the_scope_is_not_read(store: Store, scan: int) -> None:
    assert rounds(store, scope=Scope(frozenset({"bb-cc"}))) == ()
    with store.rows(store.version(), Scope(frozenset({"bb-cc"}))) as rows:
        assert read_scanned(rows) == frozenset()
        assert list(shown_rounds(rows)) == []
    with store.rows(store.version(), Scope.all()) as rows:
        assert read_scanned(rows) == {"aa-cc"}
        assert [key for key, _, _ in shown_rounds(rows)] == [("aa-cc", "2024")]
