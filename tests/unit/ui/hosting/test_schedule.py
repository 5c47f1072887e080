"""The server makes its back-ups when they are due, keeps so many, and goes on after a restart."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from lib.domain.audit.chain import AuditLine
from lib.domain.audit.deeds import Deed, DeedDone, DeedResult, utc_now
from lib.store.audit.log import AuditWish, end_of, read_audit, record_alone
from lib.store.audit.tables import audit
from lib.store.engine import Store
from lib.store.upkeep.verify import verify
from lib.ui.hosting import schedule
from lib.ui.hosting.schedule import FOLDER, SEAL_FILE, Keeper, Schedule, last_tried, schedule_asked
from tests.loading import empty_store, store

__all__ = ["empty_store", "store"]
START = dt.datetime(2026, 11, 30, 2)


def test_what_the_environment_asks(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("BACKUP_EVERY", "BACKUP_KEEP", "BACKUP_TO"):
        monkeypatch.delenv(name, raising=False)
    assert schedule_asked().hours == 0
    monkeypatch.setenv("BACKUP_EVERY", "24")
    monkeypatch.setenv("BACKUP_KEEP", "0")
    monkeypatch.setenv("BACKUP_TO", "elders")
    assert schedule_asked() == Schedule(24, 1, Path("elders"))
    monkeypatch.setenv("BACKUP_EVERY", "elke dag")
    assert schedule_asked().hours == 0


def test_a_back_up_when_it_is_due_and_so_many_kept(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []

    def made_and_tried(of: Store, target: Path) -> bool:
        made.append(target.name)
        target.touch()
        record_alone(of, DeedDone(Deed.TRY_BACKUP, target.name, moment=now[0]))
        return True

    monkeypatch.setattr(schedule, "tried_backup", made_and_tried)
    now, folder = [START], Path(store.place).parent / FOLDER
    for hours in (0, 1, 23, 24, 47, 48):
        now[0] = START + dt.timedelta(hours=hours)
        Keeper(
            Schedule(24, 2), lambda: store, lambda: now[0]
        ).see_to_it()  # a new one each time: after a restart
    assert made == [f"monitor_202611{day}-020000.duckdb" for day in (30,)] + [
        f"monitor_2026120{day}-020000.duckdb" for day in (1, 2)
    ]
    assert sorted(path.name for path in folder.iterdir()) == [SEAL_FILE, *made[-2:]]
    assert all(path.stat().st_mode & 0o077 == 0 for path in [folder / SEAL_FILE])
    assert folder.stat().st_mode & 0o077 == 0
    found = last_tried(store)
    assert found is not None
    assert found.done.origin == "schema"


def test_lines_that_went_at_the_end_are_missed_at_the_next_back_up(store: Store) -> None:
    """The chain that is left is whole, so `verify` alone cannot tell."""

    def backed_up(day: int) -> list[AuditLine]:
        Keeper(Schedule(24), lambda: store, lambda: start + dt.timedelta(day)).see_to_it()
        return read_audit(store, AuditWish(deeds=(Deed.CHECK_LOG,)), 10)[0]

    start = utc_now()
    record_alone(store, *[DeedDone(Deed.LOOK, f"x{n}") for n in range(3)])
    assert backed_up(0) == []
    assert backed_up(2) == []
    last = end_of(store).number
    with store.writing() as connection:
        connection.execute(audit.delete().where(audit.c.nummer == last))
    assert verify(store) == []
    [line] = backed_up(4)
    assert (line.done.subject, line.done.result) == (f"regel {last}", DeedResult.FAILED)
    assert backed_up(6) == [line]


def test_without_a_schedule_only_old_lines_go(store: Store) -> None:
    record_alone(store, DeedDone(Deed.LOOK, "x", moment=START - dt.timedelta(3000)))
    Keeper(Schedule(0), lambda: store, lambda: START).see_to_it()
    lines, _ = read_audit(store, AuditWish(), 10)
    assert [line.done.deed for line in lines] == ["logboek_inkorten"]
    assert last_tried(store) is None
    assert not (Path(store.place).parent / FOLDER).exists()
