"""PostgreSQL as the place where machines meet, on a real server."""

from __future__ import annotations

import random
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from lib.store.engine import HUB_AWAY, OVERTAKEN, UNREADABLE_PART, StoreError
from lib.store.hub import hub as module
from lib.store.hub.hub import Hub, editions, parts
from lib.store.hub.parts import BLOCK_BYTES, START_BYTES, Edition
from tests.servers.postgres import Postgres


@pytest.fixture
def hub(hub_address: str) -> Iterator[Hub]:
    opened = Hub(hub_address)
    opened.set_up()
    yield opened
    opened.close()


@pytest.fixture
def direct(hub_address: str) -> Iterator[sa.Engine]:
    engine = sa.create_engine(sa.make_url(hub_address).set(drivername="postgresql+psycopg"))
    yield engine
    engine.dispose()


def file_of(path: Path, seed: int, blocks: int = 3) -> Path:
    path.write_bytes(random.Random(seed).randbytes(START_BYTES + blocks * BLOCK_BYTES))
    return path


def changed(path: Path, source: Path, index: int) -> Path:
    content = bytearray(source.read_bytes())
    content[START_BYTES + index * BLOCK_BYTES] ^= 1
    path.write_bytes(content)
    return path


def held(direct: sa.Engine) -> int:
    with direct.connect() as connection:
        return connection.scalar(sa.select(sa.func.count()).select_from(parts)) or 0


def test_what_is_published_is_fetched(hub: Hub, tmp_path: Path, direct: sa.Engine) -> None:
    assert (hub.newest(), hub.newest_code()) == (None, None)
    first = file_of(tmp_path / "a", 1)
    one = hub.publish(first, 7, None)
    assert hub.newest() == one
    assert hub.fetch(tmp_path / "b") == one
    assert (tmp_path / "b").read_bytes() == first.read_bytes()

    second = changed(tmp_path / "c", first, 1)
    two = hub.publish(second, 7, (first, one))
    assert (two.number, two.line) == (2, one.line)
    assert len(set(two.names) - set(one.names)) == 1
    assert held(direct) == 4  # what is in no edition any more is gone
    assert hub.fetch(tmp_path / "d", (first, one)) == two
    assert (tmp_path / "d").read_bytes() == second.read_bytes()
    shorter = file_of(tmp_path / "e", 3, blocks=1)
    three = hub.publish(shorter, 7, (second, two), goes_on=False)
    assert three.line not in (one.line, "")
    assert hub.fetch(tmp_path / "f", (second, two)) == three
    assert (tmp_path / "f").read_bytes() == shorter.read_bytes()
    hub.tidy()
    assert held(direct) == 2


def test_parts_that_are_the_same_are_kept_once(hub: Hub, tmp_path: Path, direct: sa.Engine) -> None:
    path = tmp_path / "a"
    path.write_bytes(bytes(START_BYTES + 3 * BLOCK_BYTES))
    one = hub.publish(path, 1, None)
    assert held(direct) == 2
    hub.fetch(tmp_path / "b")
    assert (tmp_path / "b").read_bytes() == path.read_bytes()
    two = hub.publish(changed(tmp_path / "c", path, 0), 1, (path, one))
    assert hub.fetch(tmp_path / "d", (path, one)) == two
    assert (tmp_path / "d").read_bytes() == (tmp_path / "c").read_bytes()


def test_of_two_next_editions_one_counts(hub: Hub, tmp_path: Path) -> None:
    """Also where the lock is not held, as behind a pooler."""
    base = file_of(tmp_path / "base", 1)
    one = hub.publish(base, 1, None)
    came, overtaken = [], []

    def publish(seed: int) -> None:
        try:
            came.append(hub.publish(changed(tmp_path / f"n{seed}", base, seed), 1, (base, one)))
        except StoreError as error:
            overtaken.append(error.problem)

    threads = [threading.Thread(target=publish, args=(seed,)) for seed in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (len(came), overtaken) == (1, [OVERTAKEN] * 2)
    assert hub.fetch(tmp_path / "now") == came[0]
    tried = [(tmp_path / f"n{seed}").read_bytes() for seed in range(3)]
    assert (tmp_path / "now").read_bytes() in tried


def test_one_writes_at_a_time(hub: Hub) -> None:
    inside, most = [], []

    def work() -> None:
        with hub.alone():
            inside.append(1)
            most.append(len(inside))
            inside.pop()

    threads = [threading.Thread(target=work) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert most == [1] * 6


def test_a_part_that_is_not_what_it_was_is_found(hub: Hub, tmp_path: Path, direct: sa.Engine) -> None:
    hub.publish(file_of(tmp_path / "a", 1), 1, None)
    with direct.begin() as connection:
        name = connection.scalar(sa.select(parts.c.name).limit(1))
        connection.execute(parts.update().where(parts.c.name == name).values(content=b"x"))
    with pytest.raises(StoreError) as told:
        hub.fetch(tmp_path / "b")
    assert told.value.problem == UNREADABLE_PART
    with direct.begin() as connection:
        connection.execute(parts.delete().where(parts.c.name == name))
    with pytest.raises(StoreError):
        hub.fetch(tmp_path / "c")


def test_a_cut_connection_is_tried_again(hub: Hub, tmp_path: Path, postgres: Postgres, monkeypatch) -> None:
    """The answer to the commit is lost: what was stored is known again by its code."""
    path = file_of(tmp_path / "a", 1)
    stored, lost = Hub._store, []

    def lose_the_answer(self: Hub, *given: object) -> None:
        stored(self, *given)  # type: ignore[arg-type]
        if not lost:
            lost.append(True)
            raise StoreError(HUB_AWAY, self.place)

    monkeypatch.setattr(Hub, "_store", lose_the_answer)
    one = hub.publish(path, 1, None)
    assert (hub.newest_code(), lost) == (one.code, [True])
    postgres.cut()
    assert hub.publish(changed(tmp_path / "b", path, 0), 1, (path, one)).number == 2


def test_a_hub_that_is_away(hub: Hub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "TRIED_FOR", 0.3)
    away = Hub("postgresql://x:secret@127.0.0.1:9/none?connect_timeout=1")
    assert "secret" not in away.place
    for work in (
        away.set_up,
        away.newest,
        lambda: away.publish(file_of(tmp_path / "a", 1), 1, None),
        lambda: away.alone().__enter__(),
    ):
        with pytest.raises(StoreError) as told:
            work()
        assert told.value.problem == HUB_AWAY
        assert "secret" not in str(told.value)


def test_what_is_kept_of_past_editions(
    hub: Hub, tmp_path: Path, direct: sa.Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "KEPT_EDITIONS", 2)
    path = file_of(tmp_path / "0", 1, blocks=1)
    base: tuple[Path, Edition] | None = None
    for number in range(1, 5):
        path = changed(tmp_path / str(number), path, 0)
        base = path, hub.publish(path, 1, base)
    with direct.connect() as connection:
        rows = connection.execute(
            sa.select(editions.c.number, editions.c.names).order_by(editions.c.number)
        ).all()
    assert [(row.number, bool(row.names)) for row in rows] == [(3, False), (4, True)]
