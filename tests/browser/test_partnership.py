"""The review of a partnership in a browser: for everyone, on every width, on paper, and on to the pages behind it."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import openpyxl
import pytest
from playwright.sync_api import Page

from tests.browser.pages import at_rest, overflow

FOCUS = "demo-dorenrade-lindergroep"
ADDRESS = f"partnerschap?focus={FOCUS}&dienst=groen&periode=2025&vorige=2024"
CHARTS = ("areaal", "beeld", "dienstverlening", "brug", "verloop")
# Per chart its width and height, and that of the column it stands in.
BOXES = """keys => Object.fromEntries(keys.map(key => {
  const chart = document.querySelector(`.st-key-${key} .js-plotly-plot`);
  const column = chart.closest('[data-testid=stColumn]');
  const box = chart.getBoundingClientRect();
  return [key, [box.width, box.height, column.getBoundingClientRect().width]];
}))"""


@pytest.mark.parametrize(("width", "height", "scheme"), [(1440, 900, "light"), (390, 844, "dark")])
def test_for_everyone(
    site: Callable[[str], str],
    open_page: Callable[..., Page],
    axe: Callable[[Page], list[Any]],
    width: int,
    height: int,
    scheme: str,
) -> None:
    page = open_page(f"{site('both')}/{ADDRESS}", width=width, height=height, scheme=scheme)
    for key in CHARTS:
        assert page.locator(f".st-key-{key} .js-plotly-plot").count() == 1, key
    assert overflow(page) <= 0
    boxes = page.evaluate(BOXES, list(CHARTS))
    assert all(chart <= column + 1 for chart, _, column in boxes.values()), boxes
    assert not axe(page)


def test_published_figures_in_english(
    site: Callable[[str], str], open_page: Callable[..., Page], axe: Callable[[Page], list[Any]]
) -> None:
    page = open_page(f"{site('published')}/partnerschap?focus=nijmegen-dar&taal=en")
    assert page.locator("h1").all_inner_texts() == ["Partnership"]
    assert "Waste: what is different in 2021" in page.locator("h2").all_inner_texts()
    assert not axe(page)


def follow(page: Page, name: str, path: str) -> dict[str, str]:
    """Click the link of this name, wait for its page, and read the choices there."""
    page.locator(".stPageLink").get_by_text(name, exact=True).click()
    page.wait_for_function("path => location.pathname === path", arg=path)
    at_rest(page)
    return dict(parse_qsl(urlsplit(page.url).query))


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("Kwaliteit en kosten", "/"),
        ("Dienstverlening", "/dienstverlening"),
        ("Kosten", "/kosten"),
        ("Marktconformiteit", "/marktconformiteit"),
    ],
)
def test_a_link_opens_its_page_with_the_same_choices_and_back_returns(
    site: Callable[[str], str], open_page: Callable[..., Page], name: str, path: str
) -> None:
    page = open_page(f"{site('both')}/{ADDRESS}")
    asked = follow(page, name, path)
    assert (asked["focus"], asked["periode"], asked["taal"]) == (FOCUS, "2025", "nl")
    page.go_back()
    page.wait_for_function("() => location.pathname === '/partnerschap'")
    at_rest(page)
    assert dict(parse_qsl(urlsplit(page.url).query))["vorige"] == "2024"


def test_the_link_to_the_market_tests_opens_the_first(
    site: Callable[[str], str], open_page: Callable[..., Page]
) -> None:
    page = open_page(f"{site('both')}/{ADDRESS}")
    asked = follow(page, "Marktconformiteit", "/marktconformiteit")
    assert (asked["focus"], asked["periode"], asked["product"]) == (FOCUS, "2025", "demo-gazon")


def test_the_workbook_holds_figures_definitions_and_sources(
    site: Callable[[str], str], open_page: Callable[..., Page]
) -> None:
    page = open_page(f"{site('both')}/{ADDRESS}")
    with page.expect_download() as told:
        page.get_by_role("button", name="Excel").click()
    book = openpyxl.load_workbook(io.BytesIO(Path(told.value.path()).read_bytes()))
    assert told.value.suggested_filename == f"partnerschap_{FOCUS}_2025.xlsx"
    assert book.sheetnames == [
        *("Partnerschap", "Wat er veranderde", "Cijfers", "Uitkomsten", "Brug", "Markttoetsen"),
        "Indicatoren",
        *("Basis op orde", "Areaalregels", "Gebeurtenissen", "Definities en bronnen", "Bronnen per cijfer"),
        "Hele reeks",
        "Over dit bestand",
    ]
    assert all(book[name].max_row > 1 for name in book.sheetnames if name != "Gebeurtenissen")
    address = [row[1] for row in book["Over dit bestand"].iter_rows(values_only=True)]
    assert any(str(cell).endswith(f"{ADDRESS}&taal=nl") for cell in address)
