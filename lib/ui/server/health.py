"""Whether the store can be used: what the health address of the server tells programs that watch it."""

from __future__ import annotations

import logging
import threading
from dataclasses import dataclass, field

from lib.store.engine import Store, StoreError
from lib.store.upkeep.usable import see_usable
from lib.ui.memory import the_store

_LOG = logging.getLogger(__name__)


@dataclass
class Health:
    """Looks at the store when it is asked; all of it is read once after each opening."""

    _read: Store | None = None
    _told: str | None = None
    _asking: threading.Lock = field(default_factory=threading.Lock)

    def fault(self) -> str | None:
        """What keeps the store from being used, without its place, or None; what is new goes to the log."""
        with self._asking:
            try:
                store = the_store()
                see_usable(store, whole=store is not self._read)
                self._read, problem = store, None
            except StoreError as error:
                problem = f"store: {error.problem}"
                if problem != self._told:
                    _LOG.exception("the store cannot be used")
            self._told = problem
            return problem


HEALTH = Health()
"""That of this process."""
