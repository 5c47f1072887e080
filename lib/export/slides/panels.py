"""Small charts side by side on a slide: an image of their lines, with the words as text around it."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from PIL import Image, ImageDraw
from pptx.dml.color import RGBColor
from pptx.enum.text import PP_ALIGN
from pptx.util import Emu, Inches

from lib.charts.editable import ChartPanel, PanelGrid
from lib.charts.palette import FAINT, INK, PAGE, PEERS, RULE
from lib.charts.scale import wrapped
from lib.domain.loads.visible import visible
from lib.export.slides.theme import CHART_WORDS, ON_PAPER, SlidePlace

PX_AN_INCH = 200
"""Dots of the image in an inch of the slide."""
_FINER = 2
"""How many times finer it is drawn than it is kept, so that lines are smooth."""
_NAME, _YEARS, _AMOUNTS, _GAP = Inches(0.26), Inches(0.26), Inches(0.9), Inches(0.15)
"""Height of a name and of the years, width of the amounts, and space between panels."""
_THIN, _THICK = 5, 10
"""Width of the line of the focus and of that of the other, in dots as they are drawn."""


def add_panels(shapes: Any, grid: PanelGrid, alt: str, place: SlidePlace) -> None:
    """Put small charts on a slide, with a name above each and the ends of the axes along the edge.

    Args:
        shapes: of the slide.
        grid: with at least one panel.
        alt: what a screen reader says of the image.
        place: left, top, width and height, in EMU.
    """
    panels = list(_places(len(grid.panels), place))
    left, top, width, height = place
    picture = shapes.add_picture(io.BytesIO(_image(grid, panels, place)), left, top, width, height)
    picture._element.nvPicPr.cNvPr.set("descr", visible(alt))
    for panel, (x, y, wide, _) in zip(grid.panels, panels, strict=True):
        name = wrapped(visible(panel.name), wide / 914_400 * 96, CHART_WORDS.pt * 96 / 72, most_lines=1)[0]
        _write(shapes, name, (x, y - _NAME, wide, _NAME), INK)
    for x, y, wide, high in panels:
        if y + high + _YEARS >= top + height - _GAP:
            _write(shapes, grid.x_ends[0], (x, y + high, wide // 2, _YEARS), FAINT)
            _write(
                shapes, grid.x_ends[1], (x + wide // 2, y + high, wide // 2, _YEARS), FAINT, PP_ALIGN.RIGHT
            )
        if x == panels[0][0]:
            beside = _AMOUNTS - _GAP // 2
            _write(shapes, grid.y_ends[1], (left, y - _NAME // 2, beside, _NAME), FAINT, PP_ALIGN.RIGHT)
            _write(
                shapes, grid.y_ends[0], (left, y + high - _NAME // 2, beside, _NAME), FAINT, PP_ALIGN.RIGHT
            )


def _places(number: int, place: SlidePlace) -> Iterator[SlidePlace]:
    """Where each panel lies, row by row, in EMU."""
    columns = next(most for fit, most in ((3, number), (8, 4), (15, 5), (10**9, 6)) if number <= fit)
    rows = -(-number // columns)
    left, top, width, height = place
    wide = (width - _AMOUNTS - _GAP * (columns - 1)) // columns
    high = (height - _YEARS - rows * (_NAME + _GAP)) // rows
    for panel in range(number):
        row, column = divmod(panel, columns)
        yield left + _AMOUNTS + column * (wide + _GAP), top + _NAME + row * (high + _NAME + _GAP), wide, high


def _image(grid: PanelGrid, panels: list[SlidePlace], place: SlidePlace) -> bytes:
    """The lines of all panels as PNG."""
    left, top, width, height = place
    scale = PX_AN_INCH * _FINER / 914_400
    size = (round(width * scale), round(height * scale))
    image = Image.new("RGB", size, ON_PAPER[PAGE])
    pen = ImageDraw.Draw(image)
    for panel, (x, y, wide, high) in zip(grid.panels, panels, strict=True):
        _draw(pen, panel, grid, ((x - left) * scale, (y - top) * scale, wide * scale, high * scale))
    out = io.BytesIO()
    image.resize((size[0] // _FINER, size[1] // _FINER), Image.Resampling.LANCZOS).save(
        out, "PNG", optimize=True
    )
    return out.getvalue()


def _draw(pen: Any, panel: ChartPanel, grid: PanelGrid, at: tuple[float, float, float, float]) -> None:
    left, top, wide, high = at
    pen.rectangle((left, top, left + wide, top + high), outline=ON_PAPER[RULE], width=2)
    for line in panel.lines:
        path = [
            (
                left + wide * (point.x - grid.x.low) / (grid.x.high - grid.x.low),
                top + high * (grid.y.high - point.y) / (grid.y.high - grid.y.low),
            )
            for point in line.points
        ]
        color, thick = ON_PAPER[line.color], _THICK if line.color == PEERS else _THIN
        if len(path) > 1:
            pen.line(path, fill=color, width=thick, joint="curve")
        for x, y in path[:1] if len(path) == 1 else ():
            pen.ellipse((x - thick, y - thick, x + thick, y + thick), fill=color)


def _write(shapes: Any, words: str, place: SlidePlace, color: Any, align: Any = PP_ALIGN.LEFT) -> None:
    frame = shapes.add_textbox(*map(Emu, map(int, place))).text_frame
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    frame.word_wrap = True
    frame.text = visible(words)
    paragraph = frame.paragraphs[0]
    paragraph.alignment = align
    paragraph.font.size = CHART_WORDS
    paragraph.font.color.rgb = RGBColor.from_string(ON_PAPER[color][1:])
