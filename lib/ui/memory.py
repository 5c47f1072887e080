"""The store of this server, what its pages have asked of it, and the state that a reader wants to see."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from typing import TypeVar

import streamlit as st

from lib.answers.memory import Key, SharedMemory
from lib.answers.snapshot import MEASURED, SHOWN, Snapshot
from lib.domain.access import Scope
from lib.domain.loads.purges import Purge, PurgedKey
from lib.domain.people.restored import AccessAfter
from lib.domain.periods import end_of_day
from lib.store.engine import Store, store_address
from lib.store.upkeep.opening import open_store
from lib.store.upkeep.purging import purge, purge_again
from lib.store.upkeep.replacing import replace_store
from lib.ui import url
from lib.ui.people.reader import reader_scope

MOST_INDICATORS = 64
"""Indicators that are kept in memory at the same time."""
MOST_ANSWERS = 256
"""Answers to other questions that are kept in memory at the same time."""
MOST_VIEWS = 256
"""Views of pages that are kept in memory at the same time; one is 50 to 300 kB."""

_MEASURED, _ANSWERED, _VIEWED = (SharedMemory(most) for most in (MOST_INDICATORS, MOST_ANSWERS, MOST_VIEWS))
_OF_THEIR_OWN = {MEASURED: _MEASURED, SHOWN: _VIEWED}
_SHOWN = "shown_snapshot"
_Answer = TypeVar("_Answer")


class ServerMemory:
    """The memory of the server, which all its readers share.

    It stands outside Streamlit's caches: any visitor can clear those, and they take long to look a key up.
    """

    def keep(self, key: Key, make: Callable[[], _Answer]) -> _Answer:
        return _OF_THEIR_OWN.get(key.question, _ANSWERED).keep(key, make)


def answers_made() -> int:
    """How many answers were made and kept since the start: more after a load, and for what nobody asked before."""
    return _MEASURED.made + _ANSWERED.made + _VIEWED.made


def _forget() -> None:
    _MEASURED.forget()
    _ANSWERED.forget()
    _VIEWED.forget()


_opened: dict[str, Store] = {}
_opening = threading.Lock()


def the_store() -> Store:
    """The store of this server, opened once.

    It stands outside Streamlit's caches: any visitor can clear those, and a second store would write beside the first.
    What another machine took out or put back as a whole is not kept in memory here either.

    Raises:
        StoreError: when it cannot be used; nothing is kept then, so the next page tries again.
    """
    address = store_address()
    with _opening:
        if address in _opened and _opened[address].is_replaced:
            _opened.pop(address).close()
            _forget()
        if address not in _opened:
            _opened[address] = open_store(address)
        return _opened[address]


def store_behind() -> str | None:
    """Why the store that is open cannot see what other machines wrote; None when it can, or none is open."""
    store = _opened.get(store_address())
    return store.behind if store else None


def let_go() -> None:
    """Close the store and forget what was asked of it; the next page opens the store that is there then."""
    with _opening:
        while _opened:
            _opened.popitem()[1].close()
    _forget()


def replace_the_store(source: Path, again: Sequence[Purge] = ()) -> tuple[Path, AccessAfter]:
    """Put a back-up in the place of the store, as `replace_store`.

    No page opens the store meanwhile.

    Args:
        again: what was taken out for good after the back-up, to take out of it too.

    Raises:
        StoreError: when it cannot be done; the store is as it was then.
        Unsound: when the back-up does not pass its check, likewise.
    """
    store = the_store()
    with _opening:
        try:
            done = replace_store(store, source)
            with closing(open_store(store_address())) as back:
                purge_again(back, again)
            return done
        finally:
            store.close()
            _opened.clear()
            _forget()


def purge_the_store(dataset: str, keys: Sequence[PurgedKey], by: str) -> Purge:
    """Take rows out of the store for good, as in `purge`; no page opens it meanwhile."""
    store = the_store()
    with _opening:
        try:
            return purge(store, dataset, keys, by)
        finally:
            store.close()
            _opened.clear()
            _forget()


def newest_snapshot() -> Snapshot:
    """The store as it is now, all of it: for the questionnaire, and for who may load everything."""
    store = the_store()
    newest = store.version()
    return Snapshot(store, newest, Scope.all(), ServerMemory(), newest)


def chosen_snapshot() -> Snapshot:
    """The store as the reader wants to see it: now, or as it was at the end of a day."""
    store, day = the_store(), url.as_of()
    newest = store.version()
    version = newest if day is None else store.version_at(end_of_day(day))
    snapshot = Snapshot(store, version, reader_scope(store), ServerMemory(), newest)
    st.session_state[_SHOWN] = snapshot
    return snapshot


def shown_snapshot() -> Snapshot:
    """The state that this page shows: what `chosen_snapshot` gave it, also where the page itself did not ask."""
    shown: Snapshot | None = st.session_state.get(_SHOWN)
    return shown if shown is not None and shown.scope == reader_scope(shown.store) else chosen_snapshot()
