"""What the app is made of goes over the wire compressed, and only where it is whole and asked for so."""

from __future__ import annotations

import asyncio
import gzip
import re
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.datastructures import Headers
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import Message

from lib.ui.server import packed
from lib.ui.server.packed import STATIC, Packed

INDEX = STATIC / "index.html"
SCRIPT = next(
    name for name in re.findall(r"static/js/index\.[^\"]+\.js", INDEX.read_text("utf-8")) if "index" in name
)
APP = Starlette(
    routes=[
        Route("/static/js/of-the-app.js", lambda request: PlainTextResponse("own")),
        Mount("/static", StaticFiles(directory=STATIC / "static")),
    ],
    middleware=[Middleware(Packed)],
)


@dataclass
class Answer:
    status: int
    headers: Headers
    body: bytes


def ask(path: str, **headers: str) -> Answer:
    """What a browser that takes compressed files gets."""
    sent: list[Message] = []

    async def receive() -> Message:
        await asyncio.Event().wait()  # who asks stays
        return {"type": "http.disconnect"}

    async def send(message: Message) -> None:
        sent.append(message)

    given = {"host": "localhost", "accept_encoding": "gzip, br"} | headers
    scope: dict[str, Any] = {
        "type": "http",
        "method": "GET",
        "path": path,
        "root_path": "",
        "query_string": b"",
        "headers": [(name.replace("_", "-").encode(), value.encode()) for name, value in given.items()],
    }
    asyncio.run(APP(scope, receive, send))
    body = b"".join(message.get("body", b"") for message in sent[1:])
    return Answer(sent[0]["status"], Headers(raw=sent[0]["headers"]), body)


def test_a_script_is_sent_compressed_and_is_the_same() -> None:
    sent = ask(f"/{SCRIPT}")
    whole = (STATIC / SCRIPT).read_bytes()
    assert sent.headers["content-encoding"] == "gzip"
    assert int(sent.headers["content-length"]) < len(whole) / 2
    assert "Accept-Encoding" in sent.headers["vary"]
    assert sent.headers["content-type"] == "text/javascript; charset=utf-8"
    assert "immutable" in sent.headers["cache-control"]
    assert gzip.decompress(sent.body) == whole


def test_what_a_browser_may_keep_has_a_name_of_its_contents() -> None:
    """Streamlit says so itself: all under this address has a hash in its name."""
    names = [file.name for file in packed._files().values()]
    assert len(names) > 100
    assert not [name for name in names if not re.fullmatch(r".+\.[\w-]{8}\.\w+", name)]


def test_a_file_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    sent = ask(f"/{SCRIPT}")
    monkeypatch.setattr(packed.Path, "read_bytes", lambda file: pytest.fail("read again"))
    assert ask(f"/{SCRIPT}").body == sent.body


def test_the_next_start_takes_what_was_compressed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(packed, "_PLACE", tmp_path)
    monkeypatch.setattr(packed, "_KEPT", {})
    sent = ask(f"/{SCRIPT}")
    monkeypatch.setattr(packed, "_KEPT", {})
    monkeypatch.setattr(packed.gzip, "compress", lambda *_, **__: pytest.fail("compressed once more"))
    assert ask(f"/{SCRIPT}").body == sent.body


def test_who_does_not_take_it_compressed_gets_the_file() -> None:
    sent = ask(f"/{SCRIPT}", accept_encoding="identity")
    assert "content-encoding" not in sent.headers
    assert sent.body == (STATIC / SCRIPT).read_bytes()


def test_a_part_of_a_file_is_that_part() -> None:
    sent = ask(f"/{SCRIPT}", range="bytes=0-9")
    assert sent.status == 206
    assert sent.body == (STATIC / SCRIPT).read_bytes()[:10]


@pytest.mark.parametrize("name", ["../index.html", "..%2f..%2f__init__.py", "js/no-such.js", "js", "%00.js"])
def test_nothing_else_is_given_away(name: str) -> None:
    sent = ask(f"/static/{name}")
    assert "content-encoding" not in sent.headers
    assert sent.status >= 400 or sent.body == b""


def test_what_the_app_answers_itself_is_left_alone() -> None:
    assert ask("/static/js/of-the-app.js").body == b"own"


def test_all_that_is_asked_for_first_is_there() -> None:
    found = [file for pattern in packed._FIRST for file in STATIC.rglob(pattern)]
    assert len(found) >= len(packed._FIRST)
    assert sum(file.stat().st_size for file in found) > 5_000_000
    assert gzip.decompress(packed.packed(found[0])) == found[0].read_bytes()


def test_a_page_that_draws_names_early_what_draws_it() -> None:
    inner = Starlette(routes=[Route("/{page}", lambda request: PlainTextResponse("page"))])
    layer, sent = Packed(inner, drawing={"/kosten"}), []

    async def send(message: Message) -> None:
        sent.append(message)

    async def visit(path: str) -> str | None:
        sent.clear()
        scope = {
            "type": "http",
            "method": "GET",
            "path": path,
            "root_path": "",
            "query_string": b"",
            "headers": [],
        }
        await layer(scope, asyncio.Event().wait, send)
        return Headers(raw=sent[0]["headers"]).get("link")

    named = asyncio.run(visit("/kosten"))
    assert named is not None
    address = re.fullmatch(r"<\./(static/js/PlotlyChart\.[\w-]+\.js)>; rel=modulepreload", named)
    assert address
    assert (STATIC / address[1]).is_file()
    assert asyncio.run(visit("/beginnen")) is None
