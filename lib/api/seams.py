"""What the API is given by the server that it runs in: the store, who asks, and who may load."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from starlette.requests import HTTPConnection

from lib.answers.memory import Memory
from lib.domain.access import Scope
from lib.domain.audit.deeds import Way
from lib.store.engine import Store

VARIES = "Accept, Authorization, Cookie"
"""What an answer depends on beside its address: the form, and who asks."""


@dataclass(frozen=True)
class Reader:
    """Who asks.

    Attributes:
        scope: what may be seen.
        loads: the partnerships of which files may be loaded; None for all, and for what is of none.
        may_read: whether lists may be asked.
        name: under which a load is known.
        origin: by which way they come, for the audit.
        cannot_load: what to say to who may not load; empty for how a key for that is had.
    """

    scope: Scope
    loads: frozenset[str] | None = frozenset()
    name: str = ""
    may_read: bool = True
    origin: str = Way.PROGRAM
    cannot_load: str = ""

    @property
    def may_load(self) -> bool:
        """Whether files may be loaded of any partnership."""
        return self.loads is None or bool(self.loads)


@dataclass(frozen=True)
class Seams:
    """What the server gives.

    Attributes:
        store: the store of the server; raises `StoreError` when it cannot be used.
        memory: what pages have asked already.
        identify: who asks, by the key or the sign-in of a question; None for a key or a person that is not known.
        exchange: a right for a code that works once; None for any other text.
        today: the day it is here.
        beyond: is told when who asks is known, and may not do this.
        saw: is told what was read for an answer that is confidential or of persons.
        anew: who asks, looked up again as late as can be, for what they send takes long; `identify` where left out.
        path: under which path who asks sees the monitor; empty for the top.
    """

    store: Callable[[], Store]
    memory: Memory
    identify: Callable[[HTTPConnection], Reader | None]
    exchange: Callable[[str], str | None] = lambda code: None
    today: Callable[[], dt.date] = dt.date.today
    beyond: Callable[[HTTPConnection], None] = lambda asks: None
    saw: Callable[[Reader, Collection[str]], None] = lambda reader, things: None
    anew: Callable[[HTTPConnection], Reader | None] | None = None
    path: Callable[[HTTPConnection], str] = lambda asks: ""


def key_of(headers: Mapping[str, str]) -> str | None:
    """The key in `Authorization: Bearer`; an empty one for any other scheme, None without the header."""
    told = headers.get("authorization")
    if told is None:
        return None
    scheme, _, key = told.partition(" ")
    return key.strip() if scheme.lower() == "bearer" else ""
