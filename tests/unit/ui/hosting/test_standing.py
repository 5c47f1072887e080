"""Where the monitor stands: what a setting or a trusted proxy says, and nobody else."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from lib.ui.hosting.standing import UnderPath, clean_path, path_in


async def _tell(request: Request) -> PlainTextResponse:
    return PlainTextResponse(f"{request.scope['path']} {path_in(request.scope)}")


def client(**how: Any) -> TestClient:
    app = Starlette(routes=[Route("/{rest:path}", _tell)])
    return TestClient(UnderPath(app, **how), follow_redirects=False)


def test_a_setting_takes_the_path_off_whether_or_not_a_proxy_did() -> None:
    asks = client(path="/a/monitor")
    assert asks.get("/a/monitor/kosten").text == "/kosten /a/monitor"
    assert asks.get("/kosten").text == "/kosten /a/monitor"
    assert asks.get("/a/monitors").text == "/a/monitors /a/monitor"
    answer = asks.get("/a/monitor?taal=en")
    assert (answer.status_code, answer.headers["location"]) == (308, "./monitor/?taal=en")


def test_a_proxy_is_believed_where_it_is_trusted_and_says_one_path() -> None:
    header = "X-Forwarded-Prefix"
    assert (
        client(trusts=lambda scope: True).get("/kosten", headers={header: "/monitor/"}).text
        == "/kosten /monitor"
    )
    assert client().get("/kosten", headers={header: "/monitor"}).text == "/kosten "
    twice = [(header, "/monitor"), (header, "/elders")]
    assert client(trusts=lambda scope: True).get("/kosten", headers=twice).text == "/kosten "
    assert (
        client(path="/eigen", trusts=lambda scope: True).get("/x", headers={header: "/y"}).text == "/x /eigen"
    )


def test_an_address_from_the_top_is_told_as_seen_from_here() -> None:
    async def go(request: Request) -> RedirectResponse:
        return RedirectResponse(request.query_params["naar"])

    asks = TestClient(UnderPath(Starlette(routes=[Route("/{rest:path}", go)])), follow_redirects=False)
    for asked, told, seen in (
        ("/vragenlijst/", "/vragenlijst", "../vragenlijst"),
        ("/kosten", "/", "./"),
        ("/a/b/", "/c/d", "../../c/d"),
        ("/kosten", "./x", "./x"),
        ("/kosten", "https://aanmelden.nl/x", "https://aanmelden.nl/x"),
        ("/kosten", "//aanmelden.nl/x", "//aanmelden.nl/x"),
    ):
        assert asks.get(asked, params={"naar": told}).headers["location"] == seen


def test_of_cookies_with_one_name_that_of_the_longest_path_counts() -> None:
    """A server that moved from `/` to `/monitor` left its old cookies in browsers, which send them after the new."""

    async def cookies(request: Request) -> JSONResponse:
        return JSONResponse([request.cookies, request.headers.getlist("cookie")])

    app = Starlette(routes=[Route("/{rest:path}", cookies)])
    asks = TestClient(UnderPath(app, path="/monitor"), follow_redirects=False)
    sent = "monitor_sessie=nieuw; taal=nl; monitor_sessie=oud; formulier=a=b; formulier=oud"
    kept = {"monitor_sessie": "nieuw", "taal": "nl", "formulier": "a=b"}
    seen, headers = asks.get("/monitor/", headers={"Cookie": sent}).json()
    assert (seen, len(headers)) == (kept, 1)
    assert asks.get("/monitor/", headers=[("Cookie", "a=1"), ("Cookie", "a=2; b=3")]).json()[0] == {
        "a": "1",
        "b": "3",
    }
    once = "taal=nl; leeg=; vlag"
    assert asks.get("/monitor/", headers={"Cookie": once}).json()[1] == [once]


def test_layers_around_it_see_what_is_noted_further_in() -> None:
    scope: dict[str, Any] = {
        "type": "http",
        "path": "/m/x",
        "raw_path": b"/m/x",
        "headers": [],
        "scheme": "http",
    }

    async def app(inner: Any, receive: Any, send: Any) -> None:
        inner["scheme"] = "https"

    asyncio.run(UnderPath(app, path="/m")(scope, None, None))  # type: ignore[arg-type]
    assert (scope["scheme"], scope["path"], scope["raw_path"]) == ("https", "/x", b"/x")


@pytest.mark.parametrize(
    "told",
    [
        "//evil.nl",
        "/a//b",
        "/..",
        "/a/../b",
        "https://evil.nl",
        "/a b",
        "/a;b",
        "/a\r\nb",
        "/é",
        "/" + "a" * 99,
        "/",
    ],
)
def test_what_is_no_path_is_none(told: str) -> None:
    assert clean_path(told) in ("", "/evil.nl")


@pytest.mark.parametrize(("told", "path"), [("monitor", "/monitor"), ("/a/b/", "/a/b"), ("", "")])
def test_a_path_in_one_form(told: str, path: str) -> None:
    assert clean_path(told) == path
