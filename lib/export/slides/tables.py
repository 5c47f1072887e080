"""Tables of an office program: the rows and columns that fit a slide, and fields in colours."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.text import PP_ALIGN
from pptx.util import Emu, Inches, Length

from lib.charts.editable import CellGrid
from lib.charts.palette import INK, PAGE, PEERS, SURFACE, Colour
from lib.charts.scale import wrapped
from lib.charts.text_width import text_width
from lib.domain.loads.visible import visible
from lib.export.slides.theme import BODY, CHART_WORDS, ON_PAPER, SlidePlace
from lib.tables.table import Table
from lib.text.language import Language

COLUMNS_ON_A_SLIDE, ROWS_ON_A_SLIDE = 6, 9
"""What can be read in a room."""
_LETTER, _EMU_PER_PX = BODY.pt * 96 / 72, 914_400 / 96
_EDGES, _WIDEST = 24.0, 380.0
"""Space beside the words of a cell, and the width of one that still takes one line, in px."""
_LINE, _AROUND = Inches(0.24), Inches(0.16)
"""Height of a line of words, and of the space around them in a cell."""
_NUMBER = re.compile(r"[-+\u2212]?[^\w\s]? ?[\d.,\u202f\u00a0 ]+ ?%?")
_LONGEST_ROW = Inches(0.45)


def add_table(shapes: Any, table: Table, place: SlidePlace, language: Language) -> None:
    """Put the first rows and columns of a table on a slide, and how many rows there are besides.

    Args:
        shapes: of the slide.
        table: in words.
        place: left, top, width and height, in EMU.
        language: of what is said of the rest.
    """
    left, top, width, height = place
    lines = [[column.title for column in table.columns]]
    lines += [["" if value is None else str(value) for value in row] for row in table.rows]
    widths = _widths(lines, width / _EMU_PER_PX)
    heights = _heights(lines, widths, height - _LINE - _AROUND)
    shown = [line[: len(widths)] for line in lines[: len(heights)]]
    frame = shapes.add_table(len(shown), len(widths), left, top, width, sum(heights))
    frame._element.nvGraphicFramePr.cNvPr.set("descr", visible(table.title))
    for number, wide in enumerate(widths):
        frame.table.columns[number].width = Emu(int(wide * _EMU_PER_PX))
        to_right = all(_NUMBER.fullmatch(line[number]) or not line[number] for line in shown[1:])
        for row, line in enumerate(shown):
            cell = frame.table.cell(row, number)
            _fill(cell, line[number], SURFACE if row == 0 else PAGE, bold=row == 0)
            if to_right and len(shown) > 1:
                cell.text_frame.paragraphs[0].alignment = PP_ALIGN.RIGHT
    for row, high in enumerate(heights):
        frame.table.rows[row].height = high
    if rest := len(lines) - len(shown):
        said = language.count("en nog {n} rij", "en nog {n} rijen", rest)
        _say_rest(shapes, said, (left, top + sum(heights), width, _LINE + _AROUND))


def add_cells(shapes: Any, grid: CellGrid, alt: str, place: SlidePlace, language: Language) -> None:
    """Put fields in colours on a slide, as a table that can be edited.

    Args:
        shapes: of the slide.
        grid: with at least one row.
        alt: what a screen reader says of it.
        place: left, top, width and height, in EMU.
        language: of what is said of the rest.
    """
    left, top, width, height = place
    row_height = min(_LONGEST_ROW, (height - _LINE - _AROUND) // (min(len(grid.rows), ROWS_ON_A_SLIDE) + 1))
    rows = grid.rows[:ROWS_ON_A_SLIDE]
    frame = shapes.add_table(
        len(rows) + 1, len(grid.columns) + 1, left, top, width, row_height * (len(rows) + 1)
    )
    frame._element.nvGraphicFramePr.cNvPr.set("descr", visible(alt))
    for number, name in enumerate(("", *grid.columns)):
        _fill(frame.table.cell(0, number), name, SURFACE, bold=True)
    for row, name in enumerate(rows):
        _fill(frame.table.cell(row + 1, 0), name, PAGE)
        for column, cell in enumerate(grid.cells[row], start=1):
            words, fill = (cell.words, cell.fill) if cell else ("", PAGE)
            _fill(frame.table.cell(row + 1, column), words, fill, size=CHART_WORDS)
    for row in frame.table.rows:
        row.height = Emu(row_height)
    if rest := len(grid.rows) - len(rows):
        said = language.count("en nog {n} rij", "en nog {n} rijen", rest)
        _say_rest(shapes, said, (left, top + row_height * (len(rows) + 1), width, _LINE + _AROUND))


def _widths(lines: Sequence[Sequence[str]], room: float) -> list[float]:
    """How wide the first columns are that fit beside each other, in px; together they take all the room."""
    needed: list[float] = []
    for number in range(min(len(lines[0]), COLUMNS_ON_A_SLIDE)):
        longest = max(text_width(line[number], _LETTER, bold=True) for line in lines[: ROWS_ON_A_SLIDE + 1])
        if needed and sum(needed) + _smallest(longest) > room:
            break
        needed.append(_smallest(longest))
    return [wide * room / sum(needed) for wide in needed]


def _smallest(longest: float) -> float:
    return min(longest, _WIDEST) + _EDGES


def _heights(lines: Sequence[Sequence[str]], widths: Sequence[float], room: int) -> list[Length]:
    """How high the first rows are that fit under each other, the head among them, in EMU."""
    found: list[Length] = []
    for line in lines[: ROWS_ON_A_SLIDE + 1]:
        cells = zip(line, widths, strict=False)
        most = max(len(wrapped(words, wide - _EDGES, _LETTER * 1.06, 9)) for words, wide in cells)
        high = Emu(_LINE * most + _AROUND)
        if found and sum(found) + high > room:
            break
        found.append(high)
    return found


def _say_rest(shapes: Any, said: str, place: SlidePlace) -> None:
    frame = shapes.add_textbox(*map(Emu, place)).text_frame
    frame.word_wrap, frame.margin_left = True, 0
    frame.text = visible(said)
    frame.paragraphs[0].font.size = BODY


def _fill(cell: Any, words: str, fill: Colour, *, bold: bool = False, size: Length = BODY) -> None:
    cell.text = visible(words)
    font = cell.text_frame.paragraphs[0].font
    font.size, font.bold = size, bold
    font.color.rgb = RGBColor.from_string(ON_PAPER[PAGE if fill == PEERS else INK][1:])
    cell.fill.solid()
    cell.fill.fore_color.rgb = RGBColor.from_string(ON_PAPER[fill][1:])
