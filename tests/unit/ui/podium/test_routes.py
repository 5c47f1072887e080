"""What a presentation answers: to who presents, to phones that follow along, and to whoever means no good."""

from __future__ import annotations

import asyncio
import json
import re
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.types import Message

from lib.charts.drawing import Drawing
from lib.pictures.picture import Picture
from lib.pictures.story.deck import Deck, DeckSlide
from lib.tables.table import Table
from lib.text.language import DUTCH
from lib.ui.podium.address import FOLLOWING, SPEAKER, STAGE
from lib.ui.podium.routes import LONGEST_SIGN, Podium
from lib.ui.podium.stages import Performance, Stages
from lib.ui.server.doors import Doors
from lib.ui.server.gate import Gate
from lib.ui.server.headers import Headed

HOSTILE = '</script><script>alert("x")</script><b>vet</b> & 😀'
DRAWN = Picture(
    "beeld",
    "Kop",
    Drawing([{"type": "scatter", "x": [1], "y": [2], "hovertext": [HOSTILE]}], {"height": 300}, HOSTILE),
    ("Zin van het beeld.",),
    ("hoe te lezen",),
    Table("", (), ()),
    "Bron: proef",
    True,
)
SECRET = "https://monitor.example/kosten?focus=aa"
DECK = Deck(
    HOSTILE,
    "Ondertitel",
    tuple(DeckSlide(f"Vondst {n} {HOSTILE}", "Een zin.", DRAWN, SECRET) for n in (1, 2)),
    "versie 3",
)


class Asked:
    """A podium behind the gate, as a browser without any cookie asks it."""

    def __init__(self) -> None:
        self.podium = Podium(Stages())
        self.gate = Headed(Gate(Starlette(routes=self.podium.routes()), Doors(), ()))
        self.offered: Performance = self.podium.stages.offer(("sessie", "a"), DECK, DUTCH)

    def __call__(self, path: str, body: bytes | None = None) -> tuple[int, dict[str, str], str]:
        sent: list[Message] = []
        place, _, query = path.partition("?")

        async def receive() -> Message:
            return {"type": "http.request", "body": body or b"", "more_body": False}

        async def send(message: Message) -> None:
            sent.append(message)

        scope: dict[str, Any] = {
            "type": "http",
            "method": "GET" if body is None else "POST",
            "path": place,
            "query_string": query.encode(),
            "headers": [(b"host", b"127.0.0.1:8501")],
        }
        asyncio.run(self.gate(scope, receive, send))
        heard = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
        return sent[0]["status"], heard, b"".join(m.get("body", b"") for m in sent[1:]).decode()

    def sign(self, at: int | None, token: str | None = None) -> int:
        told = {"sleutel": self.offered.stage if token is None else token, "dia": at}
        return self("/podium/stand", json.dumps(told).encode())[0]

    def now(self, have: str = "") -> tuple[int, dict[str, Any]]:
        status, _, text = self(f"/podium/nu?kijk={self.offered.follow}&heb={have}")
        return status, json.loads(text)


@pytest.fixture
def ask() -> Asked:
    return Asked()


def test_a_phone_sees_the_slide_that_is_shown_now_and_no_other(ask: Asked) -> None:
    status, _, page = ask(f"/podium/meekijken?kijk={ask.offered.follow}")
    assert status == 200
    assert "Vondst" not in page
    assert ask.now() == (200, {"at": None})
    assert ask(f"/podium/zaal?sleutel={ask.offered.stage}")[0] == 200
    _, title = ask.now()
    assert title["at"] == 0
    assert title["total"] == 3
    assert ask.sign(1) == 200
    _, first = ask.now("0")
    assert first["at"] == 1
    assert "Vondst 1" in first["html"]
    assert ask.now("1") == (200, {"at": 1})
    ask.sign(3)
    _, closing = ask.now("1")
    assert "Waar dit op rust" in closing["html"]
    assert "Bron: proef" in closing["html"]
    assert "fictieve cijfers" in closing["html"]


def test_notes_and_addresses_stay_with_the_presenter(ask: Asked) -> None:
    _, _, window = ask(f"/podium/spreker?sleutel={ask.offered.stage}")
    assert "hoe te lezen" in window
    assert SECRET in window
    ask.sign(1)
    told = json.dumps(ask.now()[1])
    assert "Zin van het beeld." not in told
    assert SECRET not in told
    assert ask.offered.stage not in ask(f"/podium/meekijken?kijk={ask.offered.follow}")[2]


def test_its_addresses_hold_wherever_a_proxy_puts_the_monitor(ask: Asked) -> None:
    places = [f"{STAGE}?sleutel={ask.offered.stage}", f"{SPEAKER}?sleutel={ask.offered.stage}"]
    places.append(f"{FOLLOWING}?kijk={ask.offered.follow}")
    for page in (ask(place)[2] for place in places):
        assert "podium.js?v=" in page
        assert not re.search(r"""(?:src|href)=["']?/""", page)
    assert not re.search(r"""["'`]/[a-z]""", ask("/podium/podium.js")[2])


def test_text_of_data_is_text_on_every_page(ask: Asked) -> None:
    pages = [
        ask(f"{place}={ask.offered.stage}")[2]
        for place in ("/podium/zaal?sleutel", "/podium/spreker?sleutel")
    ]
    pages.append(ask(f"/podium/meekijken?kijk={ask.offered.follow}")[2])
    for page in pages:
        assert "<script>alert" not in page
        assert "<b>vet" not in page
    ask.sign(1)
    assert "<b>vet" not in ask.now()[1]["html"]


def test_the_end_and_a_revoked_address(ask: Asked) -> None:
    ask(f"/podium/zaal?sleutel={ask.offered.stage}")
    assert ask.sign(None) == 200
    assert ask.sign(1) == 410
    assert ask.now()[0] == 410
    assert ask(f"/podium/meekijken?kijk={ask.offered.follow}")[0] == 404
    status, _, text = ask(f"/podium/zaal?sleutel={ask.offered.stage}")
    assert status == 404
    assert "Deze presentatie is er niet (meer)" in text


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"x" * (LONGEST_SIGN + 1),
        b"[]",
        b'{"sleutel": "a"}',
        b'{"sleutel": 1, "dia": 1}',
        b'{"sleutel": "a", "dia": true}',
        b'{"sleutel": "a", "dia": "1"}',
        '{"sleutel": "é", "dia": 1}'.encode(),
        b"[" * 900,
    ],
)
def test_a_sign_in_another_form_changes_nothing(ask: Asked, body: bytes) -> None:
    assert ask("/podium/stand", body)[0] == 400
    assert ask.offered.at == 0


def test_a_token_of_another_is_nobodys(ask: Asked) -> None:
    assert ask.sign(1, ask.offered.follow) == 410
    assert ask("/podium/zaal?sleutel=")[0] == 404
    assert ask("/podium/nu?kijk=%C3%A9")[0] == 410
    assert ask.offered.at == 0


def test_the_pages_may_do_little_and_name_no_browser(ask: Asked) -> None:
    _, headers, _ = ask(f"/podium/meekijken?kijk={ask.offered.follow}")
    assert headers["content-security-policy"].startswith("default-src 'none'; script-src 'self';")
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["cache-control"] == "no-store"
    assert headers["x-content-type-options"] == "nosniff"
    assert "set-cookie" not in headers
