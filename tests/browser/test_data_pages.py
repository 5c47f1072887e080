"""Gegevens inlezen, Geschiedenis and Gegevenswoordenboek in a real browser."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Page, expect

from tests.browser.pages import LOOKS, at_rest, choose, overflow
from tests.browser.server import Server
from tests.data_sets import make_store
from tests.loading import WORLD, figures_file

PAGES = ("gegevens", "geschiedenis", "gegevenswoordenboek")
GOOD = figures_file("aa-cc;;pond;2023;5;definitief")
BAD = figures_file("aa-cc;;pond;2023;fout;definitief", "zz;;pond;2023;1;definitief")


@pytest.fixture(scope="module")
def address(server: Callable[..., Server], tmp_path_factory: pytest.TempPathFactory) -> str:
    """The app on a store of its own, for these tests load."""
    return server(make_store("published", tmp_path_factory.mktemp("data_pages"))).url


def put(page: Page, *paths: Path) -> None:
    page.locator("input[type=file]").set_input_files([str(path) for path in paths])
    page.wait_for_selector("h2:has-text('Herkend')")
    at_rest(page)


def press(page: Page, label: str) -> None:
    page.get_by_role("button", name=label, exact=True).click()
    at_rest(page)


def written(folder: Path, name: str, text: str) -> Path:
    (folder / name).write_text(text, "utf-8")
    return folder / name


def test_from_files_to_a_load_and_back(address: str, open_page, axe, tmp_path: Path) -> None:
    page = open_page(f"{address}/gegevens")
    put(page, *[written(tmp_path, name, text) for name, text in WORLD.items()])
    press(page, "Laden")
    expect(page.get_by_text("Lading 2 is klaar.")).to_be_visible()

    put(page, written(tmp_path, "cijfers.csv", BAD))
    expect(page.get_by_text("2 bevindingen: er is niets geladen")).to_be_visible()
    assert axe(page) == []
    with page.expect_download() as download:
        page.get_by_role("button", name="Alle bevindingen").click()
    download.value.save_as(tmp_path / "bevindingen.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "bevindingen.xlsx").worksheets[1]
    marked = {c.value for row in sheet.iter_rows(min_row=2) for c in row if c.fill.fill_type}
    assert marked == {"fout", "zz"}

    page = open_page(f"{address}/gegevens")
    book = openpyxl.Workbook()
    book.active.title = "cijfers"
    for line in GOOD.splitlines():
        book.active.append([cell or None for cell in line.split(";")])
    book.save(tmp_path / "cijfers.xlsx")
    put(page, tmp_path / "cijfers.xlsx")
    assert axe(page) == []
    press(page, "Laden")
    expect(page.get_by_text("Lading 3 is klaar.")).to_be_visible()

    page = open_page(f"{address}/geschiedenis")
    page.get_by_role("combobox", name="Bekijk een lading").click()
    newest = page.get_by_role("option", name=re.compile("^3: ")).inner_text()
    page.keyboard.press("Escape")
    choose(page, "Bekijk een lading", newest)
    assert axe(page) == []
    press(page, "Lading 3 terugdraaien")
    expect(page.get_by_text("Lading 3 is teruggedraaid.")).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("button", name="Reservekopie maken").click()
    assert download.value.path().stat().st_size > 10_000


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize(("width", "scheme", "language"), LOOKS)
def test_accessible(address: str, open_page, axe, name: str, width: int, scheme: str, language: str) -> None:
    page = open_page(f"{address}/{name}?taal={language}", width=width, scheme=scheme)
    assert axe(page) == []
    assert overflow(page) <= 0
    for zone in page.get_by_test_id("stFileUploaderDropzone").all():
        expect(zone).to_have_attribute("role", "group")  # it can be focused, so it is no decoration


def test_a_row_of_a_wide_table_is_a_few_lines_on_a_phone(
    address: str, open_page: Callable[..., Page]
) -> None:
    page = open_page(f"{address}/gegevenswoordenboek", width=390)
    cells = page.locator(".stTable tbody :is(th, td)")
    expect(cells.last).to_have_attribute("data-kop", re.compile("."))
    boxes = cells.evaluate_all("cells => cells.map(cell => cell.getBoundingClientRect())")
    assert min(box["width"] for box in boxes) > 300
    assert max(box["right"] for box in boxes) <= 390
    assert overflow(page) <= 0
