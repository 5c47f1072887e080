"""Who may change what the monitor holds, and who may have which file: the rights of one running server.

The server prints an address with a code that works once. The browser that opens it gets a right in a cookie: it may
load, undo and copy. Every other visitor may look. A session belongs to the browser that it was opened in: its files
and uploads are for that browser alone.
"""

from __future__ import annotations

import os
import secrets
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

OPEN_VARIABLE = "OPEN"
"""The environment variable that gives every visitor the right, when it is 1."""
RIGHT_COOKIE, BROWSER_COOKIE = "monitor_recht", "monitor_browser"
"""The cookies that hold a right and the name of a browser; pages cannot read them in the browser itself."""

MOST_SESSIONS = 10_000
"""Sessions, and files, of which it is remembered whose they are."""


def _new_code() -> str:
    return secrets.token_urlsafe(24)


@dataclass
class Doors:
    """The rights that are given out, and whose the sessions are.

    Attributes:
        open: whether everyone has the right.
        code: gives a right once; there is a new one afterwards.
        told: is called with each new code.
    """

    open: bool = False
    code: str = field(default_factory=_new_code)
    told: Callable[[str], None] = lambda code: None
    _rights: set[str] = field(default_factory=set)
    _owners: dict[str, str] = field(default_factory=dict)
    _files: dict[str, str] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def redeem(self, code: str) -> str | None:
        """A right for a code, once; None for any other text."""
        with self._lock:
            if not secrets.compare_digest(code.encode(), self.code.encode()):
                return None
            right = _new_code()
            self._rights.add(right)
            self.code = _new_code()
        self.told(self.code)
        return right

    def give(self, right: str) -> None:
        """Let this right count, beside those that a code gives."""
        with self._lock:
            self._rights.add(right)

    def may_change(self, cookies: Mapping[str, str]) -> bool:
        """Whether a visitor with these cookies may load, undo and copy."""
        return self.open or cookies.get(RIGHT_COOKIE, "") in self._rights

    def note_session(self, session: str, cookies: Mapping[str, str]) -> None:
        """Note in which browser a session was opened; of very many the oldest are forgotten."""
        with self._lock:
            self._owners.setdefault(session, cookies.get(BROWSER_COOKIE, ""))
            if len(self._owners) > MOST_SESSIONS:
                del self._owners[next(iter(self._owners))]

    def note_file(self, file: str, session: str) -> None:
        """Note for which session a file was made; the last one counts."""
        with self._lock:
            self._files[file] = session
            if len(self._files) > MOST_SESSIONS:
                del self._files[next(iter(self._files))]

    def session_of(self, file: str) -> str | None:
        """The session that a file was made for, if that was noted."""
        return self._files.get(file)

    def owns(self, session: str, cookies: Mapping[str, str]) -> bool:
        """Whether a session was opened in the browser of these cookies."""
        owner = self._owners.get(session, "")
        return owner != "" and secrets.compare_digest(
            owner.encode(), cookies.get(BROWSER_COOKIE, "").encode()
        )


DOORS = Doors(open=os.environ.get(OPEN_VARIABLE) == "1")
"""The doors of this process."""
