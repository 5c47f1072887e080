"""What searching asks: each reader gets what their pages show, a view as somebody else no more than both."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest
from starlette.routing import Router

from lib.domain.people.roles import ALL_PARTNERSHIPS, AccessRole, Grant
from lib.store.engine import IN_USE, StoreError
from lib.store.people.register import give, person_of
from lib.ui import memory
from lib.ui.people.key_desk import KeyDesk
from lib.ui.search.routes import SEARCH, SearchDesk, list_for_reader
from lib.ui.server import porter as server_porter
from lib.ui.server.entrance import Entrance
from lib.ui.server.porter import porter_of
from tests.data_sets import make_store

Ask = Callable[..., httpx.Response]


def asked_of(app: object, path: str, **headers: str) -> httpx.Response:
    async def ask() -> httpx.Response:
        carrier = httpx.ASGITransport(app)  # type: ignore[arg-type]
        async with httpx.AsyncClient(transport=carrier, base_url="http://127.0.0.1") as client:
            return await client.get(path, headers=headers)

    return asyncio.run(ask())


@pytest.fixture
def ask(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Ask]:
    """An reads one partnership, kee gives access to all."""
    place = make_store("published", tmp_path)
    monkeypatch.setenv("MONITOR_STORE", f"duckdb:///{place.as_posix()}")
    give(memory.the_store(), "an", Grant("zwolle-rova", AccessRole.READER), "de proef")
    give(memory.the_store(), "kee", Grant(ALL_PARTNERSHIPS, AccessRole.MANAGER), "de proef")
    porter = porter_of({"AUTH": "proxy"}, lambda name: person_of(memory.the_store(), name))
    monkeypatch.setattr(server_porter, "the_porter", lambda: porter)
    keys = KeyDesk(memory.the_store, lambda deed: None)
    app = Entrance(Router(SearchDesk(list_for_reader).routes()), porter, keys)
    yield lambda path, who="": asked_of(app, SEARCH + path, **({"X-Remote-User": who} if who else {}))
    memory.let_go()


def partnerships(answer: httpx.Response) -> set[str]:
    assert answer.status_code == 200
    assert answer.headers["cache-control"] == "private, no-store"
    return {each["name"] for each in answer.json() if each["kind"] == "Partnerschap"}


def test_each_reader_finds_what_their_pages_show(ask: Ask) -> None:
    own, all_of_them = {"Zwolle - ROVA"}, {"Zwolle - ROVA", "Nijmegen - Dar"}
    assert ask("").status_code == 401
    assert ask("", "niemand").status_code == 403
    assert partnerships(ask("", "an")) == own
    assert partnerships(ask("?als=kee", "an")) == own  # a view of somebody else gives nothing
    assert partnerships(ask("", "kee")) == all_of_them
    assert partnerships(ask("?als=an", "kee")) == own
    assert partnerships(ask("?als=onbekend", "kee")) == all_of_them
    assert not partnerships(ask("?peildatum=2001-01-01", "kee"))
    assert partnerships(ask("?peildatum=morgen&focus=onbekend", "kee")) == all_of_them


def test_a_store_that_cannot_be_used_is_said() -> None:
    def broken(request: object) -> bytes:
        raise StoreError(IN_USE, "x.duckdb")

    app = Router(SearchDesk(broken).routes())
    assert asked_of(app, SEARCH).status_code == 503
    assert asked_of(Router(SearchDesk(lambda request: None).routes()), SEARCH).status_code == 403
