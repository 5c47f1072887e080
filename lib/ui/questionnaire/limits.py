"""How often something may be asked; the questionnaire by no address of the network, which is not looked at."""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field

MINUTE = 60.0
MOST_KEYS = 1_000
"""Keys that are remembered; of more, the longest silent is forgotten."""


@dataclass
class PerMinute:
    """Lets a number of requests through in any minute, or any other time in s, per key."""

    most: int
    clock: Callable[[], float] = time.monotonic
    within: float = MINUTE
    _seen: dict[str, deque[float]] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def admits(self, key: str = "") -> bool:
        """Whether one more may come now; it counts when it may."""
        now = self.clock()
        with self._lock:
            times = self._seen.pop(key, deque())
            self._seen[key] = times
            while times and now - times[0] >= self.within:
                times.popleft()
            if len(self._seen) > MOST_KEYS:
                del self._seen[next(iter(self._seen))]
            if len(times) >= self.most:
                return False
            times.append(now)
            return True
