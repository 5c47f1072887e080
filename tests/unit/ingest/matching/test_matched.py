"""A table in another form goes through the same checks; findings name its own rows and columns."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from lib.ingest.loading import Wishes, load_paths
from lib.ingest.matching.match import Match
from lib.store.engine import Store
from lib.text.language import DUTCH
from lib.text.loads.findings import sentence
from tests.loading import Load, Write, all_figures

pytestmark = pytest.mark.usefixtures("world")

COLUMNS = (("partnerschap", "Wie"), ("periode", "Jaar"), ("waarde", "Bedrag per 1000"))
FIXED = (("indicator", "pond"), ("status", "definitief"), ("bron", "Eigen lijst"))
PLAIN = Match("cijfers", COLUMNS, FIXED)


def test_a_table_with_other_names_loads(store: Store, load: Load) -> None:
    files = {"lijst 2023.csv": "Jaar,Opmerking,Wie,Bedrag per 1000\n2022,x,aa-cc,5.5\n2023,,bb-cc,7\n"}
    outcome = load(files, wishes=Wishes(match=PLAIN))
    assert outcome.findings == ()
    assert sorted((f.partnership, str(f.period), f.value) for f in all_figures(store)) == [
        ("aa-cc", "2022", 5.5),
        ("bb-cc", "2023", 7.0),
    ]
    assert outcome.recognised == (("lijst 2023.csv", "", "cijfers"),)


def test_findings_name_the_rows_and_columns_of_the_table(load: Load) -> None:
    match = Match("cijfers", COLUMNS, FIXED, heading_row=3)
    rows = "Lijst van ons;;\n;;\nWie;Jaar;Bedrag per 1000\naa-cc;2022;5,5\n\nbb-cc;2023;veel\nbb-c;2023;8\n"
    outcome = load({"lijst.csv": rows}, wishes=Wishes(match=match))
    assert [(f.row, f.column, f.rule, f.meant) for f in outcome.findings] == [
        (6, "Bedrag per 1000", "geen_getal", ""),
        (7, "Wie", "onbekende_code", "bb-cc"),
    ]
    assert sentence(DUTCH, outcome.findings[0]).startswith(
        'lijst.csv, rij 6, kolom Bedrag per 1000, "veel": '
    )
    assert [row.row for row in outcome.faulty] == [6, 7]
    assert outcome.faulty[0].columns[:3] == ("Wie", "Jaar", "Bedrag per 1000")


@pytest.fixture
def workbook(write: Write) -> Callable[..., Path]:
    def made(*rows: tuple[object, ...], merged: str = "") -> Path:
        book = openpyxl.Workbook()
        book.active.title = "Voorblad"
        sheet = book.create_sheet("Tabel 1")
        for row in rows:
            sheet.append(row)
        if merged:
            sheet.merge_cells(merged)
        out = io.BytesIO()
        book.save(out)
        return write("boek.xlsx", out.getvalue())

    return made


TITLE, HEADING = ("Kosten per gemeente",), ("Wie", "Jaar", "Bedrag per 1000")
OF_SHEET = Wishes(match=Match("cijfers", COLUMNS, FIXED, "Tabel 1", 2))


def test_a_sheet_under_a_title(store: Store, workbook: Callable[..., Path]) -> None:
    path = workbook(TITLE, HEADING, ("aa-cc", 2022, 5.5), ("bb-cc", 2022, "7,25"), merged="A1:C1")
    outcome = load_paths(store, [path], wishes=OF_SHEET)
    assert outcome.findings == ()
    assert {f.value for f in all_figures(store)} == {5.5, 7.25}


@pytest.mark.parametrize(
    ("rows", "merged", "rule", "row"),
    [
        ((TITLE, HEADING, ("aa-cc", 2022, 5), (None, 2023, 6)), "A3:A4", "samengevoegde_cellen", 3),
        ((TITLE, ("Naam", "Jaar", "Bedrag per 1000"), ("aa-cc", 2022, 5)), "", "gekoppelde_kolom_weg", 2),
        ((TITLE,), "", "gekoppelde_kolom_weg", 2),
        ((TITLE, HEADING, ("aa-cc", 2022, "#N/A")), "", "", 3),
    ],
)
def test_what_is_wrong_with_a_sheet_is_said(
    store: Store, workbook: Callable[..., Path], rows: tuple, merged: str, rule: str, row: int
) -> None:
    outcome = load_paths(store, [workbook(*rows, merged=merged)], wishes=OF_SHEET)
    assert outcome.findings
    assert outcome.findings[0].row == row
    assert not rule or outcome.findings[0].rule == rule


def test_a_column_that_is_not_matched_and_a_sheet_that_is_not_there(
    store: Store, load: Load, workbook: Callable[..., Path]
) -> None:
    unmatched = Match("cijfers", COLUMNS, FIXED[:2])
    [finding] = load(
        {"l.csv": "Wie;Jaar;Bedrag per 1000\naa-cc;2022;5\n"}, wishes=Wishes(match=unmatched)
    ).findings
    assert (finding.rule, finding.column) == ("niet_gekoppeld", "bron")
    elsewhere = Wishes(match=Match("cijfers", COLUMNS, FIXED, "Blad 9"))
    [finding] = load_paths(store, [workbook(HEADING)], wishes=elsewhere).findings
    assert (finding.rule, finding.hints) == ("geen_zulk_blad", ("Voorblad", "Tabel 1"))
