"""What the gate passes on, and what it refuses."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import pytest
from starlette.types import Message, Receive, Scope, Send
from streamlit.runtime import media_file_manager
from streamlit.runtime.media_file_manager import MediaFileKind, MediaFileManager
from streamlit.runtime.memory_media_file_storage import MemoryMediaFileStorage

from lib.api.loads import arriving
from lib.ui.server import gate
from lib.ui.server.doors import BROWSER_COOKIE, RIGHT_COOKIE, Doors
from lib.ui.server.gate import Gate, cookies_of, files_noted, hosts_of
from lib.ui.server.uploads import MOST_OF_SESSION, Sizes, Uploads

HOST = "monitor.example.nl"
URL = f"http://{HOST}:8501"
STREAM = "/_stcore/stream"


@dataclass
class Answer:
    """What a visitor gets, and the headers with which the app was asked, when it was."""

    status: int
    headers: Mapping[str, str]
    heard: Mapping[str, str] | None

    @property
    def cookies(self) -> dict[str, str]:
        return cookies_of(self.headers.get("set-cookie", "").replace("HttpOnly", ""))


@dataclass
class Visitor:
    """A visitor of a small app behind the gate, with the cookies of its browser."""

    doors: Doors
    cookies: dict[str, str] = field(default_factory=dict)
    stored: Sizes = field(default_factory=dict)
    fault: str | None = None

    def ask(self, path: str, kind: str = "http", method: str = "GET", **headers: str) -> Answer:
        heard: list[Mapping[str, str]] = []
        sent: list[Message] = []

        async def app(scope: Scope, receive: Receive, send: Send) -> None:
            heard.append(_texts(scope["headers"]))
            if kind == "websocket":
                await send({"type": "websocket.accept"})
            else:
                html = [(b"content-type", b"text/html; charset=utf-8")]
                await send({"type": "http.response.start", "status": 200, "headers": html})
                await send({"type": "http.response.body", "body": b"page"})

        async def receive() -> Message:
            return {"type": f"{kind}.connect" if kind == "websocket" else "http.request"}

        async def send(message: Message) -> None:
            sent.append(message)

        given = {"host": f"{HOST}:8501", "cookie": "; ".join(f"{n}={v}" for n, v in self.cookies.items())}
        given |= {name.replace("_", "-"): value for name, value in headers.items()}
        place, _, query = path.partition("?")
        scope: dict[str, Any] = {
            "type": kind,
            "method": method,
            "path": place,
            "query_string": query.encode("latin-1"),
            "headers": [(name.encode(), value.encode("latin-1")) for name, value in given.items()],
        }
        layer = Gate(app, self.doors, (HOST,), uploads=Uploads(lambda: self.stored), fault=lambda: self.fault)
        asyncio.run(layer(scope, receive, send))
        first = sent[0]
        status = {"websocket.accept": 101, "websocket.close": 403}.get(first["type"]) or first["status"]
        return Answer(status, _texts(first.get("headers", [])), heard[0] if heard else None)


def _texts(headers: list[tuple[bytes, bytes]]) -> dict[str, str]:
    return {name.decode(): value.decode("latin-1") for name, value in headers}


@pytest.fixture
def doors() -> Doors:
    return Doors()


@pytest.fixture
def outside(doors: Doors) -> Visitor:
    return Visitor(doors)


def test_a_code_becomes_a_cookie_and_leaves_the_address(outside: Visitor, doors: Doors) -> None:
    done = outside.ask(f"/partnerschap?focus=nijmegen-dar&code={doors.code}&taal=en")
    assert (done.status, done.headers["location"]) == (303, "./partnerschap?focus=nijmegen-dar&taal=en")
    assert done.heard is None
    assert doors.may_change(done.cookies)
    set_cookie = done.headers["set-cookie"].lower()
    assert "httponly" in set_cookie
    assert "samesite=strict" in set_cookie
    again = outside.ask(f"/?code={'x' * 32}")
    assert (again.status, again.headers["location"], RIGHT_COOKIE in again.cookies) == (303, "./", False)


@pytest.mark.parametrize(
    "path", ["/https:elders.example", "/a/http:elders.example", "//elders.example", "/a//"]
)
def test_a_code_leads_nobody_to_another_site(outside: Visitor, path: str) -> None:
    there = outside.ask(f"{path}?code=x").headers["location"]
    assert there.startswith("./")  # a browser reads `https:elders.example` as another site


def test_a_code_beside_bytes_that_are_no_text_is_taken_out_as_well(outside: Visitor) -> None:
    assert outside.ask("/?code=x&a=\xff").status == 303


def test_a_browser_gets_a_name_once(outside: Visitor) -> None:
    outside.cookies = outside.ask("/").cookies
    assert outside.cookies[BROWSER_COOKIE]
    assert outside.ask("/").cookies == {}


@pytest.mark.parametrize("host", ["evil.example.org", "", "[", f"{HOST}.example.org"])
def test_a_name_of_another_host_is_refused(outside: Visitor, host: str) -> None:
    for kind, path in (("http", "/"), ("websocket", STREAM)):
        answer = outside.ask(path, kind, host=host)
        assert (answer.status, answer.heard) == (403, None)


@pytest.mark.parametrize(
    "origin",
    [
        "https://example.org",
        "http://localhost:8501",
        f"http://{HOST}:9000",
        f"http://{HOST}",
        "null",
        "http://[",
    ],
)
def test_another_origin_is_refused_before_the_app_hears_of_it(outside: Visitor, origin: str) -> None:
    for kind, path in (("http", "/"), ("websocket", STREAM)):
        answer = outside.ask(path, kind, origin=origin)
        assert (answer.status, answer.heard) == (403, None)


def test_a_session_is_taken_up_by_its_own_browser_only(outside: Visitor, doors: Doors) -> None:
    outside.cookies[BROWSER_COOKIE] = "mine"
    doors.note_session("s1", {BROWSER_COOKIE: "mine"})
    doors.note_session("s2", {BROWSER_COOKIE: "other"})
    name = "sec-websocket-protocol"
    for session, heard in (
        ("s1", "streamlit, token, s1"),
        ("s2", "streamlit, token"),
        ("?", "streamlit, token"),
    ):
        answer = outside.ask(STREAM, "websocket", origin=URL, **{name: f"streamlit, token, {session}"})
        assert answer.heard is not None
        assert (answer.status, answer.heard[name]) == (101, heard)


def test_an_upload_needs_the_right_and_the_session(outside: Visitor, doors: Doors) -> None:
    doors.note_session("s1", {BROWSER_COOKIE: "mine"})
    path = "/_stcore/upload_file/s1/f1"
    outside.cookies[BROWSER_COOKIE] = "mine"
    assert outside.ask(path).status == 403
    outside.cookies[RIGHT_COOKIE] = str(doors.redeem(doors.code))
    assert outside.ask(path).status == 200
    assert outside.ask("/_stcore/upload_file/s2/f1").status == 403
    assert outside.ask("/partnerschap/_stcore/upload_file/s2/f1").status == 403


def test_what_the_server_counts_is_for_who_may_change(outside: Visitor, doors: Doors) -> None:
    assert outside.ask("/_stcore/metrics").status == 403
    outside.cookies[RIGHT_COOKIE] = str(doors.redeem(doors.code))
    assert outside.ask("/_stcore/metrics").status == 200


@pytest.mark.parametrize("path", ["/static/media/Font.woff2", "/partnerschap/static/media/Font.woff2"])
def test_what_comes_with_the_app_is_for_everyone(outside: Visitor, path: str) -> None:
    assert outside.ask(path).status == 200


def test_the_names_of_a_server() -> None:
    assert hosts_of("127.0.0.1") == ("127.0.0.1", "127.0.0.1", "localhost", "::1")
    assert hosts_of("10.0.0.5") == ("10.0.0.5",)
    assert hosts_of("::") == ()
    assert hosts_of("::", ["Monitor.Example.nl "])[0] == "monitor.example.nl"


def test_cookies_that_cannot_be_read_are_none() -> None:
    assert cookies_of("a=1; b=2") == {"a": "1", "b": "2"}
    assert cookies_of("a,b=\x00") == {}


def test_an_upload_without_room_is_refused_in_words(outside: Visitor, doors: Doors) -> None:
    """Whatever it says of its size; the app is not asked."""
    outside.cookies = {RIGHT_COOKIE: doors.redeem(doors.code) or "", BROWSER_COOKIE: "b1"}
    doors.note_session("s1", outside.cookies)
    path = "/_stcore/upload_file/s1/f1"
    outside.stored = {"s1": [(MOST_OF_SESSION << 20) - 10]}
    fits = outside.ask(path, method="PUT", content_length="10")
    full = outside.ask(path, method="PUT", content_length="11")
    unsaid = outside.ask(path, method="PUT", content_length="10", transfer_encoding="chunked")
    assert fits.status == 200
    assert (full.status, full.heard) == (413, None)
    assert (unsaid.status, unsaid.heard) == (413, None)


def test_an_upload_that_falls_silent_makes_room_for_others(
    outside: Visitor, doors: Doors, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(arriving, "SILENT_SECONDS", 0.0)
    outside.cookies = {RIGHT_COOKIE: doors.redeem(doors.code) or "", BROWSER_COOKIE: "b1"}
    doors.note_session("s1", outside.cookies)
    uploads, sent = Uploads(lambda: {}), []

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        await receive()

    async def nothing() -> Message:
        return await asyncio.Future()

    async def send(message: Message) -> None:
        sent.append(message)

    cookie = "; ".join(f"{name}={value}" for name, value in outside.cookies.items())
    scope = {"type": "http", "method": "PUT", "path": "/_stcore/upload_file/s1/f1", "query_string": b""}
    headers = [(b"host", HOST.encode()), (b"cookie", cookie.encode()), (b"content-length", b"9")]
    gate = Gate(app, doors, (HOST,), uploads=uploads)
    asyncio.run(gate({**scope, "headers": headers}, nothing, send))
    assert (sent[0]["status"], uploads._coming) == (408, {})


@pytest.mark.parametrize("path", ["/_stcore/health", "/_stcore/script-health-check", "/map/_stcore/health"])
def test_a_program_that_watches_hears_what_is_wrong_with_the_store(outside: Visitor, path: str) -> None:
    assert outside.ask(path).status == 200
    outside.fault = "store: damaged"
    answer = outside.ask(path)
    assert (answer.status, answer.heard) == (503, None)
    assert outside.ask("/").status == 200


def test_a_browser_with_a_page_open_goes_on_so_that_the_page_can_say_it(outside: Visitor) -> None:
    outside.fault, outside.cookies = "store: damaged", {BROWSER_COOKIE: "mine"}
    assert outside.ask("/_stcore/health").status == 200


def test_a_code_in_an_address_of_the_api_is_left_to_the_api_to_refuse() -> None:
    doors = Doors()
    visitor = Visitor(doors)
    for path in ("/api/v1/cijfers", "/api/v1"):
        answer = visitor.ask(f"{path}?code={doors.code}")
        assert (answer.status, RIGHT_COOKIE in answer.cookies) == (200, False)
    assert visitor.ask(f"/kosten?code={doors.code}").status == 303


def test_what_is_no_request_of_a_visitor_is_passed_on(doors: Doors) -> None:
    passed: list[str] = []

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        passed.append(scope["type"])

    async def nothing(*_: object) -> Message:
        return {}

    asyncio.run(Gate(app, doors)({"type": "lifespan"}, nothing, nothing))  # type: ignore[arg-type]
    assert passed == ["lifespan"]


class Running:
    """The files that Streamlit keeps, with the sessions that are there; the rest of it does not run here."""

    def __init__(self, *sessions: str) -> None:
        self.media_file_mgr = MediaFileManager(MemoryMediaFileStorage("/media"))
        self.sessions = {*sessions}

    def is_active_session(self, session: str) -> bool:
        return session in self.sessions


def test_a_file_made_on_a_click_is_for_the_browser_of_its_session(
    outside: Visitor, doors: Doors, monkeypatch: pytest.MonkeyPatch
) -> None:
    outside.cookies = {BROWSER_COOKIE: "eigen"}
    doors.note_session("sessie", outside.cookies)
    running = Running("sessie")
    files = running.media_file_mgr
    monkeypatch.setattr(gate.runtime, "get_instance", lambda: running)
    monkeypatch.setattr(media_file_manager, "_get_session_id", lambda: "sessie")

    async def made() -> str:
        async with files_noted(doors):
            return files.execute_deferred(files.add_deferred(lambda: b"a;b", "text/csv", "0", "uit.csv"))

    url = asyncio.run(made())
    other = Visitor(doors, {BROWSER_COOKIE: "ander"})
    assert (outside.ask(url).status, other.ask(url).status) == (200, 403)
    assert outside.ask("/media/0123456789.csv").status == 403  # one that nobody made

    [kept] = [file for file in files._file_metadata.values() if file.kind == MediaFileKind.DOWNLOADABLE]
    kept.mark_for_delete()
    assert not kept.is_marked_for_delete  # its browser takes a moment to ask for it
    monkeypatch.setattr(gate, "KEPT_FOR", 0)
    assert gate._MadeOnClick().is_marked_for_delete
    running.sessions.clear()
    files._files_by_session_and_coord.clear()
    assert outside.ask(url).status == 403
