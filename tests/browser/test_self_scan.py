"""The page "Beginnen" in a browser: on every width, in both schemes, by keyboard, with its filled template."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import openpyxl
import pytest
from playwright.sync_api import Page, expect

from tests.browser.pages import LOOKS, at_rest, overflow

Site = Callable[[str], str]
ANSWERED = "focus=aa-cc&zelfscan=wij.ja~zij.nee~tijd.deels&proef=groen&proefgebied=centrum"


@pytest.mark.parametrize(("width", "scheme", "language"), LOOKS)
def test_everyone_can_use_it(site: Site, open_page, axe, width: int, scheme: str, language: str) -> None:
    page = open_page(f"{site('scenario')}/beginnen?{ANSWERED}&taal={language}", width=width, scheme=scheme)
    assert axe(page) == []
    assert overflow(page) <= 0


def test_an_answer_by_keyboard_stands_in_the_link(site: Site, open_page: Callable[..., Page]) -> None:
    page = open_page(f"{site('scenario')}/beginnen")
    page.get_by_role("radio", name="Nee").first.focus()
    page.keyboard.press("Space")
    at_rest(page)
    chosen = parse_qs(urlsplit(page.url).query)
    assert chosen["zelfscan"] == ["wij.nee"]
    again = open_page(page.url)
    expect(again.get_by_text("Schrijf eerst voor uzelf op wie u bent")).to_be_visible()


def test_the_template_is_filled_with_who_and_what(
    site: Site, open_page: Callable[..., Page], tmp_path: Path
) -> None:
    page = open_page(f"{site('scenario')}/beginnen?focus=aa-cc&proef=riolering&proefgebied=centrum")
    with page.expect_download() as download:
        page.get_by_role("button", name="Ingevuld sjabloon (Excel)").click()
    assert download.value.suggested_filename == "sjabloon_aa-cc_riolering.xlsx"
    download.value.save_as(tmp_path / "sjabloon.xlsx")
    book = openpyxl.load_workbook(tmp_path / "sjabloon.xlsx")
    assert [cell.value for cell in book["organisaties"]["A"][1:3]] == ["aa", "cc"]
    heading = [cell.value for cell in book["areaal"][1]]
    first = dict(zip(heading, [cell.value for cell in book["areaal"][2]], strict=True))
    assert (first["partnerschap"], first["gebiedstype"], first["hoeveelheid"]) == ("aa-cc", "centrum", None)
