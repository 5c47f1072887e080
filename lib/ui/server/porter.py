"""Who somebody is, where sign-in is on: the settings, and the people that a request can come from.

Off, as on one's own machine, there is nobody to know: whoever reaches the server sees all of it, and may change with a
code (`doors.py`).
"""

from __future__ import annotations

import hashlib
import hmac
import ipaddress
import os
import secrets
import threading
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from urllib.parse import quote, unquote

from starlette.types import Scope

from lib.domain.people.roles import Person
from lib.ui.sign_in.sessions import SESSION_COOKIE, Sessions, handle_of, sessions_asked

AUTH_VARIABLE, FROM_VARIABLE, HEADER_VARIABLE = "AUTH", "AUTH_PROXY_FROM", "AUTH_PROXY_HEADER"
"""The environment variables with how people sign in, from where a proxy comes, and in which header it names them."""
PROXY_FROM, PROXY_HEADER = "127.0.0.1", "X-Remote-User"
BELIEVED_VARIABLE = "FORWARDED_ALLOW_IPS"
"""The environment variable, of uvicorn, with from where a proxy may tell how it was reached."""
ALL_NETWORKS = ("0.0.0.0/0", "::/0")
WHO_HEADER = "x-monitor-persoon"
"""The header in which the gate tells a page who is there, with a sign that only this process can make."""
LONGEST_PERSON = 200
"""Signs in the name of a person."""
KNOWN_FOR = 10.0
"""How long it is remembered what somebody may, in s: so long somebody who was let out may go on."""
MOST_REMEMBERED = 5_000

SCHEMES = {b"http": "http", b"https": "https"}
"""What a proxy may say of how it was reached."""

Network = ipaddress.IPv4Network | ipaddress.IPv6Network


class SignIn(StrEnum):
    """How people sign in."""

    OFF = ""
    PROXY = "proxy"
    ACCOUNTS = "accounts"
    PROVIDER = "oidc"


@dataclass
class Porter:
    """Knows who is there.

    Attributes:
        people: gives somebody with their roles, or None for who is not known or no longer.
        trusted: the addresses from which a proxy may name people.
        header: in which it names them, in small letters.
        believed: the addresses from which a proxy may tell how it was reached, where it names nobody.
        sessions: who is signed in, where this server itself signs people in.
    """

    sign_in: SignIn = SignIn.OFF
    people: Callable[[str], Person | None] = lambda name: None
    trusted: tuple[Network, ...] = ()
    header: str = PROXY_HEADER.lower()
    believed: tuple[Network, ...] = ()
    sessions: Sessions = field(default_factory=Sessions)
    clock: Callable[[], float] = time.monotonic
    right: str = field(default_factory=lambda: secrets.token_urlsafe(24))
    """What stands for the right to change everything, between the gate and a page; no browser ever gets it."""
    _secret: bytes = field(default_factory=lambda: secrets.token_bytes(32), repr=False)
    _known: dict[str, tuple[float, Person | None]] = field(default_factory=dict, repr=False)
    _lock: threading.Lock = field(default_factory=threading.Lock, repr=False)

    @property
    def is_on(self) -> bool:
        """Whether people sign in here."""
        return self.sign_in != SignIn.OFF

    @property
    def has_sessions(self) -> bool:
        """Whether this server itself signs people in."""
        return self.sign_in in (SignIn.ACCOUNTS, SignIn.PROVIDER)

    @property
    def has_accounts(self) -> bool:
        """Whether people have a password here."""
        return self.sign_in == SignIn.ACCOUNTS

    def name_in(self, scope: Scope, *, sign: bool = True) -> str | None:
        """The name that a request is signed in with; None for none.

        Only a proxy at a trusted address may give one, and only once: a second may be of whoever it passes on. Where
        this server signs people in, the session of the browser gives it.

        Args:
            sign: whether it is a sign of somebody, which keeps their session open.
        """
        if self.has_sessions:
            return self.sessions.name_of(_session_in(scope), sign=sign)
        given = self._from_proxy(scope, self.header)
        return _name_of(given) if given is not None else None

    def session_in(self, scope: Scope) -> str:
        """The handle of the session that a request comes with; empty where this server signs nobody in."""
        return handle_of(_session_in(scope)) if self.has_sessions else ""

    def scheme_in(self, scope: Scope) -> str:
        """How the reader came, as a proxy at a trusted address says it once: by TLS or not; else as we were reached."""
        reached = str(scope.get("scheme", "http"))
        given = self._from_proxy(scope, "x-forwarded-proto") if self.sign_in == SignIn.PROXY else None
        told = SCHEMES.get(given or b"")
        if told is None:
            return reached
        return told.replace("http", "ws") if scope["type"] == "websocket" else told

    def is_by_proxy(self, scope: Scope) -> bool:
        """Whether a request comes by a proxy whose word is taken for how it was reached.

        Where no proxy names people, uvicorn has put the visitor that such a proxy names, with port 0, in its place.
        """
        client = scope.get("client")
        if not client:
            return False
        if self.sign_in == SignIn.PROXY:
            return self._is_trusted(client[0])
        return client[1] == 0 or _is_within(client[0], self.believed)

    def person(self, name: str, *, anew: bool = False) -> Person | None:
        """Somebody as they were known at most `KNOWN_FOR` seconds ago; None for who is not, or no longer.

        Args:
            anew: ask for them as they are known now.
        """
        now = self.clock()
        with self._lock:
            asked, found = self._known.get(name, (now - KNOWN_FOR, None))
        if now - asked < KNOWN_FOR and not anew:
            return found
        found = self.people(name)
        with self._lock:
            if len(self._known) >= MOST_REMEMBERED:
                self._known.clear()
            self._known[name] = (now, found)
        return found

    def forget(self) -> None:
        """Ask anew who is known, and what they may."""
        with self._lock:
            self._known.clear()

    def marked(self, name: str, session: str = "") -> str:
        """A name with a sign that it was this process that found it.

        Args:
            session: the handle of the session that gave the name, as long as which the mark is worth something.
        """
        written = f"{quote(name, safe='')}.{session}"
        return f"{written}.{self._sign(written)}"

    def read(self, mark: str) -> str | None:
        """The name in what `marked` made; None for any other text, and when its session is over."""
        written, _, sign = mark.rpartition(".")
        if not hmac.compare_digest(sign.encode(), self._sign(written).encode()):
            return None
        name, _, session = written.rpartition(".")
        return None if session and not self.sessions.lasts(session) else unquote(name)

    def _sign(self, written: str) -> str:
        return hmac.new(self._secret, written.encode(), hashlib.sha256).hexdigest()

    def _from_proxy(self, scope: Scope, header: str) -> bytes | None:
        """What a proxy at a trusted address says in a header; None for nothing, and for more than one."""
        client = scope.get("client")
        if not client or not self._is_trusted(client[0]):
            return None
        given = [value for name, value in scope["headers"] if name.decode("latin-1").lower() == header]
        return given[0] if len(given) == 1 else None

    def _is_trusted(self, address: str) -> bool:
        return _is_within(address, self.trusted)


def porter_of(environment: Mapping[str, str], people: Callable[[str], Person | None]) -> Porter:
    """The porter that settings ask for.

    Raises:
        ValueError: for a way to sign in that there is not, or what is no address or time; it names the setting.
    """
    try:
        sign_in = SignIn(environment.get(AUTH_VARIABLE, "").strip().lower())
    except ValueError as error:
        raise ValueError(f"{AUTH_VARIABLE}={environment[AUTH_VARIABLE]}") from error
    trusted = environment.get(FROM_VARIABLE, "") or PROXY_FROM
    try:
        networks = tuple(ipaddress.ip_network(each.strip()) for each in trusted.split(",") if each.strip())
    except ValueError as error:
        raise ValueError(f"{FROM_VARIABLE}={trusted}") from error
    header = (environment.get(HEADER_VARIABLE, "") or PROXY_HEADER).strip().lower()
    believed = _believed(environment.get(BELIEVED_VARIABLE, PROXY_FROM))
    return Porter(sign_in, people, networks, header, believed, sessions_asked(environment))


def _believed(told: str) -> tuple[Network, ...]:
    """The networks that uvicorn is told to believe; `*` is all of them. The names that it takes too are no address."""
    found: list[Network] = []
    for each in told.split(","):
        with suppress(ValueError):
            found += map(ipaddress.ip_network, ALL_NETWORKS if each.strip() == "*" else (each.strip(),))
    return tuple(found)


def _is_within(address: str, networks: tuple[Network, ...]) -> bool:
    try:
        there = ipaddress.ip_address(address)
    except ValueError:
        return False
    if isinstance(there, ipaddress.IPv6Address) and there.ipv4_mapped:
        there = there.ipv4_mapped
    return any(there in network for network in networks)


@cache
def the_porter() -> Porter:
    """The porter of this process.

    Raises:
        ValueError: as in `porter_of`.
    """
    return porter_of(os.environ, _people)


def _people(name: str) -> Person | None:
    """Imported here, for the gate needs the store only where people sign in."""
    from lib.store.people.register import person_of
    from lib.ui.memory import the_store

    return person_of(the_store(), name)


def _session_in(scope: Scope) -> str:
    """The code of the session that a request comes with; empty for none."""
    sent = (value.decode("latin-1") for key, value in scope["headers"] if key.lower() == b"cookie")
    cookies = (each.partition("=") for value in sent for each in value.split(";"))
    return next((value.strip() for name, _, value in cookies if name.strip() == SESSION_COOKIE), "")


def _name_of(value: bytes) -> str | None:
    """A name as a proxy sends it; None for what is none."""
    try:
        name = value.decode("utf-8").strip()
    except UnicodeDecodeError:
        return None
    return name if 0 < len(name) <= LONGEST_PERSON and name.isprintable() else None
