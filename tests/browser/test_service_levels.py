"""The page on service levels in a browser: what stands first, and that its choices travel."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import openpyxl
from playwright.sync_api import Page, expect

from tests.browser.pages import at_rest, choose

Site = Callable[[str], str]
Open = Callable[..., Page]

ADDRESS = "dienstverlening?focus=demo-stroomhoven-dorenland&laag=contract&periode=2024"


def test_the_main_picture_stands_on_the_first_screen(site: Site, open_page: Open) -> None:
    for width, height in ((1440, 900), (390, 844)):
        page = open_page(f"{site('demo')}/{ADDRESS}", width=width, height=height)
        box = page.locator(".st-key-beeld .js-plotly-plot").bounding_box()
        assert box is not None
        assert box["y"] < height / 2
        ticks = page.locator(".st-key-beeld .xtick text")
        assert "100%" in ticks.all_text_contents()
        assert box["y"] + (box["height"] if width > 1000 else 200) <= height


def test_another_discipline_comes_in_the_url_and_in_the_file(site: Site, open_page: Open) -> None:
    page = open_page(f"{site('demo')}/{ADDRESS}")
    choose(page, "Discipline", "Verharding")
    page.wait_for_url("**discipline=verharding**")
    with page.expect_download() as download:
        page.get_by_role("button", name="Excel").click()
    assert download.value.suggested_filename == (
        "dienstverlening_demo-stroomhoven-dorenland_contract_2024_verharding.xlsx"
    )
    book = openpyxl.load_workbook(io.BytesIO(Path(download.value.path()).read_bytes()))
    assert book.sheetnames == [
        "Uitkomsten",
        "Verloop",
        "Meetlatten",
        "Afspraken",
        "Zonder ambitie",
        "Definities en bronnen",
        "Aantal plekken",
        "Hele reeks",
        "Over dit bestand",
    ]
    assert {row[0].value for row in book["Uitkomsten"].iter_rows(min_row=2)} == {"Verharding"}


def test_the_true_share_is_filled_in_by_keyboard(site: Site, open_page: Open) -> None:
    page = open_page(f"{site('demo')}/{ADDRESS}&discipline=groen")
    field = page.locator(".st-key-w_ware_pct input")
    field.fill("100")
    field.press("Enter")
    page.wait_for_url("**ware_pct=100**")
    at_rest(page)
    expect(page.get_by_text("waar aandeel 100%").first).to_be_visible()
