"""What stands beside the cells of a sheet: merged cells, and what Excel does not show."""

from __future__ import annotations

import io
from collections.abc import Callable

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from tests.loading import Load

HEADING = ("organisatie", "naam", "soort", "fictief")
ROWS = (("xx", "Xx", "gemeente", "nee"), ("yy", "Yy", "gemeente", "nee"), ("zz", "Zz", "gemeente", "nee"))


def book(change: Callable[[Worksheet], None]) -> bytes:
    """A sheet of three organisations, to which something is done."""
    made = openpyxl.Workbook()
    sheet = made.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "organisaties"
    for row in (HEADING, *ROWS):
        sheet.append(row)
    change(sheet)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("merged", "place"),
    [
        ("C2:C4", (3, "soort")),
        ("C4:C9", None),
        ("B2:C2", (2, "soort")),
        ("D3:G3", None),
        ("D3:G4", (4, "fictief")),
        ("B1:B2", (2, "naam")),
        ("F1:H3", None),
        ("A6:D8", None),
        ("A1:A1", None),
    ],
    ids=[
        "rows",
        "beyond the last row",
        "columns",
        "beyond the last column",
        "beyond it over two rows",
        "a heading over the first row",
        "beside the table",
        "under the table",
        "a single cell",
    ],
)
def test_merged_cells_hurt_where_they_leave_a_cell_of_the_table_empty(
    check: Load, merged: str, place: tuple[int, str] | None
) -> None:
    findings = check({"b.xlsx": book(lambda sheet: sheet.merge_cells(merged))}).findings
    told = [(f.row, f.column, f.hints) for f in findings if f.rule == "samengevoegde_cellen"]
    assert told == ([(*place, (merged,))] if place else [])
    assert bool(findings) == bool(place)


def hide_rows(sheet: Worksheet) -> None:
    for number in (1, 3, 4, 9):
        sheet.row_dimensions[number].hidden = True


def hide_columns(sheet: Worksheet) -> None:
    for letter in "BF":
        sheet.column_dimensions[letter].hidden = True


def hide(sheet: Worksheet) -> None:
    other = sheet.parent
    assert other is not None
    other.create_sheet("Toelichting")
    sheet.sheet_state = "veryHidden"


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (hide_rows, [("rijen_verborgen", ("2",))]),
        (hide_columns, [("kolommen_verborgen", ("naam",))]),
        (hide, [("blad_verborgen", ()), ("blad_overgeslagen", ())]),
    ],
)
def test_what_is_read_although_excel_does_not_show_it_is_said(
    check: Load, change: Callable[[Worksheet], None], told: list[tuple[str, tuple[str, ...]]]
) -> None:
    outcome = check({"b.xlsx": book(change)})
    assert [c.new for c in outcome.changes] == [3]
    assert [(n.code, n.hints) for n in outcome.notices] == told
