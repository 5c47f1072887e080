"""Files on their way in: who sends slowly keeps nobody else waiting, and does not go on for ever."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from starlette.types import Message, Receive

MOST_OF_ONE, MOST_OF_ALL = 2, 8
"""Sendings on their way at a time: of one person, and of all."""
SILENT_SECONDS = 20.0
"""How long nothing may come of what is being sent."""
FIRST_SECONDS, BYTES_A_SECOND = 30.0, 250_000
"""What is sent may take so many s, and one more for each so many bytes that it says to bring."""


@dataclass
class Arrivals:
    """What is on its way now, by who sends it."""

    _coming: dict[str, int] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    @contextmanager
    def one_more(self, by: str) -> Iterator[bool]:
        """Keep room for a sending until it is dealt with; gives whether there is any."""
        with self._lock:
            has_room = self._coming.get(by, 0) < MOST_OF_ONE and sum(self._coming.values()) < MOST_OF_ALL
            if has_room:
                self._coming[by] = self._coming.get(by, 0) + 1
        try:
            yield has_room
        finally:
            if has_room:
                with self._lock:
                    self._coming[by] -= 1
                    if not self._coming[by]:
                        del self._coming[by]


def seconds_for(size: int) -> float:
    """How long so many bytes may take to come in, in s."""
    return FIRST_SECONDS + size / BYTES_A_SECOND


def kept_coming(receive: Receive, size: int) -> Receive:
    """What a request brings, for as long as it keeps coming.

    Args:
        size: the bytes that it says to bring.

    Raises:
        TimeoutError: from what is returned, when nothing comes for `SILENT_SECONDS`, or not all of it in time.
    """
    until = time.monotonic() + seconds_for(size)
    is_whole = False

    async def received() -> Message:
        nonlocal is_whole
        if is_whole:  # who waits for the end of a connection may wait
            return await receive()
        left = min(SILENT_SECONDS, until - time.monotonic())
        message = await asyncio.wait_for(receive(), max(left, 0.0))
        is_whole = message["type"] == "http.request" and not message.get("more_body", False)
        return message

    return received
