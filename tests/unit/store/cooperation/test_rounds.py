from __future__ import annotations

import shutil
import tempfile
from collections import defaultdict
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.domain.access import Scope
from lib.domain.cooperation.disclosure import AskedGroup, AskedItem, Distribution
from lib.domain.cooperation.scan import AnswerAbout, PartnerSide, Tier
from lib.domain.periods import parse_period
from lib.ingest.loading import load_paths
from lib.store.cooperation.rounds import TakenRound, read_rounds, read_scanned, shown_rounds
from lib.store.engine import Store
from lib.store.loads.history import NotPossible, list_loads, redo, undo
from lib.store.loads.loading import LoadOutcome
from lib.store.upkeep.opening import open_store
from tests.loading import Load, address
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


def test_a_round_that_comes_again_just_so_is_told(store: Store, load: Load, scan: int) -> None:
    before = rounds(store)
    undo(store, scan)
    again = load({"rondes.csv": rounds_file(INVITED), "antwoorden.csv": answers_file(ANSWERS)})
    assert again.load_id not in (None, scan)
    assert rounds(store) == before
    redo(store, scan)
    assert rounds(store) == before


@pytest.mark.parametrize(
    "otherwise",
    [
        answers_file(ANSWERS).replace("x;", "y;"),  # other codes: the counts could have been guessed
        answers_file({**ANSWERS, TRUST_OF_BOARD: people(1, 1, 0, 1)}),  # a cell that is never shown
        answers_file({TRUST: ANSWERS[TRUST]}),
    ],
)
def test_nothing_tells_that_a_part_of_a_round_was_guessed(
    store: Store, load: Load, scan: int, otherwise: str
) -> None:
    undo(store, scan)
    assert load({"antwoorden.csv": otherwise, "rondes.csv": rounds_file(INVITED)}).load_id
    (taken,) = rounds(store)
    assert taken.is_replaced
    assert taken.shown.cells == {}


CAME_IN = {
    "as at first": answers_file(ANSWERS),
    "one answer": answers_file({**ANSWERS, TRUST: people(3, 2, 4, 3, 2)}),
    "one more": answers_file({**ANSWERS, TRUST: people(2, 3, 4, 4, 2)}),
    "one group": answers_file({TRUST: ANSWERS[TRUST]}),
    "other codes": answers_file(ANSWERS).replace("x;", "y;"),
}
STEPS = st.one_of(st.sampled_from(sorted(CAME_IN)), st.integers(2, 5))
"""A file that comes in, or the number of a load that goes, or comes back."""


@settings(max_examples=4)
@given(st.lists(STEPS, min_size=4, max_size=7))
def test_no_two_versions_tell_a_group_otherwise(
    world_file: tuple[Path, LoadOutcome], steps: list[str | int]
) -> None:
    """Whatever came, went and came back: of each cell one distribution at the most was ever told."""
    told: dict[object, set[Distribution]] = defaultdict(set)
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        with closing(open_store(address(Path(shutil.copy(world_file[0], folder))))) as store:
            for step in steps:
                if isinstance(step, str):
                    files = {"rondes.csv": rounds_file(INVITED), "antwoorden.csv": CAME_IN[step]}
                    for name, content in files.items():
                        (folder / name).write_text(content, "utf-8")
                    load_paths(store, [folder / name for name in files])
                    continue
                active = {each.load_id: each.active for each in list_loads(store)}
                with suppress(NotPossible):  # the round would be of two loads
                    (undo if active.get(step) else redo)(store, step)
            for version in range(1, store.version() + 1):
                for taken in rounds(store, version):
                    for cell, shown in taken.shown.cells.items():
                        told[cell].add(shown)
    assert all(len(distributions) == 1 for distributions in told.values())


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


ALONE = "partnerschap;ronde;kant;laag;uitgenodigd;openlijk;bron\naa-cc;2024;opdrachtgever;bestuur;1;{};uitnodiging\n"
OF_ONE = {TRUST_OF_BOARD: people(0, 0, 1)}


def openly(store: Store) -> list[int]:
    (taken,) = rounds(store)
    return list(taken.shown.openly.values())


def test_the_one_person_of_a_layer_who_was_asked_openly_is_told_as_a_role(store: Store, load: Load) -> None:
    assert not load({"rondes.csv": ALONE.format("ja"), "antwoorden.csv": answers_file(OF_ONE)}).findings
    assert openly(store) == [3]


def test_who_was_not_asked_openly_never_becomes_open(store: Store, load: Load) -> None:
    """Neither by a later invitation, nor by one that came in while the round was taken back."""
    first = load({"rondes.csv": ALONE.format("nee"), "antwoorden.csv": answers_file(OF_ONE)}).load_id or 0
    assert openly(store) == []
    undo(store, first)
    load({"rondes.csv": ALONE.format("ja")})
    redo(store, first)
    assert openly(store) == []
    load({"antwoorden.csv": answers_file(OF_ONE, period="2024")})
    assert openly(store) == []


def test_a_layer_of_more_is_not_asked_openly(load: Load) -> None:
    [finding] = load({"rondes.csv": ALONE.format("ja").replace(";1;", ";2;")}).findings
    assert (finding.rule, finding.row, finding.column) == ("openlijk_van_een", 2, "openlijk")
