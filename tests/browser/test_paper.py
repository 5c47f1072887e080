"""What comes out of the printer: sheets whose text is whole, no controls, and the day, the address and the page."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from typing import NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from playwright.sync_api import Browser, Page, Route, expect

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
LEGIBLE = 6.0
"""No letter on paper is smaller, in points."""


class Sheet(NamedTuple):
    """A printed sheet: its size in points, its text, how far to the right that goes, and its smallest letters."""

    size: tuple[int, int]
    text: str
    right: float
    letters: float


def printed(page: Page) -> list[Sheet]:
    """Print a page, and read what is on each sheet."""
    document = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))
    sheets = []
    for each in document:
        width, height = each.get_size()
        text = each.get_textpage()
        edges = [text.get_rect(i)[2] for i in range(text.count_rects())]
        words, letters = text.get_text_range(), _smallest_letters(text)
        sheets.append(Sheet((round(width), round(height)), words, max(edges, default=0), letters))
    return sheets


def _smallest_letters(text: pypdfium2.PdfTextPage) -> float:
    """In points as they are printed: a chart is scaled, and its letters with it."""
    sizes = [math.inf]
    for number in range(text.count_chars()):
        if chr(pdfium.FPDFText_GetUnicode(text, number)).strip():
            scale = pdfium.FS_MATRIX()
            pdfium.FPDFText_GetMatrix(text, number, scale)
            sizes.append(pdfium.FPDFText_GetFontSize(text, number) * math.hypot(scale.c, scale.d))
    return min(sizes)


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
    [("zwolle-rova", 1280, "dark"), ("nijmegen-dar", 1440, "light"), ("nijmegen-dar", 1920, "light")],
)
def test_a_partnership_is_a_sheet_to_discuss_from_and_one_with_figures(
    site: Callable[[str], str], open_page: Callable[..., Page], focus: str, width: int, scheme: str
) -> None:
    page = open_page(f"{site('published')}/partnerschap?focus={focus}", width=width, scheme=scheme)
    sheets = printed(page)
    assert [sheet.size for sheet in sheets] == [A4, A4]
    assert all(sheet.right <= A4[0] - MARGIN for sheet in sheets)
    assert min(sheet.letters for sheet in sheets) >= LEGIBLE
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
    assert min(sheet.letters for sheet in sheets) >= LEGIBLE
    assert "Niet gehaald" in sheets[0].text
    assert "Cijfers: Dorenrade - Lindergroep (fictief)" in sheets[1].text


def test_a_page_prints_what_it_shows_with_its_table_whole_and_no_controls(
    site: Callable[[str], str], open_page: Callable[..., Page]
) -> None:
    page = open_page(f"{site('both')}/?dienst=groen&fictief=ja&focus=demo-dorenrade-lindergroep&taal=nl")
    rows = (page.locator(".stText > span").first.text_content() or "").splitlines()
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


def test_a_table_of_every_municipality_prints_whole_on_few_sheets(
    site: Callable[[str], str], open_page: Callable[..., Page]
) -> None:
    page = open_page(f"{site('nederland')}/vergelijken?focus=nijmegen-dar&taal=nl")
    headings, *rows = (page.locator(".stText > span").first.text_content() or "").splitlines()
    assert len(rows) > 340
    sheets = printed(page)
    assert len(sheets) <= 4
    assert min(sheet.letters for sheet in sheets) >= LEGIBLE
    text = squeezed("".join(sheet.text for sheet in sheets))
    cells = {cell for row in rows for cell in row.split("\t")}
    assert [cell for cell in cells | set(headings.split("\t")) if squeezed(cell) not in text] == []
    # What is the same in every row is told once, and with it the table has its source, period and status.
    assert text.count(squeezed("bron: CBS Iv3 2023 jaarrekening, taakveld 7.3")) == 1


def test_what_is_not_drawn_yet_is_said_and_the_keys_to_print_wait_for_it(
    site: Callable[[str], str], open_page: Callable[..., Page]
) -> None:
    page = open_page(f"{site('published')}/bewoners?focus=zwolle-rova&taal=nl")
    held: list[Route] = []
    late = re.compile(r"plotly[^/]*\.js", re.IGNORECASE)
    page.route(late, lambda route: held.append(route))
    page.goto(f"{site('published')}/partnerschap?focus=zwolle-rova&taal=nl")
    page.locator(".st-key-blok_indicatoren table").first.wait_for()
    expect(page.locator(".st-key-blok_kosten")).to_contain_text("Lasten afval")
    said = squeezed("Hier was de pagina nog niet klaar toen zij werd afgedrukt.")
    assert said in squeezed("".join(sheet.text for sheet in printed(page)))
    page.evaluate(
        "() => { window.print = () => { window.printedWith = document.querySelectorAll('.main-svg').length; }; }"
    )
    page.keyboard.press("Control+p")
    page.wait_for_timeout(500)
    assert page.evaluate("window.printedWith") is None
    for route in held:
        route.continue_()
    page.unroute(late)
    page.wait_for_function("() => window.printedWith > 0")
    at_rest(page)
    text = squeezed("".join(sheet.text for sheet in printed(page)))
    assert said not in text
    assert squeezed("Rapportcijfer leefbaarheid (rapportcijfer)") in text


def test_nothing_of_a_table_lies_beyond_the_edge_of_a_phone(
    site: Callable[[str], str], open_page: Callable[..., Page]
) -> None:
    page = open_page(f"{site('nederland')}/bewoners?focus=zwolle-rova&taal=nl", width=390, height=844)
    for address, part in (("partnerschap", ".stTable"), ("vergelijken", ".papieren-tabel")):
        page.goto(f"{site('nederland')}/{address}?focus=zwolle-rova&taal=nl")
        at_rest(page)
        cells = page.locator(f"{part} tbody :is(th, td)")
        expect(cells.last).to_have_attribute("data-kop", re.compile("."))
        edges = cells.evaluate_all("cells => cells.map(cell => cell.getBoundingClientRect().right)")
        assert max(edges) <= 390
    told = page.locator(".papieren-tabel p").inner_text()
    assert all(words in told for words in ("status: ", "periode: ", "bron: "))
    assert not page.locator(".stDataFrame").first.is_visible()


UNPARTED = """() => [...document.querySelectorAll('.stTable table')].flatMap(table => {
  const around = [];
  for (let part = table; part; part = part.parentElement) around.push(part);
  return around.filter(part => {
    const style = getComputedStyle(part);
    const scrolls = ['auto', 'scroll'].includes(style.overflowY);
    return scrolls || style.display.startsWith('inline') || style.breakInside !== 'auto';
  }).map(part => part.className || part.tagName);
})"""
"""What stands around a table and is never parted over sheets: the table then goes to the next one whole."""


def test_a_table_can_be_parted_over_sheets(
    site: Callable[[str], str], open_page: Callable[..., Page]
) -> None:
    page = open_page(f"{site('published')}/kosten?focus=nijmegen-dar&taal=nl")
    expect(page.locator(".stTable table").first).to_be_visible()
    page.emulate_media(media="print")
    assert page.evaluate(UNPARTED) == []
