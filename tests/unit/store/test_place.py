"""The file of a store: for its owner alone, and the one that was opened; nothing is in its log alone unsaid."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import sqlalchemy as sa

from lib.store.driver import driver
from lib.store.engine import LOG_MISSING, LOG_ONLY, Store, StoreError
from lib.store.place import LOG_ENDING, NEEDS_LOG, REMOVED, REPLACED, with_ending
from lib.store.upkeep.opening import open_store
from tests.loading import address

NEW_LOAD = "insert into loads values (7, 'bestand', 'ik', '')"
NEW_EVENT = "insert into load_events values (7, 7, 'load', '2026-01-01', 'ik')"


def mode(path: Path) -> int:
    return path.stat().st_mode & 0o777


def write_one(store: Store) -> None:
    with store.writing() as connection:
        connection.execute(sa.text(NEW_LOAD))
        connection.execute(sa.text(NEW_EVENT))


def test_a_store_and_its_copies_are_for_the_owner_alone(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        open_store(address(tmp_path / "monitor.duckdb")).close()
    finally:
        os.umask(before)
    assert mode(tmp_path / "monitor.duckdb") == 0o600


def test_what_was_made_before_is_set_right_at_opening(empty_store: Path, tmp_path: Path) -> None:
    place = Path(shutil.copy(empty_store, tmp_path / "monitor.duckdb"))
    made = [
        "monitor.duckdb.vorige",
        "monitor-v5-20260101-101010.duckdb",
        "monitor_voor-terugzetten_2026.duckdb",
    ]
    others = ["monitor-verslag.txt", "anders.duckdb"]
    for name in (*made, *others):
        (tmp_path / name).touch()
        (tmp_path / name).chmod(0o644)
    place.chmod(0o664)
    open_store(address(place)).close()
    assert {mode(tmp_path / name) for name in (place.name, *made)} == {0o600}
    assert {mode(tmp_path / name) for name in others} == {0o644}


def problem_of(step, *about: object) -> str:  # type: ignore[no-untyped-def]
    with pytest.raises(StoreError) as refused:
        step(*about)
    return refused.value.problem


def _removed(path: Path) -> None:
    path.unlink()


def _moved_with_its_folder(path: Path) -> None:
    path.parent.rename(path.parent.with_name("elders"))


def _another_put_there(path: Path) -> None:
    other = Path(shutil.copy(path, path.with_name("other")))
    os.replace(other, path)


@pytest.mark.parametrize(
    ("how", "problem"),
    [(_removed, REMOVED), (_moved_with_its_folder, REMOVED), (_another_put_there, REPLACED)],
)
def test_a_store_that_goes_while_it_is_open_is_refused(store: Store, how, problem: str) -> None:  # type: ignore[no-untyped-def]
    how(Path(store.place))
    assert problem_of(store.version) == problem
    assert problem_of(write_one, store) == problem


def test_a_file_that_is_copied_over_the_store_is_not_written_in(store: Store, tmp_path: Path) -> None:
    earlier = Path(shutil.copy(store.place, tmp_path / "earlier"))
    write_one(store)
    shutil.copyfile(earlier, store.place)
    content = Path(store.place).read_bytes()
    assert problem_of(store.writing().__enter__) == REPLACED
    assert Path(store.place).read_bytes() == content


def test_a_store_that_goes_during_a_load_is_not_loaded(store: Store) -> None:
    def load() -> None:
        with store.writing() as connection:
            connection.execute(sa.text(NEW_LOAD))
            Path(store.place).rename(f"{store.place}.weg")

    assert problem_of(load) == REMOVED
    Path(f"{store.place}.weg").rename(store.place)
    with store.reading() as connection:
        assert connection.scalar(sa.text("select count(*) from loads")) == 0


def test_two_stores_on_one_file_know_what_the_other_wrote(store: Store) -> None:
    other = open_store(address(Path(store.place)))
    write_one(other)
    with store.writing() as connection:
        connection.execute(sa.text("update loads set kind = 'demo'"))
    assert other.version() == 7
    other.close()


def held_back(store: Store, folder: Path) -> Path:
    """A copy of a store and its log, taken while what was written could not go into the file itself."""
    with store.engine.connect() as connection:
        changing, reading = driver(connection).cursor(), driver(connection).cursor()
        changing.execute("insert into load_files select 7, range, 'cijfers' from range(1000)")
        reading.execute("begin")
        reading.execute("select * from load_files")
        reading.fetchall()
        changing.execute("update load_files set dataset = 'kosten'")
        write_one(store)
        folder.mkdir()
        for ending in ("", LOG_ENDING, NEEDS_LOG):
            shutil.copy(with_ending(Path(store.place), ending), folder)
        reading.execute("rollback")
    return folder / Path(store.place).name


def test_a_log_that_is_needed_is_read_and_one_that_is_gone_is_said(store: Store, tmp_path: Path) -> None:
    whole = held_back(store, tmp_path / "whole")
    cut = Path(shutil.copytree(whole.parent, tmp_path / "cut")) / whole.name
    with_ending(cut, LOG_ENDING).unlink()
    opened = open_store(address(whole))
    assert opened.version() == 7
    opened.close()
    assert not with_ending(whole, NEEDS_LOG).exists()
    with pytest.raises(StoreError) as refused:
        open_store(address(cut))
    assert (refused.value.problem, refused.value.place) == (LOG_MISSING, cut.as_posix())
    assert refused.value.detail == f"{cut.name}.wal"
    with_ending(cut, NEEDS_LOG).unlink()
    opened = open_store(address(cut))
    assert opened.version() == 0
    opened.close()


FULL = """
import resource, sys
from pathlib import Path
import sqlalchemy as sa
from lib.store.engine import StoreError
from lib.store.upkeep.opening import open_store
place = Path(sys.argv[1])
store = open_store(f"duckdb:///{place}")
try:
    with store.writing() as connection:
        connection.execute(sa.text("insert into loads select range, 'bestand', uuid()::varchar, '' from range(1000)"))
        resource.setrlimit(resource.RLIMIT_FSIZE, (262144, resource.RLIM_INFINITY))
except StoreError as error:
    print(error.problem)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no limit on the size of files there")
def test_what_cannot_go_into_the_file_itself_is_said(store: Store, root: Path) -> None:
    """Only a reader or a back-up at work is passed over: it is done at the next load."""
    place = store.place
    store.close()
    done = subprocess.run([sys.executable, "-c", FULL, place], capture_output=True, text=True, cwd=root)
    assert done.stdout.strip() == LOG_ONLY, done.stderr
