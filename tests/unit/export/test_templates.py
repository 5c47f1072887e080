"""Templates: what they hold follows the declarations, and a filled one loads."""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl
import pytest

from lib.catalogue.datasets import DATASETS
from lib.catalogue.declarations import Kind
from lib.export.templates import template
from lib.ingest.loading import load_paths
from lib.store.codes import shipped_codes
from lib.store.engine import Store
from lib.store.loads.loading import LoadOutcome
from lib.store.upkeep.opening import open_store
from lib.text.language import DUTCH, LANGUAGES
from tests.data_sets import make_store
from tests.loading import address

EXPLANATION, LISTS = "Uitleg bij de kolommen", "Codes en keuzes"
KNOWN = {
    **shipped_codes(),
    "partnerschappen": {"aa-cc": "Aa - Cc", "bb-cc": "Bb - Cc"},
    "producten": {"gazon-maaien": "Gazon maaien"},
}


@pytest.fixture(scope="module")
def written() -> bytes:
    return template(list(DATASETS.values()), KNOWN, DUTCH)


@pytest.fixture(scope="module")
def book(written: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(written))


def test_the_explanation_comes_first_and_the_lists_last(book: openpyxl.Workbook) -> None:
    assert book.sheetnames == [EXPLANATION, *DATASETS, LISTS]
    rows = sum(len(dataset.columns) for dataset in DATASETS.values())
    assert book[EXPLANATION].max_row == rows + 1


def offered(book: openpyxl.Workbook, name: str) -> dict[str, list[str]]:
    """What the drop-downs of a sheet offer, by column."""
    found = {}
    for validation in book[name].data_validations.dataValidation:
        column = DATASETS[name].columns[next(iter(validation.sqref.ranges)).min_col - 1]
        sheet, cells = validation.formula1.removeprefix("=").replace("$", "").rsplit("!", 1)
        assert sheet.strip("'") == LISTS
        found[column.name] = [cell.value for (cell,) in book[LISTS][cells]]
    return found


@pytest.mark.parametrize("name", DATASETS)
def test_headings_are_frozen_and_have_notes_and_drop_downs(book: openpyxl.Workbook, name: str) -> None:
    sheet, columns = book[name], DATASETS[name].columns
    assert [cell.value for cell in sheet[1]] == [column.name for column in columns]
    assert (sheet.freeze_panes, sheet.max_row) == ("A2", 1)
    assert all(
        column.explanation in cell.comment.text for cell, column in zip(sheet[1], columns, strict=True)
    )
    expected = {
        column.name: ["ja", "nee"] if column.kind == Kind.BOOLEAN else list(column.choices)
        for column in columns
        if column.kind == Kind.BOOLEAN or column.choices
    }
    expected |= {c.name: list(KNOWN[c.refers_to]) for c in columns if c.refers_to and KNOWN[c.refers_to]}
    found = offered(book, name)
    assert {column: found[column] for column in expected} == expected
    assert set(found) - set(expected) <= {"dienst", "kenmerk"}


def test_codes_stand_beside_their_names(book: openpyxl.Workbook) -> None:
    rows = list(book[LISTS].values)
    place = rows[0].index("partnerschappen")
    assert [row[place : place + 2] for row in rows[:3]] == [
        ("partnerschappen", "naam"),
        ("aa-cc", "Aa - Cc"),
        ("bb-cc", "Bb - Cc"),
    ]


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("name", ["cijfers", "schouw", "grenzen"])
def test_one_dataset_in_either_language(name: str, code: str) -> None:
    book = openpyxl.load_workbook(io.BytesIO(template([DATASETS[name]], KNOWN, LANGUAGES[code])))
    assert book.sheetnames[1] == name
    assert len(book.sheetnames) == 3


def test_a_filled_template_loads(store: Store, world: LoadOutcome, written: bytes, tmp_path: Path) -> None:
    filled = openpyxl.load_workbook(io.BytesIO(written))
    rows = {
        "organisaties": {"organisatie": "dd", "naam": "Dd", "soort": "gemeente", "fictief": "nee"},
        "cijfers": {
            "partnerschap": "aa-cc", "indicator": "pond", "periode": "2023", "waarde": 5.5,
            "status": "definitief", "bron": "proef",
        },
    }  # fmt: skip
    for name, row in rows.items():
        filled[name].append([row.get(column) for column in DATASETS[name].column_names])
    filled.save(tmp_path / "sjabloon.xlsx")
    outcome = load_paths(store, [tmp_path / "sjabloon.xlsx"])
    assert outcome.findings == ()
    assert {(c.dataset, c.new) for c in outcome.changes} == {("organisaties", 1), ("cijfers", 1)}
    assert [(n.code, n.subject) for n in outcome.notices] == [
        ("blad_overgeslagen", EXPLANATION),
        ("bladen_leeg", str(len(DATASETS) - 2)),
        ("blad_overgeslagen", LISTS),
    ]


def test_the_examples_are_rows_that_load(written: bytes, tmp_path: Path) -> None:
    """Of known partnerships: the real ones with published figures, an invented one with all else."""
    filled = openpyxl.load_workbook(io.BytesIO(written))
    at = {name: place for place, name in enumerate(next(filled["Uitleg bij de kolommen"].values))}
    examples = [
        row[at["Voorbeeld"]] for row in filled["Uitleg bij de kolommen"].iter_rows(2, values_only=True)
    ]
    for dataset in DATASETS.values():
        filled[dataset.name].append([examples.pop(0) for _ in dataset.columns])
    filled.save(tmp_path / "voorbeelden.xlsx")
    store = open_store(address(make_store("both", tmp_path)))
    outcome = load_paths(store, [tmp_path / "voorbeelden.xlsx"], keep=False)
    store.close()
    assert outcome.findings == ()
    assert [change.dataset for change in outcome.changes] == list(DATASETS)


def test_an_empty_template_is_said(store: Store, written: bytes, tmp_path: Path) -> None:
    (tmp_path / "leeg.xlsx").write_bytes(written)
    outcome = load_paths(store, [tmp_path / "leeg.xlsx"])
    assert outcome.load_id is None
    assert outcome.findings
    assert {finding.rule for finding in outcome.findings} == {"geen_rijen"}
