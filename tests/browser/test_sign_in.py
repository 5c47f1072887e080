"""A real server where people sign in by a proxy: without a name it gives nothing, at any address."""

from __future__ import annotations

import http.client
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from lib.domain.people.roles import AccessRole, Grant
from lib.store.engine import address_of
from lib.store.people.register import give
from lib.store.upkeep.opening import open_store
from lib.ui.registry import PAGES
from tests.browser.server import Server
from tests.data_sets import make_store

PROXY, OUTSIDE = "127.0.0.2", "127.0.0.1"
"""Both are this machine; only the first is trusted."""
HANDSHAKE = {
    "Connection": "Upgrade",
    "Upgrade": "websocket",
    "Sec-WebSocket-Version": "13",
    "Sec-WebSocket-Key": "MDEyMzQ1Njc4OWFiY2RlZg==",
    "Sec-WebSocket-Protocol": "streamlit",
}
ELSE = (
    *(
        "/_stcore/health",
        "/_stcore/script-health-check",
        "/_stcore/host-config",
        "/_stcore/metrics",
        "/plotly.js",
    ),
    *("/media/" + "0" * 56 + ".csv", "/static/js/index.js", "/index.html", "/favicon.png", "/component/a/b"),
    *("/_stcore/upload_file/a/b", "/app/static/a", "/?code=abc", "/vragenlijst.txt", "/manifest.json", "//"),
    "/partnerschap/_stcore/health",
)


@pytest.fixture(scope="module")
def signed(server: Callable[..., Server], tmp_path_factory: pytest.TempPathFactory) -> Server:
    """The app behind a proxy; an is a lezer of one partnership."""
    place = Path(make_store("published", tmp_path_factory.mktemp("signed")))
    opened = open_store(address_of(place))
    give(opened, "an", Grant("zwolle-rova", AccessRole.READER), "de proef")
    opened.close()
    return server(place, env={"AUTH": "proxy", "AUTH_PROXY_FROM": PROXY})


def ask(
    server: Server, path: str, method: str = "GET", came_from: str = OUTSIDE, **headers: str
) -> tuple[int, bytes]:
    parts = urlsplit(server.url)
    connection = http.client.HTTPConnection(
        parts.hostname or "", parts.port, timeout=30, source_address=(came_from, 0)
    )
    connection.request(
        method, path, headers={name.replace("_", "-"): value for name, value in headers.items()}
    )
    answer = connection.getresponse()
    body = b"" if answer.status == 101 else answer.read()
    connection.close()
    return answer.status, body


def test_without_a_name_a_server_gives_nothing(signed: Server) -> None:
    paths = ["/", *(f"/{page.address}" for page in PAGES), *ELSE]
    for named in ({}, {"X_Remote_User": "an"}, {"X_Remote_User": "an", "X_Forwarded_For": PROXY}):
        for path in paths:
            for method in ("GET", "HEAD", "PUT", "POST"):
                status, body = ask(signed, path, method, **named)
                assert (status, b"<script" in body) == (401, False), (path, method)
            assert ask(signed, path, **HANDSHAKE, **named)[0] in (401, 403), path
        assert ask(signed, "/_stcore/stream", **HANDSHAKE, **named)[0] == 403
    assert (
        ask(signed, "/vragenlijst")[0] == 404
    )  # the questionnaire itself answers: no such address was given out
    assert ask(signed, "/", came_from=PROXY)[0] == 401


def test_with_a_name_and_a_role_it_opens(signed: Server) -> None:
    known = {"came_from": PROXY, "X_Remote_User": "an"}
    assert ask(signed, "/", **known)[0] == 200
    assert ask(signed, "/_stcore/health", **known)[0] == 200
    assert ask(signed, "/_stcore/stream", **HANDSHAKE, **known)[0] == 101
    assert ask(signed, "/_stcore/metrics", **known)[0] == 403
    assert ask(signed, "/", came_from=PROXY, X_Remote_User="iemand")[0] == 403
    assert "?code=" not in signed.log()
