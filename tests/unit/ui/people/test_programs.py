"""Two people ask the API of one server: each gets what their roles show, and nothing of the other."""

from __future__ import annotations

import asyncio
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pyarrow.parquet as pq
import pytest
from starlette.routing import Router

from lib.api.asked import Form
from lib.api.records import RESOURCES
from lib.domain.people.roles import ALL_PARTNERSHIPS, AccessRole, Grant
from lib.store.people.register import give, person_of, revoke
from lib.ui import memory
from lib.ui.server import api as server_api
from lib.ui.server.doors import Doors
from lib.ui.server.entrance import Entrance
from lib.ui.server.porter import Porter, porter_of
from tests.data_sets import make_store

OWN = {"an": "zwolle-rova", "bo": "nijmegen-dar"}
BASE = "/api/v1"


class Asked:
    """The API of a server where people sign in by a proxy."""

    def __init__(self, porter: Porter) -> None:
        self.porter = porter
        api = server_api.Api(Doors(told=lambda code: None))
        self.app = Entrance(Router(api.routes()), porter)

    def ask(self, path: str, who: str | None = None, method: str = "GET", **more: Any) -> httpx.Response:
        headers = {**({"X-Remote-User": who} if who else {}), **more.pop("headers", {})}

        async def asked() -> httpx.Response:
            carrier = httpx.ASGITransport(self.app)
            async with httpx.AsyncClient(transport=carrier, base_url="http://127.0.0.1") as client:
                return await client.request(method, BASE + path, headers=headers, **more)

        return asyncio.run(asked())


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Asked]:
    """An and bo read a partnership each; kee keeps the data of all."""
    place = make_store("published", tmp_path)
    monkeypatch.setenv("MONITOR_STORE", f"duckdb:///{place.as_posix()}")
    store = memory.the_store()
    for name, own in OWN.items():
        give(store, name, Grant(own, AccessRole.READER), "de proef")
    give(store, "kee", Grant(ALL_PARTNERSHIPS, AccessRole.KEEPER), "de proef")
    porter = porter_of({"AUTH": "proxy"}, lambda name: person_of(memory.the_store(), name))
    monkeypatch.setattr(server_api, "the_porter", lambda: porter)
    yield Asked(porter)
    memory.let_go()


def told(answer: httpx.Response) -> str:
    """All that an answer says, its headers too."""
    body = answer.text
    if answer.headers["content-type"].startswith("application/vnd.apache.parquet"):
        body = str(pq.read_table(io.BytesIO(answer.content)).to_pylist())
    return f"{dict(answer.headers)} {body}"


def test_two_people_never_get_each_others_rows(house: Asked) -> None:
    met = set()
    for resource in RESOURCES:
        for form in Form:
            tags = set()
            for who, own in OWN.items():
                other = next(code for code in OWN.values() if code != own)
                address = f"/{resource.name}?formaat={form}" + (
                    "" if resource.open else f"&partnerschap={own}"
                )
                answer = house.ask(address, who)
                assert other not in told(answer), (who, address)
                if answer.status_code == 200:
                    tag = answer.headers["etag"]
                    again = house.ask(address, who, headers={"If-None-Match": tag})
                    assert (again.status_code, "Cookie" in answer.headers["vary"]) == (304, True)
                    tags.add(tag)
                    met.add(resource.name)
                refused = told(house.ask(f"/{resource.name}?partnerschap={other}", who))
                unknown = told(house.ask(f"/{resource.name}?partnerschap={'x' * len(other)}", who))
                assert refused.replace(other, "x" * len(other)) == unknown, (who, resource.name)
            assert len(tags) in (0, len(OWN)), resource.name
    assert met >= {"partnerschappen", "indicatoren", "cijfers", "vergelijking", "kosten", "besluiten"}
    shown = {who: house.ask("/partnerschappen", who).json()["gegevens"] for who in (*OWN, "kee")}
    assert [[row["partnerschap"] for row in shown[who]] for who in OWN] == [[own] for own in OWN.values()]
    assert {row["partnerschap"] for row in shown["kee"]} >= set(OWN.values())


def test_the_tag_of_another_is_no_answer(house: Asked) -> None:
    address = "/cijfers?formaat=csv"
    tag = house.ask(address, "an").headers["etag"]
    answer = house.ask(address, "bo", headers={"If-None-Match": tag})
    assert (answer.status_code, "nijmegen-dar" in answer.text) == (200, True)


def test_without_a_role_there_is_nothing(house: Asked) -> None:
    for path in ("/", "/openapi.json", "/catalogus", "/tabellen/cijfers", "/cijfers", "/weg"):
        for who, status in ((None, 401), ("iemand", 403)):
            answer = house.ask(path, who)
            assert (answer.status_code, answer.json()["status"]) == (status, status), path
        assert house.ask(path, "an").status_code == (404 if path == "/weg" else 200), path
    revoke(memory.the_store(), "an")
    house.porter.forget()
    assert house.ask("/cijfers", "an").status_code == 403


def test_only_who_may_load_loads(house: Asked) -> None:
    file = {"files": {"bestand": ("x.csv", b"geen tabel")}}
    assert house.ask("/ladingen", "an", "POST", **file).status_code == 403
    assert house.ask("/ladingen", "kee", "POST", **file).status_code == 400
    assert house.ask("/sleutels", "kee", "POST", headers={"Authorization": "Bearer code"}).status_code == 401
