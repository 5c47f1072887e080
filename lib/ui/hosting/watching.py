"""What programs that watch the server may ask: is it well (`/gezond`), and how busy is it (`/metrics`).

A pure ASGI layer before the gate: who balances loads asks by an address of its own. Whether it is well is told to
everyone, in one word. The counts are for this machine, or for who has the token `METRICS_TOKEN`: they tell how much
the monitor is used and when. They bear no name of a person, a partnership or a page.
"""

from __future__ import annotations

import os
import re
import secrets
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from prometheus_client import (
    CONTENT_TYPE_LATEST,
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    ProcessCollector,
    generate_latest,
)
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

WELL_ADDRESS, COUNTS_ADDRESS = "/gezond", "/metrics"
TOKEN_VARIABLE = "METRICS_TOKEN"  # noqa: S105 - the name of the variable
LEAST_TOKEN = 16
"""Letters of a token; a shorter one opens nothing."""
_THIS_MACHINE = ("127.0.0.1", "::1")
_LOCAL_NAME = re.compile(r"(?i:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?", re.ASCII)
"""The host that a program on this machine asks; a browser that was led here asks another one."""
_PASSED_ON = (
    *("x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "x-forwarded-prefix"),
    *("x-real-ip", "forwarded", "via"),
)
"""What a proxy adds: what it passes on is not of this machine."""
_NO_STORE = {"Cache-Control": "no-store"}
_KINDS = {
    "_stcore/stream": "stream",
    "_stcore/upload_file/": "upload",
    "static/": "app",
    "media/": "file",
    "vragenlijst": "questionnaire",
    "api/": "api",
    "_stcore/": "server",
}
"""How the address of a request begins, and what kind it is; all else is a page."""


@dataclass(frozen=True)
class AskedNumber:
    """A number that is asked when the counts are: its name, what it says, and who knows it."""

    name: str
    says: str
    ask: Callable[[], float]


@dataclass
class Counts:
    """The counts of one server.

    Attributes:
        asked: numbers that are worked out when somebody asks.
    """

    asked: Iterable[AskedNumber] = ()
    registry: CollectorRegistry = field(default_factory=CollectorRegistry)

    def __post_init__(self) -> None:
        ProcessCollector(registry=self.registry)
        labels, registry = ("kind",), self.registry
        self.requests = Counter(
            "monitor_requests", "Requests answered", (*labels, "status"), registry=registry
        )
        self.seconds = Histogram(
            "monitor_request_seconds", "Until an answer began", labels, registry=registry
        )
        self.readers = Gauge("monitor_readers", "Pages that are open", registry=registry)
        for number in self.asked:
            Gauge(number.name, number.says, registry=registry).set_function(number.ask)

    def text(self) -> bytes:
        """All counts, as Prometheus reads them."""
        return generate_latest(self.registry)


@dataclass
class Watched:
    """The layer.

    Attributes:
        fault: what keeps the monitor from being used, or None.
    """

    app: ASGIApp
    counts: Counts
    fault: Callable[[], str | None]
    token: str = field(default_factory=lambda: os.environ.get(TOKEN_VARIABLE, ""))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        path = scope.get("path", "") if scope["type"] == "http" else ""
        if path == WELL_ADDRESS:
            is_well = await run_in_threadpool(self.fault) is None
            answer = PlainTextResponse("goed" if is_well else "niet goed", 200 if is_well else 503, _NO_STORE)
            await answer(scope, receive, send)
        elif path == COUNTS_ADDRESS:
            await (await self._told(scope))(scope, receive, send)
        elif scope["type"] == "websocket":
            with self.counts.readers.track_inprogress():
                await self.app(scope, receive, send)
        elif scope["type"] == "http":
            await self._counted(scope, receive, send)
        else:
            await self.app(scope, receive, send)

    async def _told(self, scope: Scope) -> Response:
        """The counts, for who may have them; for others there is no such address."""
        if not self._may_count(scope):
            return PlainTextResponse("", 404)
        text = await run_in_threadpool(self.counts.text)
        return Response(text, headers=_NO_STORE | {"Content-Type": CONTENT_TYPE_LATEST})

    def _may_count(self, scope: Scope) -> bool:
        headers = Headers(scope=scope)
        if self.token:
            given = headers.get("authorization", "").removeprefix("Bearer ")
            return len(self.token) >= LEAST_TOKEN and secrets.compare_digest(
                given.encode(), self.token.encode()
            )
        client = scope.get("client")
        is_here = client is not None and client[0] in _THIS_MACHINE
        is_meant = _LOCAL_NAME.fullmatch(headers.get("host", "localhost")) is not None
        return is_here and is_meant and not any(name in headers for name in _PASSED_ON)

    async def _counted(self, scope: Scope, receive: Receive, send: Send) -> None:
        began, kind = time.monotonic(), request_kind(scope["path"])

        async def counted(message: Message) -> None:
            if message["type"] == "http.response.start":
                self.counts.seconds.labels(kind).observe(time.monotonic() - began)
                self.counts.requests.labels(kind, f"{message['status'] // 100}xx").inc()
            await send(message)

        await self.app(scope, receive, counted)


def request_kind(path: str) -> str:
    """What kind of request an address is of; never which page or whose."""
    wanted = path.lstrip("/")
    return next((kind for start, kind in _KINDS.items() if wanted.startswith(start)), "page")
