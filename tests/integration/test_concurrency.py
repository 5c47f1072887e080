"""Several threads on one store: loads queue, and nobody sees half of one."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy.exc import SQLAlchemyError

from lib.answers.snapshot import Snapshot
from lib.domain.access import Scope
from lib.domain.figures import Stand
from lib.ingest.loading import load_paths
from lib.store.engine import Store, address_of
from lib.store.upkeep.opening import open_store
from lib.store.upkeep.verify import verify
from tests.loading import Load, Write, all_figures, figures_file

READERS, ROUNDS = 20, 4


def figures(write: Write, name: str, value: int, years: range) -> Path:
    """The same value for both partnerships and in two files' worth of years: they must move together."""
    rows = [f"{who};;pond;{year};{value};definitief" for who in ("aa-cc", "bb-cc") for year in years]
    return write(f"{name}/cijfers.csv", figures_file(*rows))


@pytest.mark.usefixtures("world")
def test_two_loads_at_the_same_moment_both_arrive(store: Store, write: Write) -> None:
    files = [figures(write, f"f{n}", n, range(1950 + 20 * n, 1960 + 20 * n)) for n in range(4)]
    together = threading.Barrier(len(files))

    def load(path: Path) -> int | None:
        together.wait()
        return load_paths(store, [path]).load_id

    with ThreadPoolExecutor(len(files)) as pool:
        assert sorted(pool.map(load, files), key=str) == [2, 3, 4, 5]
    assert len(all_figures(store)) == 4 * 20
    assert verify(store) == []


@pytest.mark.usefixtures("world")
def test_two_stores_on_one_file_never_give_a_number_twice(store: Store, write: Write) -> None:
    """It happened: a visitor cleared the caches, and a second store wrote beside the first."""
    other = open_store(address_of(Path(store.place)))
    files = [figures(write, f"f{n}", n, range(1950 + 20 * n, 1960 + 20 * n)) for n in range(4)]
    together = threading.Barrier(len(files))

    def load(turn: int) -> int | None:
        together.wait()
        try:
            return load_paths((store, other)[turn % 2], [files[turn]]).load_id
        except SQLAlchemyError:
            return None

    with ThreadPoolExecutor(len(files)) as pool:
        numbers = [number for number in pool.map(load, range(len(files))) if number is not None]
    assert len(numbers) == len(set(numbers)) >= 1
    assert len(all_figures(store)) == len(numbers) * 20
    assert verify(store) == []
    other.close()


def sees_a_whole_load(store: Store) -> float | None:
    """The value that all figures have; who and what is known is asked apart, of the same version, as a page does."""
    page = Snapshot(store, store.version(), Scope.all())
    series = page.measured("pond").partners.values()
    values = {figure.value for own in series for figure in own.of(Stand.ACTUAL).values()}
    assert len(values) == 1, values
    return values.pop()


@pytest.mark.usefixtures("world")
def test_twenty_readers_see_all_of_a_load_or_none(store: Store, load: Load, write: Write) -> None:
    files = [figures(write, f"f{n}", n, range(1950, 2000)) for n in range(ROUNDS + 1)]
    assert not load_paths(store, files[:1]).findings
    done = threading.Event()

    def read() -> list[float | None]:
        seen = [sees_a_whole_load(store)]
        while not done.is_set():
            seen.append(sees_a_whole_load(store))
        return seen

    def write_all(tell: Callable[[], None] = done.set) -> None:
        try:
            for path in files[1:]:
                assert not load_paths(store, [path]).findings
        finally:
            tell()

    with ThreadPoolExecutor(READERS + 1) as pool:
        writer = pool.submit(write_all)
        readers = [pool.submit(read) for _ in range(READERS)]
        writer.result()
        for reader in readers:
            seen = reader.result()
            assert seen == sorted(seen, key=lambda value: value or 0)
    assert sees_a_whole_load(store) == ROUNDS
    assert verify(store) == []
