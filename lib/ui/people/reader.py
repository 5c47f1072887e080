"""Who reads this page, and what they may see and do."""

from __future__ import annotations

import streamlit as st

from lib.domain.access import Scope
from lib.domain.people.roles import ALL_PARTNERSHIPS, Person, Right
from lib.domain.people.sight import scope_of
from lib.store.engine import Store
from lib.store.people.register import shown_partnerships
from lib.ui.server.porter import WHO_HEADER, the_porter

NOBODY_KNOWN = Person("")


def reader() -> Person | None:
    """Who reads, as far as they are known; None where nobody signs in."""
    porter = the_porter()
    if not porter.is_on:
        return None
    name = porter.read(st.context.headers.get(WHO_HEADER) or "")
    return (porter.person(name) if name else None) or NOBODY_KNOWN


def signs_in_here() -> bool:
    """Whether this server itself signs people in, so that they can sign out."""
    return the_porter().has_sessions


def reader_scope(store: Store) -> Scope:
    """What who reads may see; everything where nobody signs in."""
    person = reader()
    return Scope.all() if person is None else scope_of(person, shown_partnerships(store))


def reader_may(right: Right, partnership: str = ALL_PARTNERSHIPS) -> bool | None:
    """Whether who reads has a right in a partnership; None where nobody signs in."""
    person = reader()
    return None if person is None else person.may(right, partnership)
