"""Templates: what they hold follows the declarations, and a filled one loads."""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl
import pytest

from lib.catalogue.datasets import DATASETS
from lib.catalogue.declarations import Kind
from lib.demo import write_demo
from lib.export.templates import LONGEST_LIST, template
from lib.ingest.loading import load_paths
from lib.store.engine import Store
from lib.store.loads.loading import LoadOutcome
from lib.text.language import DUTCH, LANGUAGES


@pytest.fixture(scope="module")
def book() -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(template(list(DATASETS.values()), DUTCH)))


def test_a_sheet_per_dataset_and_the_explanation(book: openpyxl.Workbook) -> None:
    assert book.sheetnames == [*DATASETS, "Uitleg bij de kolommen"]
    rows = sum(len(dataset.columns) for dataset in DATASETS.values())
    assert book["Uitleg bij de kolommen"].max_row == rows + 1


@pytest.mark.parametrize("name", DATASETS)
def test_headings_are_frozen_and_have_notes_and_drop_downs(book: openpyxl.Workbook, name: str) -> None:
    sheet, columns = book[name], DATASETS[name].columns
    assert [cell.value for cell in sheet[1]] == [column.name for column in columns]
    assert (sheet.freeze_panes, sheet.max_row) == ("A2", 1)
    assert all(
        column.explanation in cell.comment.text for cell, column in zip(sheet[1], columns, strict=True)
    )
    offered = {}
    for validation in sheet.data_validations.dataValidation:
        column = columns[next(iter(validation.sqref.ranges)).min_col - 1]
        offered[column.name] = validation.formula1.strip('"').split(",")
    expected = {c.name: ["ja", "nee"] if c.kind == Kind.BOOLEAN else list(c.choices) for c in columns}
    assert offered == {k: v for k, v in expected.items() if v and len(",".join(v)) <= LONGEST_LIST}


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("name", DATASETS)
def test_one_dataset_in_either_language(name: str, code: str) -> None:
    book = openpyxl.load_workbook(io.BytesIO(template([DATASETS[name]], LANGUAGES[code])))
    assert book.sheetnames[0] == name
    assert len(book.sheetnames) == 2


def test_a_filled_template_loads(
    store: Store, world: LoadOutcome, book: openpyxl.Workbook, tmp_path: Path
) -> None:
    filled = openpyxl.load_workbook(io.BytesIO(template(list(DATASETS.values()), DUTCH)))
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


def test_the_examples_are_rows_that_load(store: Store, root: Path, tmp_path: Path) -> None:
    """Of known partnerships: the real ones with published figures, an invented one with all else."""
    filled = openpyxl.load_workbook(io.BytesIO(template(list(DATASETS.values()), DUTCH)))
    at = {name: place for place, name in enumerate(next(filled["Uitleg bij de kolommen"].values))}
    examples = [
        row[at["Voorbeeld"]] for row in filled["Uitleg bij de kolommen"].iter_rows(2, values_only=True)
    ]
    for dataset in DATASETS.values():
        filled[dataset.name].append([examples.pop(0) for _ in dataset.columns])
    filled.save(tmp_path / "voorbeelden.xlsx")
    assert not load_paths(store, sorted((root / "data" / "published").glob("*.csv"))).findings
    assert not load_paths(store, write_demo(tmp_path), kind="demo").findings
    outcome = load_paths(store, [tmp_path / "voorbeelden.xlsx"], keep=False)
    assert outcome.findings == ()
    assert [change.dataset for change in outcome.changes] == list(DATASETS)


def test_an_empty_template_is_said(store: Store, tmp_path: Path) -> None:
    (tmp_path / "leeg.xlsx").write_bytes(template(list(DATASETS.values()), DUTCH))
    outcome = load_paths(store, [tmp_path / "leeg.xlsx"])
    assert outcome.load_id is None
    assert outcome.findings
    assert {finding.rule for finding in outcome.findings} == {"geen_rijen"}
