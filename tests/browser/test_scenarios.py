"""The page "Wat als" in a browser: on every width, in both schemes, by the keyboard, and as a link."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs, urlencode, urlsplit

import openpyxl
import pytest
from playwright.sync_api import Page, expect

from tests.browser.pages import LOOKS, at_rest, overflow
from tests.browser.test_labels import faults

Site = Callable[[str], str]
MOVED = {
    "focus": "demo-veldermeer-merwinga",
    "scenario": "demo-gazon..C~demo-heesters.centrum.B~demo-bomen.woongebied.-25~demo-hagen..C",
    "ernaast": "demo-bermen.hoofdstructuur.B",
    "bezuiniging": "60000",
}


@pytest.mark.parametrize(("width", "scheme", "language"), LOOKS)
def test_everyone_can_use_it(site: Site, open_page, axe, width: int, scheme: str, language: str) -> None:
    page = open_page(
        f"{site('demo')}/wat-als?{urlencode({**MOVED, 'taal': language})}", width=width, scheme=scheme
    )
    assert axe(page) == []
    assert overflow(page) <= 0


@pytest.mark.parametrize("width", [1440, 390])
def test_words_keep_clear(site: Site, open_page: Callable[..., Page], width: int) -> None:
    page = open_page(f"{site('demo')}/wat-als?{urlencode(MOVED)}", width=width)
    found = [fault for key in ("brug", "gehaald") for fault in faults(page, key, width)]
    assert [f for f in found if not (", brug: " in f and f.endswith("runs over a line"))] == []


def test_a_scenario_is_made_by_keyboard_and_its_link_shows_the_same(
    site: Site, open_page: Callable[..., Page]
) -> None:
    page = open_page(f"{site('scenario')}/wat-als")
    button = page.get_by_role("button", name="Voeg toe")
    button.focus()
    page.keyboard.press("Enter")
    at_rest(page)
    chosen = parse_qs(urlsplit(page.url).query)
    assert chosen["scenario"] == ["bomen..C"]
    expect(page.get_by_role("heading", name="wat dit scenario scheelt, is onbekend")).to_be_visible()
    again = open_page(page.url)
    assert parse_qs(urlsplit(again.url).query) == chosen
    expect(
        again.get_by_role("button", name="Haal weg: Bomen, alle gebiedstypen: naar niveau C")
    ).to_be_visible()


def test_the_workbook_holds_every_figure_with_what_it_rests_on(
    site: Site, open_page: Callable[..., Page], tmp_path: Path
) -> None:
    page = open_page(f"{site('scenario')}/wat-als?scenario=maaien..C&bezuiniging=12000")
    with page.expect_download() as download:
        page.get_by_role("button", name="Excel").click()
    assert download.value.suggested_filename == "wat_als_aa-cc_2025.xlsx"
    download.value.save_as(tmp_path / "wat_als.xlsx")
    book = openpyxl.load_workbook(tmp_path / "wat_als.xlsx")
    assert book.sheetnames == [
        "Delen", "Brug", "Prijzen per niveau", "Uitkomsten", "Eerder", "Sets", "Waar het op rust", "Over dit bestand",
    ]  # fmt: skip
    amounts = [row[1].value for row in book["Brug"].iter_rows(min_row=2)]
    assert amounts == [69_000, -7_000, -6_000, -4_000, 52_000]
    told = [row[0].value for row in book["Waar het op rust"].iter_rows(min_row=2)]
    assert "Prijspeil 2025; er is niets geïndexeerd." in told
