"""A real server where people sign in by a proxy: without a name it gives nothing, at any address."""

from __future__ import annotations

import datetime as dt
import http.client
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from starlette.responses import PlainTextResponse

from lib.catalogue.catalogue import shipped_catalogue
from lib.domain.cooperation.rounds import Invited, RoundPlan
from lib.domain.people.keys import KeyLimits
from lib.domain.people.roles import AccessRole, Grant
from lib.store.engine import address_of
from lib.store.people.keys import make_key
from lib.store.people.register import give
from lib.store.questionnaire.rounds import open_round
from lib.store.upkeep.opening import open_store
from lib.ui.explanation.connecting import line_for
from lib.ui.registry import ACCESS_PAGE, PAGES
from lib.ui.server.headers import Headed
from tests.browser.server import Server
from tests.browser.test_connecting import WITH_R, cells_in_r, cells_of, rows_of
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
    "/api/v1",
    "/api/v1/openapi.json",
    "/api/v1/cijfers",
)


KEYS: dict[str, str] = {}
"""The key that an has for a program."""


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store in which an is a lezer of one partnership."""
    found = Path(make_store("published", tmp_path_factory.mktemp("signed")))
    opened = open_store(address_of(found))
    give(opened, "an", Grant("zwolle-rova", AccessRole.READER), "de proef")
    today = dt.date.today()
    KEYS["an"] = make_key(
        opened, "an", "proef", KeyLimits(True, False, None, today + dt.timedelta(9)), by="an", today=today
    )
    opened.close()
    return found


@pytest.fixture(scope="module")
def invitation(place: Path) -> str:
    """The token of an address that a layer of Nijmegen was given."""
    opened = open_store(address_of(place))
    plan = RoundPlan(
        "nijmegen-dar",
        "2026",
        (Invited("opdrachtgever", "management", 6),),
        tuple(shipped_catalogue().questions)[:1],
    )
    [token] = open_round(opened, plan).values()
    opened.close()
    return token


@pytest.fixture(scope="module")
def signed(server: Callable[..., Server], place: Path, invitation: str) -> Server:
    """The app behind a proxy, with the questionnaire open."""
    return server(place, env={"AUTH": "proxy", "AUTH_PROXY_FROM": PROXY})


def answered(
    server: Server, path: str, method: str = "GET", came_from: str = OUTSIDE, **headers: str
) -> tuple[http.client.HTTPResponse, bytes]:
    """What a server answers; the body of a websocket that is let in is empty."""
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
    return answer, body


def ask(
    server: Server, path: str, method: str = "GET", came_from: str = OUTSIDE, **headers: str
) -> tuple[int, bytes]:
    """The status of an answer, and its body."""
    answer, body = answered(server, path, method, came_from, **headers)
    return answer.status, body


def test_without_a_name_a_server_gives_nothing(signed: Server) -> None:
    paths = ["/", *(f"/{page.address}" for page in (*PAGES, ACCESS_PAGE)), *ELSE]
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


def test_an_invitation_opens_the_questionnaire_and_nothing_else(signed: Server, invitation: str) -> None:
    status, body = ask(signed, f"/vragenlijst?uitnodiging={invitation}")
    assert (status, "Nijmegen - Dar" in body.decode()) == (200, True)
    carried = {"Cookie": f"monitor_recht={invitation}; uitnodiging={invitation}", "Authorization": invitation}
    for path in ("/", *(f"/{page.address}" for page in PAGES), "/api/v1/cijfers", *ELSE):
        joined = f"{path}{'&' if '?' in path else '?'}uitnodiging={invitation}&code={invitation}"
        assert ask(signed, joined, **carried)[0] == 401, path
    assert ask(signed, "/_stcore/stream", **HANDSHAKE, **carried)[0] == 403


def test_with_a_name_and_a_role_it_opens(signed: Server) -> None:
    known = {"came_from": PROXY, "X_Remote_User": "an"}
    assert ask(signed, "/", **known)[0] == 200
    assert ask(signed, "/_stcore/health", **known)[0] == 200
    assert ask(signed, "/_stcore/stream", **HANDSHAKE, **known)[0] == 101
    assert ask(signed, "/_stcore/metrics", **known)[0] == 403
    assert ask(signed, "/", came_from=PROXY, X_Remote_User="iemand")[0] == 403
    assert "?code=" not in signed.log()


def test_a_program_asks_with_a_key_and_a_person_by_signing_in(signed: Server) -> None:
    known, key = {"came_from": PROXY, "X_Remote_User": "an"}, {"Authorization": f"Bearer {KEYS['an']}"}
    status, body = ask(signed, "/api/v1/cijfers?formaat=csv", **known)
    assert (status, b"zwolle-rova" in body, b"nijmegen-dar" in body) == (200, True, False)
    assert ask(signed, "/api/v1/cijfers?formaat=csv", **key) == (status, body)
    assert ask(signed, "/partnerschap", **key)[0] == 401  # a key opens no page
    assert ask(signed, "/_stcore/stream", **HANDSHAKE, **key)[0] == 403
    assert ask(signed, f"/api/v1/cijfers?token={KEYS['an']}")[0] == 400
    base = f"{signed.url}/api/v1"
    assert rows_of(line_for("Python", base, KEYS["an"])) == body.count(b"\n") - 1 > 20
    assert KEYS["an"] not in signed.log()


KINDS = {
    "/": 200,
    "/kosten": 200,
    "/_stcore/health": 200,
    "/_stcore/host-config": 200,
    "/_stcore/metrics": 403,
    "/gezond": 200,
    "/metrics": 404,
    "/plotly.js": 200,
    "/favicon.png": 200,
    "/media/" + "0" * 56 + ".csv": 403,
    "/vragenlijst": 404,
    "/podium/zaal": 404,
    "/podium/podium.js": 200,
    "/zoeken": 200,
    "/api/v1": 200,
    "/api/v1/openapi.json": 200,
    "/api/v1/cijfers": 200,
    "/api/v1/cijfers?formaat=csv": 200,
    "/api/v1/cijfers?kleur=rood": 400,
    "/api/v1/weg": 404,
}
"""Of every kind of answer one address, and how somebody who may come in is answered there."""


def test_every_kind_of_answer_tells_the_browser_what_it_may_do(signed: Server) -> None:
    known = {"came_from": PROXY, "X_Remote_User": "an", "X_Forwarded_Proto": "https"}
    found = {path: answered(signed, path, **known)[0] for path in KINDS}
    assert {path: answer.status for path, answer in found.items()} == KINDS
    for path in KINDS:
        found |= {
            f"{path} without a name": answered(signed, path)[0],
            f"{path} of nobody": answered(signed, path, came_from=PROXY, X_Remote_User="iemand")[0],
            f"{path} of another host": answered(signed, path, **known, Host="elders.example")[0],
        }
    for path in ("/_stcore/upload_file/a/b", "/api/v1/ladingen", "/kosten"):
        found[f"{path} sent to"] = answered(signed, path, "PUT", **known)[0]
    usual = Headed(PlainTextResponse()).headers
    for path, answer in found.items():
        told = {name: answer.headers.get_all(name) for name in usual}
        [policy] = told.pop("Content-Security-Policy") or [""]
        assert "frame-ancestors 'none'" in policy, path
        assert "unsafe" not in policy.replace("style-src 'self' 'unsafe-inline'", ""), path
        for name, values in told.items():
            stricter = "no-referrer" if name == "Referrer-Policy" else usual[name]
            assert values in ([usual[name]], [stricter]), (path, name)
    by_tls = {path for path in KINDS if found[path].headers["Strict-Transport-Security"]}
    assert by_tls == set(KINDS) - {"/gezond", "/metrics"}  # no browser of a reader asks these


@WITH_R
def test_the_line_for_r_asks_with_a_key(signed: Server) -> None:
    _, body = ask(signed, "/api/v1/cijfers?formaat=csv", Authorization=f"Bearer {KEYS['an']}")
    brought = cells_in_r(line_for("R", f"{signed.url}/api/v1", KEYS["an"]))
    assert brought == cells_of(body.decode("utf-8-sig"))
    assert {row[0] for row in brought if row[0]} == {"zwolle-rova"}
