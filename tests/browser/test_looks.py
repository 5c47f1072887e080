"""Pages with pictures as everyone sees them: accessible, no wider than the screen, no words over each other."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.pages import LOOKS, Scheme, at_rest, overflow

ADDRESSES: Mapping[str, Mapping[str, str]] = {
    "kaart": {
        "nl": "dienstverlening?focus=demo-stroomhoven-dorenland&laag=contract&periode=2024",
        "en": "dienstverlening?focus=demo-stroomhoven-dorenland&laag=contract&periode=2024&discipline=groen",
    },
    "verloop": {
        "nl": "samenwerking?focus=demo-veldermeer-merwinga",
        "en": "samenwerking?focus=demo-veldermeer-merwinga&voorwaarde=relatie",
    },
    "blok_looptijd": {
        "nl": "afspraken?focus=demo-veldermeer-merwinga",
        "en": "afspraken?focus=demo-veldermeer-merwinga",
    },
}
"""By a picture of the page and by language: the address, of everything and of a part."""

# Words in charts that lie over each other: pairs of texts whose boxes overlap by more than a px.
OVERLAPPING = """() => [...document.querySelectorAll('.js-plotly-plot')].flatMap(chart => {
  const words = [...chart.querySelectorAll('.annotation-text, .xtick text, .ytick text, .bartext')]
    .filter(word => word.textContent.trim() && word.checkVisibility())
    .map(word => [word.textContent, word.getBoundingClientRect()]);
  const edge = chart.getBoundingClientRect();
  const found = [];
  words.forEach(([text, box], n) => {
    if (box.left < edge.left - 1 || box.right > edge.right + 1) found.push('cut off: ' + text);
    words.slice(n + 1).forEach(([other, o]) => {
      if (box.left < o.right - 1 && o.left < box.right - 1 && box.top < o.bottom - 2 && o.top < box.bottom - 2)
        found.push(text + ' / ' + other);
    });
  });
  return found;
})"""


@pytest.mark.parametrize("picture", ADDRESSES)
@pytest.mark.parametrize(("width", "scheme", "language"), LOOKS)
def test_everyone_can_read_it(
    site: Callable[[str], str],
    open_page: Callable[..., Page],
    axe: Callable[[Page], list[dict[str, Any]]],
    picture: str,
    width: int,
    scheme: Scheme,
    language: str,
) -> None:
    address = f"{site('demo')}/{ADDRESSES[picture][language]}&taal={language}"
    page = open_page(address, width=width, height=900 if width > 400 else 844, scheme=scheme)
    expect(page.locator(f".st-key-{picture} .js-plotly-plot")).to_be_visible()
    at_rest(page)
    assert not axe(page)
    assert overflow(page) <= 0
    assert page.evaluate(OVERLAPPING) == []


# Tables to read that reach beyond their place, so that a part of them is hidden: the first words of each.
CUT_TABLES = """() => [...document.querySelectorAll('.stTable table')].filter(table => table.checkVisibility())
  .filter(table => table.offsetWidth > table.parentElement.clientWidth + 1)
  .map(table => table.innerText.slice(0, 40))"""


@pytest.mark.parametrize("address", ["kwaliteit-en-kosten", "marktconformiteit", "kosten", "verhaal"])
def test_no_part_of_a_table_to_read_lies_beyond_its_edge(
    site: Callable[[str], str], open_page: Callable[..., Page], address: str
) -> None:
    page = open_page(f"{site('demo')}/{address}?focus=demo-veldermeer-merwinga")
    tables = page.locator(".stTable table")
    expect(tables.first).to_be_visible()
    for width in (1440, 1280, 1024, 800, 1440):
        page.set_viewport_size({"width": width, "height": 900})
        page.wait_for_function(f"() => !({CUT_TABLES})().length")
    expect(
        page.locator(".stTable table[data-gestapeld]"), "a table that fits again is one again"
    ).to_have_count(0)


def test_the_letters_of_a_table_to_sort_grow_with_the_large_display_and_shrink_again(
    site: Callable[[str], str], open_page: Callable[..., Page]
) -> None:
    """They are drawn on a canvas, in the size that the page had when the grid was mounted; its rows tell."""
    page = open_page(f"{site('demo')}/afspraken?focus=demo-veldermeer-merwinga", width=1920, height=1080)
    grid, switch = page.locator(".stDataFrame").first, page.get_by_text("Groot beeld")
    small = grid.evaluate("grid => grid.offsetHeight")
    for large in (True, False):
        if page.locator("[data-testid=stExpandSidebarButton]").is_visible():
            page.locator("[data-testid=stExpandSidebarButton]").click()
        switch.click()
        at_rest(page)
        reached = f"height > {1.2 * small}" if large else f"height === {small}"
        page.wait_for_function(
            f"() => {{ const height = document.querySelector('.stDataFrame')?.offsetHeight; return {reached}; }}"
        )


def test_the_year_and_the_stand_are_whole_beside_the_menu(
    site: Callable[[str], str], open_page: Callable[..., Page]
) -> None:
    """At 1280 px wide the menu stands open and leaves the least room for the choices."""
    page = open_page(f"{site('demo')}/kwaliteit-en-kosten?focus=demo-veldermeer-merwinga", width=1280)
    for name in ("periode", "stand"):
        chosen = page.locator(f".st-key-w_{name} input")
        expect(chosen).to_be_visible()
        assert chosen.evaluate("field => field.scrollWidth <= field.clientWidth"), name
