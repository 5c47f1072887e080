"""Who is let in where people sign in, and what the rest of the server hears of them."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from lib.domain.people.roles import ALL_PARTNERSHIPS, AccessRole, Grant, Person
from lib.store.engine import StoreError
from lib.ui.server.doors import BROWSER_COOKIE, RIGHT_COOKIE
from lib.ui.server.entrance import Entrance
from lib.ui.server.gate import cookies_of
from lib.ui.server.headers import Headed
from lib.ui.server.porter import WHO_HEADER, Porter, porter_of
from lib.ui.sign_in.sessions import SESSION_COOKIE

PEOPLE = {
    "an": Person("an", frozenset({Grant("aa", AccessRole.READER)})),
    "kee": Person("kee", frozenset({Grant(ALL_PARTNERSHIPS, AccessRole.KEEPER)})),
    "niets": Person("niets"),
}
ADDRESSES = (
    *("/", "/partnerschap", "/geschiedenis", "/_stcore/health", "/_stcore/metrics", "/_stcore/host-config"),
    *("/media/abc.csv", "/_stcore/upload_file/a/b", "/plotly.js", "/static/js/index.js", "/vragenlijstje"),
    *("/?code=abc", "/api/v1/cijfers", "/favicon.png"),
)


@dataclass
class Server:
    """A small app behind the entrance; what it hears and what it sends back."""

    porter: Porter
    heard: list[Scope] = field(default_factory=list)
    sent: list[Message] = field(default_factory=list)

    async def app(self, scope: Scope, receive: Receive, send: Send) -> None:
        self.heard.append(scope)
        if scope["type"] == "websocket":
            await receive()
            await send({"type": "websocket.accept"})
            assert (await receive())["type"] == "websocket.disconnect"
            await send({"type": "websocket.send", "text": "too late"})
        elif scope["type"] == "http":
            await send({"type": "http.response.start", "status": 200, "headers": []})
            await send({"type": "http.response.body", "body": b"page"})

    def ask(
        self, path: str, kind: str = "http", name: str | None = None, cookie: str = "", **more: Any
    ) -> int:
        self.heard.clear()
        self.sent.clear()
        coming: list[Message] = [{"type": "websocket.connect" if kind == "websocket" else "http.request"}]

        async def receive() -> Message:
            if coming:
                return coming.pop()
            await asyncio.Event().wait()
            raise AssertionError

        async def send(message: Message) -> None:
            self.sent.append(message)

        headers = [(b"cookie", cookie.encode())] if cookie else []
        headers += [(b"x-remote-user", name.encode())] if name else []
        headers += more.get("headers", [])
        scope = {"type": kind, "method": "GET", "path": path, "headers": headers, "client": ("127.0.0.1", 1)}
        scope["query_string"] = b""
        entrance: ASGIApp = Entrance(self.app, self.porter, every=0.02)
        if "around" in more:
            entrance = more["around"](entrance)
        asyncio.run(asyncio.wait_for(entrance(scope, receive, send), 20))
        first = self.sent[0]
        return {"websocket.accept": 101, "websocket.close": 403}.get(first["type"]) or int(first["status"])

    def told(self) -> dict[str, str]:
        return {name.decode(): value.decode() for name, value in self.heard[0]["headers"]}


@pytest.fixture
def server() -> Server:
    return Server(porter_of({"AUTH": "proxy"}, PEOPLE.get))


@pytest.mark.parametrize("path", ADDRESSES)
def test_without_a_name_nothing_is_given(server: Server, path: str) -> None:
    assert server.ask(path) == 401
    assert server.ask(path, "websocket") == 403
    assert server.ask(path, name="onbekend") == 403
    assert server.ask(path, name="niets") == 403
    assert server.ask(path, "websocket", name="niets") == 403
    assert server.heard == []


def test_the_questionnaire_is_for_everyone_and_hears_of_nobody(server: Server) -> None:
    forged = [(WHO_HEADER.encode(), b"kee.0")]
    assert server.ask("/vragenlijst", cookie=f"{RIGHT_COOKIE}=x; taal=nl", headers=forged) == 200
    assert server.told() == {"cookie": "taal=nl"}


def test_a_browser_behind_a_proxy_with_tls_is_told_to_stay_with_it(server: Server) -> None:
    by_tls = [(b"x-forwarded-proto", b"https")]
    server.ask("/", name="an", headers=by_tls, around=Headed)
    assert b"strict-transport-security" in dict(server.sent[0]["headers"])
    server.ask("/", name="an", around=Headed)
    assert b"strict-transport-security" not in dict(server.sent[0]["headers"])


def test_a_page_hears_who_is_there(server: Server) -> None:
    forged = [(WHO_HEADER.encode(), server.porter.marked("kee").encode())]
    assert (
        server.ask("/", name="an", cookie=f"{BROWSER_COOKIE}=b; {RIGHT_COOKIE}=gekregen", headers=forged)
        == 200
    )
    assert server.porter.read(server.told()[WHO_HEADER]) == "an"
    cookies = cookies_of(server.told()["cookie"])
    assert cookies[BROWSER_COOKIE].startswith("b.")
    assert RIGHT_COOKIE not in cookies
    server.ask("/", name="kee", cookie=f"{BROWSER_COOKIE}=b")
    others = cookies_of(server.told()["cookie"])
    assert others[BROWSER_COOKIE] != cookies[BROWSER_COOKIE]
    assert others[RIGHT_COOKIE] == server.porter.right


def test_the_api_hears_who_asks_and_says_no_in_its_own_form(server: Server) -> None:
    assert server.ask("/api/v1/cijfers", name="kee") == 200
    assert server.porter.read(server.told()[WHO_HEADER]) == "kee"
    assert server.ask("/api/v1/cijfers") == 401
    refused = dict(server.sent[0]["headers"])
    assert (refused[b"content-type"], refused[b"www-authenticate"]) == (
        b"application/problem+json",
        b"Bearer",
    )
    assert server.heard == []


def test_a_websocket_ends_when_its_person_is_out() -> None:
    answers = iter([PEOPLE["an"], PEOPLE["an"]])
    server = Server(porter_of({"AUTH": "proxy"}, lambda name: next(answers, None)))
    server.porter.clock = _ticking()
    assert server.ask("/_stcore/stream", "websocket", name="an") == 101
    assert [message["type"] for message in server.sent] == ["websocket.accept", "websocket.close"]


@pytest.fixture
def accounts() -> Server:
    return Server(porter_of({"AUTH": "accounts"}, PEOPLE.get))


def test_where_the_server_signs_people_in_only_a_session_opens(accounts: Server) -> None:
    session = f"{SESSION_COOKIE}={accounts.porter.sessions.begin('an')}"
    for path in ADDRESSES:
        for cookie in ("", f"{SESSION_COOKIE}=an"):
            assert accounts.ask(path, name="an", cookie=cookie) == 401
            assert accounts.ask(path, "websocket", name="an", cookie=cookie) == 403
    assert accounts.ask("/aanmelden/_stcore/stream", "websocket") == 403
    assert accounts.ask("/aanmelden/in", "websocket") == 403
    assert accounts.heard == []
    assert accounts.ask("/", cookie=f"taal=nl; {session}") == 200
    assert accounts.told()["cookie"] == "taal=nl"  # no page gets to see what opens a session
    assert accounts.ask("/aanmelden/in") == 200


def test_a_reader_gets_the_way_to_sign_in(accounts: Server) -> None:
    reads = [(b"accept", b"text/html,*/*")]
    assert accounts.ask("/kosten", headers=reads) == 303
    assert dict(accounts.sent[0]["headers"])[b"location"] == b"./aanmelden/in?verder=kosten"
    assert accounts.ask("/api/v1/cijfers", headers=reads) == 401
    assert accounts.ask("/kosten", "websocket", headers=reads) == 403


def test_who_was_let_out_has_no_session_any_more(accounts: Server) -> None:
    session = accounts.porter.sessions.begin("weg")
    assert accounts.ask("/", cookie=f"{SESSION_COOKIE}={session}") == 403
    assert accounts.porter.sessions.name_of(session, sign=False) is None


def test_a_websocket_ends_with_its_session(accounts: Server) -> None:
    accounts.porter.sessions.idle = 0.1
    session = accounts.porter.sessions.begin("an")
    assert accounts.ask("/_stcore/stream", "websocket", cookie=f"{SESSION_COOKIE}={session}") == 101
    assert [message["type"] for message in accounts.sent] == ["websocket.accept", "websocket.close"]


def test_what_a_page_asks_by_itself_keeps_no_session(accounts: Server) -> None:
    now = [0.0]
    accounts.porter.sessions.clock = lambda: now[0]
    session = f"{SESSION_COOKIE}={accounts.porter.sessions.begin('an')}"
    told = []
    for path, minutes in (("/podium/nu", 20), ("/kosten", 25), ("/podium/nu", 50), ("/podium/nu", 55)):
        now[0] = minutes * 60
        told.append(accounts.ask(path, cookie=session))
    assert told == [200, 200, 200, 401]


def test_off_it_is_as_if_it_were_not_there() -> None:
    server = Server(porter_of({}, PEOPLE.get))
    assert server.ask("/", cookie=f"{RIGHT_COOKIE}=x") == 200
    assert server.told() == {"cookie": f"{RIGHT_COOKIE}=x"}


def test_a_store_that_cannot_be_asked_lets_nobody_in() -> None:
    def people(name: str) -> Person | None:
        raise StoreError("disk", "x")

    assert Server(porter_of({"AUTH": "proxy"}, people)).ask("/", name="an") == 503


def _ticking() -> Callable[[], float]:
    """A clock on which every look is long after the one before."""
    now = [0.0]

    def clock() -> float:
        now[0] += 60
        return now[0]

    return clock
