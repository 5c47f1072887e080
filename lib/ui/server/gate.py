"""What stands between the network and the app: every request passes here, those of websockets too.

A pure ASGI layer. It refuses names of other hosts and pages of other origins before the app looks at them, so that
nothing is looked up for them, and it gives files and sessions only to the browser that they belong to.
"""

from __future__ import annotations

import re
import secrets
import time
from collections.abc import AsyncIterator, Callable, Collection, Iterable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qs, parse_qsl, urlencode, urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import MutableHeaders
from starlette.responses import PlainTextResponse, RedirectResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit import config, runtime
from streamlit.runtime.media_file_manager import MediaFileMetadata
from streamlit.runtime.media_file_storage import MediaFileKind

from lib.api.loads.arriving import kept_coming
from lib.ui.hosting.standing import path_in
from lib.ui.podium.address import is_of_podium
from lib.ui.questionnaire.address import is_of_questionnaire
from lib.ui.server.api import API_ADDRESS
from lib.ui.server.doors import BROWSER_COOKIE, RIGHT_COOKIE, Doors
from lib.ui.server.uploads import UPLOADS, Uploads
from lib.ui.sign_in.address import is_of_sign_in

CODE = "code"
"""The name of the code in an address."""
KEPT_FOR = 60.0
"""How long a file that is made on a click stays at least, in s."""
LOCAL_HOSTS = ("127.0.0.1", "localhost", "::1")
_EVERY_ADDRESS = ("0.0.0.0", "::", "")  # noqa: S104 - compared with, not listened on
_MEDIA = re.compile(r"(?:^|(?<!/static)/)media/([^/]+?)(?:\.[^./]*)?$")
_UPLOAD = re.compile(r"(?:^|/)_stcore/upload_file/([^/]+)/[^/]+$")
_COUNTS = re.compile(r"(?:^|/)_stcore/metrics/?$")
_HEALTH = re.compile(r"(?:^|/)_stcore/(?:health|script-health-check)/?$")
_FOREIGN = "Deze server hoort niet bij het adres waarmee u hem opent."
_NOT_YOURS = "Dit hoort bij een ander venster, of het venster is gesloten. Laad de pagina opnieuw."
_NAMELESS = (is_of_questionnaire, is_of_podium, is_of_sign_in)
"""Whether a path is of pages that name no browser."""
_PROTOCOLS = "sec-websocket-protocol"
_ENDED = 1008
"""The code with which a websocket is refused: a policy does not allow it."""


@dataclass
class Gate:
    """The layer around the app.

    Attributes:
        hosts: the names under which the server may be reached; everything when empty.
        uploads: what is uploaded, for there is a limit to it.
        fault: what keeps the monitor from being used although it runs, or None.
    """

    app: ASGIApp
    doors: Doors
    hosts: Collection[str] = ()
    uploads: Uploads = field(default_factory=lambda: UPLOADS)
    fault: Callable[[], str | None] = lambda: None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        headers = _headers(scope)
        cookies = cookies_of(headers.get("cookie", ""))
        if refusal := self._refusal(scope, headers, cookies):
            await _refuse(scope, receive, send, refusal)
        elif scope["type"] == "websocket":
            await self.app(self._own_session(scope, headers, cookies), receive, send)
        elif scope["method"] == "PUT" and (found := _UPLOAD.search(scope["path"])):
            with self.uploads.coming(found[1], _length(headers)) as full:
                dressed = self._dressed(send, scope, cookies)
                if full:
                    await PlainTextResponse("", 413)(scope, receive, dressed)
                else:
                    await self._take_in(scope, receive, dressed, _length(headers))
        elif _is_of_outsider(scope, cookies) and (fault := await run_in_threadpool(self.fault)):
            await PlainTextResponse(fault, 503)(scope, receive, self._dressed(send, scope, cookies))
        elif code := _code(scope):
            await self._open_with(code, scope)(scope, receive, self._dressed(send, scope, cookies))
        else:
            await self.app(scope, receive, self._dressed(send, scope, cookies))

    def _refusal(self, scope: Scope, headers: Mapping[str, str], cookies: Mapping[str, str]) -> str | None:
        """Why a request is not passed on; None when it is."""
        host = headers.get("host", "")
        origin = headers.get("origin")
        if self.hosts and _name(host) not in self.hosts:
            return _FOREIGN
        if origin is not None and origin not in (f"http://{host}", f"https://{host}"):
            return _FOREIGN
        if _COUNTS.search(scope["path"]):
            return None if self.doors.may_change(cookies) else _NOT_YOURS
        if found := _UPLOAD.search(scope["path"]):
            allowed = self.doors.owns(found[1], cookies) and self.doors.may_change(cookies)
            return None if allowed else _NOT_YOURS
        if found := _MEDIA.search(scope["path"]):
            return None if self._has(found[1], cookies) else _NOT_YOURS
        return None

    async def _take_in(self, scope: Scope, receive: Receive, send: Send, length: int | None) -> None:
        """Let the app take a file in, as long as it keeps coming."""
        most = config.get_option("server.maxUploadSize") << 20
        size = most if length is None else min(length, most)
        try:
            await self.app(scope, kept_coming(receive, size), send)
        except TimeoutError:
            await PlainTextResponse("", 408, {"Connection": "close"})(scope, receive, send)

    def _own_session(self, scope: Scope, headers: Mapping[str, str], cookies: Mapping[str, str]) -> Scope:
        """A websocket that takes up its own session again, or else opens a new one.

        The session is the third word of its protocols.
        """
        words = [word.strip() for word in headers.get(_PROTOCOLS, "").split(",")]
        if len(words) < 3 or self.doors.owns(words[2], cookies):
            return scope
        others = [(name, value) for name, value in scope["headers"] if name.lower() != _PROTOCOLS.encode()]
        return {**scope, "headers": [*others, (_PROTOCOLS.encode(), ", ".join(words[:2]).encode())]}

    def _has(self, file: str, cookies: Mapping[str, str]) -> bool:
        """Whether a file was made for a session of this browser that is still there."""
        running = runtime.get_instance()
        shown = list(running.media_file_mgr._files_by_session_and_coord.items())
        holders = [session for session, files in shown if file in files.values()]
        made_for = self.doors.session_of(file)
        if made_for is not None and running.is_active_session(made_for):
            holders.append(made_for)
        return any(self.doors.owns(session, cookies) for session in holders)

    def _open_with(self, code: str, scope: Scope) -> ASGIApp:
        """Exchange a code for a right in a cookie, and take the code out of the address."""
        asked = parse_qsl(scope["query_string"].decode(errors="replace"))
        left = [(name, value) for name, value in asked if name != CODE]
        # As the browser sees it, for a proxy may have taken a path off; `https:there` alone would be another site.
        here = f"./{scope['path'].rsplit('/', 1)[1]}"
        response = RedirectResponse(here + (f"?{urlencode(left)}" if left else ""), 303)
        if right := self.doors.redeem(code):
            secure = scope.get("scheme") == "https"
            there = path_in(scope) or "/"
            response.set_cookie(
                RIGHT_COOKIE, right, path=there, httponly=True, samesite="strict", secure=secure
            )
        return response

    def _dressed(self, send: Send, scope: Scope, cookies: Mapping[str, str]) -> Send:
        """Send on, with a name for a browser that has none."""

        async def dressed(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                is_page = headers.get("content-type", "").startswith("text/html")
                nameless = any(is_of(scope["path"]) for is_of in _NAMELESS)
                if is_page and BROWSER_COOKIE not in cookies and not nameless:
                    name = f"{BROWSER_COOKIE}={secrets.token_urlsafe(24)}; HttpOnly; SameSite=Strict"
                    name += f"; Path={path_in(scope) or '/'}"
                    headers.append(
                        "set-cookie", name + ("; Secure" if scope.get("scheme") == "https" else "")
                    )
            await send(message)

        return dressed


class _MadeOnClick(MediaFileMetadata):
    """A file that may not be thrown away in its first seconds, which its browser takes to ask for it."""

    def __init__(self) -> None:
        super().__init__(MediaFileKind.DOWNLOADABLE)
        self._until = time.monotonic() + KEPT_FOR

    @property
    def is_marked_for_delete(self) -> bool:
        return time.monotonic() > self._until


@asynccontextmanager
async def files_noted(doors: Doors) -> AsyncIterator[None]:
    """Note for which session each file is made that is made on a click, and keep it until its browser has it.

    Streamlit itself forgets the session, and throws the file away when two other pages have run.
    """
    files = runtime.get_instance().media_file_mgr
    make = files.execute_deferred

    def noted(asked: str) -> str:
        entry = files._deferred_callables.get(asked)
        url = make(asked)
        if entry and (made := _MEDIA.search(url)):
            doors.note_file(made[1], entry["session_id"])
            with files._lock:
                if made[1] in files._file_metadata:
                    files._file_metadata[made[1]] = _MadeOnClick()
        return url

    files.execute_deferred = noted  # type: ignore[assignment]
    yield


def hosts_of(address: str, extra: Iterable[str] = ()) -> tuple[str, ...]:
    """The names under which a server may be reached that listens on an address.

    One that listens on every address of its machine cannot know them: they are given, or every name is taken.
    """
    given = tuple(name.strip().lower() for name in extra if name.strip())
    if address in _EVERY_ADDRESS:
        return (*given, *LOCAL_HOSTS) if given else ()
    return (address, *(LOCAL_HOSTS if address in LOCAL_HOSTS else ()), *given)


def cookies_of(header: str) -> dict[str, str]:
    """The cookies of a request; none when the header cannot be read."""
    try:
        return {name: cookie.value for name, cookie in SimpleCookie(header).items()}
    except CookieError:
        return {}


def _headers(scope: Scope) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, value in scope["headers"]:
        key = name.decode("latin-1").lower()
        joined = "; " if key == "cookie" else ", "
        text = value.decode("latin-1")
        found[key] = found[key] + joined + text if key in found else text
    return found


def _length(headers: Mapping[str, str]) -> int | None:
    """The bytes that a request says to bring; None when it does not say so."""
    stated = "" if "transfer-encoding" in headers else headers.get("content-length", "")
    return int(stated) if stated.isdecimal() and stated.isascii() else None


def _name(host: str) -> str | None:
    """The name in a Host header, without its port; None when it is none."""
    try:
        return urlsplit(f"//{host}").hostname
    except ValueError:
        return None


def _code(scope: Scope) -> str | None:
    path = scope["path"]
    if scope["method"] != "GET" or f"{path}/".startswith(f"{API_ADDRESS}/") or is_of_sign_in(path):
        return None
    return next(iter(parse_qs(scope["query_string"].decode("latin-1")).get(CODE, [])), None)


def _is_of_outsider(scope: Scope, cookies: Mapping[str, str]) -> bool:
    """Whether a program asks if the monitor is well.

    A browser that has a page open asks the same, and shows what is wrong in that page, so the server must be up for it.
    """
    return bool(_HEALTH.search(scope["path"])) and BROWSER_COOKIE not in cookies


async def _refuse(scope: Scope, receive: Receive, send: Send, reason: str) -> None:
    if scope["type"] == "websocket":
        await receive()
        await send({"type": "websocket.close", "code": _ENDED, "reason": ""})
    else:
        await PlainTextResponse(reason, 403)(scope, receive, send)
