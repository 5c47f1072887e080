"""Accounts of our own in a real browser: set up by a link, sign in with a second factor, out on every tab."""

from __future__ import annotations

import datetime as dt
import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyotp
import pytest
from playwright.sync_api import Browser, Page, expect

from lib.domain.audit.deeds import Deed, DeedResult
from lib.domain.people.invitations import set_up_address
from lib.domain.people.roles import ALL_PARTNERSHIPS, AccessRole, Grant
from lib.store.audit.log import AuditWish, read_audit
from lib.store.engine import address_of
from lib.store.people.credentials import invite
from lib.store.people.register import give
from lib.store.upkeep.opening import open_store
from lib.text.language import DUTCH
from lib.ui.registry import PAGES
from tests.browser.pages import PATIENCE, TELL_REFUSED, at_rest, choose
from tests.browser.server import Server
from tests.browser.test_paper import A4, LEGIBLE, MARGIN, SENTENCES, printed, squeezed
from tests.browser.test_sign_in import ELSE, HANDSHAKE, ask
from tests.data_sets import make_store

PASSWORD = "vier gewone woorden samen"
WRONG = "Dit klopt niet. Kijk de naam"


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(make_store("published", tmp_path_factory.mktemp("accounts")))


@pytest.fixture(scope="module")
def code(place: Path) -> str:
    """The code of the link by which an, who gives access, sets an account up; bo is lezer of one partnership."""
    opened = open_store(address_of(place))
    give(opened, "an", Grant(ALL_PARTNERSHIPS, AccessRole.MANAGER), "de proef")
    give(opened, "bo", Grant("zwolle-rova", AccessRole.READER), "de proef")
    given = invite(opened, "an", "de proef")
    opened.close()
    return given


@pytest.fixture(scope="module")
def signing(server: Callable[..., Server], place: Path, code: str) -> Server:
    return server(place, env={"AUTH": "accounts", "LOG": "json"})


def fill(page: Page, **fields: str) -> None:
    for name, value in fields.items():
        page.locator(f"#{name}").fill(value)
    page.locator(".hoofd").click()


def looks_well(page: Page, axe: Callable[..., list[dict[str, Any]]], name: str) -> None:
    assert axe(page) == []
    assert page.evaluate("() => document.documentElement.scrollWidth - innerWidth") <= 0
    if folder := os.environ.get("MONITOR_SHOTS"):
        page.screenshot(path=f"{folder}/{name}.png", full_page=True)


def prints_the_report(page: Page) -> None:
    """The report of rights as it comes out of the printer: all of it, with its date on it and on every sheet."""
    report = page.get_by_role("heading", name="Overzicht van rechten")
    told = page.locator("[data-testid=stMain] :is(h2, h3, th, td):visible").evaluate_all(SENTENCES)
    told = told[told.index(report.inner_text()) :]
    assert {"Sleutels van programma's", "Zwolle - ROVA", "beheerder"} <= set(told)
    sheets = printed(page)
    text = squeezed("".join(sheet.text for sheet in sheets))
    assert [words for words in told if squeezed(words) not in text] == []
    today = DUTCH.date(dt.date.today())
    assert squeezed(f"Op {today}.") in text
    assert all(squeezed(today) in squeezed(sheet.text) for sheet in sheets)
    assert {sheet.size for sheet in sheets} <= {A4, A4[::-1]}
    assert all(sheet.right <= sheet.size[0] - MARGIN for sheet in sheets)
    assert min(sheet.letters for sheet in sheets) >= LEGIBLE
    assert "Rollengevenenafnemen" not in text


def gives_access(page: Page, signing: Server, axe: Callable[..., list[dict[str, Any]]]) -> None:
    """The page Toegang, and the monitor as somebody else."""
    page.goto(f"{signing.url}/toegang")
    at_rest(page)
    looks_well(page, axe, "toegang")
    prints_the_report(page)
    page.emulate_media(media="print")  # the report alone
    expect(page.get_by_role("heading", name="Overzicht van rechten")).to_be_visible()
    expect(page.get_by_role("heading", name="Rollen geven en afnemen")).to_be_hidden()
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator(".papieren-keuzes").inner_text() == ""
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    page.emulate_media(media="screen")
    choose(page, "Wie", "bo")
    page.get_by_role("button", name="Bekijk als").click()
    at_rest(page)
    page.set_viewport_size({"width": 390, "height": 844})
    page.emulate_media(color_scheme="dark")
    expect(page.get_by_text("U bekijkt de monitor als bo")).to_be_visible()
    at_rest(page)
    looks_well(page, axe, "als")
    page.get_by_role("button", name="Terug naar uzelf").click()
    expect(page.get_by_role("heading", name="Overzicht van rechten")).to_be_visible()
    at_rest(page)
    looks_well(page, axe, "toegang-smal")
    page.goto(f"{signing.url}/koppelen")
    expect(page.get_by_role("heading", name="Een nieuwe sleutel")).to_be_visible()
    at_rest(page)
    looks_well(page, axe, "koppelen-smal")
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto(signing.url)
    at_rest(page)


def test_without_a_session_a_server_gives_nothing(signing: Server) -> None:
    under_the_door = (
        "/aanmelden",
        "/aanmelden/",
        "/aanmelden/_stcore/health",
        "/aanmelden/in/_stcore/stream",
    )
    for path in ("/", *(f"/{page.address}" for page in PAGES), *ELSE, *under_the_door):
        for method in ("GET", "HEAD", "PUT", "POST"):
            for more in ({}, {"X_Remote_User": "an"}, {"Cookie": "monitor_sessie=an"}):
                assert ask(signing, path, method, **more)[0] == 401, (path, method)
        assert ask(signing, path, **HANDSHAKE)[0] in (401, 403), path
        assert ask(signing, path, Accept="text/html")[0] == (401 if path.startswith("/api/") else 303), path
    for path in ("/aanmelden/in", "/aanmelden/stand", "/_stcore/stream", "/vragenlijst/_stcore/stream"):
        assert ask(signing, path, **HANDSHAKE)[0] != 101, path


def test_from_the_link_to_the_last_sign_out(
    signing: Server, place: Path, code: str, browser: Browser, axe: Callable[..., list[dict[str, Any]]]
) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, color_scheme="dark", locale="nl-NL")
    context.add_cookies([{"name": "monitor_rondleiding", "value": "gezien", "url": signing.url}])
    context.add_init_script(TELL_REFUSED)
    context.set_default_timeout(PATIENCE * 1000)
    page, faults = context.new_page(), []
    page.on("console", lambda said: faults.append(said.text) if "the policy refuses" in said.text else None)

    page.goto(set_up_address(signing.url, code))
    assert code not in page.url
    looks_well(page, axe, "instellen")
    key = page.locator(".sleutel code").inner_text().replace(" ", "")
    codes = pyotp.TOTP(key)
    fill(page, wachtwoord="te kort", herhaald="te kort", code=codes.now())
    expect(page.get_by_role("alert")).to_have_text("Dit wachtwoord is te kort.")
    first = codes.now()
    fill(page, wachtwoord=PASSWORD, herhaald=PASSWORD, code=first)
    at_rest(page)
    assert page.url.split("?")[0] == f"{signing.url}/"
    cookies = {each["name"]: each for each in context.cookies()}
    held = cookies["monitor_sessie"]
    assert (held["httpOnly"], held["sameSite"]) == (True, "Lax")
    assert "monitor_uitnodiging" not in cookies

    page.goto(set_up_address(signing.url, code))
    expect(page.get_by_role("alert")).to_contain_text("Deze link is gebruikt")
    looks_well(page, axe, "gebruikt")

    other = context.new_page()
    other.goto(f"{signing.url}/partnerschap")
    at_rest(other)
    page.goto(f"{signing.url}/aanmelden/af?taal=en")
    looks_well(page, axe, "af")
    page.get_by_role("button", name="Sign out", exact=True).click()
    expect(page.get_by_role("status")).to_have_text("You are signed out.")
    expect(other.get_by_role("heading", name="Aanmelden")).to_be_visible()
    assert "verder=partnerschap" in other.url
    other.close()

    page.set_viewport_size({"width": 1440, "height": 900})
    page.emulate_media(color_scheme="light")
    page.goto(f"{signing.url}/kosten?focus=zwolle-rova")
    for name, password in (("an", "niet het goede wachtwoord"), ("niemand", PASSWORD)):
        fill(page, naam=name, wachtwoord=password, code=codes.at(time.time() + 30))
        expect(page.get_by_role("alert")).to_contain_text(WRONG)
    fill(page, naam="an", wachtwoord=PASSWORD, code=first)
    expect(page.get_by_role("alert")).to_contain_text(WRONG)  # a code counts once
    looks_well(page, axe, "fout")
    fill(page, naam="an", wachtwoord=PASSWORD, code=codes.at(time.time() + 30))
    at_rest(page)
    assert page.url.startswith(f"{signing.url}/kosten?")
    expect(page.locator(".lezer")).to_contain_text("Aangemeld als an")
    gives_access(page, signing, axe)
    page.get_by_role("link", name="Afmelden").click()
    page.get_by_role("button", name="Overal afmelden").click()
    expect(page.get_by_role("status")).to_have_text("U bent afgemeld.")
    context.close()
    assert faults == []
    signing.stop()

    log, kept = signing.log(), place.read_bytes()
    assert [secret for secret in (code, PASSWORD, key, held["value"]) if secret in log] == []
    assert [secret for secret in (code, PASSWORD, held["value"]) if secret.encode() in kept] == []
    opened = open_store(address_of(place))
    of_accounts = (Deed.INVITE, Deed.SET_UP, Deed.SIGN_IN, Deed.SIGN_OUT)
    lines = [line.done for line in reversed(read_audit(opened, AuditWish(deeds=of_accounts), 100)[0])]
    opened.close()
    done, refused = DeedResult.DONE, DeedResult.REFUSED
    assert [(each.deed, each.subject, each.result, each.actor) for each in lines[-8:]] == [
        (Deed.INVITE, "an", done, "de proef"),
        (Deed.SET_UP, "an", done, "an"),
        (Deed.SIGN_OUT, "an", done, "an"),
        (Deed.SIGN_IN, "an", refused, ""),
        (Deed.SIGN_IN, "onbekend", refused, ""),
        (Deed.SIGN_IN, "an", refused, ""),
        (Deed.SIGN_IN, "an", done, "an"),
        (Deed.SIGN_OUT, "an", done, "an"),
    ]
    assert lines[-1].origin == "scherm 127.0.0.1"
