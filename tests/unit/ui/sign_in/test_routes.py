"""What the sign-in pages answer, to people and to whoever means no good."""

from __future__ import annotations

import datetime as dt
import functools
import re
import time
from dataclasses import dataclass, field
from urllib.parse import urljoin

import httpx
import pyotp
import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from lib.domain.audit.deeds import Deed, DeedDone
from lib.store.engine import Store, StoreError
from lib.store.people import credentials
from lib.store.people.credentials import invite
from lib.ui.hosting.standing import UnderPath
from lib.ui.server.headers import Headed
from lib.ui.sign_in.address import SIGN_IN, SIGN_OUT, STANDING
from lib.ui.sign_in.routes import FORM_COOKIE, INVITED_COOKIE, LONGEST_FORM, SignInDesk
from lib.ui.sign_in.sessions import SESSION_COOKIE, Sessions
from lib.ui.sign_in.tries import TRIES_OF_A_NAME

PASSWORD = "vier gewone woorden samen"
SET_UP = "/aanmelden/instellen"
STARTED = time.time()
"""When these tests began, where the clock of one-time codes stands still: none passes to the next half minute."""


@dataclass
class Visitor:
    """A browser on a server with accounts."""

    store: Store
    site: str = "http://testserver"
    noted: list[DeedDone] = field(default_factory=list)
    sessions: Sessions = field(default_factory=Sessions)

    def __post_init__(self) -> None:
        self.desk = SignInDesk(self.sessions, lambda: self.store, self.noted.append)
        app = Headed(Starlette(routes=self.desk.routes()))
        self.browser = TestClient(app, base_url=self.site, follow_redirects=False)

    def send(self, path: str, page: str = "", **fields: str) -> tuple[int, str]:
        """Fill in the form of a page and send it."""
        token = re.search(r'name="formulier" value="([^"]+)"', self.browser.get(page or path).text)
        answer = self.browser.post(path, data={"formulier": token[1] if token else "", **fields})
        return answer.status_code, answer.text

    def account(self, name: str = "an") -> pyotp.TOTP:
        """Set an account up; the browser is signed in then."""
        self.browser.get(SET_UP, params={"uitnodiging": invite(self.store, name)})
        key = re.search(r"<code>([A-Z2-7 ]+)</code>", self.browser.get(SET_UP).text)
        assert key
        codes = pyotp.TOTP(key[1].replace(" ", ""))
        given = codes.at(STARTED - 30)
        assert self.send(SET_UP, wachtwoord=PASSWORD, herhaald=PASSWORD, code=given)[0] == 303
        return codes

    @property
    def standing(self) -> int:
        return self.browser.get(STANDING).status_code


@pytest.fixture(autouse=True)
def _clock(monkeypatch: pytest.MonkeyPatch) -> None:
    started = dt.datetime.fromtimestamp(STARTED, dt.UTC)
    monkeypatch.setattr(credentials, "step_of", functools.partial(credentials.step_of, now=started))


@pytest.fixture
def visitor(store: Store) -> Visitor:
    return Visitor(store)


def said(text: str) -> str:
    found = re.search(r'role="(?:alert|status)"[^>]*>([^<]+)<', text)
    return found[1] if found else ""


def test_a_page_is_kept_by_nobody_and_runs_nothing(visitor: Visitor) -> None:
    answer = visitor.browser.get(SIGN_IN)
    assert answer.status_code == 200
    assert answer.headers["cache-control"] == "no-store"
    assert "script-src" not in answer.headers["content-security-policy"]
    assert answer.headers["content-security-policy"].startswith("default-src 'none'")
    assert "<script" not in answer.text
    assert "HttpOnly" in answer.headers["set-cookie"]
    assert "Secure" not in answer.headers["set-cookie"]
    style = re.search(r'href="(aanmelden\.css[^"]+)"', answer.text)
    assert style
    assert visitor.browser.get(f"/aanmelden/{style[1]}").headers["content-type"].startswith("text/css")


def test_behind_tls_cookies_go_by_tls_alone(store: Store) -> None:
    visitor = Visitor(store, "https://testserver")
    visitor.account()
    assert {cookie.name: cookie.secure for cookie in visitor.browser.cookies.jar} == {
        FORM_COOKIE: True,
        SESSION_COOKIE: True,
    }


def test_an_unknown_name_and_a_wrong_password_hear_the_same(visitor: Visitor) -> None:
    codes = visitor.account()
    visitor.browser.cookies.clear()
    wrong = {
        "an": ("niet het goede", codes.at(STARTED)),
        "niemand": (PASSWORD, codes.at(STARTED)),
        "AN": (PASSWORD, codes.at(STARTED)),
        " an ": (PASSWORD, "000000"),
        "": ("", ""),
    }
    heard = {
        (status, said(text))
        for name, (password, code) in wrong.items()
        for status, text in [visitor.send(SIGN_IN, naam=name, wachtwoord=password, code=code)]
    }
    assert len(heard) == 1
    assert next(iter(heard))[0] == 401
    assert [(each.deed, each.subject) for each in visitor.noted] == [
        (Deed.SIGN_IN, name) for name in ("an", "onbekend", "onbekend", "an", "onbekend")
    ]
    assert visitor.standing == 401


def test_who_signs_in_goes_on_and_comes_back_only_with_the_session(visitor: Visitor) -> None:
    codes = visitor.account()
    before = visitor.browser.cookies[SESSION_COOKIE]
    page = f"{SIGN_IN}?verder=kosten"
    assert visitor.browser.get(page).headers["location"] == "../kosten"
    token = visitor.browser.cookies[FORM_COOKIE]
    filled = {"naam": "an", "wachtwoord": PASSWORD, "code": codes.at(STARTED), "verder": "kosten?focus=a-b"}
    answer = visitor.browser.post(SIGN_IN, data={"formulier": token, **filled})
    assert (answer.status_code, answer.headers["location"]) == (303, "../kosten?focus=a-b")
    assert visitor.sessions.name_of(before, sign=False) is None  # a session that was there is not taken over
    assert (visitor.standing, visitor.browser.cookies[SESSION_COOKIE] != before) == (204, True)


def test_a_form_of_another_site_does_nothing(visitor: Visitor) -> None:
    codes = visitor.account()
    filled = {"naam": "an", "wachtwoord": PASSWORD, "code": codes.at(STARTED)}
    for token in ("", "geraden"):
        assert visitor.browser.post(SIGN_IN, data={"formulier": token, **filled}).status_code == 400
        assert visitor.browser.post(SIGN_OUT, data={"formulier": token}).status_code == 400
        assert visitor.browser.post(SET_UP, data={"formulier": token}).status_code in (400, 404)
    assert visitor.browser.get(SIGN_OUT).status_code == 200
    assert visitor.standing == 204
    visitor.browser.cookies.delete(FORM_COOKIE)
    assert visitor.browser.post(SIGN_OUT, data={"formulier": ""}).status_code == 400


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"x" * (LONGEST_FORM + 1), "application/x-www-form-urlencoded"),
        (b"&a=b" * 30, "application/x-www-form-urlencoded"),
        (b"\xff\xfe=%ff", "application/x-www-form-urlencoded"),
        (b"{}", "application/json"),
    ],
)
def test_what_is_no_form_is_refused(visitor: Visitor, body: bytes, kind: str) -> None:
    assert visitor.browser.post(SIGN_IN, content=body, headers={"content-type": kind}).status_code == 400


def test_too_many_tries_wait(visitor: Visitor) -> None:
    filled = {"naam": "an", "wachtwoord": "x", "code": "1"}
    told = [visitor.send(SIGN_IN, **filled)[0] for _ in range(TRIES_OF_A_NAME + 1)]
    assert told == [401] * TRIES_OF_A_NAME + [429]


def test_a_link_says_what_is_wrong_and_lets_in_once(visitor: Visitor) -> None:
    assert visitor.browser.get(SET_UP).status_code == 404
    code = invite(visitor.store, "an")
    answer = visitor.browser.get(SET_UP, params={"uitnodiging": code, "taal": "en"})
    assert answer.headers["location"] == "instellen?taal=en"
    key = re.search(r"<code>([A-Z2-7 ]+)</code>", visitor.browser.get(SET_UP).text)
    assert key
    codes = pyotp.TOTP(key[1].replace(" ", ""))
    for filled, words in (
        ({"wachtwoord": "kort"}, "te kort"),
        ({"wachtwoord": PASSWORD, "herhaald": "anders"}, "niet gelijk"),
        ({"wachtwoord": PASSWORD, "herhaald": PASSWORD, "code": "12"}, "De code klopt niet"),
    ):
        status, text = visitor.send(SET_UP, **filled)
        assert (status, words in said(text), key[1] in text) == (400, True, True)
    old = visitor.sessions.begin("an")
    assert visitor.send(SET_UP, wachtwoord=PASSWORD, herhaald=PASSWORD, code=codes.at(STARTED))[0] == 303
    assert (visitor.standing, visitor.sessions.name_of(old, sign=False)) == (204, None)
    assert INVITED_COOKIE not in visitor.browser.cookies
    visitor.browser.get(SET_UP, params={"uitnodiging": code})
    assert "gebruikt" in said(visitor.browser.get(SET_UP).text)
    assert visitor.browser.get(SET_UP, params={"uitnodiging": "a b; Path=/x"}).status_code == 303
    assert visitor.browser.get(SET_UP).status_code == 404


def test_signing_out_ends_the_session_or_all_of_them(visitor: Visitor) -> None:
    visitor.account()
    elsewhere = visitor.sessions.begin("an")
    assert "U bent aangemeld als an." in visitor.browser.get(SIGN_OUT).text
    status, text = visitor.send(SIGN_OUT)
    assert (status, said(text), visitor.standing) == (200, "U bent afgemeld.", 401)
    assert visitor.sessions.name_of(elsewhere, sign=False) == "an"
    assert visitor.browser.get(SIGN_OUT).headers["location"] == "in"
    assert visitor.browser.post(SIGN_OUT).headers["location"] == "in"
    visitor.browser.cookies.set(SESSION_COOKIE, elsewhere)
    another = visitor.sessions.begin("an")
    visitor.send(SIGN_OUT, overal="ja")
    assert visitor.sessions.name_of(another, sign=False) is None
    assert [(each.deed, each.actor) for each in visitor.noted] == [(Deed.SIGN_OUT, "an")] * 2


def test_without_a_store_a_sentence_says_so(visitor: Visitor) -> None:
    def gone() -> Store:
        raise StoreError("disk", "x")

    visitor.browser.get(SET_UP, params={"uitnodiging": "abc"})
    visitor.desk.store = gone
    for path in (SIGN_IN, SET_UP):
        status, text = visitor.send(path, SIGN_IN, naam="an", wachtwoord=PASSWORD, code="1")
        assert (status, "later opnieuw" in said(text)) == (503, True)


def test_under_a_path_all_of_it_stays_there(store: Store) -> None:
    """Where to go on and for which path a cookie is: nothing of it reaches what stands beside the monitor."""
    visitor = Visitor(store)
    app = UnderPath(Headed(Starlette(routes=visitor.desk.routes())), path="/monitor")
    visitor.browser = TestClient(app, base_url="http://testserver/monitor/", follow_redirects=False)
    answers: list[httpx.Response] = []
    visitor.browser.event_hooks["response"].append(answers.append)
    codes, own = visitor.account(), "aanmelden/"
    visitor.browser.get(f"{own}in?verder=kosten")
    visitor.send(SIGN_OUT.removeprefix("/"))
    visitor.send(SIGN_IN.removeprefix("/"), naam="an", wachtwoord=PASSWORD, code=codes.now(), verder="kosten")
    gone_to = [
        urljoin(str(each.url), each.headers["location"]) for each in answers if "location" in each.headers
    ]
    assert "http://testserver/monitor/kosten" in gone_to
    assert all(address.startswith("http://testserver/monitor/") for address in gone_to)
    cookies = [each for answer in answers for each in answer.headers.get_list("set-cookie")]
    assert {name.partition("=")[0] for name in cookies} == {FORM_COOKIE, INVITED_COOKIE, SESSION_COOKIE}
    assert {re.search(r"Path=([^;]*)", each)[1] for each in cookies} == {"/monitor"}  # type: ignore[index]
    parts = {part for answer in answers for part in re.findall(r'(?:href|src|action)="([^"]+)"', answer.text)}
    assert parts
    assert not [part for part in parts if part.startswith(("/", "http"))]
