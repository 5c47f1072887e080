"""A back-up takes the place of an open store; what was there is kept, and nothing changes when it cannot be done."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from lib.store.engine import IN_USE, NOT_A_BACKUP, Store, StoreError
from lib.store.loads.history import list_loads
from lib.store.loads.loading import LoadOutcome
from lib.store.upkeep.backup import backup
from lib.store.upkeep.opening import open_store
from lib.store.upkeep.replacing import contents_of, contents_of_backup, replace_store
from lib.store.upkeep.verify import verify
from tests.loading import Load, address, all_figures, figures_file
from tests.waiting import LONG


def values(store: Store) -> set[float]:
    return {figure.value for figure in all_figures(store)}


@pytest.fixture
def copy(store: Store, world: LoadOutcome, load: Load, tmp_path: Path) -> Path:
    """A back-up with one figure; the store has another since."""
    load({"cijfers.csv": figures_file("aa-cc;;pond;2023;1;definitief")})
    backup(store, tmp_path / "kopie.duckdb")
    load({"cijfers.csv": figures_file("aa-cc;;pond;2023;2;definitief")})
    return tmp_path / "kopie.duckdb"


def test_a_backup_takes_the_place_and_what_was_there_is_kept(store: Store, copy: Path) -> None:
    before = contents_of(store)
    assert values(store) == {2.0}
    kept, _ = replace_store(store, copy)
    place = Path(store.place)
    assert {path.name for path in place.parent.iterdir()} == {place.name, kept.name}
    for path, value, loads in ((place, 1.0, 2), (kept, 2.0, 3)):
        opened = open_store(address(path))
        assert (values(opened), len(list_loads(opened)), verify(opened)) == ({value}, loads, [])
        opened.close()
    assert contents_of_backup(kept) == before
    assert copy.exists()


def test_what_is_no_backup_changes_nothing(store: Store, copy: Path, tmp_path: Path) -> None:
    other = tmp_path / "iets.duckdb"
    other.write_bytes(b"iets anders" * 1000)
    with pytest.raises(StoreError) as refused:
        contents_of_backup(other)
    assert (refused.value.problem, refused.value.place) == (NOT_A_BACKUP, "iets.duckdb")
    with pytest.raises(StoreError):
        replace_store(store, other)
    assert values(store) == {2.0}
    assert [path.name for path in Path(store.place).parent.iterdir() if path.suffix == ".duckdb"] == [
        "monitor.duckdb"
    ]


def test_a_reader_is_waited_for(store: Store, copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lib.store.engine.LONGEST_WAIT", 0.1)
    with store.reading(), pytest.raises(StoreError) as refused:
        replace_store(store, copy)
    assert refused.value.problem == IN_USE
    assert values(store) == {2.0}
    monkeypatch.setattr("lib.store.engine.LONGEST_WAIT", LONG)
    reading, done = threading.Event(), threading.Event()

    def read() -> None:
        with store.reading():
            reading.set()
            done.wait(LONG)

    reader = threading.Thread(target=read)
    reader.start()
    assert reading.wait(LONG)
    threading.Timer(0.2, done.set).start()
    replace_store(store, copy)
    reader.join()
    opened = open_store(address(Path(store.place)))
    assert values(opened) == {1.0}
    opened.close()
