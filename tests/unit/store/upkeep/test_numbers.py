"""A number of a load or an event that was given twice is seen, and an older store that has one is refused in words."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest
import sqlalchemy as sa

from lib.store.engine import DOUBLED, Store, StoreError
from lib.store.upkeep.opening import open_store
from lib.store.upkeep.verify import Fault, verify
from lib.text.language import DUTCH
from lib.text.loads.problems import fault_sentence, store_problem
from tests.loading import address
from tests.unit.store.upkeep.test_migrations import VERSION_5

TWICE = {
    "load": ("insert into loads values (2, 'bestand', 'iemand', 'x')", "2"),
    "event": ("insert into load_events values (2, 5, 'load', '2025-01-02 10:00:00', 'iemand')", "2, 5"),
}


@pytest.mark.parametrize("what", TWICE)
def test_an_older_store_with_a_doubled_number_is_left_as_it_is(what: str, tmp_path: Path) -> None:
    statement, numbers = TWICE[what]
    place = tmp_path / "monitor.duckdb"
    with duckdb.connect(str(place)) as connection:
        connection.execute(VERSION_5 + statement)
    before = place.read_bytes()
    with pytest.raises(StoreError) as refused:
        open_store(address(place))
    error = refused.value
    assert (error.problem, error.place, error.detail) == (DOUBLED, place.as_posix(), numbers)
    assert place.read_bytes() == before
    assert list(tmp_path.iterdir()) == [place]
    said = store_problem(DUTCH, error.problem, error.place, error.detail)
    assert f"bij lading ({numbers})" in said
    assert "restore" in said


@pytest.mark.parametrize("table", ["loads", "load_events"])
def test_a_doubled_number_is_found_where_nothing_kept_it_from_being_given(store: Store, table: str) -> None:
    with store.writing() as connection:
        connection.execute(sa.text("insert into loads values (1, 'bestand', 'ik', '')"))
        connection.execute(sa.text("insert into load_events values (1, 1, 'load', '2026-01-01', 'ik')"))
        connection.execute(sa.text(f"create table other as from {table} union all from {table}"))
        connection.execute(sa.text(f"drop table {table}"))
        connection.execute(sa.text(f"alter table other rename to {table}"))
    (fault,) = verify(store)
    assert fault == Fault("dubbel_nummer", table, 1)
    assert "meer dan één keer gebruikt" in fault_sentence(DUTCH, fault.code, fault.table, fault.rows)
