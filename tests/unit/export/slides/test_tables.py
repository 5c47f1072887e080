"""Tables on a slide: columns and rows that fit, numbers to the right, fields in colours."""

from __future__ import annotations

from typing import Any

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.text import PP_ALIGN

from lib.charts.editable import CellGrid, GridCell
from lib.charts.palette import PEERS, TINT
from lib.export.slides.tables import ROWS_ON_A_SLIDE, add_cells, add_table
from lib.export.slides.theme import BELOW_SENTENCE, EDGE, FOOT, INNER, ON_PAPER
from lib.tables.table import Table, TableColumn
from lib.text.language import DUTCH

PLACE = (EDGE, BELOW_SENTENCE, INNER, FOOT - BELOW_SENTENCE)


def made(table: Table) -> Any:
    slide = Presentation().slides.add_slide(Presentation().slide_layouts[6])
    add_table(slide.shapes, table, PLACE, DUTCH)
    return slide.shapes


def test_rows_of_several_lines_are_fewer_and_the_rest_is_told_under_them() -> None:
    long = "een heel lange naam van een partnerschap dat samenwerkt in de openbare ruimte"
    columns = tuple(TableColumn(f"{long} {number}") for number in range(3))
    shapes = made(Table("Tabel", columns, tuple((long,) * 3 for _ in range(20))))
    drawn, said = shapes[0], shapes[1]
    shown = len(drawn.table.rows) - 1
    assert 1 <= shown < ROWS_ON_A_SLIDE
    assert said.text_frame.text == f"en nog {20 - shown} rijen"
    assert drawn.top + sum(row.height for row in drawn.table.rows) <= said.top
    assert said.top + said.height <= FOOT
    assert sum(column.width for column in drawn.table.columns) <= INNER


def test_numbers_stand_to_the_right_and_words_to_the_left() -> None:
    rows = (("Aa", "€ 1.200", "12,5%"), ("Bb", "-3", ""))
    drawn = made(Table("Tabel", tuple(map(TableColumn, ("Naam", "Bedrag", "Deel"))), rows))[0].table
    sides = [drawn.cell(1, number).text_frame.paragraphs[0].alignment for number in range(3)]
    assert sides == [None, PP_ALIGN.RIGHT, PP_ALIGN.RIGHT]


def test_fields_in_colours_can_be_edited_and_say_what_they_are() -> None:
    cells = ((GridCell("77% x", PEERS), None), (GridCell("90%", TINT), GridCell("80%", TINT)))
    slide = Presentation().slides.add_slide(Presentation().slide_layouts[6])
    add_cells(
        slide.shapes, CellGrid("", ("Groen", "Schoon"), ("Noord", "=Zuid"), cells), "in woorden", PLACE, DUTCH
    )
    frame = slide.shapes[0]
    assert frame._element.nvGraphicFramePr.cNvPr.get("descr") == "in woorden"
    words = [[cell.text for cell in row.cells] for row in frame.table.rows]
    assert words == [["", "Groen", "Schoon"], ["Noord", "77% x", ""], ["=Zuid", "90%", "80%"]]
    missed, letters = frame.table.cell(1, 1), frame.table.cell(1, 1).text_frame.paragraphs[0].font.color.rgb
    assert missed.fill.fore_color.rgb == RGBColor.from_string(ON_PAPER[PEERS][1:])
    assert letters == RGBColor.from_string("FFFFFF")


def test_many_areas_leave_room_for_how_many_there_are_besides() -> None:
    names = tuple(f"gebied {number}" for number in range(30))
    cells = tuple((GridCell("1", TINT),) for _ in names)
    slide = Presentation().slides.add_slide(Presentation().slide_layouts[6])
    add_cells(slide.shapes, CellGrid("", ("Groen",), names, cells), "", PLACE, DUTCH)
    assert slide.shapes[1].text_frame.text == "en nog 21 rijen"
    assert slide.shapes[1].top + slide.shapes[1].height <= FOOT
