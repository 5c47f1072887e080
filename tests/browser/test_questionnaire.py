"""The questionnaire in a browser: by an address alone, on a phone, by keyboard, over a slow line, sent once."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, expect

from lib.catalogue.catalogue import shipped_catalogue
from lib.domain.cooperation.rounds import Invited, RoundPlan, questions_of
from lib.store.questionnaire.rounds import count_sets, open_round, open_rounds
from lib.store.upkeep.opening import open_store
from lib.ui.questionnaire.invitations import code_picture
from tests.browser import pages
from tests.browser.proxy import under_a_path
from tests.browser.server import Server
from tests.data_sets import make_store

ITEMS = tuple(shipped_catalogue().questions.values())
QUESTIONS = len(questions_of(ITEMS))
PLAN = RoundPlan(
    "zwolle-rova",
    "2026-K4",
    (
        Invited("opdrachtgever", "beheer", 20),
        Invited("opdrachtgever", "bestuur", 20),
        Invited("opdrachtnemer", "uitvoering", 20),
        Invited("opdrachtnemer", "bestuur", 1),
    ),
    tuple(item.code for item in ITEMS),
)
Layer = tuple[str, str]


def opened(store: Path) -> dict[Layer, str]:
    """A round that is open; the address of each layer, without the server."""
    with closing(open_store(f"duckdb:///{store.as_posix()}")) as there:
        made = open_round(there, PLAN)
        [invitations] = open_rounds(there, "zwolle-rova")
        return {
            (i.invited.side, i.invited.tier): f"/vragenlijst?uitnodiging={made[i.code]}" for i in invitations
        }


def sets_in(store: Path) -> dict[Layer, int]:
    with closing(open_store(f"duckdb:///{store.as_posix()}")) as there:
        return count_sets(there, "zwolle-rova", "2026-K4")


@pytest.fixture(scope="module")
def round_open(
    server: Callable[..., Server], tmp_path_factory: pytest.TempPathFactory
) -> tuple[str, dict[Layer, str]]:
    """The app as `make run` starts it, with a round that is open: its address, and that of each layer."""
    store = make_store("published", tmp_path_factory.mktemp("round"))
    addresses = opened(store)
    started = server(store, env={"OPEN": "0"})
    return started.url, {layer: started.url + path for layer, path in addresses.items()}


@pytest.fixture
def phone(browser: Browser) -> Iterator[Callable[..., Page]]:
    """`phone(url, width=390, scheme="light", state=None)` opens an address; faults of the page fail the test."""
    contexts: list[tuple[BrowserContext, pages.Watch]] = []

    def one(url: str, width: int = 390, scheme: pages.Scheme = "light", state: Any = None) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": 844}, color_scheme=scheme, locale="nl-NL", storage_state=state
        )
        watch = pages.Watch(url)
        context.on("request", watch.on_request)
        page = context.new_page()
        page.on("console", watch.on_console)
        page.on("pageerror", watch.on_page_error)
        contexts.append((context, watch))
        page.goto(url)
        return page

    yield one
    for context, _ in contexts:
        context.close()
    faults = [fault for _, watch in contexts for fault in watch.faults()]
    refused = ("404 (Not Found)", "409 (Conflict)", "410 (Gone)")
    assert [fault for fault in faults if not any(status in fault for status in refused)] == []


def heading(page: Page) -> str:
    return page.locator("h1").inner_text()


def button(page: Page, name: str) -> Any:
    return page.get_by_role("button", name=name, exact=True)


def answer_all(page: Page, onwards: str = "Volgende") -> None:
    """Answer every question that is left, with the mouse."""
    while page.locator("fieldset").count():
        page.locator("input").nth(2).check()
        button(page, onwards).click()


def test_from_invitation_to_thanks_by_keyboard_alone(
    phone: Callable[..., Page], round_open: tuple[str, dict[Layer, str]]
) -> None:
    page = phone(round_open[1]["opdrachtgever", "beheer"])
    assert heading(page) == "Hoe gaat onze samenwerking?"
    expect(page.get_by_text("U vult dit in voor Zwolle, laag beheer.")).to_be_visible()
    expect(page.get_by_text("Er zijn 33 vragen. Dat kost ongeveer 5 minuten.")).to_be_visible()
    assert page.locator("nav, header").count() == 0
    button(page, "Beginnen").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")  # from the heading to the answers
    page.keyboard.press("Enter")
    assert page.get_by_role("alert").inner_text().startswith("Kies een antwoord.")
    page.locator("input").first.focus()
    for number in range(QUESTIONS):
        expect(page.get_by_text(f"Vraag {number + 1} van {QUESTIONS}", exact=True)).to_be_visible()
        page.keyboard.press("Tab") if number else None
        page.keyboard.press("Space")
        for _ in range(number % 5):
            page.keyboard.press("ArrowDown")
        expect(page.locator("input:checked")).to_have_count(1)
        page.keyboard.press("Enter")
    assert heading(page) == "Klaar om te versturen"
    button(page, "Versturen").focus()
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Dank u wel").wait_for()
    assert page.evaluate("JSON.stringify(localStorage)").count("answers") == 1
    assert json.loads(page.evaluate("Object.values(localStorage)[0]"))["answers"] == {}
    assert page.context.cookies() == []


@pytest.mark.parametrize(
    ("width", "scheme"), [(390, "light"), (390, "dark"), (1440, "light"), (1440, "dark")]
)
def test_every_kind_of_screen_is_accessible_and_fits(
    phone: Callable[..., Page],
    round_open: tuple[str, dict[Layer, str]],
    axe: Callable[..., list],
    width: int,
    scheme: pages.Scheme,
) -> None:
    page = phone(round_open[1]["opdrachtgever", "bestuur"], width, scheme)

    def looked_at() -> None:
        assert axe(page) == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), heading(page)

    looked_at()
    button(page, "English").click()
    assert heading(page) == "How is our cooperation going?"
    assert page.locator("html").get_attribute("lang") == "en"
    looked_at()
    button(page, "Start").click()
    button(page, "Next").click()  # without an answer
    looked_at()
    answer_all(page, "Next")
    assert heading(page) == "Ready to send"
    looked_at()
    button(page, "Send").click()
    page.get_by_role("heading", name="Thank you").wait_for()
    looked_at()
    button(page, "Someone else fills in on this device").click()
    expect(button(page, "Start")).to_be_visible()


def test_an_invitation_works_under_a_path(
    phone: Callable[..., Page], round_open: tuple[str, dict[Layer, str]]
) -> None:
    """Behind a proxy that takes the path off, as a round of that server is answered."""
    url, addresses = round_open
    with under_a_path(urlsplit(url).port or 0, "/monitor") as outside:
        page = phone(addresses["opdrachtnemer", "bestuur"].replace(url, outside))
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        button(page, "Beginnen").click()
        answer_all(page)
        button(page, "Versturen").click()
        page.get_by_role("heading", name="Dank u wel").wait_for()
        assert asked
        assert [address for address in asked if not address.startswith(f"{outside}/")] == []


def test_what_is_answered_stays_on_the_device_until_it_is_sent(
    phone: Callable[..., Page], round_open: tuple[str, dict[Layer, str]]
) -> None:
    address = round_open[1]["opdrachtnemer", "uitvoering"]
    page = phone(address)
    asked: list[Request] = []
    page.on("request", lambda request: asked.append(request))
    button(page, "Beginnen").click()
    for _ in range(3):
        page.locator("input").nth(1).check()
        button(page, "Volgende").click()
    button(page, "Vorige").click()
    expect(page.get_by_text("Vraag 3 van 33")).to_be_visible()
    assert page.locator("input:checked").get_attribute("value") == "2"
    page.go_back()
    page.go_back()
    expect(page.get_by_text("Vraag 3 van 33")).to_be_visible()
    assert asked == []
    assert page.url == address
    page.reload()
    expect(page.get_by_text("Vraag 3 van 33")).to_be_visible()
    page.goto(address)
    assert page.locator("input:checked").get_attribute("value") == "2"


def test_over_a_slow_line_that_breaks_off_it_is_sent_again_and_counts_once(
    browser: Browser, server: Callable[..., Server], tmp_path: Path
) -> None:
    store = make_store("published", tmp_path)
    addresses = opened(store)
    started = server(store, env={"OPEN": "0"})
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    line = context.new_cdp_session(page)
    line.send("Network.enable")
    slow = {"offline": False, "latency": 2000, "downloadThroughput": 6_250, "uploadThroughput": 2_500}
    line.send("Network.emulateNetworkConditions", slow)
    page.goto(started.url + addresses["opdrachtgever", "beheer"])
    button(page, "Beginnen").click()
    answer_all(page)
    line.send("Network.emulateNetworkConditions", {**slow, "offline": True})
    button(page, "Versturen").click()
    page.get_by_text("Uw antwoorden staan nog op dit toestel.").wait_for()
    line.send("Network.emulateNetworkConditions", slow)
    # the set arrives, and the thanks for it get lost
    page.route("**/antwoorden", lambda route: (route.fetch(), route.abort()))
    button(page, "Opnieuw versturen").click()
    page.get_by_text("Versturen lukt nu niet.").wait_for()
    page.unroute("**/antwoorden")
    button(page, "Opnieuw versturen").click()
    page.get_by_role("heading", name="Dank u wel").wait_for()
    context.close()
    started.stop()
    assert {layer: number for layer, number in sets_in(store).items() if number} == {
        ("opdrachtgever", "beheer"): 1
    }


def test_two_browsers_that_send_the_same_set_at_once_leave_one(
    browser: Browser, phone: Callable[..., Page], server: Callable[..., Server], tmp_path: Path
) -> None:
    store = make_store("published", tmp_path)
    addresses = opened(store)
    started = server(store, env={"OPEN": "0"})
    first = phone(started.url + addresses["opdrachtgever", "beheer"])
    button(first, "Beginnen").click()
    answer_all(first)
    second = phone(started.url + addresses["opdrachtgever", "beheer"], state=first.context.storage_state())
    third = phone(started.url + addresses["opdrachtgever", "beheer"])
    button(third, "Beginnen").click()
    answer_all(third)
    for page in (first, second, third):
        page.evaluate("[...document.querySelectorAll('button')].at(-1).click()")
    for page in (first, second, third):
        page.get_by_role("heading", name="Dank u wel").wait_for()
    started.stop()
    assert sets_in(store)["opdrachtgever", "beheer"] == 2, "two people, one of them in two browsers"


def test_an_address_that_does_not_work_says_so_and_opens_nothing(
    phone: Callable[..., Page], round_open: tuple[str, dict[Layer, str]], axe: Callable[..., list]
) -> None:
    url, addresses = round_open
    page = phone(f"{url}/vragenlijst?uitnodiging=verzonnen")
    expect(page.get_by_text("Dit adres werkt niet, of niet meer.")).to_be_visible()
    assert axe(page) == []
    token = addresses["opdrachtgever", "beheer"].split("=")[1]
    page.goto(f"{url}/gegevens?code={token}&uitnodiging={token}")
    pages.at_rest(page)
    expect(page.get_by_text("U kunt hier kijken")).to_be_visible()


def test_a_layer_of_one_is_asked_openly_and_what_is_refused_says_why_and_stays_on_the_device(
    phone: Callable[..., Page], round_open: tuple[str, dict[Layer, str]]
) -> None:
    """Also the second set is received: a refusal would tell how many there are."""
    for _ in range(2):
        page = phone(round_open[1]["opdrachtnemer", "bestuur"])
        expect(page.get_by_text("Daarom vragen wij het u openlijk, als rol.")).to_be_visible()
        expect(page.get_by_text("als die van: bestuur van")).to_be_visible()
        button(page, "Beginnen").click()
        answer_all(page)
        button(page, "Versturen").click()
        page.get_by_text("Dank u wel").wait_for()
    page = phone(round_open[1]["opdrachtnemer", "bestuur"])
    page.route("**/antwoorden", lambda route: route.fulfill(status=410, json={"uitkomst": "gesloten"}))
    button(page, "Beginnen").click()
    answer_all(page)
    button(page, "Versturen").click()
    page.get_by_text("Deze vragenlijst is gesloten.").wait_for()
    assert len(json.loads(page.evaluate("Object.values(localStorage)[0]"))["answers"]) == QUESTIONS


def test_a_round_from_its_first_address_to_what_both_sides_see(
    browser: Browser,
    phone: Callable[..., Page],
    server: Callable[..., Server],
    tmp_path: Path,
    axe: Callable[..., list],
) -> None:
    """On the page Samenwerking, by who may change, under a path behind a proxy.

    The address on the screen is the one that its QR code says and that a phone opens.
    """
    started = server(make_store("published", tmp_path))
    with under_a_path(urlsplit(started.url).port or 0, "/monitor") as site:
        page, watch = pages.open_page(browser, f"{site}/samenwerking?focus=nijmegen-dar")
        page.get_by_text("Nieuwe ronde", exact=True).click()
        page.get_by_label("bestuur").first.fill("6")
        page.get_by_label("bestuur").first.press("Tab")
        page.get_by_role("button", name="Ronde openen").click()
        address = page.locator("code").filter(has_text="uitnodiging=").first
        address.wait_for()
        pages.at_rest(page)
        assert axe(page) == []
        told = address.inner_text().strip()
        assert told.startswith(f"{site}/vragenlijst?")
        code = page.get_by_role("img", name="QR-code van het adres van opdrachtgever, bestuur")
        expect(code).to_be_visible()
        expect(code).to_have_attribute("src", code_picture(told))
        respondent = phone(told)
        expect(respondent.get_by_text("U vult dit in voor Nijmegen, laag bestuur.")).to_be_visible()
        button(respondent, "Beginnen").click()
        answer_all(respondent)
        button(respondent, "Versturen").click()
        respondent.get_by_role("heading", name="Dank u wel").wait_for()
        page.get_by_role("button", name="Ik heb de adressen bewaard").click()
        pages.at_rest(page)
        expect(page.get_by_text("Hoeveel antwoorden er binnen zijn, is nog niet te zeggen.")).to_be_visible()
        page.get_by_role("button", name="Ronde sluiten").click()
        page.get_by_role("button", name="Sluit deze ronde").click()
        page.get_by_text("is gesloten.").wait_for()
        respondent.reload()
        expect(respondent.get_by_text("Dit adres werkt niet, of niet meer.")).to_be_visible()
        assert watch.faults() == []
    page.context.close()
