"""Opening a store: new, ours, somebody else's, or no database at all."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
import sqlalchemy as sa

from lib.store.engine import (
    BAD_ADDRESS,
    NEWER,
    NO_STORE_THERE,
    NOT_A_STORE,
    UNREACHABLE,
    StoreError,
    store_error,
)
from lib.store.schema import SCHEMA_VERSION
from lib.store.upkeep.opening import open_store


def address(path: Path) -> str:
    return f"duckdb:///{path.as_posix()}"


def problem_of(path: Path) -> str:
    with pytest.raises(StoreError) as refused:
        open_store(address(path)).close()
    assert refused.value.place == path.as_posix()
    return refused.value.problem


def test_a_new_store_is_made_with_its_folders(tmp_path: Path) -> None:
    path = tmp_path / "een" / "twee" / "monitor.duckdb"
    store = open_store(address(path))
    assert (store.version(), path.exists()) == (0, True)
    store.close()
    open_store(address(path)).close()


@pytest.mark.parametrize(
    "content",
    [b"geen database", b"", b"organisatie;naam\n" * 1000, bytes(range(256)) * 100],
    ids=["short", "empty", "text", "binary"],
)
def test_another_file_is_told_and_left_alone(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "monitor.duckdb"
    path.write_bytes(content)
    assert problem_of(path) == NOT_A_STORE
    assert path.read_bytes() == content


def test_a_database_of_another_kind_is_told_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "monitor.duckdb"
    with sqlite3.connect(path) as other:
        other.execute("create table t (a)")
    content = path.read_bytes()
    assert problem_of(path) == NOT_A_STORE
    assert path.read_bytes() == content


@pytest.mark.parametrize("kept", [5_000, 14_000, 270_000], ids=str)
def test_a_store_that_is_cut_off_is_told(empty_store: Path, tmp_path: Path, kept: int) -> None:
    path = tmp_path / "monitor.duckdb"
    content = empty_store.read_bytes()
    assert kept < len(content)
    path.write_bytes(content[:kept])
    assert problem_of(path) == NOT_A_STORE


def test_a_duckdb_file_of_somebody_else_is_told(tmp_path: Path) -> None:
    path = tmp_path / "anders.duckdb"
    engine = sa.create_engine(address(path))
    with engine.begin() as connection:
        connection.execute(sa.text("create table t (a integer)"))
    engine.dispose()
    assert problem_of(path) == NOT_A_STORE


def test_a_store_of_a_newer_version_is_told(store, tmp_path: Path) -> None:
    with store.writing() as connection:
        connection.execute(sa.text(f"update monitor_meta set schema_version = {SCHEMA_VERSION + 1}"))
    path = Path(store.place)
    store.close()
    assert problem_of(path) == NEWER


def test_what_has_to_be_there_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(StoreError) as refused:
        open_store(address(tmp_path / "weg" / "m.duckdb"), create=False)
    assert refused.value.problem == NO_STORE_THERE
    assert not list(tmp_path.iterdir())


def test_a_folder_is_out_of_reach(tmp_path: Path) -> None:
    assert problem_of(tmp_path) == UNREACHABLE


def test_a_place_under_a_file_is_out_of_reach(tmp_path: Path) -> None:
    (tmp_path / "bestand").write_text("x")
    assert problem_of(tmp_path / "bestand" / "monitor.duckdb") == UNREACHABLE


@pytest.mark.parametrize("text", ["geen adres", "sqlite:///x.db", "mysql://host/x", "duckdb:///x.db?a=1"])
def test_an_address_that_is_none(text: str) -> None:
    with pytest.raises(StoreError) as refused:
        open_store(text)
    assert refused.value.problem == BAD_ADDRESS


def test_an_error_that_nobody_can_mend_is_not_explained_away() -> None:
    assert store_error(RuntimeError("Binder Error: no such column"), "m.duckdb") is None


def test_a_failed_writing_leaves_nothing(store) -> None:
    def interrupted() -> None:
        with store.writing() as connection:
            connection.execute(sa.text("insert into loads values (7, 'bestand', 'ik', '')"))
            raise InterruptedError

    with pytest.raises(StoreError):
        interrupted()
    with store.reading() as connection:
        assert connection.scalar(sa.text("select count(*) from loads")) == 0
