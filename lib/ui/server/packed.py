"""The scripts and styles of the app, compressed once: Streamlit sends them as they are, 9 MB on a first visit."""

from __future__ import annotations

import gzip
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

import streamlit
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

STATIC = Path(streamlit.__file__).parent / "static"
_ADDRESS = "/static/"
_TEXTS = (".js", ".css", ".svg", ".json")
_LEVEL = 6
_FIRST = ("index.*.js", "index.*.css", "PlotlyChart.*.js", "protobuf.*.js")
"""What every first visit asks for."""


@lru_cache(maxsize=256)
def packed(file: Path) -> bytes:
    """A file of the app, compressed; it does not change while the server runs."""
    return gzip.compress(file.read_bytes(), _LEVEL, mtime=0)


def pack_first() -> None:
    """Compress what every first visit asks for before it comes."""
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
    """The layer that sends the compressed file in the place of the file, with its own headers.

    Attributes:
        drawing: the paths of the pages that open with a picture.
    """

    app: ASGIApp
    drawing: Collection[str] = ()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if file := _file(scope):
            send = _instead(send, await run_in_threadpool(packed, file))
        elif scope["type"] == "http" and scope["path"] in self.drawing:
            send = _told_early(send)
        await self.app(scope, receive, send)


def _told_early(send: Send) -> Send:
    """Name what draws with the page: otherwise the browser hears of it when the first picture comes."""

    async def told(message: Message) -> None:
        if message["type"] == "http.response.start" and message["status"] == 200:
            MutableHeaders(scope=message).append("link", _drawn_with())
        await send(message)

    return told


def _instead(send: Send, body: bytes) -> Send:
    """Send the compressed body where the app sends a whole file."""
    is_whole = False

    async def replaced(message: Message) -> None:
        nonlocal is_whole
        if message["type"] == "http.response.start":
            is_whole = message["status"] == 200
            if is_whole:
                headers = MutableHeaders(scope=message)
                del headers["etag"]
                headers["content-encoding"] = "gzip"
                headers["content-length"] = str(len(body))
                headers.add_vary_header("Accept-Encoding")
            await send(message)
        elif not is_whole:
            await send(message)
        elif not message.get("more_body", False):
            await send({"type": "http.response.body", "body": body})

    return replaced


def _file(scope: Scope) -> Path | None:
    """The file of the app that a request asks for whole, where the browser takes it compressed."""
    if scope["type"] != "http" or scope["method"] != "GET" or not scope["path"].startswith(_ADDRESS):
        return None
    headers = Headers(scope=scope)
    if "gzip" not in headers.get("accept-encoding", "") or "range" in headers:
        return None
    file = (STATIC / scope["path"].removeprefix("/")).resolve()
    is_own = file.suffix in _TEXTS and file.is_relative_to(STATIC.resolve()) and file.is_file()
    return file if is_own else None
