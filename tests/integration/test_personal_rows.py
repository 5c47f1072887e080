"""Rows that tell of a person: what the preview, the history and the findings say of them."""

from __future__ import annotations

import pytest

from lib.domain.loads.changes import RowChange, Undoing
from lib.store.engine import Store
from lib.store.loads.history import list_loads, undo
from lib.store.loads.preview import corrections, preview_undo
from lib.store.upkeep.verify import verify
from tests.loading import Load
from tests.scan_files import Cell, answers_file, people, rounds_file

pytestmark = pytest.mark.usefixtures("world")

GROUP = ("opdrachtgever", "uitvoering")
CELL: Cell = (*GROUP, "fouten-vertellen", "samen")
ROUNDS = {"rondes.csv": rounds_file({GROUP: 20})}
FIRST, CHANGED = (answers_file({CELL: people(*counts)}) for counts in ((2, 3, 4, 3), (3, 2, 4, 3)))


def test_a_round_counts_as_one(store: Store, load: Load) -> None:
    outcome = load({**ROUNDS, "antwoorden.csv": FIRST})
    assert outcome.changes == (RowChange("rondes", 1, 0, 0), RowChange("antwoorden", 1, 0, 0))
    assert list_loads(store)[0].changes[-1] == RowChange("antwoorden", 1, 0, 0)
    assert preview_undo(store, outcome.load_id or 0, ["antwoorden"]) == (
        Undoing("antwoorden", gone=1, reverted=0, same=0, overtaken=0),
    )
    assert verify(store) == []


def test_the_same_round_again_changes_nothing(load: Load) -> None:
    load({**ROUNDS, "antwoorden.csv": FIRST})
    again = load({"antwoorden.csv": FIRST})
    assert (again.load_id, again.changes) == (None, (RowChange("antwoorden", 0, 0, 1),))


def test_a_changed_round_tells_no_cell_and_not_how_many(store: Store, load: Load) -> None:
    first = load({**ROUNDS, "antwoorden.csv": FIRST})
    looked_at = load({"antwoorden.csv": CHANGED}, keep=False)
    assert (looked_at.changes, looked_at.cells) == ((RowChange("antwoorden", 0, 1, 0),), ())
    second = load({"antwoorden.csv": CHANGED})
    assert corrections(store, second.load_id or 0, ["antwoorden"]) == ()
    assert preview_undo(store, second.load_id or 0, ["antwoorden"]) == (Undoing("antwoorden", 0, 1, 0, 0),)
    assert preview_undo(store, first.load_id or 0, ["antwoorden"]) == (Undoing("antwoorden", 0, 0, 0, 1),)
    undo(store, second.load_id or 0)
    assert verify(store) == []


@pytest.mark.parametrize(
    ("found", "replaced", "rule"),
    [
        ("gevui9000x", "jan.jansen@voorbeeld.nl", "geen_code"),
        ("gevui9000x", "jan-de-vries", "respondent_is_naam"),
        ("samen;1;", "samen;5;", "geen_keuze"),
    ],
)
def test_a_finding_repeats_nothing_of_a_person(load: Load, found: str, replaced: str, rule: str) -> None:
    assert found in FIRST
    outcome = load({**ROUNDS, "antwoorden.csv": FIRST.replace(found, replaced, 1)})
    [finding] = outcome.findings
    assert (finding.rule, finding.row, finding.value, finding.meant) == (rule, 2, "", "")
    assert outcome.faulty == ()
