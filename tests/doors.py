"""Try the doors of a running server from outside: `python -m tests.doors http://127.0.0.1:8501`.

For whoever installs the monitor. It changes nothing; it prints what holds and what does not, and ends with 1 when
something does not.
"""

from __future__ import annotations

import http.client
import secrets
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

WEBSOCKET = "/_stcore/stream"
HEADERS = ("content-security-policy", "x-content-type-options", "x-frame-options", "referrer-policy")

NOT_SERVED = (
    *("/data/store/monitor.duckdb", "/app/static/../../data/store/monitor.duckdb", "/.streamlit/config.toml"),
    *("/static/%2e%2e/%2e%2e/app.py", "/_stcore/metrics", "/_stcore/../app.py"),
)
"""Addresses of files, and of what the server counts, that are for nobody outside."""


@dataclass(frozen=True)
class Outside:
    """A visitor without any right."""

    host: str
    port: int

    def ask(
        self, path: str, headers: Mapping[str, str] | None = None, method: str = "GET"
    ) -> http.client.HTTPResponse:
        connection = http.client.HTTPConnection(self.host, self.port, timeout=60)
        connection.request(method, path, headers=dict(headers or {}))
        return connection.getresponse()

    def websocket(self, **headers: str) -> int:
        """The status with which a websocket is answered: 101 when it is accepted."""
        handshake = {
            "Connection": "Upgrade",
            "Upgrade": "websocket",
            "Sec-WebSocket-Version": "13",
            "Sec-WebSocket-Key": "MDEyMzQ1Njc4OWFiY2RlZg==",
            "Sec-WebSocket-Protocol": "streamlit",
        }
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return self.ask(WEBSOCKET, {**handshake, **named}).status


def tried(url: str) -> dict[str, bool]:
    """What was tried, and whether the door held."""
    parts = urlsplit(url)
    visitor = Outside(parts.hostname or "127.0.0.1", parts.port or 80)
    own = f"http://{parts.netloc}"
    first = visitor.ask("/")
    cookies = [value for name, value in first.getheaders() if name.lower() == "set-cookie"]
    wrong = visitor.ask(f"/?code={secrets.token_urlsafe(24)}")
    health = visitor.ask("/_stcore/health")
    return {
        "the page is served": first.status == 200,
        "its headers are there": all(first.getheader(name) for name in HEADERS),
        "no script of elsewhere": "unsafe-inline" not in _part(first, "script-src"),
        "cookies are closed to scripts": all("httponly" in cookie.lower() for cookie in cookies),
        "a websocket of the page itself is accepted": visitor.websocket(Origin=own) == 101,
        "one of another site is refused": visitor.websocket(Origin="https://example.org") == 403,
        "one of another port is refused": visitor.websocket(Origin="http://localhost:1") == 403,
        "one under another name is refused": visitor.websocket(
            Host="example.org", Origin="http://example.org"
        )
        == 403,
        "a page under another name is refused": visitor.ask("/", {"Host": "example.org"}).status == 403,
        "a wrong code gives no right": "monitor_recht" not in str(wrong.getheaders()),
        "a wrong code leaves the address": wrong.status == 303
        and "code" not in (wrong.getheader("location") or ""),
        "the store can be used, or the health address says why not": health.status == 200
        or (health.status == 503 and health.read().startswith(b"store: ")),
        "nothing beside the pages is served": all(_is_page(visitor.ask(path)) for path in NOT_SERVED),
        "a file of someone else is refused": visitor.ask("/media/" + "0" * 56 + ".csv").status == 403,
        "an upload without a right is refused": visitor.ask("/_stcore/upload_file/a/b", method="PUT").status
        == 403,
    }


def _is_page(answer: http.client.HTTPResponse) -> bool:
    """Whether an answer is the page itself or a refusal, and no other file."""
    page = (answer.getheader("content-type") or "").startswith("text/html")
    return answer.status >= 400 or (page and b"<script" in answer.read())


def _part(answer: http.client.HTTPResponse, name: str) -> str:
    policy = answer.getheader("content-security-policy") or ""
    return next((part for part in policy.split(";") if part.strip().startswith(name)), "unsafe-inline")


def main(url: str) -> int:
    found = tried(url)
    for what, held in found.items():
        print("holds  " if held else "FAILS  ", what)
    return 0 if all(found.values()) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
