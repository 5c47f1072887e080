"""What pages ask of the store, kept in memory per version of the store."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import streamlit as st

from lib.answers.snapshot import Snapshot
from lib.domain.partners import Measured, partner_series, reference_series
from lib.domain.periods import end_of_day
from lib.domain.registry import Available, Registry
from lib.store.comparison.figures import read_available, read_figures
from lib.store.engine import Store
from lib.store.registry import read_registry
from lib.store.upkeep.opening import open_store
from lib.ui import url

MOST_INDICATORS = 64
"""Indicators that are kept in memory at the same time."""
MOST_ANSWERS = 256
"""Answers to other questions that are kept in memory at the same time."""


@st.cache_resource(show_spinner=False)
def the_store() -> Store:
    """The store of this server, opened once.

    Raises:
        StoreError: when it cannot be used; nothing is kept then, so the next page tries again.
    """
    return open_store()


def snapshot() -> Snapshot:
    """The store as the reader wants to see it: now, or as it was on a day."""
    store, day = the_store(), url.as_of()
    return Snapshot(store, store.version(), end_of_day(day) if day else None, StreamlitMemory())


@st.cache_resource(show_spinner=False, max_entries=4)
def _registry(_store: Store, version: int, as_of: dt.datetime | None) -> Registry:
    return read_registry(_store, as_of=as_of)


@st.cache_resource(show_spinner=False, max_entries=4)
def _available(_store: Store, version: int, as_of: dt.datetime | None) -> tuple[Available, ...]:
    return read_available(_store, as_of=as_of)


@st.cache_resource(show_spinner=False, max_entries=MOST_INDICATORS)
def _measured(_store: Store, version: int, as_of: dt.datetime | None, code: str) -> Measured:
    registry = _registry(_store, version, as_of)
    indicator = registry.indicators[code]
    figures = read_figures(_store, registry, indicators=[code], as_of=as_of)
    names = {organisation.code: organisation.name for organisation in registry.organisations.values()}
    return Measured(
        indicator,
        partner_series(figures, registry.partners, names, indicator),
        reference_series(figures, registry.organisations),
    )


@st.cache_resource(show_spinner=False, max_entries=MOST_ANSWERS)
def _answer(
    _store: Store,
    version: int,
    as_of: dt.datetime | None,
    _question: Callable[..., Any],
    name: str,
    about: tuple[str | int | None, ...],
) -> Any:
    return _question(_store, *about, as_of=as_of)


class StreamlitMemory:
    """Keeps answers in the memory of the server, for all sessions."""

    registry = staticmethod(_registry)
    available = staticmethod(_available)
    measured = staticmethod(_measured)
    answer = staticmethod(_answer)
