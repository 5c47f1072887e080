"""The page Vergelijken in a real browser: its map by keyboard and as a file, and its table."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pandas as pd
from playwright.sync_api import Locator, Page, expect

from tests.browser.pages import at_rest, choose_by_keys

Site = Callable[[str], str]


def test_the_map_and_the_table_of_all_municipalities(
    site: Site, open_page: Callable[..., Page], axe: Callable[[Page], list], tmp_path: Path
) -> None:
    """The areas by their keys, the map as a file with its key; rows with a word, a column less, and a word sought."""
    page = open_page(f"{site('nederland')}/vergelijken?focus=nijmegen-dar&weergave=kaart")
    expect(page.locator(".st-key-kaart .js-plotly-plot .nsewdrag")).to_be_attached()
    areas = page.get_by_role("button", name="Langs de gebieden met de pijltoetsen of een beginletter")
    expect(areas).to_be_attached()
    areas.focus()
    pointed = page.locator(".st-key-kaart .hoverlayer .hovertext")
    told = page.locator(".st-key-kaart .gezegd")
    expect(pointed).to_contain_text("Nijmegen")
    expect(told).to_contain_text("Nijmegen - Dar: € 73 per inwoner")
    areas.press("ArrowUp")
    expect(told).not_to_contain_text("Nijmegen")
    north = told.inner_text()
    expect(pointed).to_contain_text(north.split(":")[0])
    areas.press("ArrowDown")
    expect(told).not_to_contain_text(north)
    areas.press("v")
    expect(told).to_contain_text("V")
    assert axe(page) == []

    with page.expect_download() as waiting:
        page.locator(".st-key-kaart").get_by_role("button", name="Bewaar als SVG").press("Enter")
    waiting.value.save_as(tmp_path / "kaart.svg")
    drawn = (tmp_path / "kaart.svg").read_text(encoding="utf-8")
    for word in ("onbekend", "Grenzen", "2023"):
        assert word in drawn, word
    with page.expect_download() as waiting:
        page.locator(".st-key-kaart").get_by_role("button", name="Bewaar als PNG").press("Enter")
    waiting.value.save_as(tmp_path / "kaart.png")
    assert (tmp_path / "kaart.png").read_bytes().startswith(b"\x89PNG")

    table_by_keys(page, tmp_path)


def table_by_keys(page: Page, folder: Path) -> None:
    """Rows with a word and in another order, in the file too; a column hidden, a word sought, a heading clicked."""
    field = page.get_by_label("Alleen rijen met")
    field.fill("dienstverleningsovereenkomst")
    field.press("Enter")
    expect(page.get_by_text("2 van 342 rijen")).to_be_visible()
    at_rest(page)
    table = page.locator("[data-testid=stDataFrame]").last
    with page.expect_download() as waiting:
        page.locator(".st-key-uitvoer").get_by_role("button", name="CSV").click()
    waiting.value.save_as(folder / "rijen.csv")
    assert len(pd.read_csv(folder / "rijen.csv", sep=";")) == 2

    choose_by_keys(page, "Volgorde", "hoog naar laag")
    expect(page.get_by_text("Het is geen ranglijst.")).to_be_visible()
    with page.expect_download() as waiting:
        page.locator(".st-key-uitvoer").get_by_role("button", name="CSV").click()
    waiting.value.save_as(folder / "volgorde.csv")
    values = pd.read_csv(folder / "volgorde.csv", sep=";", decimal=",").iloc[:, 3].tolist()
    assert values == sorted(values, reverse=True) != values[::-1]

    def cells() -> list[str]:
        return table.locator("canvas [role=row] [role=gridcell]").all_inner_texts()

    def tool(name: str) -> Locator:
        table.hover()
        return table.get_by_role("button", name=name)

    before = table.locator("canvas [role=columnheader]").all_inner_texts()
    assert "Contractvorm" in before
    tool("Kolommen tonen of verbergen").click()
    page.locator("label", has=page.get_by_label("Contractvorm", exact=True)).click()
    page.keyboard.press("Escape")
    expect(table.locator("canvas [role=columnheader]").filter(has_text="Contractvorm")).to_have_count(0)
    assert cells()
    tool("Zoeken").click()
    search = page.locator(".gdg-search-bar input")
    search.fill("Zwolle")
    expect(page.locator(".gdg-search-bar")).to_contain_text("1 resultaat")
    page.keyboard.press("Escape")

    tool("Kolommen tonen of verbergen").click()
    page.locator("label", has=page.get_by_label("Naam", exact=True)).click()
    page.keyboard.press("Escape")
    expect(table.locator("canvas [role=columnheader]").filter(has_text="Naam")).to_have_count(0)
    expect(table.locator("canvas [role=gridcell]").first).to_have_text(re.compile("^117"))
    table.locator(".dvn-scroller").click(position={"x": 60, "y": 16})
    expect(table.locator("canvas [role=gridcell]").first).to_have_text(
        re.compile("^72")  # as text it would be the last
    )


CUT_PLACEHOLDERS = """fields => fields.filter(field => {
  const style = getComputedStyle(field), pen = document.createElement('canvas').getContext('2d');
  pen.font = `${style.fontSize} ${style.fontFamily}`;
  const room = field.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
  return field.placeholder && pen.measureText(field.placeholder).width > room;
}).map(field => field.placeholder)"""


def test_what_stands_in_an_empty_choice_is_whole(site: Site, open_page: Callable[..., Page]) -> None:
    for language in ("nl", "en"):
        page = open_page(f"{site('box')}/vergelijken?focus=nijmegen-dar&taal={language}")
        fields = page.locator(".stMultiSelect input")
        expect(fields.first).to_be_visible()
        assert fields.evaluate_all(CUT_PLACEHOLDERS) == []
