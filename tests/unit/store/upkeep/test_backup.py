"""A copy while the store is at work, and putting one back."""

from __future__ import annotations

import itertools
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest
import sqlalchemy as sa

from lib.ingest.loading import load_paths
from lib.store.engine import Store, StoreError
from lib.store.loads.loading import LoadOutcome
from lib.store.upkeep.backup import Unsound, backup, restore
from lib.store.upkeep.opening import open_store
from lib.store.upkeep.verify import verify
from tests.loading import Load, Write, all_figures, figures_file, row_counts


def cijfers(value: str) -> dict[str, str]:
    return {"cijfers.csv": figures_file(f"aa-cc;;pond;2023;{value};definitief")}


def opened(path: Path) -> Store:
    return open_store(f"duckdb:///{path.as_posix()}")


def values(path: Path) -> list[float]:
    store = opened(path)
    try:
        assert verify(store) == []
        return [figure.value for figure in all_figures(store)]
    finally:
        store.close()


def test_a_copy_holds_all_that_the_store_holds(
    store: Store, world: LoadOutcome, load: Load, tmp_path: Path
) -> None:
    load(cijfers("5"))
    before = row_counts(store), store.version()
    backup(store, tmp_path / "it's a copy.duckdb")
    assert (row_counts(store), store.version()) == before
    copy = opened(tmp_path / "it's a copy.duckdb")
    assert (row_counts(copy), copy.version()) == before
    copy.close()
    assert load(cijfers("6")).load_id == 3


def test_copies_made_while_others_read_and_load_are_sound(
    store: Store, world: LoadOutcome, write: Write, tmp_path: Path
) -> None:
    stop, faults = threading.Event(), []

    def at_work(step: Callable[[int], object]) -> None:
        try:
            for number in itertools.count(1):
                if stop.is_set():
                    return
                step(number)
        except Exception as error:
            faults.append(error)

    def load_one(number: int) -> None:
        rows = [f"{who};;pond;2023;{number};definitief" for who in ("aa-cc", "bb-cc")]
        path = write(f"{number}/cijfers.csv", figures_file(*rows))
        assert load_paths(store, [path]).load_id

    def read_all(_: int) -> None:
        found = [f.value for f in all_figures(store)]
        assert len(set(found)) <= 1

    threads = [threading.Thread(target=at_work, args=(step,)) for step in (load_one, read_all, read_all)]
    for thread in threads:
        thread.start()
    try:
        for number in range(4):
            backup(store, tmp_path / f"copy{number}.duckdb")
    finally:
        stop.set()
        for thread in threads:
            thread.join(30)
    assert faults == []
    for number in range(4):
        found = values(tmp_path / f"copy{number}.duckdb")
        assert len(found) in (0, 2)
        assert len(set(found)) <= 1
    assert verify(store) == []


def test_a_file_that_is_there_is_not_overwritten(store: Store, tmp_path: Path) -> None:
    (tmp_path / "copy.duckdb").write_bytes(b"van een ander")
    with pytest.raises(FileExistsError):
        backup(store, tmp_path / "copy.duckdb")
    assert (tmp_path / "copy.duckdb").read_bytes() == b"van een ander"


def test_any_name_will_do(store: Store, world: LoadOutcome, tmp_path: Path) -> None:
    copy, place = tmp_path / "100%20 d'accord?.duckdb", tmp_path / "map %41 #1" / "monitor.duckdb"
    backup(store, copy)
    assert restore(copy, place).kept is None
    assert restore(copy, place).kept is not None
    assert sorted(path.name for path in place.parent.iterdir()) == [place.name, f"{place.name}.vorige"]


def test_a_copy_that_cannot_be_written_is_a_store_error(store: Store, tmp_path: Path) -> None:
    target = tmp_path / "geen map" / "copy.duckdb"
    with pytest.raises(StoreError) as refused:
        backup(store, target)
    assert refused.value.place == str(target)


def test_an_unsound_store_gives_no_copy(store: Store, world: LoadOutcome, tmp_path: Path) -> None:
    with store.writing() as connection:
        connection.execute(sa.text("delete from organisaties"))
    with pytest.raises(Unsound) as unsound:
        backup(store, tmp_path / "copy.duckdb")
    assert unsound.value.faults
    assert not list(tmp_path.glob("copy*"))


@pytest.fixture(scope="module")
def kept_once(world_file: tuple[Path, LoadOutcome], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a backup with the value 5, and a closed store with the value 6; tests get copies."""
    folder = tmp_path_factory.mktemp("bewaard")
    store = opened(Path(shutil.copy(world_file[0], folder / "monitor.duckdb")))
    for value in ("5", "6"):
        [(name, content)] = cijfers(value).items()
        (folder / name).write_text(content, "utf-8")
        assert load_paths(store, [folder / name]).load_id
        if value == "5":
            backup(store, folder / "backup.duckdb")
    store.close()
    return folder


@pytest.fixture
def kept(kept_once: Path, tmp_path: Path) -> tuple[Path, Path]:
    """A backup with the value 5, and a closed store with the value 6."""
    (tmp_path / "store").mkdir()
    store = shutil.copy(kept_once / "monitor.duckdb", tmp_path / "store")
    return Path(shutil.copy(kept_once / "backup.duckdb", tmp_path)), Path(store)


def leftovers(place: Path) -> list[str]:
    return sorted(path.name for path in place.parent.iterdir())


def test_restore_puts_it_back_and_keeps_what_was_there(kept: tuple[Path, Path]) -> None:
    source, place = kept
    previous = restore(source, place).kept
    assert values(place) == [5]
    assert previous is not None
    assert values(previous) == [6]
    assert leftovers(place) == sorted([place.name, previous.name])
    assert values(source) == [5]


def test_restore_twice_keeps_both(kept: tuple[Path, Path]) -> None:
    source, place = kept
    first, second = restore(source, place).kept, restore(source, place).kept
    assert first is not None
    assert second is not None
    assert values(first) == [6], "the only copy of what was there before the first restore"
    assert values(second) == [5]


def test_restore_where_nothing_was(kept: tuple[Path, Path], tmp_path: Path) -> None:
    source, _ = kept
    assert restore(source, tmp_path / "nieuw" / "monitor.duckdb").kept is None
    assert values(tmp_path / "nieuw" / "monitor.duckdb") == [5]


def _unsound(path: Path) -> None:
    with duckdb.connect(str(path)) as connection:
        connection.execute("delete from organisaties")


def _junk(path: Path) -> None:
    path.write_bytes(b"geen database" * 1000)


def _foreign(path: Path) -> None:
    path.unlink()
    with duckdb.connect(str(path)) as connection:
        connection.execute("create table iets (a integer)")


def _empty_database(path: Path) -> None:
    path.unlink()
    duckdb.connect(str(path)).close()


def _empty_file(path: Path) -> None:
    path.write_bytes(b"")


@pytest.mark.parametrize("spoil", [_unsound, _junk, _foreign, _empty_database, _empty_file, Path.unlink])
def test_what_is_no_sound_backup_changes_nothing(kept: tuple[Path, Path], spoil: Callable) -> None:
    source, place = kept
    spoil(source)
    before, source_before = place.read_bytes(), source.read_bytes() if source.exists() else None
    with pytest.raises((Unsound, StoreError)):
        restore(source, place)
    assert place.read_bytes() == before
    assert leftovers(place) == [place.name]
    assert (source.read_bytes() if source.exists() else None) == source_before


def _cut_off(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def _no_header(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[:12288] = bytes(12288)
    path.write_bytes(content)


@pytest.mark.parametrize("spoil", [_junk, _empty_file, _cut_off, _no_header])
def test_a_damaged_store_gives_way_and_is_kept(kept: tuple[Path, Path], spoil: Callable) -> None:
    source, place = kept
    spoil(place)
    damaged = place.read_bytes()
    aside = restore(source, place).kept
    assert values(place) == [5]
    assert aside is not None
    assert aside.read_bytes() == damaged


@pytest.mark.parametrize("is_there", [True, False])
def test_the_log_of_another_store_is_never_replayed(kept: tuple[Path, Path], is_there: bool) -> None:
    source, place = kept
    other = place.with_name("other.duckdb")
    shutil.copy(place, other)
    lone = (
        'import duckdb, os; c = duckdb.connect({!r}); c.execute("pragma disable_checkpoint_on_shutdown"); '
        'c.execute("update cijfers set waarde = 99"); os._exit(0)'
    )
    subprocess.run([sys.executable, "-c", lone.format(str(other))], check=True)
    log = other.with_name("other.duckdb.wal")
    assert log.stat().st_size > 0
    log.rename(place.with_name(place.name + ".wal"))
    if is_there:
        shutil.copy(other, place)
    else:
        place.unlink()
    restore(source, place)
    assert values(place) == [5]


def test_a_backup_with_a_part_that_cannot_be_read_is_refused(kept: tuple[Path, Path]) -> None:
    """Of blocks throughout the file: it is refused, or nothing of it was in use."""
    source, place = kept
    sound, size = source.read_bytes(), 262144
    refused = []
    for start in range(12288, len(sound), len(sound) // 8 // size * size or size):
        spoiled = bytearray(sound)
        spoiled[start + 4096 : start + 4160] = bytes(
            byte ^ 255 for byte in spoiled[start + 4096 : start + 4160]
        )
        source.write_bytes(spoiled)
        try:
            restore(source, place)
        except (Unsound, StoreError) as error:
            refused.append(str(error))
        else:
            assert values(place) == [5]
    assert refused
    assert all(str(source) in told for told in refused)


def test_what_was_loaded_is_in_the_file_itself(store: Store, world: LoadOutcome, load: Load) -> None:
    load(cijfers("5"))
    log = Path(f"{store.place}.wal")
    assert not log.exists() or log.stat().st_size == 0


def test_restore_of_a_store_onto_itself_changes_nothing(kept: tuple[Path, Path]) -> None:
    _, place = kept
    shutil.copy(place, place.with_name("copy"))
    restore(place, place)
    assert values(place) == [6]
