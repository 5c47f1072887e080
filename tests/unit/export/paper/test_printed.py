"""A story printed by a browser without a screen; without one that is said."""

from __future__ import annotations

import os
import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pypdfium2
import pytest

from lib.export.paper import printed
from lib.export.paper.printed import NoBrowser, as_pdf, meeting_as_pdf
from lib.pictures.meeting.paper import MeetingPaper
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
    if not any(map(shutil.which, printed.BROWSERS)):
        pytest.skip("no browser on the path of this machine")
    sheets = pypdfium2.PdfDocument(as_pdf(DECK, DUTCH))
    assert len(sheets) == 5
    width, height = sheets[1].get_size()
    assert width > height
    assert "€ 110" in sheets[1].get_textpage().get_text_range()


@pytest.mark.browser
def test_the_paper_of_a_meeting_stands_upright() -> None:
    if not any(map(shutil.which, printed.BROWSERS)):
        pytest.skip("no browser on the path of this machine")
    paper = MeetingPaper("Aa - Cc", ("Soort: bestaand",), (), (LARGE,), ("Vergeleken met: 2020",), False, ())
    sheets = pypdfium2.PdfDocument(meeting_as_pdf(paper, DUTCH))
    width, height = sheets[0].get_size()
    assert (round(width), round(height)) == (595, 842)
    assert "Vergeleken met: 2020" in sheets[0].get_textpage().get_text_range()


def test_without_a_browser_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    with pytest.raises(NoBrowser):
        as_pdf(DECK, DUTCH)


def test_one_browser_prints_at_a_time(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A browser that ends badly when another one runs."""
    browser = tmp_path / printed.BROWSERS[0]
    browser.write_text(
        f"""#!/bin/sh
mkdir {tmp_path}/running || exit 1
sleep 0.2
for given in "$@"; do case $given in --print-to-pdf=*) echo printed > "${{given#*=}}";; esac; done
rmdir {tmp_path}/running
""",
        "utf-8",
    )
    browser.chmod(0o700)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    with ThreadPoolExecutor(4) as many:
        assert list(many.map(lambda _: as_pdf(DECK, DUTCH), range(4))) == [b"printed\n"] * 4
