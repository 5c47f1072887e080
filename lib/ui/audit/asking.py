"""Noting what programs of people saw that is confidential or of persons: once an hour for the same."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Collection
from dataclasses import dataclass, field

from lib.api.seams import Reader
from lib.domain.audit.deeds import Deed, DeedDone
from lib.ui.audit.noting import NOTES

ASKED_AGAIN = 3600.0
"""Seconds after which it is noted anew that the same is asked by the same way."""
MOST_LOOKS = 10_000
"""What is remembered; of more, all is noted anew."""


@dataclass
class ProgramLooks:
    """Notes what is asked through the API; nothing where nobody signs in."""

    note: Callable[[DeedDone], None] = NOTES.note
    clock: Callable[[], float] = time.monotonic
    _asked: dict[tuple[str, str, str], float] = field(default_factory=dict, repr=False)
    _lock: threading.Lock = field(default_factory=threading.Lock, repr=False)

    def saw(self, reader: Reader, things: Collection[str]) -> None:
        """Note what was read for somebody.

        Args:
            reader: who asks; the way they come holds the code of their key.
        """
        for thing in sorted(things):
            if reader.name and self._is_new(reader.name, reader.origin, thing):
                self.note(DeedDone(Deed.LOOK, thing, actor=reader.name, origin=reader.origin))

    def _is_new(self, *asked: str) -> bool:
        name, origin, thing = asked
        now, key = self.clock(), (name, origin, thing)
        with self._lock:
            if len(self._asked) >= MOST_LOOKS:
                self._asked.clear()
            is_new = now - self._asked.get(key, -ASKED_AGAIN) >= ASKED_AGAIN
            if is_new:
                self._asked[key] = now
        return is_new
