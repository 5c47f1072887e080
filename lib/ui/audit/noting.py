"""Noting what somebody looked at or took along, or that a key was used, without keeping them waiting.

What changes the store writes its own line. A look changes nothing, and the store may be busy with a long load: it is
written by a thread of its own, as soon as that can be. A server that is killed meanwhile loses looks of that time, and
none of them breaks the chain.
"""

from __future__ import annotations

import logging
import queue
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from lib.domain.audit.deeds import DeedDone
from lib.store.audit.log import record_alone
from lib.store.engine import Store, StoreError
from lib.store.people.keys import KeyUse, note_uses
from lib.ui.memory import the_store

_LOG = logging.getLogger(__name__)
MOST_WAITING = 10_000
"""Lines that wait; of more, the log of the server says that they were lost."""
PAUSE = 5.0
"""Seconds after which what could not be written is tried again."""


@dataclass
class Notes:
    """What waits to be written."""

    store: Callable[[], Store]
    pause: float = PAUSE
    _waiting: queue.Queue[DeedDone | KeyUse] = field(default_factory=lambda: queue.Queue(MOST_WAITING))
    _writer: threading.Thread | None = None
    _starting: threading.Lock = field(default_factory=threading.Lock)

    def note(self, done: DeedDone | KeyUse) -> None:
        """Write this soon: a deed in the audit, a use of a key with the key."""
        try:
            self._waiting.put_nowait(done)
        except queue.Full:
            _LOG.log(logging.ERROR, "the audit lost a line: %s", _told(done))
            return
        with self._starting:
            if self._writer is None or not self._writer.is_alive():
                self._writer = threading.Thread(target=self._write, daemon=True)
                self._writer.start()

    def settle(self, seconds: float) -> bool:
        """Wait until all is written, so many seconds at most; returns whether it is."""
        joining = threading.Thread(target=self._waiting.join, daemon=True)
        joining.start()
        joining.join(seconds)
        return not joining.is_alive()

    def _write(self) -> None:
        while True:
            waiting = [self._waiting.get()]
            while not self._waiting.empty():
                waiting.append(self._waiting.get())
            left = list(waiting)
            while not self._written(left):
                time.sleep(self.pause)
            for _ in waiting:
                self._waiting.task_done()

    def _written(self, left: list[DeedDone | KeyUse]) -> bool:
        """Write what is left, and take out what is written; whether nothing waits any more."""
        try:
            if deeds := [each for each in left if isinstance(each, DeedDone)]:
                record_alone(self.store(), *deeds)
            uses = [each for each in left if isinstance(each, KeyUse)]
            left[:] = uses
            if uses:
                note_uses(self.store(), uses)
        except StoreError:
            _LOG.exception("lines of the audit wait, for the store cannot be written")
            return False
        except Exception:
            _LOG.exception("the audit lost lines: %s", [_told(each) for each in left])
        return True


def _told(done: DeedDone | KeyUse) -> str:
    return done.deed if isinstance(done, DeedDone) else done.code


NOTES = Notes(the_store)
"""Those of this process."""
