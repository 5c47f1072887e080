"""Who asks with a key, where people sign in: looked up at every question, so that a key ends when its person does.

A refusal of a key that was given out stands in the audit, once a day for each reason; of keys that never were, once a
day for each machine. A key is never written.
"""

from __future__ import annotations

import datetime as dt
import re
import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from lib.domain.audit.deeds import Deed, DeedDone, DeedResult, Way
from lib.domain.people.keys import KEY_FORM, KeyHolder, KeyRefusal

if TYPE_CHECKING:
    from lib.store.engine import Store
    from lib.store.people.keys import KeyUse

KEY_HELD = "monitor.key"
"""Under which the entrance tells the rest of the server with which key a request came; no request can bring it."""
MOST_NOTED = 10_000
"""Refusals and uses of today that are remembered."""


@dataclass
class KeyDesk:
    """Looks keys up. What it imports late needs the store, and a server starts before its store.

    Attributes:
        store: the store of the server.
        note: writes what is to be noted soon.
    """

    store: Callable[[], Store]
    note: Callable[[DeedDone | KeyUse], None]
    today: Callable[[], dt.date] = dt.date.today
    _noted: set[tuple[str, ...]] = field(default_factory=set, repr=False)
    _day: dt.date = dt.date.min
    _lock: threading.Lock = field(default_factory=threading.Lock, repr=False)

    def holder(self, key: str, came_from: str) -> KeyHolder | KeyRefusal:
        """Who asks with a key, or why it is refused.

        Args:
            came_from: the address of the machine that asks.

        Raises:
            StoreError: when the store cannot tell.
        """
        from lib.store.people.keys import KeyUse, RefusedKey, key_holder

        day = self.today()
        found = key_holder(self.store(), key, day)
        if isinstance(found, RefusedKey):
            self._refused(found.code, found.owner, found.reason, came_from)
            return found.reason
        if self._is_new("use", found.code):
            self.note(KeyUse(found.code, day))
        return found

    def sent_in_address(self, words: Iterable[str], came_from: str) -> None:
        """Note that keys stood in an address, where logs and histories keep them.

        Raises:
            StoreError: when the store cannot tell whose they are.
        """
        from lib.store.people.keys import RefusedKey, key_holder

        for key in words:
            found = key_holder(self.store(), key, self.today())
            owner = found.owner if isinstance(found, RefusedKey) else found.person.name
            self._refused(found.code, owner, KeyRefusal.IN_ADDRESS, came_from)

    def went_beyond(self, holder: KeyHolder, came_from: str) -> None:
        """Note that somebody asked with a key for more than it may."""
        self._refused(holder.code, holder.person.name, KeyRefusal.BEYOND, came_from)

    def _refused(self, code: str, owner: str, reason: KeyRefusal, came_from: str) -> None:
        if self._is_new("refused", code or came_from, reason):
            subject = f"{code} {reason}".strip()
            origin = f"{Way.PROGRAM} {came_from}".strip()
            self.note(DeedDone(Deed.USE_KEY, subject, DeedResult.REFUSED, owner, origin))

    def _is_new(self, *what: str) -> bool:
        """Whether this was not told yet today."""
        with self._lock:
            if self._day != self.today() or len(self._noted) >= MOST_NOTED:
                self._day = self.today()
                self._noted.clear()
            is_new = what not in self._noted
            self._noted.add(what)
        return is_new


def keys_in(text: str) -> list[str]:
    """What in a text has the form of a key."""
    return [found[0] for found in re.finditer(KEY_FORM, text)]


@cache
def the_key_desk() -> KeyDesk:
    """The desk of this process."""
    return KeyDesk(_store, _note)


def _store() -> Store:
    from lib.ui.memory import the_store

    return the_store()


def _note(what: DeedDone | KeyUse) -> None:
    from lib.ui.audit.noting import NOTES

    NOTES.note(what)
