"""A story printed by a browser without a screen; without one that is said."""

from __future__ import annotations

import shutil

import pypdfium2
import pytest

from lib.export import story_pdf
from lib.export.story_pdf import NoBrowser, as_pdf
from lib.pictures.picture import LargeFigure, Picture
from lib.pictures.story.deck import Deck, DeckSlide
from lib.tables.table import Table
from lib.text.language import DUTCH

LARGE = Picture(
    "beeld",
    "Kop",
    None,
    (),
    (),
    Table("", (), ()),
    "Bron: proef",
    False,
    (LargeFigure("Afval", "€ 110", "hh"),),
)
DECK = Deck("Titel", "", (DeckSlide("Vondst", "Een zin.", LARGE, "/kosten"),) * 3, "versie 3")


@pytest.mark.browser
def test_a_slide_is_a_sheet() -> None:
    if not any(map(shutil.which, story_pdf.BROWSERS)):
        pytest.skip("no browser on the path of this machine")
    printed = pypdfium2.PdfDocument(as_pdf(DECK, DUTCH))
    assert len(printed) == 5
    width, height = printed[1].get_size()
    assert width > height
    assert "€ 110" in printed[1].get_textpage().get_text_range()


def test_without_a_browser_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    with pytest.raises(NoBrowser):
        as_pdf(DECK, DUTCH)
