"""The scripts and styles of the app, compressed once and sent from memory.

Streamlit sends them as they are, 9 MB on a first visit, and reads each from disk in a thread: of some 130 requests that
was most of the computing of the server.
"""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import streamlit
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from lib.text.keeping import kept

STATIC = Path(streamlit.__file__).parent / "static"
_ADDRESS = "/static/"
_TEXTS = {
    ".js": "text/javascript",
    ".css": "text/css",
    ".svg": "image/svg+xml",
    ".json": "application/json",
}
_AS_SENT = {
    "Cache-Control": "public, immutable, max-age=31536000",
    "Content-Encoding": "gzip",
    "Vary": "Accept-Encoding",
}
"""The name of each file tells its contents, so a browser may keep it."""
_LEVEL = 6
_FIRST = ("index.*.js", "index.*.css", "PlotlyChart.*.js", "protobuf.*.js")
"""What every first visit asks for."""


_KEPT: dict[Path, bytes] = {}
_PLACE = Path(__file__).parent / "__pycache__"
"""Where what was compressed stands for the next start: to compress it is 0.17 s of computing beside the first page."""


def packed(file: Path) -> bytes:
    """A file of the app, compressed; it does not change while the server runs."""
    if file not in _KEPT:
        whole = file.read_bytes()
        name = f"{file.name}.{hashlib.sha256(whole).hexdigest()[:16]}.{_LEVEL}.gz"
        _KEPT[file] = kept(_PLACE / name, lambda: gzip.compress(whole, _LEVEL, mtime=0))
    return _KEPT[file]


def pack_first() -> None:
    """Compress what every first visit asks for before it comes."""
    _files()
    for pattern in _FIRST:
        for file in STATIC.rglob(pattern):
            packed(file)


@cache
def _drawn_with() -> str:
    """The header by which a browser loads what draws a picture while the page itself is still starting."""
    (file,) = STATIC.rglob("PlotlyChart.*.js")
    return f"<.{_ADDRESS}{file.relative_to(STATIC / 'static').as_posix()}>; rel=modulepreload"


@dataclass
class Packed:
    """The layer that sends the compressed file in the place of the app.

    Attributes:
        drawing: the paths of the pages that open with a picture.
    """

    app: ASGIApp
    drawing: Collection[str] = ()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if file := _file(scope):
            body = _KEPT.get(file) or await run_in_threadpool(packed, file)
            await Response(body, headers=_AS_SENT, media_type=_TEXTS[file.suffix])(scope, receive, send)
            return
        if scope["type"] == "http" and scope["path"] in self.drawing:
            send = _told_early(send)
        await self.app(scope, receive, send)


def _told_early(send: Send) -> Send:
    """Name what draws with the page: otherwise the browser hears of it when the first picture comes."""

    async def told(message: Message) -> None:
        if message["type"] == "http.response.start" and message["status"] == 200:
            MutableHeaders(scope=message).append("link", _drawn_with())
        await send(message)

    return told


def _file(scope: Scope) -> Path | None:
    """The file of the app that a request asks for whole, where the browser takes it compressed."""
    if scope["type"] != "http" or scope["method"] != "GET" or not scope["path"].startswith(_ADDRESS):
        return None
    headers = Headers(scope=scope)
    if "gzip" not in headers.get("accept-encoding", "") or "range" in headers:
        return None
    return _files().get(scope["path"])


@cache
def _files() -> dict[str, Path]:
    """The files that are sent compressed, by their address."""
    found = (file for file in (STATIC / "static").rglob("*") if file.suffix in _TEXTS)
    return {f"/{file.relative_to(STATIC).as_posix()}": file for file in found}
