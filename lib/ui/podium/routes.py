"""What a presentation answers on the network: its pages, where it is at, and the slide that is shown now."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect, Request
from starlette.responses import FileResponse, HTMLResponse, JSONResponse, Response
from starlette.routing import Route

from lib.text.language import DUTCH
from lib.ui.podium.address import (
    FOLLOW_TOKEN,
    FOLLOWING,
    LETTER_FILE,
    PODIUM,
    PODIUM_POLICY,
    PODIUM_SCRIPT,
    PODIUM_STYLE,
    SPEAKER,
    STAGE,
    STAGE_TOKEN,
)
from lib.ui.podium.stages import STAGES, Performance, Stages
from lib.ui.questionnaire.limits import PerMinute
from lib.ui.server.packed import STATIC

MOST_ASKED = 60_000
"""Questions a minute which slide is shown: a thousand phones that ask every second."""
LONGEST_SIGN = 1_000
"""Bytes of what the stage tells."""
_KEPT_OUT = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": PODIUM_POLICY,
    "Referrer-Policy": "no-referrer",
}
_PARTS = {PODIUM_SCRIPT: "text/javascript", PODIUM_STYLE: "text/css"}


@dataclass
class Podium:
    """Answers who presents and who follows along."""

    stages: Stages = field(default_factory=lambda: STAGES)
    asked: PerMinute = field(default_factory=lambda: PerMinute(MOST_ASKED))

    def routes(self) -> list[Route]:
        """The addresses, for the server."""
        return [
            Route(STAGE, self.show_stage, methods=["GET"]),
            Route(SPEAKER, self.show_speaker, methods=["GET"]),
            Route(FOLLOWING, self.show_follower, methods=["GET"]),
            Route(f"{PODIUM}/stand", self.take_sign, methods=["POST"]),
            Route(f"{PODIUM}/nu", self.tell_now, methods=["GET"]),
            Route(f"{PODIUM}/{LETTER_FILE}", self.give_letters, methods=["GET"]),
            *[Route(f"{PODIUM}/{name}", self.give, methods=["GET"]) for name in _PARTS],
        ]

    async def show_stage(self, request: Request) -> Response:
        """The screen for the room."""
        return await run_in_threadpool(self._stage, request.query_params.get(STAGE_TOKEN, ""), False)

    async def show_speaker(self, request: Request) -> Response:
        """The window of the presenter."""
        return await run_in_threadpool(self._stage, request.query_params.get(STAGE_TOKEN, ""), True)

    def _stage(self, token: str, speaker: bool) -> Response:
        from lib.ui.podium.page import stage_page

        found = self.stages.open(token)
        if found is None:
            return _gone()
        return _page(stage_page(found, speaker=speaker))

    async def show_follower(self, request: Request) -> Response:
        """The page of who follows along."""
        from lib.ui.podium.page import following_page

        token = request.query_params.get(FOLLOW_TOKEN, "")
        found = self.stages.followed(token)
        return _gone() if found is None else _page(following_page(found))

    async def take_sign(self, request: Request) -> Response:
        """Where the stage is at, or that it ends; the body says all, so that no log has the token."""
        sign = _read_sign(await _body_of(request))
        if sign is None:
            return JSONResponse({}, 400, headers=_KEPT_OUT)
        token, at = sign
        if at is None:
            self.stages.end(token)
            return JSONResponse({}, headers=_KEPT_OUT)
        return JSONResponse({}, 200 if self.stages.move(token, at) else 410, headers=_KEPT_OUT)

    async def tell_now(self, request: Request) -> Response:
        """The slide that is shown now, whole when the follower has another one."""
        if not self.asked.admits():
            return JSONResponse({}, 429, headers=_KEPT_OUT | {"Retry-After": "10"})
        found = self.stages.followed(request.query_params.get(FOLLOW_TOKEN, ""))
        if found is None:
            return JSONResponse({}, 410, headers=_KEPT_OUT)
        if not found.begun:
            return JSONResponse({"at": None}, headers=_KEPT_OUT)
        if request.query_params.get("heb") == str(found.at):
            return JSONResponse({"at": found.at}, headers=_KEPT_OUT)
        return await run_in_threadpool(_now, found)

    async def give_letters(self, request: Request) -> Response:
        """The letters of the app, in which charts are measured."""
        (file, *_) = (STATIC / "static" / "media").glob("SourceSansVF-Upright*.woff2")
        return FileResponse(Path(file), media_type="font/woff2", headers={"Cache-Control": "max-age=86400"})

    async def give(self, request: Request) -> Response:
        """The script or the style."""
        from lib.ui.podium.page import podium_part

        name = request.url.path.rsplit("/", 1)[1]
        kept = {"Cache-Control": "public, max-age=31536000, immutable"}
        return Response(podium_part(name), media_type=_PARTS[name], headers=kept)


def _now(found: Performance) -> Response:
    from lib.ui.podium.page import stage_slides

    at = found.at
    slide = stage_slides(found)[at]
    return JSONResponse({"at": at, "total": found.last, **slide.as_shown()}, headers=_KEPT_OUT)


def _read_sign(body: bytes) -> tuple[str, int | None] | None:
    """The token and the slide that a stage tells, None for its end; None when it is not in that form."""
    try:
        told: Any = json.loads(body)
    except (ValueError, RecursionError):
        return None
    if not isinstance(told, dict) or told.keys() != {STAGE_TOKEN, "dia"}:
        return None
    token, at = told[STAGE_TOKEN], told["dia"]
    if not isinstance(token, str) or not token.isascii() or isinstance(at, bool):
        return None
    return (token, at) if at is None or isinstance(at, int) else None


async def _body_of(request: Request) -> bytes:
    body = b""
    try:
        async for chunk in request.stream():
            body += chunk
            if len(body) > LONGEST_SIGN:
                return b""
    except ClientDisconnect:
        return b""
    return body


def _page(text: str, status: int = 200) -> Response:
    return HTMLResponse(text, status, headers=_KEPT_OUT)


def _gone() -> Response:
    from lib.ui.podium.page import gone_page

    return _page(gone_page(DUTCH), 404)
