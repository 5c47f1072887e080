"""The page Marktconformiteit in a browser: on every width, in both schemes, by everyone, and on paper."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.pages import at_rest, overflow
from tests.browser.server import Server
from tests.market_set import PARTNER, make_market_store

Open = Callable[..., Page]
Axe = Callable[[Page], list[dict[str, Any]]]

WIDTHS = {"wide": (1440, 900), "phone": (390, 844)}
# The words of a chart and its marks: no two words touch, none is cut off at the sides.
WORDS = """key => {
  const chart = document.querySelector(`.st-key-${key} .js-plotly-plot`);
  const frame = chart.getBoundingClientRect();
  return [...chart.querySelectorAll('.annotation-text, .xtick text')].map(word => {
    const box = word.getBoundingClientRect();
    return [word.textContent, box.left - frame.left, box.right - frame.left, box.top, box.bottom, frame.width];
  });
}"""

# All that a page holds for a reader or a machine: words, descriptions, and what its charts are made of.
SHOWN = """() => {
  const main = document.querySelector('[data-testid=stMain]');
  const told = [...main.querySelectorAll('[aria-label], [alt], [title]')].flatMap(
    part => ['aria-label', 'alt', 'title'].map(name => part.getAttribute(name)));
  const charts = [...document.querySelectorAll('.js-plotly-plot')].map(
    chart => [chart.data, chart.layout.annotations, chart.layout.shapes, chart.layout.xaxis.range]);
  return [main.innerText, ...told, JSON.stringify(charts), location.href].join('\\n');
}"""


@pytest.fixture(scope="module")
def market_url(server: Callable[..., Server], tmp_path_factory: pytest.TempPathFactory) -> str:
    return f"{server(make_market_store(tmp_path_factory.mktemp('market'))).url}/marktconformiteit?focus={PARTNER}"


def touching(words: list[list[Any]]) -> list[tuple[str, str]]:
    found = []
    for number, (text, left, right, top, bottom, _) in enumerate(words):
        for other, left2, right2, top2, bottom2, _ in words[number + 1 :]:
            if min(right, right2) - max(left, left2) > 1 and min(bottom, bottom2) - max(top, top2) > 3:
                found.append((text, other))
    return found


@pytest.mark.parametrize(("size", "scheme"), [("wide", "light"), ("phone", "dark")])
def test_everyone_can_use_it(market_url: str, open_page: Open, axe: Axe, size: str, scheme: str) -> None:
    width, height = WIDTHS[size]
    page = open_page(f"{market_url}&product=stappen", width=width, height=height, scheme=scheme)
    assert "▲ boven de bandbreedte" in page.locator("h2").first.inner_text()
    assert not axe(page)
    for key in ("spreiding", "stappen"):
        words = page.evaluate(WORDS, key)
        assert words
        assert touching(words) == []
        assert all(left > -2 and right < frame + 2 for _, left, right, _, _, frame in words)
    assert overflow(page) <= 0


@pytest.mark.parametrize("tab", ["Vergelijkbaarheid", "Gevoeligheid", "Andere gemeenten", "Wet en regels"])
def test_every_tab_can_be_used_by_everyone(market_url: str, open_page: Open, axe: Axe, tab: str) -> None:
    page = open_page(f"{market_url}&product=binnen")
    page.get_by_role("tab", name=tab).click()
    at_rest(page)
    expect(page.get_by_role("tab", name=tab)).to_have_attribute("aria-selected", "true")
    assert not axe(page)


def test_the_picture_stands_on_the_first_screen(market_url: str, open_page: Open) -> None:
    for width, height in WIDTHS.values():
        page = open_page(f"{market_url}&product=binnen", width=width, height=height)
        box = page.locator(".st-key-spreiding").bounding_box()
        assert box
        assert box["y"] + box["height"] < height


def test_it_prints_to_a4(market_url: str, open_page: Open) -> None:
    page = open_page(f"{market_url}&product=stappen")
    page.get_by_text("Alles onder elkaar, om af te drukken").click()
    at_rest(page)
    expect(page.locator("h2").filter(has_text=re.compile("^Gevoeligheid$"))).to_have_count(1)
    paper = page.pdf(prefer_css_page_size=True)
    sizes = set(re.findall(rb"/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)", paper))
    assert {tuple(round(float(side)) for side in size) for size in sizes} <= {
        (842, 595),
        (595, 842),
        (842, 596),
    }
    assert 2 <= len(re.findall(rb"/Type\s*/Page\b", paper)) <= 8
    page.emulate_media(media="print")
    expect(page.locator(".st-key-uitvoer")).to_be_hidden()
    expect(page.locator(".st-key-druk")).to_contain_text("niveau B")


def test_what_is_folded_does_not_print_and_paper_says_where_it_is(market_url: str, open_page: Open) -> None:
    page = open_page(f"{market_url}&product=stappen")
    folded = page.locator(".st-key-toetsdetails .stExpander")
    told = page.locator(".st-key-druk_gevouwen")
    expect(folded.first).to_be_visible()
    expect(told).to_be_hidden()
    assert len(re.findall(rb"/Type\s*/Page\b", page.pdf(prefer_css_page_size=True))) <= 3
    page.emulate_media(media="print")
    expect(folded.first).to_be_hidden()
    expect(told).to_contain_text("staan in Excel")


def test_no_confidential_price_in_the_source_of_the_page(market_url: str, open_page: Open) -> None:
    page = open_page(f"{market_url}&product=geheim-zes")
    page.get_by_text("Alles onder elkaar, om af te drukken").click()
    at_rest(page)
    shown = page.evaluate(SHOWN)
    assert "vertrouwelijk" in shown
    assert not re.search(r"1[.,](013|027|039|053|071|089)(?!\d)", shown)
    assert "geheim-geheim-zes" not in page.content() + shown


def test_the_report_is_handed_out(market_url: str, open_page: Open, tmp_path: Path) -> None:
    page = open_page(f"{market_url}&product=binnen")
    with page.expect_download() as waiting:
        page.locator(".st-key-xlsx button").click()
    assert waiting.value.suggested_filename == f"marktconformiteit_{PARTNER}_binnen_2024_B.xlsx"
    waiting.value.save_as(tmp_path / "toets.xlsx")
    assert (tmp_path / "toets.xlsx").stat().st_size > 5000
