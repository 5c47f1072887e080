"""Finding one's way on a desk, a phone and a projector; every page in one click and back is in `test_walk`."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from lib.text.glossary import glossary
from lib.text.language import DUTCH, ENGLISH
from lib.ui.server.scripts import STREAMLIT_WORDS
from tests.browser.pages import at_rest, choose
from tests.browser.server import Server

Site = Callable[[str], str]
Open = Callable[..., Page]
Axe = Callable[[Page], list[dict[str, Any]]]

PICTURE = "dienst=groen&focus=demo-brugstede-eigen&fictief=ja"
"""Choices with a picture among peers, and a median in its sentences."""
IS_PARTNERSHIP = "() => location.pathname === '/partnerschap'"


def go(page: Page, title: str) -> None:
    page.get_by_role("link", name=title, exact=True).first.click()
    page.get_by_role("heading", name=title, exact=True, level=1).wait_for()
    at_rest(page)


@pytest.mark.parametrize("path", ["", "kosten"])
def test_one_step_back_from_the_first_page_leaves_the_monitor(
    browser: Browser, site: Site, path: str
) -> None:
    context = browser.new_context()
    try:
        page = context.new_page()
        page.goto("about:blank")
        page.goto(f"{site('nederland')}/{path}")
        at_rest(page)
        page.wait_for_url("**focus=*")
        page.go_back()
        page.wait_for_url("about:blank")
    finally:
        context.close()


def test_the_start_page_opens_on_the_partnership_that_was_chosen_last(site: Site, open_page: Open) -> None:
    page = open_page(f"{site('both')}/?focus=nijmegen-dar&fictief=ja")

    def visited_again() -> str:
        again = page.context.new_page()
        again.goto(site("both"))
        at_rest(again)
        shown = again.locator(".st-key-w_focus input").input_value()
        again.close()
        return shown

    codes = {
        "Zwolle - ROVA": "zwolle-rova",
        "Nijmegen - Dar": "nijmegen-dar",
        "Brugstede - eigen dienst (fictief)": "demo-brugstede-eigen",
    }

    def choose_and_keep(name: str) -> None:
        choose(page, "Partnerschap in beeld", name)
        page.wait_for_function(
            "code => document.cookie.includes(`monitor_partnerschap=${code}`)", arg=codes[name]
        )

    first = visited_again()
    if first == "Zwolle - ROVA":
        choose_and_keep("Zwolle - ROVA")  # the other is the one of the link
    other = "Zwolle - ROVA" if first == "Nijmegen - Dar" else "Nijmegen - Dar"
    choose_and_keep(other)
    assert visited_again() == other  # a link alone is no choice, this is one
    choose_and_keep("Brugstede - eigen dienst (fictief)")
    # a fictitious one is never opened unasked
    assert visited_again() in ("Zwolle - ROVA", "Nijmegen - Dar")


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
    page = open_page(f"{site('both')}/?{PICTURE}", width=1920, height=1080)
    chart = "document.querySelector('.st-key-beeld .js-plotly-plot text').getBoundingClientRect().height"
    before = page.evaluate(chart)
    page.locator("[data-testid=stSidebar] [data-testid=stTooltipIcon]").last.hover()
    help_text = page.locator("[data-testid=stTooltipContent]")
    expect(help_text).to_be_visible()
    colour = "part => getComputedStyle(part).color"
    assert help_text.evaluate(colour) == page.locator("h1").evaluate(colour), "help is as dark as other words"
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


def test_a_picture_is_saved_with_its_title_and_source(site: Site, open_page: Open, tmp_path: Path) -> None:
    page = open_page(f"{site('both')}/?{PICTURE}")
    title = page.locator("h2").first.inner_text()
    saved = {}
    for kind in ("PNG", "SVG"):
        page.locator(".st-key-beeld .stPlotlyChart").hover()
        with page.expect_download() as waiting:
            page.locator(".st-key-beeld").get_by_role("button", name=f"Bewaar als {kind}").click()
        assert waiting.value.suggested_filename.endswith(f".{kind.lower()}")
        waiting.value.save_as(tmp_path / kind)
        saved[kind] = (tmp_path / kind).read_bytes()
    assert saved["PNG"].startswith(b"\x89PNG")
    words = " ".join(re.sub(r"<[^>]*>", " ", saved["SVG"].decode()).split())
    assert " ".join(title.split()) in words
    assert "Bron: " in words
    assert re.search(r"versie \d+ van de gegevens \(lading \d+\) · opgevraagd op \d+ \w+ 20\d\d", words)


def test_a_word_finds_anything_from_any_page(site: Site, open_page: Open, axe: Axe) -> None:
    page = open_page(f"{site('both')}/?{PICTURE}")
    page.locator(".st-key-w_groot input").focus()  # a switch takes no letters
    field = page.get_by_role("combobox", name="Zoek een pagina, partnerschap, cijfer of woord")

    def look_for(word: str, first: str, kind: str) -> None:
        field.fill(word)
        option = page.get_by_role("option", selected=True)
        expect(option).to_contain_text(first)
        expect(option).to_contain_text(kind)

    page.keyboard.press("/")
    expect(field).to_be_focused()
    look_for("nijmegen", "Nijmegen - Dar", "Partnerschap")
    field.fill("zzzz")
    expect(page.get_by_role("status").filter(has_text="Niets gevonden")).to_be_visible()
    look_for("wat is een schouw?", "schouw", "Begrip")  # no word has all of it
    look_for("marktconfrom", "Marktconformiteit", "Pagina")
    look_for("nijmegen", "Nijmegen - Dar", "Partnerschap")
    assert not axe(page)
    page.keyboard.press("Enter")
    page.wait_for_function(IS_PARTNERSHIP)
    at_rest(page)
    expect(page.locator(".st-key-w_focus input")).to_have_value("Nijmegen - Dar")

    page.get_by_role("button", name="Zoeken").click()
    look_for("rekenvoor", "Rekenvoorbeelden", "Uitleg")
    page.keyboard.press("Enter")
    expect(page.locator("#voorbeelden")).to_be_in_viewport()
    page.keyboard.press("Control+k")
    look_for("afvalsch", "Afvalscheiding", "Cijfer")
    page.get_by_role("option", selected=True).click()
    page.wait_for_url("**cijfer=afvalscheiding_pct**")
    at_rest(page)
    assert "focus=nijmegen-dar" in page.url
    page.go_back()
    page.go_back()
    page.wait_for_function(IS_PARTNERSHIP)  # each page was one step
    at_rest(page)

    page.keyboard.press("/")
    page.get_by_label("Open met de toets /").uncheck()
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    expect(field).to_be_hidden()


ENGLISH_WORDS = {ENGLISH.say(word) for word in STREAMLIT_WORDS} - {
    DUTCH.say(word) for word in STREAMLIT_WORDS
}
NAMES = """() => [...document.querySelectorAll('[aria-label], [title], [placeholder]')].flatMap(part =>
  ['aria-label', 'title', 'placeholder'].map(name => (part.getAttribute(name) || '').split(': ')[0]))"""


def test_streamlit_s_own_words_are_in_the_language_of_the_reader(site: Site, open_page: Open) -> None:
    page = open_page(f"{site('both')}/?{PICTURE}")
    expect(page.get_by_text("Samenwerkingsmonitor", exact=True)).to_be_visible()
    page.locator("[aria-label^='Zoeken: ']").wait_for(state="attached")
    assert not ENGLISH_WORDS & set(page.evaluate(NAMES))
    assert page.locator("[data-testid=stSkipToContent]").text_content() == "Naar de inhoud"
    page.locator(".st-key-w_focus input").fill("zzzz")
    expect(page.get_by_role("listbox")).to_have_text("Geen resultaten")
    page.goto(f"{site('both')}/gegevens")
    at_rest(page)
    expect(page.locator(".stFileUploader")).to_contain_text("Uploaden")
    assert not ENGLISH_WORDS & set(page.evaluate(NAMES))


def test_what_streamlit_says_of_a_page_or_a_server_that_is_not_there_is_dutch(
    site: Site, server: Callable[..., Server], browser: Browser, axe: Axe, tmp_path: Path
) -> None:
    """In a page that notes no faults, for these are two."""
    page = browser.new_context(locale="nl-NL").new_page()
    dialog = page.get_by_role("dialog")
    page.goto(f"{site('published')}/nergens")
    expect(dialog).to_contain_text("Pagina niet gevonden")
    expect(dialog).to_contain_text("Deze pagina bestaat niet. U ziet de eerste pagina van de monitor.")
    assert axe(page) == []

    stopped = server(tmp_path / "monitor.duckdb")
    page.goto(f"{stopped.url}/kosten")
    at_rest(page)
    stopped.stop()
    expect(dialog).to_contain_text("Geen verbinding")
    expect(dialog).to_contain_text("De monitor antwoordt niet.")
    page.context.close()


UNDER_THE_TOUR = """() => {
  const tour = document.querySelector('.rondleiding').getBoundingClientRect();
  return [...document.querySelectorAll('[data-testid="stSidebar"] :is(a, button)')]
    .filter(one => { const box = one.getBoundingClientRect();
      return box.left < tour.right && tour.left < box.right && box.top < tour.bottom && tour.top < box.bottom; })
    .map(one => one.textContent);
}"""
"""What of the menu lies under the tour: a newcomer could not open it."""


def test_the_tour_comes_once_and_words_are_explained(site: Site, open_page: Open, axe: Axe) -> None:
    page = open_page(f"{site('both')}/?{PICTURE}", first_visit=True)
    tour = page.get_by_role("region", name="Rondleiding")
    for step in range(1, 5):
        expect(tour).to_contain_text(f"{step} van 4")
        assert step > 1 or not axe(page)
        assert page.evaluate(UNDER_THE_TOUR) == []
        tour.get_by_role("button", name="Volgende" if step < 4 else "Klaar").click()
    expect(tour).to_be_hidden()
    page.reload()
    at_rest(page)
    expect(tour).to_be_hidden()

    page.wait_for_function("() => CSS.highlights.get('begrip')?.size > 0")
    place = page.evaluate(
        """() => { const word = [...CSS.highlights.get('begrip')].find(r => r.toString() === 'mediaan');
        word.startContainer.parentElement.scrollIntoView({ block: 'center', behavior: 'instant' });
        const box = word.getBoundingClientRect();
        return [box.left + box.width / 2, box.top + box.height / 2]; }"""
    )
    page.mouse.move(*place)
    meaning = page.get_by_role("tooltip")
    expect(meaning).to_have_text(glossary(DUTCH)["mediaan"])
    assert not axe(page)
    page.keyboard.press("Escape")
    expect(meaning).to_be_hidden()
