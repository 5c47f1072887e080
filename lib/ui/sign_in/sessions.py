"""Who is signed in, in the memory of the one server that owns the store.

A browser holds a random code and the server its hash, so that nothing that is kept opens a session. A server that
starts again knows nobody, and a copy of the store brings nobody back.
"""

from __future__ import annotations

import hashlib
import secrets
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

IDLE_VARIABLE, LONGEST_VARIABLE = "AUTH_IDLE_MINUTES", "AUTH_HOURS"
"""The environment variables with when a session ends: after so many minutes without a sign, and after so many hours."""
IDLE_MINUTES, LONGEST_HOURS = 30.0, 12.0
"""As OWASP's ASVS 4.0.3 asks (3.3.2, level 2). [CONVENTION]"""
SESSION_COOKIE = "monitor_sessie"
MOST_SIGNED_IN = 10_000
"""Sessions that are known; of more, the one that was silent longest ends."""


@dataclass
class _Session:
    name: str
    began: float
    seen: float
    proof: str


@dataclass
class Sessions:
    """The sessions of one server.

    Attributes:
        idle: seconds without a sign after which one ends.
        longest: seconds after which one ends.
    """

    idle: float = IDLE_MINUTES * 60
    longest: float = LONGEST_HOURS * 3600
    clock: Callable[[], float] = time.monotonic
    _held: dict[str, _Session] = field(default_factory=dict, repr=False)
    _lock: threading.Lock = field(default_factory=threading.Lock, repr=False)

    def begin(self, name: str, proof: str = "") -> str:
        """A new session of somebody; returns the code for their browser.

        Args:
            proof: what a provider needs to know who signs out; it stays here.
        """
        code, now = secrets.token_urlsafe(32), self.clock()
        with self._lock:
            self._held = {key: each for key, each in self._held.items() if self._lasts(each, now)}
            while len(self._held) >= MOST_SIGNED_IN:
                del self._held[min(self._held, key=lambda key: self._held[key].seen)]
            self._held[handle_of(code)] = _Session(name, now, now, proof)
        return code

    def name_of(self, code: str, *, sign: bool) -> str | None:
        """Whose session a code opens; None when it is over.

        Args:
            sign: whether this is a sign of somebody, that keeps it open.
        """
        now, key = self.clock(), handle_of(code)
        with self._lock:
            found = self._held.get(key)
            if found is None:
                return None
            if not self._lasts(found, now):
                del self._held[key]
                return None
            if sign:
                found.seen = now
            return found.name

    def proof_of(self, code: str) -> str:
        """What the provider of a session needs to know who signs out; empty without."""
        with self._lock:
            found = self._held.get(handle_of(code))
            return found.proof if found else ""

    def lasts(self, handle: str) -> bool:
        """Whether the session with this handle (`handle_of`) is not over; to ask is no sign of anybody."""
        with self._lock:
            found = self._held.get(handle)
            return found is not None and self._lasts(found, self.clock())

    def end(self, code: str) -> None:
        """End a session, in every tab of its browser."""
        with self._lock:
            self._held.pop(handle_of(code), None)

    def end_all(self, name: str) -> None:
        """End every session of somebody, in every browser."""
        with self._lock:
            self._held = {key: each for key, each in self._held.items() if each.name != name}

    def end_everyone(self) -> None:
        """End every session."""
        with self._lock:
            self._held = {}

    def _lasts(self, session: _Session, now: float) -> bool:
        return now - session.seen < self.idle and now - session.began < self.longest


def sessions_asked(environment: Mapping[str, str]) -> Sessions:
    """Sessions that last as settings say.

    Raises:
        ValueError: for what is no number above zero; it names the setting.
    """
    idle = _number(environment, IDLE_VARIABLE, IDLE_MINUTES)
    return Sessions(idle * 60, _number(environment, LONGEST_VARIABLE, LONGEST_HOURS) * 3600)


def _number(environment: Mapping[str, str], name: str, usual: float) -> float:
    given = environment.get(name, "").strip()
    try:
        value = float(given) if given else usual
    except ValueError as error:
        raise ValueError(f"{name}={given}") from error
    if not 0 < value < 1e6:
        raise ValueError(f"{name}={given}")
    return value


def handle_of(code: str) -> str:
    """What tells a session from others and opens none: the hash of its code."""
    return hashlib.sha256(code.encode("utf-8", "replace")).hexdigest()
