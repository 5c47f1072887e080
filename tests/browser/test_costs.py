"""The page Kosten in a real browser: its words keep clear, its choices stand in the URL, its workbook holds it all."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs, urlencode, urlsplit

import openpyxl
import pytest
from playwright.sync_api import Page, expect

from tests.browser.pages import LOOKS, at_rest, choose_by_keys, overflow
from tests.browser.test_labels import faults

Site = Callable[[str], str]
CHARTS = ("opbouw", "brug", "schaal", "vormen")
WIDTHS = (1440, 820, 390)
CASES = {
    "round figures": ("kosten", {"eenheid": "inwoner"}),
    "one price level": (
        "kosten",
        {"prijspeil": "2024", "bruto": "ja", "stand": "begroting", "vorige": "2019"},
    ),
    "demo, recount": (
        "demo",
        {
            "focus": "demo-stroomhoven-dorenland",
            "dienst": "groen",
            "periode": "2019",
            "eenheid": "areaaleenheid",
        },
    ),
    "demo, in English": ("demo", {"taal": "en", "dienst": "afval"}),
}


def visible_faults(page: Page, width: int) -> list[str]:
    """What is wrong with the words; those of the bridge lie on a ground of their own, over its thin lines."""
    found = [fault for key in CHARTS for fault in faults(page, key, width)]
    return [f for f in found if not (", brug: " in f and f.endswith("runs over a line"))]


@pytest.mark.parametrize("case", CASES)
def test_words_keep_clear(site: Site, open_page: Callable[..., Page], case: str) -> None:
    name, choices = CASES[case]
    page = open_page(f"{site(name)}/kosten?{urlencode(choices)}")
    found = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        at_rest(page)
        found += visible_faults(page, width)
    assert not found, "\n".join(found)


@pytest.mark.parametrize(("width", "scheme", "language"), LOOKS)
def test_accessible(site: Site, open_page, axe, width: int, scheme: str, language: str) -> None:
    page = open_page(f"{site('kosten')}/kosten?taal={language}", width=width, scheme=scheme)
    assert axe(page) == []
    assert overflow(page) <= 0


@pytest.mark.parametrize("width", [1440, 390])
def test_the_build_up_is_on_the_first_screen(site: Site, open_page: Callable[..., Page], width: int) -> None:
    page = open_page(f"{site('kosten')}/kosten", width=width, height=900 if width > 400 else 844)
    box = page.locator(".st-key-opbouw .js-plotly-plot").bounding_box()
    assert box is not None
    assert box["y"] + box["height"] <= (900 if width > 400 else 844)


def test_a_choice_stands_in_the_url_and_a_link_shows_the_same(
    site: Site, open_page: Callable[..., Page]
) -> None:
    page = open_page(f"{site('kosten')}/kosten")
    choose_by_keys(page, "Volgorde van de stappen", "prijs → niveau → hoeveelheid")
    page.wait_for_url("**volgorde=prijs-niveau-hoeveelheid**")
    at_rest(page)
    chosen = parse_qs(urlsplit(page.url).query)
    again = open_page(page.url)
    assert parse_qs(urlsplit(again.url).query) == chosen
    expect(again.get_by_text("prijs → niveau → hoeveelheid", exact=False).first).to_be_visible()


def test_the_workbook_holds_every_figure_with_its_source(
    site: Site, open_page: Callable[..., Page], tmp_path: Path
) -> None:
    page = open_page(f"{site('kosten')}/kosten")
    with page.expect_download() as download:
        page.get_by_role("button", name="Excel").click()
    download.value.save_as(tmp_path / "kosten.xlsx")
    assert download.value.suggested_filename == "kosten_aa-cc_groen_2024.xlsx"
    book = openpyxl.load_workbook(tmp_path / "kosten.xlsx")
    assert book.sheetnames == [
        "Opbouw", "Brug", "Vergeleken", "Definities en bronnen", "Bronnen", "Hele reeks", "Over dit bestand",
    ]  # fmt: skip
    amounts = [row[1].value for row in book["Brug"].iter_rows(min_row=2, max_row=8)]
    assert amounts[0] + sum(amounts[1:-1]) == pytest.approx(amounts[-1])
    assert "DVO-proef" in {row[2].value for row in book["Bronnen"].iter_rows(min_row=2)}
