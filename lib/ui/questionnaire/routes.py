"""What the questionnaire answers on the network: its page by a token, its parts, and the set that is sent.

What takes long to import is imported when it is asked: the server starts without it.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import logging
import re
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect, Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route

from lib.domain.cooperation.rounds import LONGEST_TOKEN, AnswerSet, Receipt
from lib.ui.questionnaire.address import ADDRESS, POLICY, SCRIPT, STYLE, TOKEN
from lib.ui.questionnaire.limits import PerMinute

if TYPE_CHECKING:
    from lib.answers.snapshot import Snapshot

_LOG = logging.getLogger(__name__)
LONGEST_BODY = 32_768
"""Bytes of a set; one of 33 answers has some 1,700."""
_MOST_ROWS = 400
_LONGEST_CELL = 60
MOST_VISITS, MOST_SENDS, MOST_SENDS_OF_ALL = 600, 120, 600
"""In a minute: visits of everyone, sets by one address (a hall that sends at once), and sets of everyone."""
MOST_AT_ONCE = 8
"""Sets that wait for each other, or for a load; more would keep other visitors waiting too."""
_NUMBER = re.compile(r"[0-9a-f]{32}")
_STATUSES = {
    Receipt.RECEIVED: 200,
    Receipt.OPEN: 200,
    Receipt.UNKNOWN: 404,
    Receipt.TOO_EARLY: 409,
    Receipt.OVER: 410,
    Receipt.INVALID: 400,
}
_HEADERS = {"Cache-Control": "no-store", "Content-Security-Policy": POLICY, "Referrer-Policy": "no-referrer"}
_PARTS = {SCRIPT: "text/javascript", STYLE: "text/css"}


@dataclass
class Desk:
    """Answers those who come with a token; keeps nothing of them but counts of the last minute.

    Attributes:
        snapshot: gives the store as it is now.
        today: the day it is here.
    """

    snapshot: Callable[[], Snapshot]
    today: Callable[[], dt.date] = dt.date.today
    visits: PerMinute = field(default_factory=lambda: PerMinute(MOST_VISITS))
    sends: PerMinute = field(default_factory=lambda: PerMinute(MOST_SENDS))
    all_sends: PerMinute = field(default_factory=lambda: PerMinute(MOST_SENDS_OF_ALL))
    at_once: threading.Semaphore = field(default_factory=lambda: threading.Semaphore(MOST_AT_ONCE))

    def routes(self) -> list[Route]:
        """The addresses, for the server."""
        return [
            Route(ADDRESS, self.show, methods=["GET"]),
            Route(f"{ADDRESS}/antwoorden", self.receive, methods=["POST"]),
            *[Route(f"{ADDRESS}/{name}", self.give_part, methods=["GET"]) for name in _PARTS],
        ]

    async def show(self, request: Request) -> Response:
        """The page of a token, or a sentence that says why there is none."""
        return await run_in_threadpool(self._page, request.query_params.get(TOKEN, ""))

    def _page(self, token: str) -> Response:
        from lib.answers.questionnaire.answer import answer
        from lib.store.engine import StoreError
        from lib.text.questionnaire.words import OUT_OF_ORDER, TOO_BUSY, in_every_language, why_nots
        from lib.ui.questionnaire.page import message_page, questionnaire_page

        if not self.visits.admits():
            return _html(message_page(in_every_language(TOO_BUSY)), 429)
        try:
            receipt, asked, invitation = answer(token[: LONGEST_TOKEN + 1], self.snapshot(), self.today())
        except StoreError:
            _LOG.exception("the questionnaire cannot use the store")
            return _html(message_page(in_every_language(OUT_OF_ORDER)), 503)
        if asked:
            return _html(questionnaire_page(asked, token), 200)
        return _html(
            message_page(why_nots(receipt, invitation.plan if invitation else None)), _STATUSES[receipt]
        )

    async def receive(self, request: Request) -> Response:
        """Take a set in; the body says all, so that nothing of it stands in an address or a log."""
        if request.headers.get("content-type", "").split(";")[0].strip() != "application/json":
            return _outcome(Receipt.INVALID, 415)
        body = await _body(request)
        if body is None:
            return _outcome(Receipt.INVALID, 413)
        read = read_set(body)
        if read is None:
            return _outcome(Receipt.INVALID, 400)
        return await run_in_threadpool(self._take, *read)

    def _take(self, token: str, number: str, answers: AnswerSet) -> Response:
        from lib.answers.questionnaire.answer import send
        from lib.store.engine import StoreError
        from lib.text.questionnaire.words import BUSY, DOWN

        by_token = hashlib.sha256(token.encode()).hexdigest()
        if not (self.sends.admits(by_token) and self.all_sends.admits()):
            return _outcome(BUSY, 429)
        if not self.at_once.acquire(blocking=False):
            return _outcome(BUSY, 429)
        try:
            receipt = send(token, number, answers, self.snapshot(), self.today())
        except StoreError:
            _LOG.exception("the questionnaire cannot use the store")
            return _outcome(DOWN, 503)
        finally:
            self.at_once.release()
        return _outcome(receipt, _STATUSES[receipt])

    async def give_part(self, request: Request) -> Response:
        """The script or the style."""
        from lib.ui.questionnaire.page import part

        name = request.url.path.rsplit("/", 1)[1]
        headers = {"Cache-Control": "public, max-age=31536000, immutable"}
        return Response(part(name), media_type=_PARTS[name], headers=headers)


def read_set(body: bytes) -> tuple[str, str, AnswerSet] | None:
    """The token, the number and the answers of a set that was sent; None when it is not in that form."""
    try:
        told: Any = json.loads(body)
    except (ValueError, RecursionError):
        return None
    if not isinstance(told, Mapping) or told.keys() != {TOKEN, "inzending", "antwoorden"}:
        return None
    token, number, rows = told[TOKEN], told["inzending"], told["antwoorden"]
    if not isinstance(token, str) or len(token) > LONGEST_TOKEN or not _storable(token):
        return None
    if not isinstance(number, str) or not _NUMBER.fullmatch(number):
        return None
    if not isinstance(rows, list) or len(rows) > _MOST_ROWS:
        return None
    answers = {}
    for row in rows:
        if not (isinstance(row, list) and len(row) == 3 and all(_is_code(cell) for cell in row)):
            return None
        item, about, given = row
        if (item, about) in answers:
            return None
        answers[item, about] = given
    return token, number, answers


def _is_code(cell: object) -> bool:
    return isinstance(cell, str) and len(cell) <= _LONGEST_CELL and _storable(cell)


def _storable(text: str) -> bool:
    """Whether a text can be written at all: half a sign of two cannot."""
    return text.isascii()


async def _body(request: Request) -> bytes | None:
    """What was sent; None when it is too long, or was broken off."""
    body = b""
    try:
        async for chunk in request.stream():
            body += chunk
            if len(body) > LONGEST_BODY:
                return None
    except ClientDisconnect:
        return None
    return body


def _outcome(receipt: str, status: int) -> Response:
    headers = _HEADERS | ({"Retry-After": "60"} if status == 429 else {})
    return JSONResponse({"uitkomst": str(receipt)}, status, headers=headers)


def _html(page: str, status: int) -> Response:
    return HTMLResponse(page, status, headers=_HEADERS)
