"""What pages ask of the store, kept in memory per version of the store."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

import streamlit as st

from lib.domain.comparison import Measured
from lib.domain.partners import partner_series, reference_series
from lib.domain.periods import end_of_day
from lib.store.engine import Store, open_store
from lib.store.figures import Available, Registry, read_available, read_figures, read_registry
from lib.ui import choices

MOST_INDICATORS = 64
"""Indicators that are kept in memory at the same time."""
MOST_ANSWERS = 256
"""Answers to other questions that are kept in memory at the same time."""

Answer = TypeVar("Answer")


@st.cache_resource(show_spinner=False)
def the_store() -> Store:
    """The store of this server, opened once.

    Raises:
        StoreError: when it cannot be used; nothing is kept then, so the next page tries again.
    """
    return open_store()


@dataclass(frozen=True)
class Library:
    """One version of the store, as it is or as it was at a moment, to ask for what is in it."""

    store: Store
    version: int
    as_of: dt.datetime | None = None

    @property
    def registry(self) -> Registry:
        return _registry(self.store, self.version, self.as_of)

    @property
    def available(self) -> tuple[Available, ...]:
        return _available(self.store, self.version, self.as_of)

    def measured(self, indicator: str) -> Measured:
        """An indicator with the series of everyone."""
        return _measured(self.store, self.version, self.as_of, indicator)

    def ask(self, question: Callable[..., Answer], *about: str | int | None) -> Answer:
        """The answer of a question of lib/store, `question(store, *about, as_of=...)`, kept per version."""
        name = f"{question.__module__}.{question.__qualname__}"
        found: Answer = _answer(self.store, self.version, self.as_of, question, name, about)
        return found


def library() -> Library:
    """The library of the store as the reader wants to see it: now, or as it was on a day."""
    store, day = the_store(), choices.as_of()
    return Library(store, store.version(), end_of_day(day) if day else None)


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
