"""A map on a slide: an image with the words of a screen reader and its key, and in the notes that it is one."""

from __future__ import annotations

import io

from PIL import Image
from pptx import Presentation

from lib.charts.explore.map import MapArea, draw_map
from lib.export.slides.map_picture import PX_HIGH, is_map, map_image
from lib.export.slides.presentation import as_presentation
from lib.pictures.picture import Picture
from lib.pictures.story.deck import Deck, DeckSlide
from lib.tables.table import Table
from lib.text.language import DUTCH


def square(west: float, south: float) -> tuple[tuple[float, float], ...]:
    ring = ((west, south), (west + 1, south), (west + 1, south + 1), (west, south + 1), (west, south))
    return tuple(ring)


AREAS = (
    MapArea((square(0, 0),), 0, "laag"),
    MapArea((square(1, 0),), 1, "hoog", focus=True),
    MapArea((square(0, 1),), None, "onbekend"),
)
DRAWN = draw_map(AREAS, ("tot 10", "vanaf 10"), DUTCH, "een kaart van drie")


def test_the_areas_have_the_colours_of_their_classes() -> None:
    image = Image.open(io.BytesIO(map_image(DRAWN)))
    assert image.height == PX_HIGH
    west, east = image.width // 4, 3 * image.width // 4
    low, high = image.getpixel((west, 3 * PX_HIGH // 4)), image.getpixel((east, 3 * PX_HIGH // 4))
    assert sum(low) > sum(high)
    assert image.getpixel((east, PX_HIGH // 4)) == (255, 255, 255)


def test_it_stands_on_a_slide_and_is_said_to_be_an_image() -> None:
    picture = Picture("kaart", "Kop", DRAWN, (), (), Table("", (), ()), "Bron: proef", False)
    deck = Deck("Titel", "", (DeckSlide("Vondst", "", picture, "/vergelijken"),), "versie 3")
    slide = Presentation(io.BytesIO(as_presentation(deck, DUTCH))).slides[1]
    described = [s._element.nvPicPr.cNvPr.get("descr") for s in slide.shapes if hasattr(s, "image")]
    assert described == ["een kaart van drie"]
    told = [s.text_frame.text for s in slide.shapes if s.has_text_frame]
    assert {"tot 10", "vanaf 10", "onbekend"} <= set(told)
    assert "De kaart is een afbeelding" in slide.notes_slide.notes_text_frame.text


def test_other_drawings_are_no_map() -> None:
    assert is_map(DRAWN)
    assert not is_map(type(DRAWN)([{"type": "scatter", "x": [1], "y": [2]}], {}, ""))
