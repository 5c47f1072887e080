"""What the server does by itself: back-ups that it tries, and lines of the audit that are older than they are kept."""

from __future__ import annotations

import datetime as dt
import logging
import os
import re
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from lib.domain.audit.chain import AuditLine, anchor_in
from lib.domain.audit.deeds import Deed, DeedDone, DeedResult, Way, act, utc_now
from lib.store.audit.keeping import kept_days
from lib.store.audit.log import AuditWish, end_of, read_audit, record_alone, still_has, trim
from lib.store.engine import Store, StoreError
from lib.store.place import create_private
from lib.store.upkeep.trying import tried_backup
from lib.ui.memory import the_store

_LOG = logging.getLogger("monitor.schedule")
EVERY_VARIABLE, KEEP_VARIABLE, FOLDER_VARIABLE = "BACKUP_EVERY", "BACKUP_KEEP", "BACKUP_TO"
"""The environment variables: a back-up every so many hours (none where it is not set), how many are kept, and where."""
KEPT_COPIES = 14
FOLDER = "reservekopieen"
"""Where they are kept, beside the store, where nothing is said: better on another machine."""
SEAL_FILE = "logboek.zegel"
"""Beside them, the number and the seal of the last line of the log at the last one."""
LOOK_EVERY = 60.0
"""Seconds between two looks whether something is due."""
_NAME = re.compile(r"monitor_\d{8}-\d{6}\.duckdb")


@dataclass(frozen=True)
class Schedule:
    """What was asked: hours between back-ups (0 for none), how many are kept, and the folder when it is named."""

    hours: float
    keep: int = KEPT_COPIES
    folder: Path | None = None


def schedule_asked() -> Schedule:
    """What the environment asks; what is no number is as if it were not set, and said in the log."""
    every, keep = (_number(name) for name in (EVERY_VARIABLE, KEEP_VARIABLE))
    folder = os.environ.get(FOLDER_VARIABLE)
    most = KEPT_COPIES if keep is None else max(int(keep), 1)
    return Schedule(every or 0.0, most, Path(folder) if folder else None)


def last_tried(store: Store) -> AuditLine | None:
    """The line of the newest back-up that was tried; the schedule goes on from it after a restart."""
    lines, _ = read_audit(store, AuditWish(deeds=(Deed.TRY_BACKUP,)), 1)
    return lines[0] if lines else None


@dataclass
class Keeper:
    """Does what is due, in a thread of its own.

    Attributes:
        now: the moment in UTC.
    """

    schedule: Schedule
    store: Callable[[], Store] = the_store
    now: Callable[[], dt.datetime] = utc_now
    _ended: threading.Event = field(default_factory=threading.Event)

    def start(self) -> None:
        threading.Thread(target=self._run, daemon=True).start()

    def stop(self) -> None:
        self._ended.set()

    def see_to_it(self) -> None:
        """Do what is due now; what goes wrong is said in the log, and in the audit where that can be."""
        act("", Way.SCHEDULE)
        try:
            store = self.store()
            trim(store, self.now() - dt.timedelta(kept_days()))
            if store.beside and self._is_due(store):
                self._back_up(store, store.beside)
        except (StoreError, OSError) as problem:
            _LOG.log(logging.ERROR, "what was due could not be done: %s", problem)

    def _is_due(self, store: Store) -> bool:
        if not self.schedule.hours:
            return False
        last = last_tried(store)
        return last is None or self.now() - last.done.moment >= dt.timedelta(hours=self.schedule.hours)

    def _back_up(self, store: Store, beside: Path) -> None:
        folder = self.schedule.folder or beside.parent / FOLDER
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        target = folder / f"monitor_{self.now():%Y%m%d-%H%M%S}.duckdb"
        if not tried_backup(store, target):
            _LOG.log(logging.ERROR, "the back-up %s did not pass its trial and was removed", target.name)
            return
        copies = sorted(path for path in folder.iterdir() if _NAME.fullmatch(path.name))
        for path in copies[: -self.schedule.keep]:
            path.unlink()
        _compare_log(store, folder / SEAL_FILE)

    def _run(self) -> None:
        while not self._ended.wait(LOOK_EVERY):
            self.see_to_it()


def _compare_log(store: Store, kept: Path) -> None:
    """See that the last line of the log at the back-up before is still there, and keep that of now.

    Lines that were taken away at the end leave a chain that is whole: only what was kept elsewhere shows it.
    """
    before = anchor_in(kept.read_text("ascii", "replace")) if kept.is_file() else None
    if before is not None and not still_has(store, before):
        _LOG.log(logging.ERROR, "line %d of the audit is no more, or has another seal", before.number)
        record_alone(store, DeedDone(Deed.CHECK_LOG, f"regel {before.number}", DeedResult.FAILED))
    now = end_of(store)
    create_private(kept)
    kept.write_text(f"{now.number} {now.seal}\n", "ascii")


def _number(name: str) -> float | None:
    given = os.environ.get(name, "")
    try:
        return float(given) if given else None
    except ValueError:
        _LOG.log(logging.ERROR, "%s is no number", name)
        return None
