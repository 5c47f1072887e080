"""A store that machines share: each reads its own copy, one writes at a time, and a failure leaves nothing."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import duckdb
import pytest
import sqlalchemy as sa

from lib.domain.audit.deeds import Deed, DeedDone
from lib.ingest.loading import load_paths
from lib.store.audit.log import AuditWish, end_of, read_audit, record, record_alone
from lib.store.audit.tables import audit
from lib.store.engine import (
    DISK,
    HUB_AWAY,
    NEWER,
    NOT_A_STORE,
    OVERTAKEN,
    TAKEN,
    Store,
    StoreError,
    address_of,
)
from lib.store.hub.hub import Hub, editions, parts
from lib.store.hub.machine import SharedStore
from lib.store.hub.moving import carry
from lib.store.hub.parts import Edition
from lib.store.loads.history import list_loads, undo
from lib.store.schema import SCHEMA_VERSION
from lib.store.upkeep.backup import backup
from lib.store.upkeep.opening import open_store, open_store_file
from lib.store.upkeep.purging import count_rows, purge
from lib.store.upkeep.replacing import replace_store
from lib.store.upkeep.trying import figures_seen
from lib.store.upkeep.usable import see_usable
from lib.store.upkeep.verify import verify
from tests.loading import WORLD, Write
from tests.market_files import COMPANY, INDEX, PRODUCTS, SIX, marktprijzen, tarieven
from tests.servers.postgres import Postgres
from tests.unit.store.upkeep.test_migrations import EARLIER
from tests.waiting import soon

Open = Callable[[], SharedStore]
LINE = DeedDone(Deed.LOOK, "proef")


@pytest.fixture
def machine(hub_address: str) -> Iterator[Open]:
    """Opens the store of the hub as another machine would."""
    opened: list[Store] = []

    def opening() -> SharedStore:
        store = open_store(hub_address)
        assert isinstance(store, SharedStore)
        opened.append(store)
        return store

    yield opening
    for store in opened:
        store.close()


def lines(store: Store) -> int:
    return end_of(store).number


@pytest.fixture
def world_paths(write: Write) -> list[Path]:
    return [write(name, content) for name, content in WORLD.items()]


def test_what_one_machine_loads_all_see(
    machine: Open, world_paths: list[Path], world_file, tmp_path: Path
) -> None:
    first, second = machine(), machine()
    assert (first.version(), second.version()) == (0, 0)
    outcome = load_paths(first, world_paths)
    assert not outcome.findings
    assert first.version() == 1  # who wrote sees it at once
    soon(lambda: second.version() == 1)
    undo(second, outcome.load_id or 0)
    soon(lambda: first.version() == 2)
    assert verify(first) == verify(second) == []
    third = machine()
    assert list_loads(third) == list_loads(first)
    see_usable(third, whole=True)
    assert not any(store.is_replaced for store in (first, second, third))


def test_nothing_is_stored_of_what_fails(machine: Open) -> None:
    first, second = machine(), machine()
    record_alone(first, LINE)
    before = first.hub.newest()

    def fail() -> None:
        with first.writing() as connection:
            connection.execute(audit.delete())
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert (lines(first), first.hub.newest()) == (1, before)
    record_alone(second, LINE)  # on what the first one wrote, though it may not have seen that yet
    assert lines(second) == 2


def test_machines_that_write_at_once_lose_nothing(machine: Open) -> None:
    stores = [machine() for _ in range(3)]
    each, faults = 4, []

    def write(store: Store) -> None:
        try:
            for _ in range(each):
                record_alone(store, LINE)
        except BaseException as error:
            faults.append(error)

    threads = [threading.Thread(target=write, args=(store,)) for store in stores]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []
    for store in stores:
        store.catch_up()
        assert lines(store) == each * len(stores)
        assert verify(store) == []  # the seals of the lines follow on each other


def test_who_reads_reads_on_in_what_was_there(machine: Open) -> None:
    first, second = machine(), machine()
    counted = sa.text("select count(*) from audit")
    with second.reading() as connection:
        before = connection.scalar(counted)
        for _ in range(3):
            record_alone(first, LINE)
        soon(lambda: lines(second) == 3)
        assert (before, connection.scalar(counted)) == (0, 0)
    copies = list((first.beside.parent).rglob("*.duckdb"))
    assert len(copies) == 2  # the copies that nobody reads any more are gone


def test_reading_goes_on_without_the_hub(machine: Open, postgres: Postgres) -> None:
    first = machine()
    record_alone(first, LINE)
    postgres.stop()
    try:
        assert lines(first) == 1
        soon(lambda: first.behind == HUB_AWAY)
        with pytest.raises(StoreError) as told:
            record_alone(first, LINE)
        assert told.value.problem == HUB_AWAY
        assert lines(first) == 1
    finally:
        postgres.start()
    soon(lambda: first.behind is None)
    record_alone(first, LINE)
    assert lines(first) == 2


def test_cut_connections_are_made_anew(machine: Open, postgres: Postgres) -> None:
    first, second = machine(), machine()
    with first.writing() as connection:
        connection.execute(sa.text("select 1"))
        postgres.cut()  # the turn is lost, and nobody else came in between
    record_alone(second, LINE)
    postgres.cut()
    record_alone(first, LINE)
    assert lines(first) == 2


def test_a_write_that_was_overtaken_stores_nothing(machine: Open, postgres: Postgres) -> None:
    first, second = machine(), machine()

    def write() -> None:
        with first.writing() as connection:
            record(connection, LINE)
            postgres.cut()  # its turn goes to another
            record_alone(second, replace(LINE, subject="ander"))

    with pytest.raises(StoreError) as told:
        write()
    assert told.value.problem == OVERTAKEN
    first.catch_up()
    assert [line.done.subject for line in read_audit(first, AuditWish(), 9)[0]] == ["ander"]


def test_what_is_purged_or_put_back_is_so_everywhere(machine: Open, write: Write, tmp_path: Path) -> None:
    first, second = machine(), machine()
    files = (
        WORLD
        | PRODUCTS
        | INDEX
        | tarieven(COMPANY)
        | marktprijzen("z;1.2345;B;;nee;;volledig;12;;;2024;m2", *SIX)
    )
    assert not load_paths(first, [write(name, content) for name, content in files.items()]).findings
    kept = tmp_path / "kopie.duckdb"
    backup(first, kept)
    purge(second, "marktprijzen", [("z",)])
    assert second.is_replaced
    soon(lambda: first.is_replaced)  # what was kept in memory of earlier versions does not hold any more
    assert count_rows(first, "marktprijzen", [("z",)]) == 0
    third = machine()
    replace_store(third, kept)
    fourth = machine()
    assert count_rows(fourth, "marktprijzen", [("z",)]) == 1
    assert verify(fourth) == []
    assert [path.name for path in tmp_path.glob("copies/*voor-terugzetten*")]


def older(folder: Path) -> Path:
    """The file of a store of an earlier version."""
    path = folder / "older.duckdb"
    connection = duckdb.connect(str(path))
    connection.execute(EARLIER[SCHEMA_VERSION - 1])
    connection.close()
    return path


def test_an_older_store_is_brought_forward_while_others_read(
    machine: Open, hub_address: str, tmp_path: Path
) -> None:
    hub = Hub(hub_address)
    hub.set_up()
    before = hub.publish(older(tmp_path), SCHEMA_VERSION - 1, None)
    first, second = machine(), machine()
    assert (hub.newest() or before).number == before.number + 1
    assert verify(first) == verify(second) == []
    assert list(first.beside.parent.glob("*-v*.duckdb"))  # the copy of before it
    hub.close()


def test_a_newer_store_is_not_touched_and_its_readers_read_on(
    machine: Open, hub_address: str, tmp_path: Path
) -> None:
    first = machine()
    record_alone(first, LINE)
    hub = Hub(hub_address)
    path = tmp_path / "newer"
    edition = hub.fetch(path)
    base = tmp_path / "base"
    shutil.copyfile(path, base)
    hub.publish(path, SCHEMA_VERSION + 1, (base, edition))
    soon(lambda: first.behind == NEWER)
    assert lines(first) == 1
    for refused in (lambda: record_alone(first, LINE), machine):
        with pytest.raises(StoreError) as told:
            refused()
        assert told.value.problem == NEWER
    assert (hub.newest() or edition).schema == SCHEMA_VERSION + 1
    hub.close()


def test_a_store_that_is_not_there_is_not_made_when_it_need_not_be(hub_address: str) -> None:
    with pytest.raises(StoreError) as told:
        open_store(hub_address, create=False)
    assert told.value.problem == NOT_A_STORE


def test_machines_that_begin_at_once_make_one_store(machine: Open) -> None:
    stores: list[SharedStore] = []
    threads = [threading.Thread(target=lambda: stores.append(machine())) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len({store.hub.newest_code() for store in stores}) == 1


def test_a_store_is_carried_whole_either_way(
    world_file, hub_address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = Path(shutil.copy(world_file[0], tmp_path / "a.duckdb"))
    there = open_store_file(address_of(source))
    before, loads, version = figures_seen(there, there.version()), list_loads(there), there.version()
    there.close()
    back = tmp_path / "b.duckdb"
    assert carry(address_of(source), hub_address) == before
    assert carry(hub_address, address_of(back)) == before
    carried = open_store_file(address_of(back))
    assert (list_loads(carried), carried.version(), verify(carried)) == (loads, version, [])
    assert end_of(carried).number == 2 + 1  # the load, and both times that it was carried
    carried.close()
    for target in (hub_address, address_of(back)):
        with pytest.raises(StoreError) as told:
            carry(address_of(source), target)
        assert told.value.problem == TAKEN
    with pytest.raises(StoreError):
        carry(address_of(source), "duckdb:///:memory:")


def test_a_hub_that_was_put_back_is_followed(machine: Open, hub_address: str, tmp_path: Path) -> None:
    """Its own back-up is of before what this machine saw: that is seen as another store, not as the same."""
    first = machine()
    hub = Hub(hub_address)
    earlier = tmp_path / "earlier"
    hub.fetch(earlier)
    record_alone(first, LINE)
    engine = sa.create_engine(sa.make_url(hub_address).set(drivername="postgresql+psycopg"))
    with engine.begin() as connection:
        connection.execute(editions.delete())
        connection.execute(parts.delete())
    engine.dispose()
    hub.publish(earlier, SCHEMA_VERSION, None)
    soon(lambda: lines(first) == 0)
    assert first.is_replaced
    record_alone(first, LINE)
    assert lines(first) == 1
    hub.close()


def test_the_thread_that_follows_may_be_there_first(machine: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    """Else what is kept in memory would be forgotten, or reading would go back, after a write of one's own."""
    first = machine()
    published = Hub.publish

    def publish(self: Hub, *given: Any, **named: Any) -> Edition:
        edition = published(self, *given, **named)
        first.catch_up()
        return edition

    monkeypatch.setattr(Hub, "publish", publish)
    record_alone(first, LINE)
    assert (lines(first), first.is_replaced) == (1, False)
    assert len(list(first.beside.parent.glob("*/*.duckdb"))) == 1


def test_what_is_stored_is_no_fault_where_it_cannot_be_shown_yet(
    machine: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = machine()
    take, failed = SharedStore._take, []

    def fail_once(self: SharedStore, *given: Any) -> None:
        if not failed:
            failed.append(True)
            raise StoreError(DISK, self.place)
        take(self, *given)

    monkeypatch.setattr(SharedStore, "_take", fail_once)
    record_alone(first, LINE)  # who wrote is not told that it was not stored, and does not do it twice
    soon(lambda: lines(first) == 1)
    assert failed
