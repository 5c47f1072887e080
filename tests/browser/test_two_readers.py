"""Two people on one server at the same time are never sent what is of the other, and who is let out is out."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pyotp
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Response, WebSocket, expect

from lib.domain.people.invitations import set_up_address
from lib.domain.people.roles import ALL_PARTNERSHIPS, AccessRole, Grant
from lib.store.engine import address_of
from lib.store.people.credentials import invite
from lib.store.people.register import give
from lib.store.upkeep.opening import open_store
from lib.ui.registry import ACCESS_PAGE, PAGES
from tests.browser.pages import PATIENCE, at_rest, choose
from tests.browser.server import Server
from tests.data_sets import make_store

PASSWORD = "vier gewone woorden samen"
OWN = {
    "an": ("demo-dorenrade-lindergroep", "Dorenrade - Lindergroep"),
    "bo": ("demo-veldermeer-merwinga", "Veldermeer - Merwinga"),
}
"""The code and the name of the partnership that each may see, and that no page tells of by itself."""
HANDS = {name: Grant(code, AccessRole.ANALYST) for name, (code, _) in OWN.items()} | {
    "chef": Grant(ALL_PARTNERSHIPS, AccessRole.MANAGER)
}
OUT_WITHIN = 60.0
"""Seconds in which who is let out is out, as SECURITY.md says."""


@dataclass
class Seat:
    """Somebody at a browser of their own, with all that their browser is sent."""

    context: BrowserContext
    sent: list[str] = field(default_factory=list)

    def open(self, address: str) -> Page:
        page = self.context.new_page()
        page.on("websocket", self._listen)
        page.on("response", self._note)
        page.goto(address)
        at_rest(page)
        return page

    def told(self, *words: str) -> list[str]:
        """Which of these words the browser was sent."""
        text = "\n".join(self.sent).replace("\\", "")
        return [word for word in words if word in text]

    def _listen(self, socket: WebSocket) -> None:
        socket.on("framereceived", lambda frame: self.sent.append(_text_of(frame)))

    def _note(self, response: Response) -> None:
        self.sent.append(json.dumps(dict(response.headers)))


def _text_of(frame: str | bytes) -> str:
    return frame if isinstance(frame, str) else frame.decode("utf-8", "replace")


def made(folder: Path) -> tuple[Path, dict[str, str]]:
    """A store, and of each person the code of the link by which they set their account up."""
    place = Path(make_store("demo", folder))
    opened = open_store(address_of(place))
    for name, grant in HANDS.items():
        give(opened, name, grant, "de proef")
    codes = {name: invite(opened, name, "de proef") for name in HANDS}
    opened.close()
    return place, codes


@contextmanager
def seated(browser: Browser, url: str, code: str) -> Iterator[Seat]:
    """Somebody who has set their account up by their link, and is signed in."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="nl-NL")
    context.add_cookies([{"name": "monitor_rondleiding", "value": "gezien", "url": url}])
    context.set_default_timeout(PATIENCE * 1000)
    page = context.new_page()
    page.goto(set_up_address(url, code))
    totp = pyotp.TOTP(page.locator(".sleutel code").inner_text().replace(" ", ""))
    for name, value in {"wachtwoord": PASSWORD, "herhaald": PASSWORD, "code": totp.now()}.items():
        page.locator(f"#{name}").fill(value)
    page.locator(".hoofd").click()
    at_rest(page)
    page.close()
    try:
        yield Seat(context)
    finally:
        context.close()


@pytest.fixture
def people(
    server: Callable[..., Server], browser: Browser, tmp_path: Path
) -> Iterator[tuple[str, dict[str, Seat]]]:
    place, codes = made(tmp_path)
    url = server(place, env={"AUTH": "accounts"}).url
    with ExitStack() as seats:
        yield (
            url,
            {name: seats.enter_context(seated(browser, url, code)) for name, code in codes.items()},
        )


def test_two_readers_are_never_sent_what_is_of_the_other_and_one_who_is_let_out_is_out(
    people: tuple[str, dict[str, Seat]],
) -> None:
    url, seats = people
    an, bo = (seats[name].open(url) for name in OWN)
    for page in (*(page for page in PAGES if page.topics), ACCESS_PAGE):
        for one in (an, bo):  # both ask before either is served
            one.goto(f"{url}/{'' if page.start else page.address}", wait_until="commit")
        for one in (an, bo):
            at_rest(one)
        for one in (an, bo):
            button = one.get_by_role("button", name="Excel").first
            if button.is_visible():
                with one.expect_download() as taken:
                    button.click()
                assert Path(taken.value.path()).read_bytes()[:2] == b"PK"
    for name, other in (("an", "bo"), ("bo", "an")):
        assert seats[name].told(*OWN[other]) == [], name
        assert seats[name].told(*OWN[name]) == list(OWN[name]), name

    _is_let_out(url, seats, [bo, seats["bo"].open(f"{url}/kosten")])
    assert seats["an"].context.request.get(f"{url}/kosten").status == 200


def _is_let_out(url: str, seats: dict[str, Seat], tabs: list[Page]) -> None:
    """Bo has two tabs open; the chef takes the access back, and within a minute both are at the door."""
    chef = seats["chef"].open(f"{url}/{ACCESS_PAGE.address}")
    choose(chef, "Wie", "bo")
    chef.get_by_role("button", name="Toegang intrekken").click()
    since = time.monotonic()
    for tab in tabs:
        expect(tab.get_by_role("heading", name="Aanmelden")).to_be_visible(timeout=OUT_WITHIN * 1000)
    assert time.monotonic() - since < OUT_WITHIN
    assert seats["bo"].context.request.get(f"{url}/api/v1/cijfers").status == 401


def test_who_does_nothing_is_signed_out_on_every_tab(
    server: Callable[..., Server], browser: Browser, tmp_path: Path
) -> None:
    place, codes = made(tmp_path)
    url = server(place, env={"AUTH": "accounts", "AUTH_IDLE_MINUTES": "0.5"}).url
    with seated(browser, url, codes["an"]) as seat:
        for tab in [seat.open(url), seat.open(f"{url}/kosten")]:
            expect(tab.get_by_role("heading", name="Aanmelden")).to_be_visible(timeout=OUT_WITHIN * 1000)
        assert seat.context.request.get(f"{url}/kosten", max_redirects=0).status in (303, 401)
