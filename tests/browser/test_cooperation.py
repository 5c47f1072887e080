"""The page on the cooperation in a browser: without a scan and with one, and the step to an agreement."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import openpyxl
import pytest
from playwright.sync_api import Page, expect

from tests.browser.pages import at_rest

Site = Callable[[str], str]
Open = Callable[..., Page]
Axe = Callable[[Page], list[dict[str, Any]]]

ADDRESS = "samenwerking?focus=demo-veldermeer-merwinga"


@pytest.mark.parametrize("focus", ["zwolle-rova", "nijmegen-dar"])
@pytest.mark.parametrize("width", [1440, 390])
def test_without_a_scan_it_says_how_one_begins(
    site: Site, open_page: Open, axe: Axe, focus: str, width: int
) -> None:
    page = open_page(f"{site('published')}/samenwerking?focus={focus}", width=width)
    expect(page.get_by_role("heading", name="is geen ronde van de samenwerkingsscan bekend")).to_be_visible()
    expect(page.get_by_text("Nieuwe ronde")).to_be_visible()
    assert not axe(page)


def test_what_to_talk_about_and_both_sides_stand_on_the_first_screen(site: Site, open_page: Open) -> None:
    page = open_page(f"{site('demo')}/{ADDRESS}", width=1440, height=900)
    for part in (".st-key-gesprek_2", ".st-key-beeld .js-plotly-plot"):
        box = page.locator(part).bounding_box()
        assert box is not None
        assert box["y"] + box["height"] <= 900, part


def test_a_difference_becomes_an_agreement_in_one_step(site: Site, open_page: Open) -> None:
    page = open_page(f"{site('demo')}/{ADDRESS}")
    page.locator(".st-key-gesprek_0").get_by_role("link", name="Maak er een afspraak van").click()
    page.wait_for_url("**/besluiten?**besluit=nieuw**")
    at_rest(page)
    assert "vraag=afspraken-nakomen" in page.url
    assert "ronde=2025" in page.url
    assert "focus=demo-veldermeer-merwinga" in page.url


def test_a_difference_is_looked_at_closely_and_stands_in_the_file(site: Site, open_page: Open) -> None:
    page = open_page(f"{site('demo')}/{ADDRESS}")
    page.locator(".st-key-gesprek_1").get_by_role("button", name="Van dichtbij").click()
    page.wait_for_url("**onderwerp=aanspreken.opdrachtnemer**")
    at_rest(page)
    with page.expect_download() as download:
        page.get_by_role("button", name="Excel", exact=True).click()
    book = openpyxl.load_workbook(io.BytesIO(download.value.path().read_bytes()))
    cells = [cell for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row]
    assert "niet (eensluidend) te tonen" in cells
    assert "Zegt deze kant het tegen de ander als iets niet goed gaat? Over de opdrachtnemer" in cells
