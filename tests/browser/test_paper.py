"""What comes out of the printer: sheets whose text is whole, no controls, and the day, the address and the page."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

import pypdfium2
import pytest
from playwright.sync_api import Browser, Page

from lib.ui.frame import SIZE_COOKIE
from tests.browser.pages import at_rest

A4 = (595, 842)
CONTROLS = (
    ".stSelectbox, .stButton, .stLinkButton, .stForm, .stDownloadButton, .stPopover, .stPageLink, .stDataFrame, "
    "header, [data-testid=stSidebar]"
)
SENTENCES = "parts => parts.map(part => part.textContent)"
MARGIN = 20
"""Nothing stands closer to the right edge of a sheet, in points."""


class Sheet(NamedTuple):
    """A printed sheet: its size in points, its text, and how far to the right its text goes."""

    size: tuple[int, int]
    text: str
    right: float


def printed(page: Page) -> list[Sheet]:
    """Print a page, and read what is on each sheet."""
    document = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))
    sheets = []
    for each in document:
        width, height = each.get_size()
        text = each.get_textpage()
        edges = [text.get_rect(i)[2] for i in range(text.count_rects())]
        sheets.append(Sheet((round(width), round(height)), text.get_text_range(), max(edges, default=0)))
    return sheets


def squeezed(text: str) -> str:
    """A text without blanks and hyphens, which a line break may stand for."""
    return re.sub(r"[\s\x02\ufffe-]+", "", text)


def test_a_large_display_prints_as_an_ordinary_one(site: Callable[[str], str], browser: Browser) -> None:
    sheets = {}
    for size in ("gewoon", "groot"):
        context = browser.new_context(viewport={"width": 1440, "height": 900})
        context.add_cookies([{"name": SIZE_COOKIE, "value": size, "url": site("both")}])
        page = context.new_page()
        page.goto(f"{site('both')}/partnerschap?focus=nijmegen-dar&naast=zwolle-rova")
        at_rest(page)
        page.locator(".st-key-blok_kosten .js-plotly-plot").wait_for()
        sheets[size] = printed(page)
        context.close()
    for size, printed_sheets in sheets.items():
        assert [sheet.size for sheet in printed_sheets] == [A4] * len(sheets["gewoon"]), size
        assert max(sheet.right for sheet in printed_sheets) <= A4[0] - MARGIN
        text = squeezed("".join(sheet.text for sheet in printed_sheets))
        for words in ("NijmegenDarnaastZwolleROVA", "12mln", "Rapportcijferopenbareruimte"):
            assert words in text, size  # the charts are there with their words


@pytest.mark.parametrize(
    ("focus", "width", "scheme"),
    [("zwolle-rova", 1280, "dark"), ("nijmegen-dar", 1440, "light"), ("zwolle-rova", 1920, "light")],
)
def test_a_partnership_is_a_sheet_to_discuss_from_and_one_with_figures(
    site: Callable[[str], str], open_page: Callable[..., Page], focus: str, width: int, scheme: str
) -> None:
    page = open_page(f"{site('published')}/partnerschap?focus={focus}", width=width, scheme=scheme)
    sheets = printed(page)
    assert [sheet.size for sheet in sheets] == [A4, A4]
    assert all(sheet.right <= A4[0] - MARGIN for sheet in sheets)
    told = page.locator(".st-key-blad :is(h3, li, p)").evaluate_all(SENTENCES)
    assert {"Wat er veranderde", "Gehaald", "Niet gehaald", "Te besluiten", "Open gegevens"} <= set(told)
    first, second = (squeezed(sheet.text) for sheet in sheets)
    assert [sentence for sentence in told if squeezed(sentence) not in first] == []
    cells = page.locator(".st-key-blok_indicatoren :is(th, td)").evaluate_all(SENTENCES)
    assert [cell for cell in cells if squeezed(cell) not in second] == []
    figures = page.locator("[data-testid=stMetricValue]").all_inner_texts()
    assert len(figures) == 2
    assert [figure for figure in figures if squeezed(figure) not in second] == []
    for number, sheet in enumerate((first, second), 1):
        assert f"{number}/2" in sheet
        assert squeezed(page.url) in sheet
        assert re.search(r"Samenwerkingsmonitor·\d{1,2}[a-z]+20\d\d", sheet)


def test_the_sheets_of_a_partnership_with_many_figures_are_few(
    site: Callable[[str], str], open_page: Callable[..., Page]
) -> None:
    page = open_page(
        f"{site('both')}/partnerschap?focus=demo-dorenrade-lindergroep&dienst=groen&periode=2025&vorige=2024"
    )
    sheets = printed(page)
    assert 2 <= len(sheets) <= 3
    assert "Niet gehaald" in sheets[0].text
    assert "Cijfers: Dorenrade - Lindergroep (fictief)" in sheets[1].text


def test_a_page_prints_what_it_shows_with_its_table_whole_and_no_controls(
    site: Callable[[str], str], open_page: Callable[..., Page]
) -> None:
    page = open_page(f"{site('both')}/?dienst=groen&fictief=ja&focus=demo-dorenrade-lindergroep&taal=nl")
    rows = page.locator(".stText").first.inner_text().splitlines()
    assert len(rows) > 11
    sheets = printed(page)
    assert {sheet.size for sheet in sheets} == {A4[::-1]}
    text = squeezed("".join(sheet.text for sheet in sheets))
    names = [row.split("\t")[0] for row in rows]
    assert [name for name in names if squeezed(name) not in text] == []
    assert "Dienst:Groen" in text
    assert len(page.url) > 150
    assert all(squeezed(page.url) in squeezed(sheet.text) for sheet in sheets)
    assert all(sheet.right <= A4[1] - MARGIN for sheet in sheets)
    page.emulate_media(media="print")
    assert not [part for part in page.locator(CONTROLS).all() if part.is_visible()]
    page.emulate_media(media="screen")
    assert page.locator(".papieren-tabel").count() == 0


def test_no_heading_of_what_only_a_screen_offers(
    site: Callable[[str], str], open_page: Callable[..., Page]
) -> None:
    page = open_page(f"{site('published')}/afspraken?focus=nijmegen-dar&taal=nl")
    headings = page.locator("[data-testid=stMain] :is(h2, h3)")
    offered = {"Vastleggen", "Zo komt het hier te staan"}
    assert offered <= set(headings.all_inner_texts())
    page.emulate_media(media="print")
    printed_ones = {heading.inner_text() for heading in headings.all() if heading.is_visible()}
    assert "Wat hier nog ontbreekt" in printed_ones
    assert not printed_ones & offered
    assert not [part for part in page.locator(CONTROLS).all() if part.is_visible()]
    page.goto(f"{site('published')}/samenwerking?focus=nijmegen-dar&taal=nl")
    at_rest(page)
    assert page.locator(".stExpander").count()
    assert not page.locator(".stExpander").first.is_visible()
    page.goto(f"{site('published')}/dienstverlening?focus=nijmegen-dar&taal=nl")
    at_rest(page)
    missing = page.get_by_role("heading", name="Wat hier nog ontbreekt", include_hidden=True)
    missing.wait_for(state="attached")
    assert not missing.is_visible()
