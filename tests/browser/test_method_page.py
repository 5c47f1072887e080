"""The method page, reached both ways."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page

from tests.browser.pages import at_rest, overflow
from tests.browser.server import Server


def test_opens_from_the_navigation(
    site: Callable[[str], str], open_page: Callable[..., Page], axe: Callable[[Page], list[Any]]
) -> None:
    page = open_page(f"{site('both')}/?dienst=groen&focus=demo-dorenrade-lindergroep")
    page.get_by_role("link", name="Methode en bronnen", exact=True).click()
    page.get_by_role("heading", name="Wat de monitor niet beweert").wait_for()
    at_rest(page)
    assert page.title() == "Methode en bronnen - Samenwerkingsmonitor"
    assert "/methode-en-bronnen" in page.url
    page.get_by_text("Afvalscheiding", exact=True).click()
    page.get_by_text("Wat er geteld wordt").locator("visible=true").first.wait_for()
    assert not axe(page)

    page.go_back()
    page.locator(".st-key-beeld .js-plotly-plot").wait_for()
    at_rest(page)
    assert "dienst=groen" in page.url


def test_opens_by_its_address_as_the_first_page_of_a_fresh_server(
    server: Callable[..., Server], open_page: Callable[..., Page], axe: Callable[[Page], list[Any]]
) -> None:
    page = open_page(f"{server().url}/methode-en-bronnen?taal=en", width=390, height=844)
    assert page.locator("h1").all_inner_texts() == ["Method and sources"]
    assert page.get_by_role("dialog").count() == 0
    assert page.evaluate("document.documentElement.lang") == "en"
    assert overflow(page) <= 0
    assert not axe(page)
