"""The sign-in pages where a provider says who somebody is: away to it, and back with its answer."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from lib.domain.audit.deeds import Deed, DeedDone, DeedResult
from lib.store.audit.log import record_alone
from lib.store.engine import StoreError
from lib.store.people.register import person_of
from lib.text.language import DUTCH, Language
from lib.ui.hosting.standing import path_in
from lib.ui.sign_in import page
from lib.ui.sign_in.address import COME_BACK, ONWARDS, SIGN_IN, onwards
from lib.ui.sign_in.page import DoorSheet
from lib.ui.sign_in.provider import NotVouched, Provider
from lib.ui.sign_in.routes import (
    SignInDesk,
    drop_cookie,
    go,
    language_asked,
    origin_of,
    set_cookie,
    shown,
)

_LOG = logging.getLogger(__name__)
LEFT_COOKIE = "monitor_aanmelding"
"""Marks the browser that left, so that nobody else's answer is taken for it."""


@dataclass(kw_only=True)
class ProviderDesk(SignInDesk):
    """Lets in who the provider vouches for, and who has a role here; nobody sets an account up."""

    provider: Provider

    def front(self, sheet: DoorSheet) -> str:
        return page.provider_page(sheet, self._host())

    def _host(self) -> str:
        return urlsplit(self.provider.settings.issuer).hostname or ""

    def farewell(self, proof: str, request: Request) -> Callable[[DoorSheet], str]:
        there = self.provider.end_address(proof, self._back(request, SIGN_IN))
        host = self._host()
        return lambda sheet: page.provider_page(sheet, host, there)

    async def take_sign_in(self, request: Request) -> Response:
        return go("in")

    async def show_set_up(self, request: Request) -> Response:
        return go("in")

    async def take_set_up(self, request: Request) -> Response:
        return go("in")

    async def leave(self, request: Request) -> Response:
        """Send a reader to the provider."""
        mark, wanted = secrets.token_urlsafe(24), onwards(request.query_params.get(ONWARDS, ""))
        try:
            there = await run_in_threadpool(self.provider.leave, mark, self._back(request), wanted)
        except NotVouched as reason:
            return self._refused(request, page.NOT_VOUCHED, 502, reason)
        answer = RedirectResponse(there, 303, headers={"Cache-Control": "no-store"})
        set_cookie(answer, request, LEFT_COOKIE, mark, "lax")
        return answer

    async def come_back(self, request: Request) -> Response:
        """Let in who comes back from the provider; what opened it leaves the address."""
        return await run_in_threadpool(self._come_back, request)

    def _come_back(self, request: Request) -> Response:
        mark, origin = request.cookies.get(LEFT_COOKIE, ""), origin_of(request)
        try:
            name, wanted, token = self.provider.come_back(mark, request.query_params)
            person = person_of(self.store(), name)
            if person is None or not person.grants:
                subject = name if person else "onbekend"
                self.note(DeedDone(Deed.SIGN_IN, subject, DeedResult.REFUSED, "", origin))
                return self._refused(request, page.NO_ROLE_HERE, 403, None)
            record_alone(self.store(), DeedDone(Deed.SIGN_IN, name, actor=name, origin=origin))
        except NotVouched as reason:
            self.note(DeedDone(Deed.SIGN_IN, "onbekend", DeedResult.REFUSED, "", origin))
            return self._refused(request, page.NOT_VOUCHED, 401, reason)
        except StoreError:
            _LOG.exception("sign-in cannot use the store")
            return self._refused(request, page.OUT_OF_USE, 503, None)
        answer = self.let_in(name, wanted, request, token)
        drop_cookie(answer, request, LEFT_COOKIE)
        return answer

    def _refused(self, request: Request, said: str, status: int, reason: NotVouched | None) -> Response:
        if reason:
            _LOG.log(logging.WARNING, "sign-in with the provider failed: %s", reason)
        return shown(request, self.front, _spoken(request), "", said, status)

    def _back(self, request: Request, path: str = COME_BACK) -> str:
        """Where the provider sends people back to, which it must know of this server."""
        here = f"{request.url.scheme}://{request.url.netloc}{path_in(request.scope)}"
        site = self.provider.settings.site or here
        return f"{site}{path}"


def _spoken(request: Request) -> Language:
    return language_asked(request.query_params) if "taal" in request.query_params else DUTCH
