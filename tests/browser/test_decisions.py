"""The page Besluiten in a browser: by keyboard, for everyone, on paper, and two readers at the same decision."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from lib.ingest.loading import load_paths
from lib.store.upkeep.opening import open_store
from lib.ui.server.doors import OPEN_VARIABLE
from tests.browser.pages import at_rest, overflow
from tests.browser.test_paper import A4, MARGIN, printed, squeezed
from tests.data_sets import make_store
from tests.ui.test_decisions import FILE

FOCUS = "zwolle-rova"
FIELD_HEIGHTS = """() => [...document.querySelectorAll(
  '.stForm :is(.stSelectbox [role=group], [data-testid=stTextInputRootElement])')].map(field => field.offsetHeight)"""


@pytest.fixture(scope="module")
def open_site(server: Callable[..., Any], tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of an app with decisions, in which everyone may change."""
    folder = tmp_path_factory.mktemp("decisions")
    path = make_store("published", folder)
    store, file = open_store(f"duckdb:///{path}"), folder / "besluiten.csv"
    file.write_text(FILE, "utf-8")
    assert load_paths(store, [file]).load_id
    store.close()
    return str(server(path).url)


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).first.click()
    at_rest(page)


def owner(page: Page) -> Any:
    return page.get_by_role("textbox", name="Wie pakt het op")


@pytest.mark.parametrize(("width", "height", "scheme"), [(1440, 900, "light"), (390, 844, "dark")])
def test_for_everyone(
    open_site: str,
    open_page: Callable[..., Page],
    axe: Callable[[Page], list[Any]],
    width: int,
    height: int,
    scheme: str,
) -> None:
    page = open_page(f"{open_site}/besluiten?focus={FOCUS}", width=width, height=height, scheme=scheme)
    assert "1 open besluit, 1 over tijd" in page.locator("h2").all_inner_texts()
    assert overflow(page) <= 0
    assert not axe(page)
    press(page, "Wijzigen")
    owner(page).wait_for()
    assert len(set(page.evaluate(FIELD_HEIGHTS))) == 1
    assert overflow(page) <= 0
    assert not axe(page)
    owner(page).fill("")
    press(page, "Opslaan")
    expect(page.get_by_text("hier is een waarde verplicht")).to_be_visible()
    assert not axe(page)
    press(page, "Niet opslaan")


def test_nothing_is_typed_by_who_may_only_look(
    server: Callable[..., Any],
    tmp_path: Path,
    open_page: Callable[..., Page],
    axe: Callable[[Page], list[Any]],
) -> None:
    closed = server(make_store("published", tmp_path), env={OPEN_VARIABLE: "0"})
    page = open_page(f"{closed.url}/besluiten?focus=nijmegen-dar&taal=en")
    assert page.locator("h1").all_inner_texts() == ["Decisions"]
    assert page.locator("[data-testid=stForm]").count() == 0
    assert not axe(page)
    closed.stop()


def test_a_decision_is_typed_by_keyboard_alone_and_undone(
    open_site: str, open_page: Callable[..., Page]
) -> None:
    page = open_page(f"{open_site}/besluiten?focus=nijmegen-dar")
    page.get_by_role("textbox", name="Wat is er besloten").focus()
    page.keyboard.type("Samen lopen")
    for _ in range(10):
        page.keyboard.press("Tab")
        if owner(page).evaluate("field => field === document.activeElement"):
            break
    page.keyboard.type("teamleider groen")
    page.keyboard.press("Enter")
    page.get_by_text("Opgeslagen als lading").wait_for()
    at_rest(page)
    expect(page.get_by_text("1 open besluit, geen over tijd").first).to_be_visible()
    page.get_by_role("button", name="Ongedaan maken").focus()
    page.keyboard.press("Enter")
    page.get_by_text("is teruggedraaid").wait_for()
    at_rest(page)
    expect(page.get_by_text("Nog geen besluiten")).to_be_visible()


def test_two_readers_at_the_same_decision_lose_nothing(
    open_site: str, open_page: Callable[..., Page], axe: Callable[[Page], list[Any]]
) -> None:
    first, second = (open_page(f"{open_site}/besluiten?focus={FOCUS}") for _ in range(2))
    for page in (first, second):
        press(page, "Wijzigen")
    owner(first).fill("wethouder")
    owner(second).fill("teamleider")
    second.get_by_role("textbox", name="Wat is er besloten").fill("Veel minder restafval")
    press(first, "Opslaan")
    press(second, "Opslaan")
    expect(second.get_by_text("Iemand anders heeft dit gewijzigd")).to_be_visible()
    expect(second.get_by_text("nu opgeslagen: wethouder")).to_be_visible()
    assert not axe(second)
    second.get_by_text("nu opgeslagen: wethouder").click()
    press(second, "Opslaan met deze keuze")
    expect(second.get_by_text("wethouder (samen)").first).to_be_visible()
    expect(second.get_by_role("heading", name="Veel minder restafval").first).to_be_visible()


def test_twice_on_the_button_is_one_decision(open_site: str, open_page: Callable[..., Page]) -> None:
    page = open_page(f"{open_site}/besluiten?focus=nijmegen-dar&besluit=nieuw&tekst=Een%20keer")
    owner(page).fill("directie")
    page.get_by_role("button", name="Opslaan", exact=True).dblclick()
    page.get_by_text("Opgeslagen als lading").wait_for()
    at_rest(page)
    expect(page.get_by_role("heading", name="Een keer")).to_have_count(1)
    expect(page.get_by_text("1 open besluit, geen over tijd").first).to_be_visible()
    press(page, "Ongedaan maken")


def test_the_minutes_on_paper(open_site: str, open_page: Callable[..., Page]) -> None:
    page = open_page(f"{open_site}/besluiten?focus={FOCUS}")
    [sheet] = printed(page)
    assert (sheet.size, sheet.right <= A4[0] - MARGIN) == (A4, True)
    told = squeezed(sheet.text)
    for words in (
        "Besluitenlijst Zwolle - ROVA",
        "Vandaag besloten",
        "Besluit, wie, wanneer:",
        "*Eerst* kijken",
    ):
        assert squeezed(words) in told, words
    assert "Wijzigen" not in told
    assert "Afronden" not in told
