"""A long statement tells how far it is, in the thread that asked for it, and stops with it."""

import itertools
import threading
from contextlib import suppress
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError

from lib.ingest.loading import load_paths
from lib.store import following
from lib.store.engine import Store
from lib.store.following import Overdue, Progress, execute_followed, work_followed
from tests.benchmarks.data import Size, write_registry
from tests.benchmarks.readings import Readings, write_agreed, write_readings
from tests.waiting import LONG

COUNT = sa.text("select sum(hash(i) % 7) from range(:n) t(i) where hash(i * 3) % 5 > 0")
ENDLESS = sa.text("select sum(hash(a.i * b.i) % 7) from range(10000000) a(i), range(10000000) b(i)")
WRITE = sa.text("copy (select i, 'location ' || i as place from range(4000000) t(i)) to :file")
READ = sa.text("select count(distinct place) from read_csv(:file)")


@pytest.fixture(autouse=True)
def _looks_often(monkeypatch: pytest.MonkeyPatch) -> None:
    """So often that something is seen on the fastest machine."""
    monkeypatch.setattr(following, "EVERY", 0.01)


def test_the_share_that_is_done_only_grows(store: Store, tmp_path: Path) -> None:
    file = str(tmp_path / "long.csv")
    shares: list[float] = []
    with store.reading() as connection:
        connection.execute(WRITE.bindparams(file=file))
        assert execute_followed(connection, READ.bindparams(file=file), shares.append).scalar() == 4_000_000
    assert shares == sorted(shares)
    assert all(0 <= share <= 1 for share in shares)
    assert len(set(shares)) > 1


def test_it_is_told_in_the_thread_that_asked(store: Store) -> None:
    threads = []
    with store.reading() as connection:
        execute_followed(
            connection,
            COUNT.bindparams(n=30_000_000),
            lambda share: threads.append(threading.current_thread()),
        )
    assert set(threads) <= {threading.current_thread()}


def test_who_stops_waiting_stops_the_statement(store: Store) -> None:
    def stop(share: float) -> None:
        raise KeyboardInterrupt

    with store.reading() as connection, pytest.raises(KeyboardInterrupt):
        execute_followed(connection, ENDLESS, stop)


def test_an_error_is_that_of_the_statement(store: Store) -> None:
    with store.reading() as connection, pytest.raises(DBAPIError, match="not_there"):
        execute_followed(connection, sa.text("select * from not_there"), lambda share: None)


SIZE = Readings(400_000, partners=2)


@pytest.fixture
def readings(store: Store, tmp_path: Path) -> Path:
    """A file of many readings, for a store that holds all they refer to."""
    registry = write_registry(tmp_path, Size(rows=0, indicators=1, partners=2))
    assert not load_paths(store, [*registry, *write_agreed(tmp_path, SIZE)]).findings
    return write_readings(tmp_path / "schouw.csv", SIZE)


def test_a_load_of_readings_tells_how_far_it_is(store: Store, readings: Path) -> None:
    """Every check of a cell has a form of which DuckDB can tell how far it is."""
    shares: list[float] = []
    load_paths(store, [readings], progress=lambda _, share: shares.append(share))
    assert [share for share in shares if 0 < share < 0.5]


def test_so_does_the_diagnosis_of_a_faulty_file(store: Store, readings: Path) -> None:
    """It is read row by row; the quick load ends at the fault in its last line."""
    with readings.open("a") as file:
        file.write("p0;contract;2016-01-01;L0;;;geen-meetlat;B;;\n")
    shares: list[float] = []
    outcome = load_paths(store, [readings], progress=lambda _, share: shares.append(share))
    assert [finding.rule for finding in outcome.findings] == ["onbekende_code"]
    falls = [at for at, (before, after) in enumerate(itertools.pairwise(shares), 1) if after < before]
    assert len(falls) == 1  # the diagnosis begins anew
    diagnosing = shares[falls[0] :]
    assert len({share for share in diagnosing if 0 < share < 0.4}) > 2


def test_work_is_told_where_it_is_asked_for(store: Store) -> None:
    is_heard, threads = threading.Event(), set[threading.Thread]()

    def work(tell: Progress) -> int:
        tell("lang", 0.5)
        assert is_heard.wait(LONG)
        return threading.get_ident()

    def seen(what: str, share: float) -> None:
        threads.add(threading.current_thread())
        if (what, share) == ("lang", 0.5):
            is_heard.set()

    with store.reading() as connection:
        assert work_followed(connection, work, seen, 2 * LONG) != threading.get_ident()
    assert threads == {threading.main_thread()}


@pytest.mark.parametrize("seconds", [0.5, 60.0])
def test_work_ends_when_it_lasts_too_long_or_nobody_waits(store: Store, seconds: float) -> None:
    """Between two statements as well as in one."""

    def work(tell: Progress) -> None:
        while True:
            tell("lang", 0.5)
            with suppress(DBAPIError):
                connection.execute(ENDLESS)

    def stop(what: str, share: float) -> None:
        if seconds == 60:
            raise KeyboardInterrupt

    with store.reading() as connection, pytest.raises((Overdue, KeyboardInterrupt)):
        work_followed(connection, work, stop, seconds)
