"""Small charts on a slide: an image of the lines with the words of a screen reader, names as text, said to be one."""

from __future__ import annotations

import io

import pytest
from PIL import Image
from pptx import Presentation

from lib.charts.drawing import Drawing
from lib.charts.editable import ChartAxis, ChartPanel, ChartPoint, PanelGrid, PointSeries
from lib.charts.palette import FOCUS, PEERS
from lib.export.slides.presentation import as_presentation
from lib.export.slides.theme import FOOT, SLIDE_WIDTH
from lib.pictures.picture import Picture
from lib.pictures.story.deck import Deck, DeckSlide
from lib.tables.table import Table
from lib.text.language import DUTCH


def panel(name: str) -> ChartPanel:
    lines = ((ChartPoint(2020, 1), ChartPoint(2021, 2)), (ChartPoint(2020, 3), ChartPoint(2021, 1)))
    colors = zip(lines, (FOCUS, PEERS), strict=True)
    return ChartPanel(name, tuple(PointSeries("", line, color, joined=True) for line, color in colors))


@pytest.mark.parametrize("number", [1, 5, 24])
def test_every_panel_has_its_name_inside_the_slide(number: int) -> None:
    names = [f"Naam {n} <b>" for n in range(number)]
    axis = ChartAxis("", 0, 4)
    grid = PanelGrid(
        "", tuple(map(panel, names)), ChartAxis("", 2019, 2022), axis, ("2020", "2021"), ("0", "4")
    )
    drawing = Drawing([], {}, "ieder apart", editable=(grid,))
    picture = Picture(
        "ieder", "Kop", drawing, (), ("dikke lijn: de ander",), Table("", (), ()), "Bron", False
    )
    deck = Deck("Titel", "", (DeckSlide("Vondst", "", picture, "/vergelijken"),), "versie 3")
    slide = Presentation(io.BytesIO(as_presentation(deck, DUTCH))).slides[1]
    (image,) = [shape for shape in slide.shapes if hasattr(shape, "image")]
    assert image._element.nvPicPr.cNvPr.get("descr") == "ieder apart"
    colors = Image.open(io.BytesIO(image.image.blob)).convert("RGB").getcolors(10**7)
    assert colors
    assert len(colors) > 2
    words = [shape for shape in slide.shapes if shape.has_text_frame]
    told = [shape.text_frame.text for shape in words]
    assert [text for text in told if text.startswith("Naam")] == names
    assert {"2020", "2021", "0", "4", "dikke lijn: de ander"} <= set(told)
    assert all(shape.left >= 0 and shape.left + shape.width <= SLIDE_WIDTH for shape in words)
    assert all(shape.top + shape.height <= FOOT for shape in words if shape.text_frame.text in names)
    assert "De lijnen zijn een afbeelding" in slide.notes_slide.notes_text_frame.text
