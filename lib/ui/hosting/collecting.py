"""What stays in memory is left out of garbage collection: going through it took most of the time of a page.

Python goes through every object that can hold others, again and again; what the start imports and the answers that are
kept are hundreds of thousands, and hardly ever garbage. `gc.freeze` takes them out. What is frozen is still freed when
nothing refers to it, but for rings of objects; so each time all is put back first, and looked through once.
`runner.postScriptGC` is off for the same reason: Streamlit otherwise looks through everything after each page.
"""

from __future__ import annotations

import gc
import threading
from collections.abc import Callable
from dataclasses import dataclass, field

from lib.ui.memory import answers_made

SET_APART_EVERY = 30.0
"""Seconds between two looks whether answers were kept anew; looking through everything takes a fifth of one."""
_COLLECTING = threading.Lock()


def set_apart() -> None:
    """Free what is garbage, also among what was set apart before, and set apart what is left."""
    with _COLLECTING:
        gc.unfreeze()
        gc.collect()
        gc.freeze()


@dataclass
class Collector:
    """Sets apart what was kept since the last time, in a thread of its own: after a load, and when memories grow.

    Attributes:
        made: how many answers were made and kept until now.
    """

    made: Callable[[], int] = answers_made
    _seen: int = 0
    _ended: threading.Event = field(default_factory=threading.Event)

    def start(self) -> None:
        threading.Thread(target=self._run, daemon=True).start()

    def stop(self) -> None:
        self._ended.set()

    def see_to_it(self) -> bool:
        """Set apart what was kept since the last look; whether there was anything."""
        made = self.made()
        if made == self._seen:
            return False
        self._seen = made
        set_apart()
        return True

    def _run(self) -> None:
        while not self._ended.wait(SET_APART_EVERY):
            self.see_to_it()
