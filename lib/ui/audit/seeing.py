"""Noting that somebody who signed in saw, or took along, what is confidential or of persons.

Nothing is noted where nobody signs in, for then it is nobody. What was seen is what the questions of a page tell
(`lib/domain/audit/witness.py`), whichever page it is.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

import streamlit as st

from lib.domain.audit.deeds import Deed, DeedDone, acting
from lib.domain.audit.witness import heard_until_now, listening
from lib.store.time_limit import answer_seconds, time_limit
from lib.ui.audit.noting import NOTES
from lib.ui.people.reader import reader

SEEN_AGAIN = 3600.0
"""Seconds after which it is noted anew that the same is seen in a session."""
FILE_TIMES = 4
"""A file may take so many times as long as a page: a story has a page for each slide. [CONVENTION]"""
_SEEN = "noted_as_seen"
_File = TypeVar("_File")


@contextmanager
def looks_noted() -> Iterator[None]:
    """Note what is seen meanwhile, the same once an hour for a session."""
    with listening() as heard:
        try:
            yield
        finally:
            if heard and reader() is not None:
                _note(heard)


def noted_when_taken(make: Callable[[], _File]) -> Callable[[], _File]:
    """What makes a file, in the time that it may take.

    It notes what is confidential in the file, or on its page, each time that somebody takes it.

    Raises:
        OutOfTime: by what is given, when it takes longer.
    """
    is_known, who, shown = reader() is not None, acting(), heard_until_now()

    def taken() -> _File:
        with listening() as heard, time_limit(answer_seconds() * FILE_TIMES):
            made = make()
        for thing in sorted(shown | heard) if is_known else ():
            NOTES.note(DeedDone(Deed.EXPORT, thing, actor=who.actor, origin=who.origin))
        return made

    return taken


def _note(things: set[str]) -> None:
    seen: dict[str, float] = st.session_state.setdefault(_SEEN, {})
    now = time.monotonic()
    for thing in sorted(things):
        if now - seen.get(thing, -SEEN_AGAIN) >= SEEN_AGAIN:
            seen[thing] = now
            NOTES.note(DeedDone(Deed.LOOK, thing))
