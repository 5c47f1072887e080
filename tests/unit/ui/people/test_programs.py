"""Two people ask the API of one server: each gets what their roles show, and nothing of the other."""

from __future__ import annotations

import asyncio
import datetime as dt
import io
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pyarrow.parquet as pq
import pytest
from starlette.requests import HTTPConnection
from starlette.routing import Router

from lib.api.asked import Form
from lib.api.loads import taking
from lib.api.records import RESOURCES
from lib.domain.audit.deeds import Deed
from lib.domain.people.keys import KeyLimits, KeyRefusal
from lib.domain.people.roles import ALL_PARTNERSHIPS, AccessRole, Grant
from lib.store.audit.log import AuditWish, read_audit
from lib.store.loads.history import list_loads
from lib.store.people.keys import access_keys_of, make_key, revoke_key
from lib.store.people.register import give, person_of, revoke
from lib.ui import memory
from lib.ui.audit.noting import NOTES
from lib.ui.people import programs
from lib.ui.people.key_desk import KeyDesk
from lib.ui.people.programs import page_scope
from lib.ui.server import api as server_api
from lib.ui.server.doors import Doors
from lib.ui.server.entrance import Entrance
from lib.ui.server.porter import WHO_HEADER, Porter, SignIn, porter_of
from lib.ui.sign_in.sessions import SESSION_COOKIE
from tests.data_sets import make_store
from tests.waiting import LONG

OWN = {"an": "zwolle-rova", "bo": "nijmegen-dar"}
BASE = "/api/v1"
TODAY = dt.date(2026, 6, 30)


class Asked:
    """The API of a server where people sign in by a proxy."""

    def __init__(self, porter: Porter, keys: KeyDesk) -> None:
        self.porter, self.keys = porter, keys
        api = server_api.Api(Doors(told=lambda code: None))
        self.app = Entrance(Router(api.routes()), porter, keys)

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
    keys = KeyDesk(memory.the_store, NOTES.note, lambda: TODAY)
    monkeypatch.setattr(programs, "the_key_desk", lambda: keys)
    yield Asked(porter, keys)
    assert NOTES.settle(LONG)
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


def key_for(who: str, **changed: Any) -> str:
    usual: dict[str, Any] = {"reads": True, "loads": False, "partnerships": None, "last_day": TODAY}
    return make_key(memory.the_store(), who, "proef", KeyLimits(**usual | changed), by=who, today=TODAY)


def bearer(key: str) -> dict[str, dict[str, str]]:
    return {"headers": {"Authorization": f"Bearer {key}"}}


def refusals() -> list[tuple[str, str]]:
    assert NOTES.settle(LONG)
    lines, _ = read_audit(memory.the_store(), AuditWish((Deed.USE_KEY,)), 100)
    return sorted((line.done.subject.split()[-1], line.done.actor) for line in lines)


def test_a_key_asks_as_its_person_and_no_more(house: Asked) -> None:
    key = key_for("an")
    asked = house.ask("/partnerschappen", **bearer(key))
    assert [row["partnerschap"] for row in asked.json()["gegevens"]] == ["zwolle-rova"]
    of_bo = house.ask("/partnerschappen", "bo", **bearer(key))  # whoever a proxy says that they are
    assert of_bo.json() == asked.json()
    assert "Authorization" in asked.headers["vary"]
    some = house.ask("/cijfers", **bearer(key_for("kee", partnerships=frozenset({"nijmegen-dar"}))))
    assert {row["partnerschap"] for row in some.json()["gegevens"]} <= {None, "nijmegen-dar"}
    assert "zwolle-rova" not in some.text
    assert NOTES.settle(LONG)
    assert {each.used for each in access_keys_of(memory.the_store())} == {TODAY}
    assert refusals() == []


def test_a_key_that_reads_does_not_load_and_the_other_way_round(house: Asked) -> None:
    file = {"files": {"bestand": ("x.csv", b"geen tabel")}}
    reads, loads = key_for("kee"), key_for("kee", reads=False, loads=True)
    assert house.ask("/ladingen", method="POST", **file, **bearer(reads)).status_code == 403
    assert house.ask("/ladingen", method="POST", **file, **bearer(loads)).status_code == 400
    refused = house.ask("/cijfers", **bearer(loads))
    assert (refused.status_code, "sleutel" in refused.json()["detail"]) == (403, True)
    assert refusals() == [(KeyRefusal.BEYOND, "kee")] * 2


def test_who_loses_a_key_or_a_role_while_files_come_in_loads_nothing(house: Asked) -> None:
    """Sending may take long; what counts is who they are when all of it is in."""
    head = '--x\r\nContent-Disposition: form-data; name="bestand"; filename="organisaties.csv"\r\n\r\n'
    body = f"{head}organisatie;naam;soort;fictief\nstad;Stad;gemeente;nee\n\r\n--x--\r\n".encode()
    store, key = memory.the_store(), key_for("kee", reads=False, loads=True)
    [code] = [each.code for each in access_keys_of(store)]
    before = len(list_loads(store))

    def sent(lost: Callable[[], object]) -> dict[str, Any]:
        async def coming() -> AsyncIterator[bytes]:
            yield body[:50]
            lost()
            yield body[50:]

        headers = {"Content-Type": "multipart/form-data; boundary=x", "Content-Length": str(len(body))}
        return {"content": coming(), "headers": headers}

    by_key = sent(lambda: revoke_key(store, code, owner="kee"))
    by_key["headers"] |= bearer(key)["headers"]
    assert house.ask("/ladingen", method="POST", **by_key).status_code == 401

    def let_out() -> None:
        revoke(store, "kee", "de proef")
        house.porter.forget()

    assert house.ask("/ladingen", "kee", "POST", **sent(let_out)).status_code == 401
    assert len(list_loads(store)) == before


FIGURE = "{};restafval_kg_inw;2024;12,5;definitief;proef\n"


def figures(*partnerships: str) -> dict[str, Any]:
    heading = "partnerschap;indicator;periode;waarde;status;bron\n"
    return {
        "files": {"bestand": ("cijfers.csv", (heading + "".join(map(FIGURE.format, partnerships))).encode())}
    }


def test_who_keeps_the_data_of_one_partnership_loads_its_rows_and_no_others(house: Asked) -> None:
    """As a person and with a key, which can be of fewer than the person; a code that is not there is told the same."""
    store, an, bo = memory.the_store(), OWN["an"], OWN["bo"]
    give(store, "ko", Grant(an, AccessRole.KEEPER), "de proef")
    give(store, "ko", Grant(bo, AccessRole.KEEPER), "de proef")
    loads = key_for("ko", reads=False, loads=True, partnerships=frozenset({an}))
    ways: list[dict[str, Any]] = [bearer(loads), {"headers": {"X-Remote-User": "ko"}}]
    before = len(list_loads(store))
    told = []
    for other in (bo, "x" * len(bo)):
        refused = house.ask("/ladingen", method="POST", **figures(an, other), **bearer(loads))
        told.append((refused.status_code, refused.text.replace(other, "")))
        [found] = refused.json()["bevindingen"]
        assert (found["rij"], found["regel"], found["waarde"]) == (3, "ander_partnerschap", other)
    assert told[0] == told[1]
    assert told[0][0] == 400
    assert len(list_loads(store)) == before
    assert house.ask("/ladingen", method="POST", **figures(an), **ways[0]).status_code == 201
    assert house.ask("/ladingen", method="POST", **figures(bo), **ways[1]).status_code == 201
    assert house.ask("/ladingen", "an", "POST", **figures(an)).status_code == 403


def test_who_signs_out_or_loses_a_role_while_it_is_loaded_loads_nothing(
    house: Asked, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All of it is in and the load has begun: the right is asked again at its end, within the lock of who writes."""
    store, porter = memory.the_store(), house.porter
    before = len(list_loads(store))

    def lost(when: Callable[[], object]) -> Callable[..., Any]:
        def slow(*asked: Any, **more: Any) -> Any:
            found = load_paths_now(*asked, **more, progress=lambda what, share: when())
            return found

        return slow

    load_paths_now = taking.load_paths
    key = key_for("kee", reads=False, loads=True)
    porter.sign_in = SignIn.ACCOUNTS
    code = porter.sessions.begin("kee")
    signed_in: dict[str, Any] = {"headers": {"Cookie": f"{SESSION_COOKIE}={code}"}}
    assert house.ask("/ladingen", method="POST", **figures(OWN["an"]), **signed_in).status_code == 201
    for when, way in (
        (lambda: porter.sessions.end(code), signed_in),
        (lambda: revoke_key(store, key.split("_")[1]), bearer(key)),
    ):
        monkeypatch.setattr(taking, "load_paths", lost(when))
        assert house.ask("/ladingen", method="POST", **figures(OWN["bo"]), **way).status_code == 403
    assert len(list_loads(store)) == before + 1


def test_a_load_with_a_key_is_known_by_its_person(house: Asked) -> None:
    key = key_for("kee", reads=False, loads=True)
    heading = b"partnerschap;indicator;periode;waarde;status;bron\n"
    file = heading + b"zwolle-rova;restafval_kg_inw;2024;12,5;definitief;proef\n"
    answer = house.ask("/ladingen", method="POST", files={"bestand": ("cijfers.csv", file)}, **bearer(key))
    assert answer.status_code == 201, answer.text
    lines, _ = read_audit(memory.the_store(), AuditWish((Deed.LOAD,)), 1)
    code = access_keys_of(memory.the_store(), "kee")[0].code
    assert (lines[0].done.actor, lines[0].done.origin) == ("kee", f"programma {code}")


def test_a_key_that_does_not_work_gives_nothing_and_is_noted_once(house: Asked) -> None:
    store = memory.the_store()
    works, gone, out = key_for("an"), key_for("an"), key_for("bo")
    expired = key_for("kee")
    revoke_key(store, gone.split("_")[1])
    revoke(store, "bo")
    for path in ("/", "/openapi.json", "/cijfers", "/ladingen"):
        for key in (gone, out, works[:-1] + ("a" if works[-1] != "a" else "b"), "smk_", "iets anders"):
            answer = house.ask(path, "an" if key == "smk_" else None, **bearer(key))
            assert (answer.status_code, answer.json()["status"]) == (401, 401), (path, key)
    house.keys.today = lambda: TODAY + dt.timedelta(1)
    assert "verlopen" in house.ask("/cijfers", **bearer(expired)).json()["detail"]
    assert refusals() == [
        (KeyRefusal.REVOKED, "an"),
        (KeyRefusal.REVOKED, "bo"),
        (KeyRefusal.UNKNOWN, ""),
        (KeyRefusal.EXPIRED, "kee"),
    ]


def test_a_key_in_an_address_is_refused_and_noted(house: Asked) -> None:
    key = key_for("an")
    for path in (
        f"/cijfers?token={key}",
        f"/cijfers?partnerschap={key}",
        f"/cijfers?x=a%26{key[:4]}{key[4:]}",
    ):
        for who in (None, "an"):
            answer = house.ask(path, who)
            assert answer.status_code == 400, path
            assert "hoort niet in een adres" in answer.text
    assert house.ask("/cijfers?token=iets", "an").status_code == 400
    assert refusals() == [(KeyRefusal.IN_ADDRESS, "an")]


def test_who_is_out_is_out_at_once(house: Asked) -> None:
    key = key_for("an")
    assert house.ask("/cijfers", **bearer(key)).status_code == 200
    revoke(memory.the_store(), "an")
    assert house.ask("/cijfers", **bearer(key)).status_code == 401


def test_who_views_as_somebody_else_keeps_their_own_programs(house: Asked) -> None:
    """Only pages are seen as somebody else: a list and a key are of who asks, and cannot be asked as another."""
    give(memory.the_store(), "baas", Grant(ALL_PARTNERSHIPS, AccessRole.MANAGER), "de proef")
    house.porter.forget()
    headers = [(WHO_HEADER.encode(), house.porter.marked("baas").encode())]
    asks = HTTPConnection({"type": "http", "headers": headers})
    doors = Doors(told=lambda code: None)
    page = page_scope(asks, doors, house.porter, "an")
    reader = programs.api_reader(asks, doors, house.porter)
    assert page
    assert reader
    assert (page.partnerships, reader.scope.partnerships) == (frozenset({OWN["an"]}), None)
    assert house.ask("/partnerschappen?als=an", "baas").status_code == 400
    assert OWN["bo"] in house.ask("/partnerschappen", "baas").text
