"""What every answer tells a browser, a refusal too; an answer with a stricter header keeps it."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping

import pytest
from starlette.responses import PlainTextResponse, Response
from starlette.types import Message

from lib.ui.server.doors import Doors
from lib.ui.server.gate import Gate
from lib.ui.server.headers import Headed, content_policy


def headers_of(answer: Response, scheme: str = "http", **asked: str) -> Mapping[str, str]:
    """The headers of an answer of an app behind the gate."""
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request"}

    async def send(message: Message) -> None:
        sent.append(message)

    scope = {
        **{"type": "http", "method": "GET", "path": "/", "query_string": b"", "scheme": scheme},
        "headers": [(name.encode(), value.encode()) for name, value in asked.items()],
    }
    asyncio.run(Headed(Gate(answer, Doors(), ("monitor.example.nl",)))(scope, receive, send))
    return {name.decode(): value.decode() for name, value in sent[0]["headers"]}


@pytest.mark.parametrize("host", ["monitor.example.nl", "elders.example"])
def test_every_answer_tells_the_browser_what_it_may_do(host: str) -> None:
    headers = headers_of(PlainTextResponse("page"), host=host)
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert headers["referrer-policy"] == "same-origin"
    assert headers["cross-origin-opener-policy"] == "same-origin"
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert "camera=()" in headers["permissions-policy"]


def test_only_by_tls_a_browser_is_told_to_stay_with_tls() -> None:
    name, answer = "strict-transport-security", PlainTextResponse("page", media_type="text/html")
    assert name not in headers_of(answer, host="monitor.example.nl")
    by_tls = headers_of(answer, "https", host="monitor.example.nl")
    assert "max-age=31536000" in by_tls[name]
    assert "Secure" in by_tls["set-cookie"]


def test_an_answer_that_is_stricter_keeps_what_it_says() -> None:
    own = PlainTextResponse("x", headers={"Content-Security-Policy": "default-src 'none'"})
    headers = headers_of(own, host="monitor.example.nl")
    assert headers["content-security-policy"] == "default-src 'none'"
    assert headers["x-content-type-options"] == "nosniff"


def test_the_policy_names_scripts_by_what_is_in_them() -> None:
    parts = dict(part.split(" ", 1) for part in content_policy(["alert(1)"]).split("; "))
    assert "'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI='" in parts["script-src"]
    assert "unsafe" not in parts["script-src"]
    assert parts["script-src-attr"] == parts["object-src"] == "'none'"
