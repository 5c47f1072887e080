"""XLSX: which sheets are read, what their cells become, and what is refused."""

from __future__ import annotations

import datetime as dt
import io
import re
import struct
from typing import Any

import openpyxl
import pytest
from openpyxl.styles import Font

from lib.ingest import workbooks
from lib.store.engine import Store
from lib.text.language import DUTCH
from lib.text.loads.findings import notice_sentence, sentence
from tests.contract_files import FIRST_SHEET, changed_part
from tests.loading import Load, all_figures

ORGANISATIONS = ("organisatie", "naam", "soort", "fictief")
FIGURES = ("partnerschap", "indicator", "periode", "waarde", "aantal", "status", "bron", "bron_datum")


def book(**sheets: list[tuple[Any, ...]]) -> bytes:
    made = openpyxl.Workbook()
    made.remove(made.active)
    for title, rows in sheets.items():
        sheet = made.create_sheet(title)
        for number, row in enumerate(rows, 1):
            for column, value in enumerate(row, 1):
                sheet.cell(number, column).value = value
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def test_a_sheet_per_dataset_and_others_are_passed_over(check: Load) -> None:
    content = book(
        Organisaties=[ORGANISATIONS, ("xx", "Xx", "gemeente", False)],
        Toelichting=[("Lees mij",)],
        partnerschappen=[
            ("partnerschap", "naam", "opdrachtgever", "opdrachtnemer", "contractvorm", "fictief"),
            ("xx-cc", "Xx - Cc", "xx", "cc", "dvo", "nee"),
        ],
        gebeurtenissen=[("partnerschap", "datum", "soort", "titel")],
        cijfers=[],
    )
    outcome = check({"alles.xlsx": content})
    assert (outcome.findings, [(c.dataset, c.new) for c in outcome.changes]) == (
        (),
        [("organisaties", 1), ("partnerschappen", 1)],
    )
    assert [(n.code, n.subject) for n in outcome.notices] == [
        ("blad_overgeslagen", "Toelichting"),
        ("bladen_leeg", "2"),
    ]
    assert outcome.notices[1].hints == ("gebeurtenissen, cijfers",)


@pytest.mark.usefixtures("world")
def test_typed_cells_become_what_csv_would_hold(store: Store, load: Load) -> None:
    rows = [
        FIGURES,
        ("aa-cc", "pond", 2021, 7.25, 123456789012345, "definitief", "twee\nregels", dt.date(2024, 5, 1)),
        (None,) * 8,
        ("aa-cc", "pond", "2022", 7, 12.0, "definitief", "x", dt.datetime(2024, 5, 1)),
        ("aa-cc", "pond", 2023.0, 1e-7, None, "definitief", "x", "01-05-2024"),
    ]
    assert not load({"cijfers.xlsx": book(cijfers=rows)}).findings
    found = all_figures(store)
    assert [(str(f.period), f.value, f.n, f.source, f.source_date) for f in found] == [
        ("2021", 7.25, 123456789012345, "twee\nregels", dt.date(2024, 5, 1)),
        ("2022", 7, 12, "x", dt.date(2024, 5, 1)),
        ("2023", 1e-7, None, "x", dt.date(2024, 5, 1)),
    ]


@pytest.mark.usefixtures("world")
def test_a_formula_gives_its_stored_value(store: Store, load: Load) -> None:
    row = ("aa-cc", "pond", 2021, 42, None, "definitief", "x", None)
    content = changed_part(
        book(cijfers=[FIGURES, row]),
        FIRST_SHEET,
        lambda xml: xml.replace(b"<v>42</v>", b"<f>6*7+1000</f><v>42</v>"),
    )
    assert not load({"cijfers.xlsx": content}).findings
    assert [f.value for f in all_figures(store)] == [42]


FORMULA = b'<c r="%s"><f>3+4</f>%s</c>'
CELLS = {"aantal": b"E2", "opmerking": b"I2"}


@pytest.mark.parametrize("column", ["aantal", "opmerking"])
@pytest.mark.parametrize(
    "stored", [b"", b"<v></v>", b"<v/>"], ids=["no outcome", "an empty one", "a shut one"]
)
@pytest.mark.usefixtures("world")
def test_a_formula_without_an_outcome_is_no_empty_cell(check: Load, stored: bytes, column: str) -> None:
    row = ("aa-cc", "pond", 2021, 42, 7, "definitief", "x", None, 7)
    content = changed_part(
        book(cijfers=[(*FIGURES, "opmerking"), row]),
        FIRST_SHEET,
        lambda xml: re.sub(
            rb'<c r="%s"[^>]*><v>7</v></c>' % CELLS[column], FORMULA % (CELLS[column], stored), xml
        ),
    )
    findings = check({"b.xlsx": content}).findings
    told = [(f.sheet, f.row, f.column, f.value, f.rule) for f in findings]
    assert told == [("cijfers", 2, column, "=3+4", "formule_zonder_uitkomst")]


@pytest.mark.usefixtures("world")
def test_a_workbook_of_a_program_that_does_not_compute_is_told_so(check: Load) -> None:
    made = openpyxl.load_workbook(
        io.BytesIO(book(cijfers=[FIGURES, ("aa-cc", "pond", 2021, 42, 7, "definitief", "x", None)]))
    )
    made["cijfers"]["D2"] = "=40+2"
    out = io.BytesIO()
    made.save(out)
    [found] = check({"b.xlsx": out.getvalue()}).findings
    assert (found.row, found.column, found.value, found.rule) == (
        2,
        "waarde",
        "=40+2",
        "formule_zonder_uitkomst",
    )


@pytest.mark.usefixtures("world")
def test_a_formula_of_which_the_outcome_is_an_empty_text_is_an_empty_cell(check: Load) -> None:
    row = ("aa-cc", "pond", 2021, 42, 7, "definitief", "x", None)
    content = changed_part(
        book(cijfers=[FIGURES, row]),
        FIRST_SHEET,
        lambda xml: re.sub(rb'<c r="E2"[^>]*><v>7</v></c>', b'<c r="E2" t="str"><f>""</f><v></v></c>', xml),
    )
    assert not check({"b.xlsx": content}).findings


@pytest.mark.parametrize(
    ("form", "shown"),
    [("0%", "93%"), ("0.00%", "93%"), ("0.0%;[Red]-0.0%", "93%"), ('0"%"', None), ("0\\%", None)],
)
@pytest.mark.usefixtures("world")
def test_a_cell_shown_as_a_percentage_is_not_a_hundredth_of_it(
    check: Load, form: str, shown: str | None
) -> None:
    made = openpyxl.load_workbook(
        io.BytesIO(book(cijfers=[FIGURES, ("aa-cc", "pond", 2021, 0.93, 7, "definitief", "x", None)]))
    )
    made["cijfers"]["D2"].number_format = form
    out = io.BytesIO()
    made.save(out)
    findings = check({"b.xlsx": out.getvalue()}).findings
    assert [(f.row, f.column, f.value, f.rule) for f in findings] == (
        [(2, "waarde", shown, "geen_getal")] if shown else []
    )


def test_findings_name_the_sheet_and_the_row_of_the_sheet(check: Load) -> None:
    rows = [
        ORGANISATIONS,
        ("xx", "Xx\nyy", "gemeente", True),
        (),
        (),
        ("yy", "Yy", "club", "nee"),
        (),
        ("zz", "Zz", "gemeente", "nee", None, "ver weg"),
    ]
    outcome = check({"boek.xlsx": book(organisaties=rows)})
    assert [(f.sheet, f.row, f.column, f.rule) for f in outcome.findings] == [
        ("organisaties", 5, "soort", "geen_keuze"),
        ("organisaties", 7, "", "aantal_cellen"),
    ]
    said = sentence(DUTCH, outcome.findings[0])
    assert said.startswith(
        'boek.xlsx, blad organisaties, rij 5, kolom soort, "club": deze waarde bestaat niet.'
    )


def test_a_line_break_in_a_heading_loses_no_rows(check: Load) -> None:
    rows = [
        ("organisatie", "naam\n", "\nsoort", "fictief"),
        *[(f"x{n}", "Xx", "gemeente", "nee") for n in range(3)],
    ]
    outcome = check({"b.xlsx": book(organisaties=rows)})
    assert outcome.findings == ()
    assert [change.new for change in outcome.changes] == [3]


def test_text_in_a_number_column(check: Load) -> None:
    row = ("aa-cc", "pond", 2021, "veel", None, "definitief", "x", None)
    [finding] = check({"b.xlsx": book(cijfers=[FIGURES, row])}).findings
    assert (finding.sheet, finding.row, finding.column, finding.value, finding.rule) == (
        "cijfers",
        2,
        "waarde",
        "veel",
        "geen_getal",
    )


@pytest.mark.parametrize("texts", [("7,5", None), (None, "7,5")])
@pytest.mark.usefixtures("world")
def test_a_number_has_no_decimal_sign_whatever_the_texts_beside_it_have(
    store: Store, load: Load, texts: tuple[str | None, str | None]
) -> None:
    values = [text or 12.345 for text in texts]
    rows = [("aa-cc", "pond", 2021 + n, v, None, "definitief", "x", None) for n, v in enumerate(values)]
    assert not load({"b.xlsx": book(cijfers=[FIGURES, *rows])}).findings
    assert [f.value for f in all_figures(store)] == [7.5 if text else 12.345 for text in texts]


def test_texts_of_a_sheet_have_one_decimal_sign(check: Load) -> None:
    values = ("7,5", 1.5, "12.345")
    rows = [("aa-cc", "pond", 2021 + n, v, None, "definitief", "x", None) for n, v in enumerate(values)]
    findings = check({"b.xlsx": book(cijfers=[FIGURES, *rows])}).findings
    assert [(f.rule, f.row, f.value) for f in findings] == [("decimaalteken", 4, "12.345")]


def test_what_the_file_says_of_its_own_size_loses_no_rows(check: Load) -> None:
    rows = [ORGANISATIONS, *[(f"x{n}", "Xx", "gemeente", "nee") for n in range(9)]]
    content = changed_part(
        book(organisaties=rows), FIRST_SHEET, lambda xml: xml.replace(b'ref="A1:D10"', b'ref="A1:B2"')
    )
    assert [c.new for c in check({"b.xlsx": content}).changes] == [9]


def lying(content: bytes) -> bytes:
    """The same zip, in which every entry says that it unpacks to 10 bytes."""
    changed, at = bytearray(content), 0
    while (at := changed.find(b"PK\x01\x02", at)) >= 0:
        changed[at + 24 : at + 28] = struct.pack("<I", 10)
        at += 4
    return bytes(changed)


GOOD = book(organisaties=[ORGANISATIONS, ("xx", "Xx", "gemeente", "nee")])
REFUSED = {
    "headings only": (book(organisaties=[ORGANISATIONS]), "geen_rijen"),
    "no heading": (book(organisaties=[(None, None), ("xx", "Xx")]), "geen_kopregel"),
    "a title above the heading": (
        book(organisaties=[("Gemeenten",), (None,), ORGANISATIONS, ("xx", "Xx", "gemeente", "nee")]),
        "kopregel_lager",
    ),
    "no sheet of ours": (book(Blad1=[("a", "b"), (1, 2)]), "geen_blad"),
    "cut off": (GOOD[: len(GOOD) // 2], "geen_werkboek"),
    "no workbook in it": (b"PK\x03\x04" + bytes(200), "geen_werkboek"),
    "a damaged sheet": (changed_part(GOOD, FIRST_SHEET, lambda xml: xml[:200]), "geen_werkboek"),
    "old or encrypted": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "oud_werkboek"),
    "declared smaller than it is": (lying(GOOD), "geen_werkboek"),
    "a row beyond Excel": (
        changed_part(GOOD, FIRST_SHEET, lambda xml: xml.replace(b'<row r="2"', b'<row r="9999999999"')),
        "geen_werkboek",
    ),
    "rows out of order": (
        changed_part(GOOD, FIRST_SHEET, lambda xml: xml.replace(b'<row r="2"', b'<row r="1"')),
        "geen_werkboek",
    ),
    "16,000 columns": (
        book(organisaties=[ORGANISATIONS + tuple(f"k{n}" for n in range(16_000)), ("xx",)]),
        "te_veel_kolommen",
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_refused(check: Load, case: str) -> None:
    content, rule = REFUSED[case]
    assert [f.rule for f in check({"boek.xlsx": content}).findings] == [rule]


def test_a_zip_bomb_is_refused_before_it_is_unpacked(check: Load, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbooks, "LARGEST_UNPACKED", 1_000_000)
    content = changed_part(GOOD, FIRST_SHEET, lambda xml: xml.replace(b"</sheetData>", b" " * 1_500_000))
    assert len(content) < 50_000
    assert [f.rule for f in check({"boek.xlsx": content}).findings] == ["werkboek_te_groot"]


def test_a_workbook_that_packs_as_nothing_real_does_is_refused(
    check: Load, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workbooks, "LARGEST_UNSQUEEZED", 500_000)
    content = changed_part(
        GOOD, FIRST_SHEET, lambda xml: xml.replace(b"</row>", b'<c r="A2"/>' * 100_000 + b"</row>", 1)
    )
    assert [f.rule for f in check({"boek.xlsx": content}).findings] == ["werkboek_te_groot"]


def test_the_row_of_a_heading_under_a_title_is_told(check: Load) -> None:
    content = book(organisaties=[("Gemeenten",), (None,), ORGANISATIONS, ("xx", "Xx", "gemeente", "nee")])
    (finding,) = check({"boek.xlsx": content}).findings
    assert (finding.sheet, finding.row, finding.column) == ("organisaties", 3, "")


def test_a_sheet_that_is_called_otherwise_is_told_what_it_is(check: Load) -> None:
    rows = [ORGANISATIONS, ("xx", "Xx", "gemeente", "nee")]
    content = book(organisaties=rows, **{"Organisaties (2)": [("Titel",), *rows], "Uitleg": [("tekst",)]})
    notices = check({"boek.xlsx": content}).notices
    assert [(n.code, n.subject, n.hints) for n in notices] == [
        ("blad_overgeslagen", "Organisaties (2)", ("organisaties",)),
        ("blad_overgeslagen", "Uitleg", ()),
    ]
    assert [notice_sentence(DUTCH, n) for n in notices] == [
        "boek.xlsx: blad Organisaties (2) heet niet naar een dataset en is overgeslagen; naar zijn koppen hoort het "
        "bij organisaties: noem het blad zo, dan wordt het gelezen",
        "boek.xlsx: blad Uitleg heet niet naar een dataset en is overgeslagen",
    ]


def test_rows_that_are_crossed_out_are_told(check: Load) -> None:
    made = openpyxl.load_workbook(
        io.BytesIO(
            book(organisaties=[ORGANISATIONS, *[(f"x{n}", "Xx", "gemeente", "nee") for n in range(3)]])
        )
    )
    for cell in made["organisaties"][3]:
        cell.font = Font(strike=True)
    made["organisaties"]["B4"].font = Font(strike=True)
    out = io.BytesIO()
    made.save(out)
    outcome = check({"boek.xlsx": out.getvalue()})
    assert [change.new for change in outcome.changes] == [3]
    assert [(n.code, n.subject, n.hints) for n in outcome.notices] == [
        ("rijen_doorgehaald", "organisaties", ("1",))
    ]


def test_a_table_of_iv3_in_a_workbook_is_told_for_what_it_is(check: Load) -> None:
    content = book(Iv3=[("Gemeenten", "Taakveld", "Lasten"), ("Nijmegen", "7.3 Afval", 10)])
    assert [(n.code, n.subject) for n in check({"boek.xlsx": content}).notices] == [("blad_is_iv3", "Iv3")]


def test_what_was_passed_over_of_a_refused_workbook_is_said(check: Load) -> None:
    content = book(
        organisaties=[(*ORGANISATIONS, "kleur"), ("xx", "Xx", "gemeente", "nee", "rood")], Uitleg=[("tekst",)]
    )
    refused = check({"boek.xlsx": content})
    assert [finding.rule for finding in refused.findings] == ["onbekende_kolom"]
    assert [(n.code, n.subject) for n in refused.notices] == [("blad_overgeslagen", "Uitleg")]
