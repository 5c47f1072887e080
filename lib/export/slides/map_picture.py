"""A map on a slide: an image, for office programs have no map of their own, with its key as shapes and text."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from typing import Any

from PIL import Image, ImageDraw
from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE
from pptx.util import Emu, Inches

from lib.charts.drawing import Drawing
from lib.charts.palette import INK, PAGE
from lib.domain.loads.visible import visible
from lib.export.slides.theme import BODY, ON_PAPER, SlidePlace

PX_HIGH = 1400
"""Height of the image; about 300 dots an inch on a slide."""
_FINER = 2
"""How many times finer it is drawn than it is kept, so that borders are smooth."""
_KEY_WIDTH, _KEY_ROW = Inches(3.4), Inches(0.42)

Corner = tuple[float, float]


def is_map(drawing: Drawing) -> bool:
    """Whether areas are drawn."""
    return any(trace.get("fill") == "toself" for trace in drawing.data)


def add_map(shapes: Any, drawing: Drawing, place: SlidePlace) -> None:
    """Put a map on a slide as an image with the words of a screen reader, and its key beside it.

    Args:
        shapes: of the slide.
        drawing: of which `is_map` holds.
        place: left, top, width and height, in EMU; the map is as high.
    """
    left, top, width, height = place
    picture = shapes.add_picture(io.BytesIO(map_image(drawing)), left, top, height=height)
    picture._element.nvPicPr.cNvPr.set("descr", visible(drawing.alt))
    beside = Emu(min(left + picture.width + Inches(0.5), left + width - _KEY_WIDTH))
    named = [trace for trace in drawing.data if trace.get("fill") == "toself" and trace.get("name")]
    for number, trace in enumerate(named):
        row = Emu(top + number * _KEY_ROW)
        square = shapes.add_shape(MSO_SHAPE.RECTANGLE, beside, row, Inches(0.28), Inches(0.28))
        square.fill.solid()
        square.fill.fore_color.rgb = RGBColor(*_color(trace))
        square.line.color.rgb = RGBColor.from_string(ON_PAPER[INK][1:])
        square.shadow.inherit = False
        words = shapes.add_textbox(Emu(beside + Inches(0.4)), Emu(row - Inches(0.07)), _KEY_WIDTH, _KEY_ROW)
        words.text_frame.word_wrap = True
        words.text_frame.text = visible(str(trace["name"]))
        words.text_frame.paragraphs[0].font.size = BODY


def map_image(drawing: Drawing) -> bytes:
    """The areas and outlines of a map as PNG, north up."""
    corners = [corner for trace in drawing.data for ring in _rings(trace) for corner in ring]
    west, east = min(x for x, _ in corners), max(x for x, _ in corners)
    south, north = min(y for _, y in corners), max(y for _, y in corners)
    stretch = float(drawing.layout["yaxis"].get("scaleratio", 1))
    high = PX_HIGH * _FINER
    scale = high / ((north - south) * stretch or 1)
    size = (max(1, round((east - west) * scale)), high)
    image = Image.new("RGB", size, ON_PAPER[PAGE])
    pen = ImageDraw.Draw(image)

    def at(corner: Corner) -> Corner:
        return (corner[0] - west) * scale, (north - corner[1]) * scale * stretch

    for trace in drawing.data:
        line = trace.get("line", {})
        thick = max(1, round(float(line.get("width", 1)) * 2 * _FINER))
        for ring in _rings(trace):
            path = [at(corner) for corner in ring]
            if trace.get("fill") == "toself":
                pen.polygon(path, fill=_color(trace))
            pen.line(path, fill=ON_PAPER[line.get("color", INK)], width=thick, joint="curve")
    out = io.BytesIO()
    image.resize((size[0] // _FINER, PX_HIGH), Image.Resampling.LANCZOS).save(out, "PNG", optimize=True)
    return out.getvalue()


def _rings(trace: Mapping[str, Any]) -> Iterator[list[Corner]]:
    """The rings of a trace, which are parted by gaps; what are marks has none."""
    if trace.get("mode") != "lines":
        return
    ring: list[Corner] = []
    for x, y in zip([*trace["x"], None], [*trace["y"], None], strict=True):
        if x is not None and y is not None:
            ring.append((x, y))
        elif len(ring) > 2:
            yield ring
            ring = []
        else:
            ring = []


def _color(trace: Mapping[str, Any]) -> tuple[int, int, int]:
    """The colour of an area as it lies on white."""
    strength = float(trace.get("opacity", 1))
    parts = bytes.fromhex(ON_PAPER[trace["fillcolor"]][1:])
    red, green, blue = (round(255 - strength * (255 - part)) for part in parts)
    return red, green, blue
