"""Away to a provider and back: what the browser is sent, and what it hears when that fails."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from lib.domain.audit.deeds import Deed, DeedDone
from lib.domain.people.roles import AccessRole, Grant
from lib.store.audit.log import AuditWish, read_audit
from lib.store.engine import Store, StoreError
from lib.store.people.register import give
from lib.ui.sign_in.address import COME_BACK, LEAVE, SIGN_IN, SIGN_OUT, STANDING
from lib.ui.sign_in.provider import NotVouched, Provider, ProviderSettings, Vouched
from lib.ui.sign_in.provider_routes import LEFT_COOKIE, ProviderDesk
from lib.ui.sign_in.routes import FORM_COOKIE
from lib.ui.sign_in.sessions import SESSION_COOKIE, Sessions

SETTINGS = ProviderSettings("https://login.example.nl", "monitor", site="https://monitor.example.nl/a")


class Vouching(Provider):
    """A provider that sends everyone on, and vouches for the name in the code."""

    left: tuple[str, str, str] = ("", "", "")
    down = False

    def leave(self, mark: str, back: str, onwards: str) -> str:
        if self.down:
            raise NotVouched("gone")
        self.left = mark, back, onwards
        return "https://login.example.nl/auth"

    def end_address(self, token: str, back: str) -> str | None:
        return f"https://login.example.nl/end?wie={token}&terug={back}" if token else None

    def come_back(self, mark: str, told: object) -> Vouched:
        assert hasattr(told, "get")
        if not mark or mark != self.left[0]:
            raise NotVouched("another browser")
        return Vouched(told.get("code"), self.left[2], "bewijs")


@dataclass
class Visitor:
    store: Store
    noted: list[DeedDone] = field(default_factory=list)
    sessions: Sessions = field(default_factory=Sessions)

    def __post_init__(self) -> None:
        self.provider = Vouching(SETTINGS)
        self.desk = ProviderDesk(self.sessions, lambda: self.store, self.noted.append, provider=self.provider)
        app = Starlette(routes=self.desk.routes())
        self.browser = TestClient(app, base_url="https://testserver", follow_redirects=False)


@pytest.fixture
def visitor(store: Store) -> Visitor:
    give(store, "an", Grant("*", AccessRole.READER), "de baas")
    return Visitor(store)


def test_a_reader_leaves_and_is_let_in(visitor: Visitor) -> None:
    page = visitor.browser.get(f"{SIGN_IN}?verder=kosten&taal=en")
    assert 'href="verder?taal=en&amp;verder=kosten"' in page.text
    assert "You sign in with login.example.nl." in page.text
    answer = visitor.browser.get(f"{LEAVE}?verder=kosten")
    assert (answer.status_code, answer.headers["location"]) == (303, "https://login.example.nl/auth")
    mark, back, wanted = visitor.provider.left
    assert (back, wanted) == ("https://monitor.example.nl/a/aanmelden/terug", "kosten")
    assert visitor.browser.cookies[LEFT_COOKIE] == mark
    assert all(word in answer.headers["set-cookie"] for word in ("HttpOnly", "SameSite=lax", "Secure"))
    answer = visitor.browser.get(f"{COME_BACK}?code=an&state=x")
    assert (answer.status_code, answer.headers["location"]) == (303, "../kosten")
    assert visitor.browser.get(STANDING).status_code == 204
    assert LEFT_COOKIE not in visitor.browser.cookies
    ((line,), _) = read_audit(visitor.store, AuditWish(deeds=(Deed.SIGN_IN,)), 9)
    assert (line.done.subject, line.done.actor, line.done.origin) == ("an", "an", "scherm testclient")


def test_who_is_not_vouched_for_or_has_no_role_stays_out(visitor: Visitor) -> None:
    assert visitor.browser.get(f"{COME_BACK}?code=an").status_code == 401
    visitor.browser.get(LEAVE)
    answer = visitor.browser.get(f"{COME_BACK}?code=niemand")
    assert (answer.status_code, "geen rol" in answer.text) == (403, True)
    assert [(each.deed, each.subject, each.result) for each in visitor.noted] == [
        (Deed.SIGN_IN, "onbekend", "geweigerd")
    ] * 2
    assert SESSION_COOKIE not in visitor.browser.cookies


def test_nobody_signs_in_with_a_password_here(visitor: Visitor) -> None:
    for path in (SIGN_IN, "/aanmelden/instellen"):
        assert visitor.browser.post(path, data={"naam": "an"}).headers["location"] == "in"
    assert visitor.browser.get("/aanmelden/instellen?uitnodiging=x").headers["location"] == "in"


def test_without_a_provider_or_a_store_a_sentence_says_so(visitor: Visitor) -> None:
    visitor.provider.down = True
    answer = visitor.browser.get(f"{LEAVE}?taal=en")
    assert (answer.status_code, "Signing in failed." in answer.text) == (502, True)
    visitor.provider.down = False
    visitor.browser.get(LEAVE)

    def broken() -> Store:
        raise StoreError("disk", "x")

    visitor.desk.store = broken
    assert visitor.browser.get(f"{COME_BACK}?code=an").status_code == 503


def test_who_signs_out_here_is_shown_the_way_to_sign_out_there(visitor: Visitor) -> None:
    visitor.browser.get(LEAVE)
    visitor.browser.get(f"{COME_BACK}?code=an&state=x")
    assert "bewijs" not in str(visitor.browser.cookies)
    asked = visitor.browser.get(SIGN_OUT)
    token = visitor.browser.cookies[FORM_COOKIE]
    assert token in asked.text
    done = visitor.browser.post(SIGN_OUT, data={"formulier": token, "taal": "nl"})
    there = "https://login.example.nl/end?wie=bewijs&terug=https://monitor.example.nl/a/aanmelden/in"
    assert f'href="{there.replace("&", "&amp;")}">Ook afmelden bij login.example.nl</a>' in done.text
    assert visitor.browser.get(STANDING).status_code == 401
    assert "Ook afmelden" not in visitor.browser.get(SIGN_IN).text
