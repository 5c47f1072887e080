"""The workbook to type a round on paper into: filled in it loads like any file."""

from __future__ import annotations

import io
import itertools
from pathlib import Path

import openpyxl

from lib.catalogue.catalogue import shipped_catalogue
from lib.domain.access import Scope
from lib.domain.cooperation.rounds import Invited, RoundPlan
from lib.export.answer_sheet import answer_workbook
from lib.ingest.loading import load_paths
from lib.store.engine import Store
from lib.store.loads.loading import LoadOutcome
from lib.store.questionnaire.rounds import random_code
from lib.text.language import DUTCH
from tests.loading import empty_store, load, settled, store, world, world_file, write

__all__ = ["empty_store", "load", "settled", "store", "world", "world_file", "write"]

ITEMS = tuple(shipped_catalogue().questions.values())
PLAN = RoundPlan(
    "aa-cc",
    "2027-K1",
    (Invited("opdrachtgever", "beheer", 2), Invited("opdrachtnemer", "uitvoering", 1)),
    tuple(item.code for item in ITEMS),
)


def test_a_typed_round_loads(store: Store, world: LoadOutcome, tmp_path: Path) -> None:
    content = answer_workbook(PLAN, ITEMS, random_code, DUTCH)
    book = openpyxl.load_workbook(io.BytesIO(content))
    sheet = book["antwoorden"]
    place = next(cell.column for cell in sheet[1] if cell.value == "antwoord")
    assert sheet.max_row == 1 + 3 * 33
    typed = itertools.cycle([1, 2, 3, 4, "nvt"])  # as Excel keeps them: numbers, and a word
    for row in range(2, sheet.max_row + 1):
        sheet.cell(row, place).value = next(typed)
    path = tmp_path / "ronde.xlsx"
    book.save(path)
    outcome = load_paths(store, [path])
    assert outcome.findings == ()
    with store.rows(store.version(), Scope.all()) as rows:
        assert len(rows.all("antwoorden")) == 99
        assert {row.respondent for row in rows.all("antwoorden")} != set()
        assert len(rows.all("rondes")) == 2


def test_a_row_that_was_left_open_is_told(store: Store, world: LoadOutcome, tmp_path: Path) -> None:
    path = tmp_path / "ronde.xlsx"
    path.write_bytes(answer_workbook(PLAN, ITEMS, random_code, DUTCH))
    outcome = load_paths(store, [path])
    assert {finding.column for finding in outcome.findings} == {"antwoord"}
    assert len(outcome.findings) == 99
