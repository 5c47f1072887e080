"""Finding one's way: every page in one click, back in one step, on a desk, a phone and a projector."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from lib.ui.registry import PAGES
from tests.browser.pages import at_rest

Site = Callable[[str], str]
Open = Callable[..., Page]
Axe = Callable[[Page], list[dict[str, Any]]]

BAND = """() => {
  const box = selector => document.querySelector(selector).getBoundingClientRect();
  const tops = [box('h1').top, box('.st-key-w_focus').top];
  const low = document.querySelector('.st-key-keuzes_dicht') ? box('.st-key-keuzes_dicht').bottom : box('h1').bottom;
  return low - Math.min(...tops);
}"""
HIGHEST_BAND = 100
"""Of title, focus and choices together, in px."""


def go(page: Page, title: str) -> None:
    page.get_by_role("link", name=title, exact=True).first.click()
    page.get_by_role("heading", name=title, exact=True, level=1).wait_for()
    at_rest(page)


def test_every_page_is_one_click_and_one_step_back(site: Site, open_page: Open) -> None:
    page = open_page(site("both"))
    expect(page.get_by_text("Samenwerkingsmonitor", exact=True)).to_be_visible()
    start = page.url
    others = [declared for declared in PAGES if not declared.start]
    for declared in others:
        go(page, declared.title)
        current = page.locator("[data-testid=stSidebarNav] a[aria-current=page]")
        assert current.all_inner_texts() == [declared.title]
        if page.locator(".st-key-w_focus").count():
            assert page.evaluate(BAND) <= HIGHEST_BAND, declared.title
    for declared in [*reversed(others[:-1])]:
        page.go_back()
        page.get_by_role("heading", name=declared.title, exact=True, level=1).wait_for()
        at_rest(page)
    page.go_back()
    page.get_by_role("heading", name="Kwaliteit en kosten", exact=True, level=1).wait_for()
    at_rest(page)
    assert page.url == start
    assert page.evaluate(BAND) <= HIGHEST_BAND


@pytest.mark.parametrize("width", [390, 1000])
def test_the_menu_closes_after_choosing_a_page(site: Site, open_page: Open, axe: Axe, width: int) -> None:
    page = open_page(site("both"), width=width, height=844)
    menu = page.locator("[data-testid=stSidebar]")
    opener = page.locator("[data-testid=stExpandSidebarButton]")
    expect(opener).to_be_visible()
    opener.click()
    expect(menu).to_have_attribute("data-collapsed", "false")
    assert not axe(page)
    go(page, "Kosten")
    expect(menu).to_have_attribute("data-collapsed", "true")
    page.reload()
    at_rest(page)
    expect(menu).to_have_attribute("data-collapsed", "true")


def test_large_for_a_projector_is_kept(site: Site, open_page: Open, axe: Axe) -> None:
    page = open_page(f"{site('both')}/?dienst=groen", width=1920, height=1080)
    chart = "document.querySelector('.st-key-beeld .js-plotly-plot text').getBoundingClientRect().height"
    before = page.evaluate(chart)
    page.get_by_text("Groot beeld").click()
    at_rest(page)
    page.reload()
    at_rest(page)
    assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == "20px"
    assert page.evaluate(chart) >= 1.25 * before
    expect(page.locator("[data-testid=stSidebar]")).to_have_attribute("data-collapsed", "true")
    used, scrolled = page.evaluate(
        """() => [document.querySelector('.stMainBlockContainer [data-testid=stVerticalBlock]').offsetWidth,
        document.querySelector('[data-testid=stMain]').scrollWidth]"""
    )
    assert used > 1800
    assert scrolled <= 1920
    assert not axe(page)
