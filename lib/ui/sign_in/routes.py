"""What the sign-in pages answer: forms that are sent by their own page alone, and a cookie that opens the rest.

What takes long to import is imported when it is asked: the server starts without it.
"""

from __future__ import annotations

import logging
import re
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal
from urllib.parse import parse_qsl

from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect, Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from lib.domain.audit.deeds import Deed, DeedDone, DeedResult, Way
from lib.domain.people.invitations import INVITATION, SET_UP_PATH
from lib.domain.people.passwords import normal_text, password_fault
from lib.text.language import DEFAULT, LANGUAGES, Language, msg
from lib.ui.hosting.standing import path_in
from lib.ui.plain_style import plain_style
from lib.ui.sign_in import page
from lib.ui.sign_in.address import (
    COME_BACK,
    DOOR_POLICY,
    DOOR_STYLE_PATH,
    LEAVE,
    ONWARDS,
    SIGN_IN,
    SIGN_OUT,
    STANDING,
    onwards,
)
from lib.ui.sign_in.page import DoorSheet
from lib.ui.sign_in.sessions import SESSION_COOKIE, Sessions
from lib.ui.sign_in.tries import Tries

if TYPE_CHECKING:
    from lib.store.engine import Store

_LOG = logging.getLogger(__name__)
FORM_COOKIE, INVITED_COOKIE = "monitor_formulier", "monitor_uitnodiging"
LONGEST_FORM = 4_096
"""Bytes of a form."""
LONGEST_GIVEN_NAME = 200
MOST_KEYS_OFFERED = 1_000
"""Secrets that were shown and not confirmed yet; of more, the one shown longest ago is forgotten."""
_HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": DOOR_POLICY,
    "Referrer-Policy": "same-origin",
}
_TITLE = msg("Aanmelden")
_CODE = re.compile(r"[\w-]{1,100}", re.ASCII)


@dataclass
class SignInDesk:
    """Lets in who shows a password and a one-time code.

    Attributes:
        sessions: who is signed in.
        store: the store, which knows the accounts.
        note: writes what failed, without keeping anyone waiting.
    """

    sessions: Sessions
    store: Callable[[], Store]
    note: Callable[[DeedDone], None]
    tries: Tries = field(default_factory=Tries)
    _offered: dict[str, str] = field(default_factory=dict, repr=False)

    def routes(self) -> list[Route]:
        """The addresses, for the server."""
        return [
            Route(SIGN_IN, self.show_sign_in, methods=["GET"]),
            Route(SIGN_IN, self.take_sign_in, methods=["POST"]),
            Route(SET_UP_PATH, self.show_set_up, methods=["GET"]),
            Route(SET_UP_PATH, self.take_set_up, methods=["POST"]),
            Route(SIGN_OUT, self.show_sign_out, methods=["GET"]),
            Route(SIGN_OUT, self.take_sign_out, methods=["POST"]),
            Route(LEAVE, self.leave, methods=["GET"]),
            Route(COME_BACK, self.come_back, methods=["GET"]),
            Route(STANDING, self.tell_standing, methods=["GET"]),
            Route(DOOR_STYLE_PATH, self.give_style, methods=["GET"]),
        ]

    async def show_sign_in(self, request: Request) -> Response:
        """The page to sign in; who is signed in goes on."""
        wanted = onwards(request.query_params.get(ONWARDS, ""))
        if self._name(request):
            return go(f"../{wanted}")
        return shown(request, self.front, language_asked(request.query_params), wanted)

    def front(self, sheet: DoorSheet) -> str:
        """The page that a reader signs in on."""
        return page.sign_in_page(sheet)

    async def take_sign_in(self, request: Request) -> Response:
        """Check what was filled in; the same answer for whatever of it is wrong."""
        form = await _form_of(request)
        language, wanted = language_asked(form), onwards(form.get(ONWARDS, ""))
        name = normal_text(form.get("naam", "")).strip()[:LONGEST_GIVEN_NAME]

        def again(said: str, status: int) -> Response:
            return shown(
                request, lambda sheet: page.sign_in_page(sheet, name), language, wanted, said, status
            )

        if not _is_own(request, form):
            return again(page.EXPIRED_FORM, 400)
        if not self.tries.may(name, _place(request)):
            _LOG.log(logging.WARNING, "sign-in was tried too often")
            return again(page.TOO_OFTEN, 429)
        given = normal_text(form.get("wachtwoord", "")), form.get("code", "")
        let_in = await run_in_threadpool(self._check, name, *given, origin_of(request))
        if let_in is None:
            return again(page.OUT_OF_USE, 503)
        return self.let_in(name, wanted, request) if let_in else again(page.WRONG, 401)

    def _check(self, name: str, password: str, code: str, origin: str) -> bool | None:
        """Whether somebody is who they say; None when the store cannot tell."""
        from lib.store.engine import StoreError
        from lib.store.people.credentials import check_in, was_let_in
        from lib.store.people.sealing import NoSealKey

        try:
            if check_in(self.store(), name, password, code, origin):
                return True
            subject = name if was_let_in(self.store(), name) else "onbekend"
        except (StoreError, NoSealKey):
            _LOG.exception("sign-in cannot use the store")
            return None
        self.note(DeedDone(Deed.SIGN_IN, subject, DeedResult.REFUSED, "", origin))
        return False

    async def leave(self, request: Request) -> Response:
        """Nobody leaves for elsewhere: people sign in here."""
        return Response(status_code=404, headers=_HEADERS)

    async def come_back(self, request: Request) -> Response:
        """Nobody comes from elsewhere."""
        return Response(status_code=404, headers=_HEADERS)

    def farewell(self, proof: str, request: Request) -> Callable[[DoorSheet], str]:
        """The page for who has signed out; `proof` is of the session that ended."""
        return self.front

    def let_in(self, name: str, wanted: str, request: Request, proof: str = "") -> Response:
        """Begin a session, and go on to the page that was wanted."""
        self.sessions.end(request.cookies.get(SESSION_COOKIE, ""))
        answer = go(f"../{wanted}")
        set_cookie(answer, request, SESSION_COOKIE, self.sessions.begin(name, proof), "lax")
        drop_cookie(answer, request, INVITED_COOKIE)
        return answer

    async def show_set_up(self, request: Request) -> Response:
        """The page of a set-up link; its code leaves the address for a cookie."""
        if code := request.query_params.get(INVITATION, ""):
            language = language_asked(request.query_params)
            answer = go("instellen" + ("" if language.code == DEFAULT else f"?taal={language.code}"))
            set_cookie(answer, request, INVITED_COOKIE, code if _CODE.fullmatch(code) else "-", "lax")
            return answer
        return await run_in_threadpool(
            self._set_up_again, request, language_asked(request.query_params), "", 200
        )

    async def take_set_up(self, request: Request) -> Response:
        """Set the account up with what was filled in, and let its person in."""
        form = await _form_of(request)
        language = language_asked(form)
        if not _is_own(request, form):
            return await run_in_threadpool(self._set_up_again, request, language, page.EXPIRED_FORM, 400)
        if not self.tries.may_from(_place(request)):
            return await run_in_threadpool(self._set_up_again, request, language, page.TOO_OFTEN, 429)
        return await run_in_threadpool(self._set_up, request, form, language)

    def _set_up(self, request: Request, form: Mapping[str, str], language: Language) -> Response:
        from lib.store.engine import StoreError
        from lib.store.people.credentials import invited, set_up
        from lib.store.people.sealing import NoSealKey

        code, password = request.cookies.get(INVITED_COOKIE, ""), normal_text(form.get("wachtwoord", ""))
        try:
            name = invited(self.store(), code)
            fault = None if name is None else password_fault(password, name)
            if fault:
                return self._set_up_again(request, language, page.PASSWORD_FAULTS[fault], 400)
            if name and password != normal_text(form.get("herhaald", "")):
                return self._set_up_again(request, language, page.NOT_ALIKE, 400)
            key, given = self._key_for(code), form.get("code", "")
            done = name and set_up(self.store(), code, password, key, given, origin_of(request))
        except (StoreError, NoSealKey):
            _LOG.exception("an account cannot be set up")
            return self._set_up_again(request, language, page.OUT_OF_USE, 503)
        if not done:
            return self._set_up_again(request, language, page.WRONG_TOTP, 400)
        self._offered.pop(code, None)
        self.sessions.end_all(done)
        return self.let_in(done, "", request)

    def _set_up_again(self, request: Request, language: Language, said: str, status: int) -> Response:
        """The page of the link that this browser opened, or that there is none."""
        from lib.store.engine import StoreError
        from lib.store.people.credentials import invited, key_address

        code = request.cookies.get(INVITED_COOKIE, "")
        try:
            name = invited(self.store(), code) if code else None
        except StoreError:
            return shown(request, lambda s: page.word_page(s, _TITLE), language, "", page.OUT_OF_USE, 503)
        if name is None:
            return shown(request, lambda s: page.word_page(s, _TITLE), language, "", page.NO_INVITATION, 404)
        key = self._key_for(code)
        otpauth = key_address(key, name)
        return shown(request, lambda s: page.set_up_page(s, name, key, otpauth), language, "", said, status)

    def _key_for(self, code: str) -> str:
        """The secret that was shown with a link, or a new one; a browser never brings one."""
        from lib.store.people.credentials import new_key

        if code not in self._offered:
            while len(self._offered) >= MOST_KEYS_OFFERED:
                del self._offered[next(iter(self._offered))]
            self._offered[code] = new_key()
        return self._offered[code]

    async def show_sign_out(self, request: Request) -> Response:
        """The page to sign out; it only asks, for any site can open an address."""
        name, language = self._name(request), language_asked(request.query_params)
        if name is None:
            return go("in")
        return shown(request, lambda sheet: page.sign_out_page(sheet, name), language)

    async def take_sign_out(self, request: Request) -> Response:
        """End the session, or all of its person."""
        form = await _form_of(request)
        name, language = self._name(request), language_asked(form)
        if name is None:
            return go("in")
        if not _is_own(request, form):
            return shown(request, lambda s: page.sign_out_page(s, name), language, "", page.EXPIRED_FORM, 400)
        proof = self.sessions.proof_of(request.cookies[SESSION_COOKIE])
        self.sessions.end(request.cookies[SESSION_COOKIE])
        if "overal" in form:
            self.sessions.end_all(name)
        self.note(DeedDone(Deed.SIGN_OUT, name, actor=name, origin=origin_of(request)))
        made = await run_in_threadpool(self.farewell, proof, request)
        answer = shown(request, made, language, "", page.SIGNED_OUT, 200, is_fault=False)
        drop_cookie(answer, request, SESSION_COOKIE)
        return answer

    async def tell_standing(self, request: Request) -> Response:
        """Whether the session of a page that is open still is; asking does not keep it."""
        return Response(status_code=204 if self._name(request) else 401, headers=_HEADERS)

    async def give_style(self, request: Request) -> Response:
        """How the pages look."""
        kept = {"Cache-Control": "public, max-age=31536000, immutable"}
        return Response(plain_style(page.DOOR_STYLE_FILE), media_type="text/css", headers=kept)

    def _name(self, request: Request) -> str | None:
        return self.sessions.name_of(request.cookies.get(SESSION_COOKIE, ""), sign=False)


def shown(
    request: Request,
    made: Callable[[DoorSheet], str],
    language: Language,
    wanted: str = "",
    said: str = "",
    status: int = 200,
    *,
    is_fault: bool = True,
) -> Response:
    """A page with a form, which carries the token that its browser holds too."""
    token = request.cookies.get(FORM_COOKIE, "") or secrets.token_urlsafe(24)
    answer = HTMLResponse(made(DoorSheet(language, token, wanted, said, is_fault)), status, headers=_HEADERS)
    set_cookie(answer, request, FORM_COOKIE, token, "strict")
    if status == 429:
        answer.headers["Retry-After"] = "900"
    return answer


def set_cookie(
    answer: Response, request: Request, name: str, value: str, same: Literal["lax", "strict"]
) -> None:
    """A cookie that no script reads; by TLS alone where the request came so."""
    secure = request.url.scheme == "https"
    path = path_in(request.scope) or "/"
    answer.set_cookie(name, value, path=path, httponly=True, samesite=same, secure=secure)


def drop_cookie(answer: Response, request: Request, name: str) -> None:
    """Take away a cookie that `set_cookie` set."""
    answer.delete_cookie(name, path=path_in(request.scope) or "/")


def _is_own(request: Request, form: Mapping[str, str]) -> bool:
    """Whether a form was sent by a page of ours: its token is that of the cookie. The gate looks at the origin."""
    held = request.cookies.get(FORM_COOKIE, "")
    return held != "" and secrets.compare_digest(held.encode(), form.get("formulier", "").encode())


async def _form_of(request: Request) -> dict[str, str]:
    """The fields that were sent; none when it is no form, or too long."""
    if request.headers.get("content-type", "").split(";")[0].strip() != "application/x-www-form-urlencoded":
        return {}
    body = b""
    try:
        async for chunk in request.stream():
            body += chunk
            if len(body) > LONGEST_FORM:
                return {}
    except ClientDisconnect:
        return {}
    try:
        return dict(parse_qsl(body.decode("ascii", "replace"), keep_blank_values=True, max_num_fields=20))
    except ValueError:
        return {}


def language_asked(told: Mapping[str, str]) -> Language:
    return LANGUAGES.get(told.get("taal", ""), LANGUAGES[DEFAULT])


def go(address: str) -> RedirectResponse:
    return RedirectResponse(address or "./", 303, headers={"Cache-Control": "no-store"})


def _place(request: Request) -> str:
    return request.client.host if request.client else ""


def origin_of(request: Request) -> str:
    return f"{Way.SCREEN} {_place(request)}".strip()
