"""Room for work beside a store, and what a killed process left there."""

from __future__ import annotations

import stat
import sys
from pathlib import Path

import pytest
import sqlalchemy as sa

from lib.store.engine import Store, StoreError
from lib.store.upkeep.opening import open_store
from tests.loading import address


def beside(store: Store) -> set[str]:
    return {path.name for path in Path(store.place).parent.iterdir() if not path.name.endswith(".wal")}


def test_a_workspace_is_beside_the_store_and_goes(store: Store) -> None:
    with store.workspace() as one, store.workspace() as other:
        assert one != other
        assert one.parent.parent == Path(store.place).parent
        if sys.platform != "win32":
            assert {stat.S_IMODE(folder.stat().st_mode) for folder in (one, one.parent)} == {0o700}
        (one / "bestand").write_text("inhoud", encoding="utf-8")
    assert beside(store) == {"monitor.duckdb"}


def test_a_store_in_memory_has_one_elsewhere() -> None:
    store = open_store("duckdb:///:memory:")
    with store.workspace() as folder:
        assert folder.is_dir()
    assert not folder.exists()
    store.close()


def test_what_a_killed_process_left_goes_at_the_next_opening(store: Store) -> None:
    place = Path(store.place)
    left = [f"{place.name}.tmp", f"{place.name}.0123.tmp", f"{place.name}.0123.work"]
    others = ["ander.duckdb.0123.tmp", "monitorXduckdb.0123.work"]
    for name in (*left, *others):
        (place.parent / name / "onder").mkdir(parents=True)
        (place.parent / name / "onder" / "bestand").write_text("inhoud", encoding="utf-8")
    with store.workspace() as folder:
        open_store(address(place)).close()
        assert folder.is_dir(), "that of this process is in use"
    assert beside(store) == {place.name, *others}


def test_what_does_not_fit_in_memory_goes_there_up_to_a_limit(store: Store) -> None:
    made = sa.text("create temp table t as select i, repeat(i::varchar, 9) as w from range(1000000) r(i)")
    with store.reading() as connection:
        connection.execute(sa.text("set memory_limit = '40MB'"))
        connection.execute(sa.text("set max_temp_directory_size = '2MB'"))
    with pytest.raises(StoreError, match="memory_full"), store.reading() as connection:
        connection.execute(made)
    with store.reading() as connection:
        connection.execute(sa.text("set max_temp_directory_size = '200MB'"))
        connection.execute(made)
        assert [name for name in beside(store) if name.endswith(".tmp")]
