"""What pages ask of the store, kept in memory per version of the store."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from lib.domain.comparison import Measured
from lib.domain.partners import partner_series, reference_series
from lib.store.engine import Store, open_store
from lib.store.figures import Available, Registry, read_available, read_figures, read_registry

MOST_INDICATORS = 64
"""Indicators that are kept in memory at the same time."""


@st.cache_resource(show_spinner=False)
def the_store() -> Store:
    """The store of this server, opened once.

    Raises:
        StoreError: when it cannot be used; nothing is kept then, so the next page tries again.
    """
    return open_store()


@dataclass(frozen=True)
class Library:
    """One version of the store, to ask for what is in it."""

    store: Store
    version: int

    @property
    def registry(self) -> Registry:
        return _registry(self.store, self.version)

    @property
    def available(self) -> tuple[Available, ...]:
        return _available(self.store, self.version)

    def measured(self, indicator: str) -> Measured:
        """An indicator with the series of everyone."""
        return _measured(self.store, self.version, indicator)


def library() -> Library:
    """The library of the store as it is now."""
    store = the_store()
    return Library(store, store.version())


@st.cache_resource(show_spinner=False, max_entries=2)
def _registry(_store: Store, version: int) -> Registry:
    return read_registry(_store)


@st.cache_resource(show_spinner=False, max_entries=2)
def _available(_store: Store, version: int) -> tuple[Available, ...]:
    return read_available(_store)


@st.cache_resource(show_spinner=False, max_entries=MOST_INDICATORS)
def _measured(_store: Store, version: int, code: str) -> Measured:
    registry = _registry(_store, version)
    indicator = registry.indicators[code]
    figures = read_figures(_store, registry, indicators=[code])
    names = {organisation.code: organisation.name for organisation in registry.organisations.values()}
    return Measured(
        indicator,
        partner_series(figures, registry.partners, names, indicator),
        reference_series(figures, registry.organisations),
    )
