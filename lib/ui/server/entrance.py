"""Nobody comes further without being known, where sign-in is on: pages, files, health and websockets alike.

A pure ASGI layer before the gate. What comes in is marked with who it is, so that a session, its files and its uploads
belong to a person in a browser, and the right to change goes with a role. A websocket ends when its person is out.
"""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from urllib.parse import unquote

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from lib.domain.people.keys import KEY_PREFIX, KeyHolder, KeyRefusal
from lib.domain.people.roles import Person, Right
from lib.text.people.keys import KEY_IN_ADDRESS, KEY_REFUSED
from lib.ui.people.key_desk import KEY_HELD, KeyDesk, keys_in, the_key_desk
from lib.ui.questionnaire.address import is_of_questionnaire
from lib.ui.server.api import API_ADDRESS
from lib.ui.server.doors import BROWSER_COOKIE, RIGHT_COOKIE
from lib.ui.server.porter import WHO_HEADER, Porter
from lib.ui.sign_in.address import is_of_sign_in, way_in
from lib.ui.sign_in.sessions import SESSION_COOKIE

CHECKED_EVERY = 15.0
"""How often it is looked whether somebody with an open page is still known, in s."""
SIGNED_IN_EVERY = 1.0
"""How often it is looked whether their session still is, in s."""
ASKED_BY_ITSELF = ("/podium/nu", "/_stcore/health", "/_stcore/host-config")
"""What a page asks without its reader: no sign that somebody is there."""
_REFUSED = 1008
NOT_SIGNED_IN = "Meld u aan om de Samenwerkingsmonitor te openen. Sign in to open the monitor."
WITHOUT_ROLE = (
    "U bent aangemeld, maar hebt hier geen rol (meer). Vraag het aan wie de monitor beheert. "
    "You are signed in, but have no role here."
)
CANNOT_TELL = "De monitor kan zijn gegevens nu niet gebruiken. The monitor cannot use its data now."


@dataclass
class Entrance:
    """The layer around the gate.

    Attributes:
        keys: knows who asks the API with a key.
        is_open: whether a path is for everyone.
    """

    app: ASGIApp
    porter: Porter
    keys: KeyDesk = field(default_factory=the_key_desk)
    is_open: Callable[[str], bool] = is_of_questionnaire
    every: float = CHECKED_EVERY

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket") or not self.porter.is_on:
            await self.app(scope, receive, send)
            return
        scope["scheme"] = self.porter.scheme_in(
            scope
        )  # the layers around this one look at it when they answer
        if self.is_open(scope["path"]):
            await self.app(_as(scope, "", "", ""), receive, send)
        elif self.porter.has_sessions and scope["type"] == "http" and is_of_sign_in(scope["path"]):
            await self.app(scope, receive, send)
        elif _is_of_api(scope) and (sent := keys_in(unquote(scope["query_string"].decode("latin-1")))):
            await run_in_threadpool(self._note_sent, sent, _came_from(scope))
            await _refuse(scope, receive, send, KEY_IN_ADDRESS, 400)
        elif _is_of_api(scope) and (key := _key_in(scope)):
            await self._let_program_in(key, scope, receive, send)
        else:
            await self._let_in(scope, receive, send)

    async def _let_in(self, scope: Scope, receive: Receive, send: Send) -> None:
        name = self.porter.name_in(scope, sign=scope["path"] not in ASKED_BY_ITSELF)
        if name is None:
            await self._send_to_door(scope, receive, send)
            return
        person = await run_in_threadpool(self._person, name)
        if person is None:
            await _refuse(scope, receive, send, CANNOT_TELL, 503)
        elif not person.grants:
            await _refuse(scope, receive, send, WITHOUT_ROLE, 403)
        elif scope["type"] == "websocket":
            await self._while_known(name, scope, self._marked(scope, person), receive, send)
        else:
            await self.app(self._marked(scope, person), receive, send)

    async def _send_to_door(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse who is not signed in; a reader who opens a page gets the way to sign in instead."""
        if self.porter.has_sessions and _is_of_reader(scope):
            there = way_in(scope["path"], scope["query_string"].decode("latin-1"))
            answer: Response = RedirectResponse(there, 303, headers={"Cache-Control": "no-store"})
            await answer(scope, receive, send)
        else:
            await _refuse(scope, receive, send, NOT_SIGNED_IN, 401)

    async def _let_program_in(self, key: str, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve who asks with a key: as its person and no more, whoever a proxy says that they are."""
        held = await run_in_threadpool(self._held, key, _came_from(scope))
        if held is None:
            await _refuse(scope, receive, send, CANNOT_TELL, 503)
        elif isinstance(held, KeyRefusal):
            await _refuse(scope, receive, send, KEY_REFUSED[held], 401)
        else:
            await self.app({**_as(scope, "", "", ""), KEY_HELD: held}, receive, send)

    def _held(self, key: str, came_from: str) -> KeyHolder | KeyRefusal | None:
        """Who asks with a key, or why it is refused; None when the store cannot tell."""
        from lib.store.engine import StoreError

        try:
            return self.keys.holder(key, came_from)
        except StoreError:
            return None

    def _note_sent(self, sent: Sequence[str], came_from: str) -> None:
        from lib.store.engine import StoreError

        with suppress(StoreError):  # it is refused all the same
            self.keys.sent_in_address(sent, came_from)

    def _person(self, name: str) -> Person | None:
        """Somebody, without any role when they are not known; None when the store cannot tell.

        The error is imported here, for a server starts before its store.
        """
        from lib.store.engine import StoreError

        try:
            found = self.porter.person(name)
        except StoreError:
            return None
        if found is None:
            self.porter.sessions.end_all(name)
        return found or Person(name)

    def _marked(self, scope: Scope, person: Person) -> Scope:
        """The request as the gate and the page see it: by whom, and with the right that their roles give."""
        right = self.porter.right if person.may_somewhere(Right.LOAD) else ""
        return _as(scope, person.name, self.porter.marked(person.name, self.porter.session_in(scope)), right)

    async def _while_known(self, name: str, asked: Scope, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve a websocket until its person is out, or is signed in no more.

        Args:
            asked: as it came, with the session of its browser; `scope` is as the app sees it.
        """
        out = asyncio.Event()

        async def heard() -> Message:
            coming, going = asyncio.ensure_future(receive()), asyncio.ensure_future(out.wait())
            done, _ = await asyncio.wait({coming, going}, return_when=asyncio.FIRST_COMPLETED)
            going.cancel()
            if coming in done:
                message = coming.result()
                if message["type"] == "websocket.receive":
                    self.porter.name_in(asked)
                return message
            coming.cancel()
            return {"type": "websocket.disconnect", "code": _REFUSED}

        async def said(message: Message) -> None:
            if not out.is_set():
                await send(message)

        watching = asyncio.ensure_future(self._watch(name, asked, out, send))
        try:
            await self.app(scope, heard, said)
        finally:
            watching.cancel()

    async def _watch(self, name: str, asked: Scope, out: asyncio.Event, send: Send) -> None:
        pause = min(self.every, SIGNED_IN_EVERY)
        passed = 0.0
        while True:
            await asyncio.sleep(pause)
            passed += pause
            is_out = self.porter.name_in(asked, sign=False) != name
            if not is_out and passed >= self.every:
                passed, person = 0.0, await run_in_threadpool(self._person, name)
                is_out = person is not None and not person.grants
            if is_out:
                out.set()
                await send({"type": "websocket.close", "code": _REFUSED, "reason": ""})
                return


def _as(scope: Scope, name: str, mark: str, right: str) -> Scope:
    """A request with its marks in the place of any that it came with; without a name it has none.

    The name of its browser becomes one of this person in this browser.
    """
    kept = [
        (key, value) for key, value in scope["headers"] if key.lower() not in (b"cookie", WHO_HEADER.encode())
    ]
    sent = [value.decode("latin-1") for key, value in scope["headers"] if key.lower() == b"cookie"]
    cookies = [each.strip() for value in sent for each in value.split(";") if each.strip()]
    cookies = [each for each in cookies if _cookie_name(each) not in (RIGHT_COOKIE, SESSION_COOKIE)]
    if name:
        person = hashlib.sha256(name.encode()).hexdigest()
        cookies = [f"{each}.{person}" if _cookie_name(each) == BROWSER_COOKIE else each for each in cookies]
        kept.append((WHO_HEADER.encode(), mark.encode()))
    if right:
        cookies.append(f"{RIGHT_COOKIE}={right}")
    joined = [(b"cookie", "; ".join(cookies).encode("latin-1"))] if cookies else []
    return {**scope, "headers": [*kept, *joined]}


def _cookie_name(cookie: str) -> str:
    return cookie.partition("=")[0].strip()


def _is_of_reader(scope: Scope) -> bool:
    """Whether a browser opens a page for somebody to read."""
    headers = {name.lower(): value for name, value in scope["headers"]}
    opens = scope["type"] == "http" and scope["method"] == "GET" and not scope["path"].startswith("/api/")
    return opens and headers.get(b"accept", b"").startswith(b"text/html")


def _is_of_api(scope: Scope) -> bool:
    return f"{scope['path']}/".startswith(f"{API_ADDRESS}/")


def _key_in(scope: Scope) -> str | None:
    """A key of ours in `Authorization`; what others put there, such as a proxy that signs people in, is not for us."""
    scheme, _, key = Headers(scope=scope).get("authorization", "").partition(" ")
    return key.strip() if scheme.lower() == "bearer" and key.strip().startswith(KEY_PREFIX) else None


def _came_from(scope: Scope) -> str:
    client = scope.get("client")
    return str(client[0]) if client else ""


async def _refuse(scope: Scope, receive: Receive, send: Send, reason: str, status: int) -> None:
    if scope["type"] == "websocket":
        await receive()
        await send({"type": "websocket.close", "code": _REFUSED, "reason": ""})
    elif _is_of_api(scope):
        await _problem(scope, reason, status)(scope, receive, send)
    else:
        await PlainTextResponse(reason, status)(scope, receive, send)


def _problem(scope: Scope, reason: str, status: int) -> Response:
    """A refusal as the API tells it; imported here, for a server starts before its words."""
    from lib.api.problems import ApiError, language_of, problem

    return problem(
        ApiError(status, reason, headers={"WWW-Authenticate": "Bearer"} if status == 401 else None),
        language_of(Headers(scope=scope).get("accept-language", "")),
    )
