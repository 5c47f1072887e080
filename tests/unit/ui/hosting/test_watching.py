"""What programs that watch the server hear: well or not, and counts without a name for who may have them."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field

import pytest
from starlette.responses import PlainTextResponse
from starlette.types import Message, Receive, Scope, Send

from lib.ui.hosting.watching import AskedNumber, Counts, Watched, request_kind

TOKEN = "a-token-of-some-length"


@dataclass
class Watcher:
    """A program that asks, from this machine unless it says otherwise."""

    fault: str | None = None
    token: str = ""
    counts: Counts = field(default_factory=lambda: Counts([AskedNumber("monitor_version", "x", lambda: 7.0)]))

    def ask(
        self, path: str, client: str = "127.0.0.1", kind: str = "http", **headers: str
    ) -> tuple[int, str]:
        sent: list[Message] = []

        async def app(scope: Scope, receive: Receive, send: Send) -> None:
            if kind == "websocket":
                assert b"monitor_readers 1.0" in self.counts.text()
            else:
                await PlainTextResponse("page", 404 if "niet" in path else 200)(scope, receive, send)

        async def receive() -> Message:
            return {"type": "http.request"}

        async def send(message: Message) -> None:
            sent.append(message)

        names = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
        scope = {"type": kind, "method": "GET", "path": path, "headers": names, "client": (client, 1)}
        asyncio.run(Watched(app, self.counts, lambda: self.fault, self.token)(scope, receive, send))
        return (sent[0]["status"], sent[1]["body"].decode()) if sent else (101, "")


def test_well_or_not_is_all_that_is_said() -> None:
    assert Watcher().ask("/gezond", client="10.0.0.9", host="10.0.0.5") == (200, "goed")
    assert Watcher("store: /secret/place is damaged").ask("/gezond") == (503, "niet goed")


def test_counts_are_for_this_machine() -> None:
    watcher = Watcher()
    assert watcher.ask("/metrics")[0] == 200
    assert watcher.ask("/metrics", client="10.0.0.9")[0] == 404
    assert watcher.ask("/metrics", host="localhost:8501")[0] == 200
    assert watcher.ask("/metrics", host="[::1]:8501")[0] == 200
    for host in ("monitor.example.nl", "127.0.0.1.evil.nl", "localhost.evil.nl:8501", ""):
        assert watcher.ask("/metrics", host=host)[0] == 404
    for name in ("x_forwarded_for", "x_forwarded_proto", "x_forwarded_prefix", "forwarded", "via"):
        assert watcher.ask("/metrics", **{name: "for=10.0.0.9"})[0] == 404


def test_counts_are_for_who_has_the_token_where_there_is_one() -> None:
    watcher = Watcher(token=TOKEN)
    assert watcher.ask("/metrics")[0] == 404
    assert watcher.ask("/metrics", authorization="Bearer other-token-of-a-length")[0] == 404
    assert watcher.ask("/metrics", client="10.0.0.9", authorization=f"Bearer {TOKEN}")[0] == 200
    assert Watcher(token="kort").ask("/metrics", authorization="Bearer kort")[0] == 404


def test_requests_are_counted_by_kind_and_never_by_name() -> None:
    watcher = Watcher()
    watcher.ask("/partnerschap", client="10.0.0.9")
    watcher.ask("/niet/zwolle-rova")
    watcher.ask("/media/geheim.csv")
    watcher.ask("/_stcore/stream", kind="websocket")
    _, text = watcher.ask("/metrics")
    assert 'monitor_requests_total{kind="page",status="2xx"} 1.0' in text
    assert 'monitor_requests_total{kind="page",status="4xx"} 1.0' in text
    assert 'monitor_requests_total{kind="file",status="2xx"} 1.0' in text
    assert "monitor_readers 0.0" in text
    assert "monitor_version 7.0" in text
    assert not any(name in text for name in ("zwolle", "geheim", "partnerschap", "10.0.0.9"))


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", "page"),
        ("/kosten", "page"),
        ("/_stcore/stream", "stream"),
        ("/_stcore/health", "server"),
        ("/_stcore/upload_file/a/b", "upload"),
        ("/static/js/index.js", "app"),
        ("/vragenlijst/antwoorden", "questionnaire"),
        ("/api/v1/cijfers", "api"),
    ],
)
def test_the_kind_of_a_request(path: str, kind: str) -> None:
    assert request_kind(path) == kind
