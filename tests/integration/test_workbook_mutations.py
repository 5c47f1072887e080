"""Good workbooks, changed as people change them: none is read otherwise than by a second reader (openpyxl's own)."""

from __future__ import annotations

import datetime as dt
import io
import random
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import openpyxl
import pytest
from openpyxl.cell.cell import Cell
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from lib.catalogue.datasets import DATASETS
from lib.catalogue.declarations import Column, Kind
from lib.ingest.loading import load_paths
from lib.store.engine import Store
from tests.contract_files import CONTRACT, as_workbook, csv_files
from tests.mutations import MutatedFile, Row, SecondReading, run_mutated

SEED = 20261129
SHEETS = ("kenmerken", "prijsindex", "ambities", "schouw", "kosten", "areaal")
ERRORS = ("#N/A", "#VALUE!", "#REF!", "#NAME?", "#DIV/0!", "#WAARDE!", "#N/B", "NA")
GROUPED = re.compile(r"[+-]?[1-9]\d{0,2}[.,]\d{3}", re.ASCII)
NUMBER = re.compile(r"[+-]?\d+([.,]\d+)?", re.ASCII)
BLANK = re.compile(r"[\s\u200b\ufeff\u00ad]*")

Mutation = Callable[[random.Random, Workbook], None]


# --- what people do ------------------------------------------------------------------------------------------


def some_sheet(rng: random.Random, book: Workbook) -> Worksheet:
    sheet = book[rng.choice([name for name in book.sheetnames if name in SHEETS])]
    assert isinstance(sheet, Worksheet)
    return sheet


def some_cell(rng: random.Random, book: Workbook, *kinds: Kind) -> Cell:
    """A cell under a heading, of a column of one of these kinds if any."""
    while True:
        sheet = some_sheet(rng, book)
        fitting = [
            n
            for n, column in enumerate(DATASETS[sheet.title].columns, start=1)
            if n <= sheet.max_column and (not kinds or _column(sheet, n).kind in kinds)
        ]
        if fitting:
            cell = sheet.cell(rng.randint(2, sheet.max_row), rng.choice(fitting))
            assert isinstance(cell, Cell)
            return cell


def _column(sheet: Worksheet, number: int) -> Column:
    return DATASETS[sheet.title].column(str(sheet.cell(1, number).value))


def merge(rng: random.Random, book: Workbook) -> None:
    cell = some_cell(rng, book)
    sheet = cell.parent
    assert isinstance(sheet, Worksheet)
    low, wide = rng.choice(((1, 0), (2, 0), (0, 1), (1, 1), (0, 9)))
    sheet.merge_cells(
        start_row=cell.row, start_column=cell.column, end_row=cell.row + low, end_column=cell.column + wide
    )


def text_number(rng: random.Random, book: Workbook) -> None:
    for _ in range(rng.choice((1, 1, 2))):
        cell = some_cell(rng, book, Kind.NUMBER)
        cell.value = rng.choice(("90,5", "61.5", "1.250", "12,345", "187.049", "50", " 55 ", "1.234,5"))


def grouped_everywhere(rng: random.Random, book: Workbook) -> None:
    sign = rng.choice(".,")
    for _ in range(3):
        some_cell(rng, book, Kind.NUMBER).value = f"{rng.randint(1, 99)}{sign}{rng.randint(0, 999):03}"


def error_cell(rng: random.Random, book: Workbook) -> None:
    some_cell(rng, book).value = rng.choice(ERRORS)


def broken_number(rng: random.Random, book: Workbook) -> None:
    some_cell(rng, book, Kind.NUMBER).value = rng.choice((187.049, 0.125, 1e-7, 12345.678, -1.5))


def as_percentage(rng: random.Random, book: Workbook) -> None:
    some_cell(rng, book, Kind.NUMBER).number_format = "0%"


def odd_period(rng: random.Random, book: Workbook) -> None:
    sheet = book["prijsindex"]
    for row, period in zip((2, 3), rng.choice((("2009-11", "2010-12"), ("2009-11", "2010-13"))), strict=True):
        sheet.cell(row, 2).value = period


def garbled(rng: random.Random, book: Workbook) -> None:
    some_cell(rng, book, Kind.TEXT).value = rng.choice(("SÃºdwest", "zoâ€™n", "caf\ufffd", "Frysl√¢n"))


def shifted_row(rng: random.Random, book: Workbook) -> None:
    sheet = some_sheet(rng, book)
    sheet.move_range(f"A3:{sheet.cell(3, sheet.max_column).coordinate}", cols=1)


def emptied(rng: random.Random, book: Workbook) -> None:
    some_cell(rng, book).value = rng.choice((None, " ", "\u00a0"))


def other_date(rng: random.Random, book: Workbook) -> None:
    some_cell(rng, book, Kind.DATE).value = rng.choice(
        ("31-12-2023", "2023-02-29", 45291, dt.date(2023, 5, 1))
    )


def key_in_other_letters(rng: random.Random, book: Workbook) -> None:
    """Harmless."""
    cell = book["schouw"].cell(rng.randint(2, 9), 4)
    assert isinstance(cell, Cell)
    cell.value = rng.choice(("Coo\u0308p\u00a0", " Coöp\u2009", "Co\u200böp\t"))


def hide(rng: random.Random, book: Workbook) -> None:
    """Harmless."""
    sheet = some_sheet(rng, book)
    sheet.row_dimensions[3].hidden = True
    sheet.column_dimensions["B"].hidden = True
    if len(book.sheetnames) > 1:
        sheet.sheet_state = "hidden"


def move_about(rng: random.Random, book: Workbook) -> None:
    """Harmless: blank rows, a sheet beside it, merged cells under the table."""
    sheet = some_sheet(rng, book)
    bottom = sheet.max_row
    sheet.insert_rows(rng.randint(2, bottom), rng.choice((1, 3)))
    sheet.merge_cells(start_row=bottom + 9, start_column=1, end_row=bottom + 9, end_column=4)
    book.create_sheet("Toelichting").append(["12,5", "1.250"])


def numbers_as_texts(rng: random.Random, book: Workbook) -> None:
    """Harmless: one decimal sign all over the workbook, and at least one number that shows which."""
    sign = rng.choice(".,")
    for sheet in book.worksheets:
        for row in sheet.iter_rows(min_row=2):
            for cell in row:
                if isinstance(cell.value, float) and _column(sheet, cell.column).kind == Kind.NUMBER:
                    cell.value = repr(cell.value).replace(".", sign)
    book["prijsindex"].cell(2, 3).value = f"128{sign}45"


HARMFUL: tuple[Mutation, ...] = (
    *(merge, text_number, grouped_everywhere, error_cell, broken_number, as_percentage, odd_period),
    *(garbled, shifted_row, emptied, other_date),
)
HARMLESS: tuple[Mutation, ...] = (key_in_other_letters, hide, move_about, numbers_as_texts)


# --- the second reader ---------------------------------------------------------------------------------------


def second_reading(path: Path) -> SecondReading:
    """All of a workbook by openpyxl's own cells, with the rules of the data contract written out once more."""
    book = openpyxl.load_workbook(path, data_only=True)
    sheets = [sheet for sheet in book.worksheets if sheet.title in DATASETS]
    texts = [text for sheet in sheets for text in _signed_texts(sheet)]
    comma = any("," in text for text in texts)
    doubts = []
    if texts and all(GROUPED.fullmatch(text) for text in texts):
        doubts.append("every sign may stand between thousands")
    if len({sign for text in texts for sign in text if sign in ".,"}) > 1:
        doubts.append("two decimal signs")
    rows: dict[str, list[Row]] = {}
    for sheet in sheets:
        rows[sheet.title], of_sheet = _read_sheet(sheet, comma)
        doubts += of_sheet
    periods = [row[1] for row in rows.get("prijsindex", [])]
    if {"2009-11", "2010-12"} <= set(periods) or "2010-13" in periods:
        doubts.append("ranges of years")
    return SecondReading(rows, doubts)


def _signed_texts(sheet: Worksheet) -> list[str]:
    cells = [cell for row in sheet.iter_rows(min_row=2) for cell in row if isinstance(cell.value, str)]
    signed = [cell for cell in cells if _column(sheet, cell.column).kind == Kind.NUMBER]
    return [
        text
        for cell in signed
        if NUMBER.fullmatch(text := str(cell.value).strip()) and ("," in text or "." in text)
    ]


def _read_sheet(sheet: Worksheet, comma: bool) -> tuple[list[Row], list[str]]:
    names = [str(cell.value) for cell in sheet[1] if cell.value is not None]
    rows, doubts, last = [], [], 1
    for row in sheet.iter_rows(min_row=2):
        if all(cell.value is None or BLANK.fullmatch(str(cell.value)) for cell in row):
            continue
        last = row[0].row
        given = {}
        for name, cell in zip(names, row, strict=False):
            given[name], doubt = _value(DATASETS[sheet.title].column(name), cell, comma)
            doubts += [f"{sheet.title}!{cell.coordinate} {doubt}"] if doubt else []
        rows.append(tuple(given.get(name) for name in DATASETS[sheet.title].column_names))
        if given.get("kenmerk") == "inwoners" and float(str(given["waarde"])) % 1:
            doubts.append("part of an inhabitant")
    inside = [m for m in sheet.merged_cells.ranges if m.min_row <= last and m.min_col <= len(names)]
    doubts += [
        f"{m} is merged"
        for m in inside
        if (m.max_row > m.min_row and m.min_row < last) or (m.max_col > m.min_col and m.min_col < len(names))
    ]
    return rows, doubts


def _value(column: Column, cell: Cell, comma: bool) -> tuple[object, str]:
    """The value of a cell, and why it can have none."""
    value = cell.value
    if isinstance(value, str):
        value = value.strip(" \t\r\n\u00a0") or None
    if value is None:
        return None, "is empty" if column.required else ""
    if value in ERRORS or (isinstance(value, str) and re.search("Ã.|â€|\ufffd|√", value)):
        return None, "is no value"
    if column.kind in (Kind.NUMBER, Kind.INTEGER, Kind.YEAR):
        shown_as_percentage = "%" in cell.number_format and not isinstance(value, str)
        if shown_as_percentage or (not NUMBER.fullmatch(str(value)) and not isinstance(value, float)):
            return None, "is no number"
        number = float(str(value).replace(",", ".") if comma else value)
        return (number, "") if column.kind == Kind.NUMBER else (int(number), "")
    if column.kind == Kind.DATE:
        return _date(value)
    if column.kind == Kind.BOOLEAN:
        return value in (True, "ja"), ""
    text = str(value)
    if column.groups:
        shown = re.sub("[\u200b\ufeff\u00ad]", "", text)
        text = re.sub(r"\s+", " ", unicodedata.normalize("NFC", shown)).strip()
    return text, ""


def _date(value: object) -> tuple[object, str]:
    if isinstance(value, dt.datetime):
        return value.date(), ""
    for form in ("%Y-%m-%d", "%d-%m-%Y"):
        try:
            return dt.datetime.strptime(str(value), form).date(), ""
        except ValueError:
            continue
    return None, "is no date"


# --- running them --------------------------------------------------------------------------------------------


def mutated_book(number: int, *mutations: Mutation) -> MutatedFile:
    rng = random.Random(SEED + number)
    names = rng.sample(SHEETS, rng.choice((2, 4, 6)))
    needed = {key_in_other_letters: "schouw", odd_period: "prijsindex", numbers_as_texts: "prijsindex"}
    names = list(
        dict.fromkeys([*names, *[needed[m] for m in mutations if m in needed], "ambities", "kosten"])
    )
    book = openpyxl.load_workbook(io.BytesIO(as_workbook({name: CONTRACT[name] for name in names})))
    for mutation in mutations:
        mutation(rng, book)
    out = io.BytesIO()
    book.save(out)
    done = ", ".join(mutation.__name__ for mutation in mutations)
    return MutatedFile(
        f"{number}: {done} on {names}", "werkboek.xlsx", out.getvalue(), all(m in HARMLESS for m in mutations)
    )


def some_books(number: int) -> Iterator[MutatedFile]:
    for n in range(number):
        rng = random.Random(n)
        yield mutated_book(n, *rng.sample(HARMFUL + HARMLESS, rng.choice((1, 1, 2))))


@pytest.fixture
def filled(store: Store, tmp_path: Path) -> Store:
    """A store with all that the sheets refer to."""
    good = [tmp_path / name for name in csv_files()]
    for path, content in zip(good, csv_files().values(), strict=True):
        path.write_bytes(content)
    assert not load_paths(store, good).findings
    return store


def test_each_change_to_a_workbook(filled: Store, tmp_path: Path) -> None:
    ends = run_mutated(
        filled,
        tmp_path,
        (mutated_book(n, mutation) for n, mutation in enumerate(HARMFUL + HARMLESS)),
        second_reading,
    )
    assert ends["refused"] >= len(HARMLESS)
    assert ends["loaded"] >= len(HARMLESS)


@pytest.mark.torture
def test_500_changed_workbooks(
    filled: Store, tmp_path: Path, in_time: Callable[[Iterable[MutatedFile]], Iterator[MutatedFile]]
) -> None:
    run_mutated(filled, tmp_path, in_time(some_books(500)), second_reading)
