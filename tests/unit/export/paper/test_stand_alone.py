"""A story as one page: everything in it, nothing from elsewhere, text of data as text."""

from __future__ import annotations

import re

from lib.charts.drawing import Drawing
from lib.export.paper.stand_alone import as_page
from lib.pictures.picture import Picture
from lib.pictures.story.deck import Deck, DeckSlide
from lib.tables.table import Table, TableColumn
from lib.text.language import DUTCH

HOSTILE = "</script><script>alert(1)</script><b>x</b> & \u2028"


def page_of(picture: Picture, title: str = "Vondst") -> str:
    slide = DeckSlide(title, "Een zin.", picture, "/kosten")
    return as_page(Deck(title, "", (slide,), "versie 3"), DUTCH).decode()


def picture(drawing: Drawing | None, cell: str) -> Picture:
    table = Table("Tabel", (TableColumn(cell),), ((cell,), ("b",)))
    return Picture("beeld", "Kop", drawing, (), (), table, "Bron: proef", True)


def test_text_of_data_never_becomes_markup() -> None:
    drawing = Drawing([{"type": "scatter", "x": [1], "y": [2], "hovertext": [HOSTILE]}], {}, HOSTILE)
    for page in (page_of(picture(None, HOSTILE), HOSTILE), page_of(picture(drawing, HOSTILE), HOSTILE)):
        assert "alert(1)</script>" not in page
        assert "<b>x</b>" not in page
    assert "\\u003c/script" in page


def test_a_page_asks_no_other_machine() -> None:
    page = page_of(picture(Drawing([{"type": "scatter", "x": [1], "y": [2]}], {}, "alt"), "a"))
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)
    assert policy
    assert policy[1].startswith("default-src 'none'")
    head = page[: page.index("<script>")]
    assert "http" not in head.replace("http-equiv", "")
    assert '"showSendToCloud": false' in page
    assert 'aria-label="alt"' in page


def test_without_a_drawing_the_table_is_told_and_what_is_invented_is_said() -> None:
    page = page_of(picture(None, "Waarde"))
    assert '<th scope="col">Waarde</th>' in page
    assert "<td>b</td>" in page
    assert "fictieve cijfers" in page
    assert "<script>" not in page
