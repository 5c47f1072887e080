"""Machines that share a store, hammered: no reader sees an error or half a load, and nothing is lost."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest
import sqlalchemy as sa

from lib.ingest.loading import load_paths
from lib.store.decisions.queries import read_decisions
from lib.store.engine import address_of
from lib.store.upkeep.opening import open_store
from lib.store.upkeep.verify import verify
from tests.loading import WORLD, ask
from tests.servers.hammer import Hammer
from tests.servers.postgres import Postgres

SHORT, LONG = 40.0, 3600.0
"""Seconds in each run of the tests, and in torture where no limit is given."""
KINDS = {"_kill_server", "_cut", "_kill_worker", "_fill_disk", "_restart_hub"}


def see_it_hold(hammer: Hammer, seconds: float) -> None:
    """Hammer so long, and see that what was said to be stored is there, in a file store too."""
    hammer.run(seconds)
    print(f"{hammer.answers} answers, {hammer.retries} asked again, stored {hammer.stored}, "
          f"{len(hammer.decisions)} decisions, {len(hammer.happened)} breaks")  # fmt: skip
    assert hammer.faults == []
    assert hammer.answers > 20
    assert set(hammer.happened) == KINDS
    assert all(hammer.stored.values())
    assert hammer.decisions

    moved, again = (address_of(hammer.folder / name) for name in ("moved.duckdb", "again.duckdb"))
    done = hammer.command("move", hammer.address, moved)
    assert done.returncode == 0, done.stdout + done.stderr
    whole = ("figures", "--format", "csv")
    assert hammer.command(*whole).stdout == hammer.command(*whole, store=moved).stdout != ""
    with closing(open_store(moved)) as store:
        assert verify(store) == []
        assert set(hammer.decisions) <= {each.text for each in ask(store, read_decisions, "aa-cc")}
        with store.reading() as connection:
            asked = sa.text("select distinct load_id, periode, waarde from cijfers order by load_id")
            loaded = [(row.periode, int(row.waarde)) for row in connection.execute(asked)]
    for year, values in hammer.stored.items():
        assert set(values) <= {value for period, value in loaded if period == year}
    with closing(open_store(again)) as store:
        load_paths(store, [hammer.folder / name for name in WORLD])
        for year, value in loaded:
            assert not load_paths(store, [hammer.file_of(year, value)]).findings
    given = (*whole, "--indicator", "pond")
    assert hammer.command(*given).stdout == hammer.command(*given, store=again).stdout != ""


def test_machines_that_share_a_store_under_the_hammer(
    hub_address: str, postgres: Postgres, tmp_path: Path
) -> None:
    see_it_hold(Hammer(hub_address, postgres, tmp_path), SHORT)


@pytest.mark.torture
def test_machines_that_share_a_store_under_the_hammer_for_long(
    hub_address: str, postgres: Postgres, tmp_path: Path, share_of_time: float | None
) -> None:
    see_it_hold(
        Hammer(hub_address, postgres, tmp_path, seed=11), LONG if share_of_time is None else share_of_time
    )
