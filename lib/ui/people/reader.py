"""Who reads this page, and what they may see and do."""

from __future__ import annotations

import streamlit as st

from lib.domain.access import Scope, both
from lib.domain.loads.reach import LoadReach
from lib.domain.people.roles import ALL_PARTNERSHIPS, Person, Right
from lib.domain.people.sight import scope_of
from lib.store.engine import Store
from lib.store.people.register import shown_partnerships
from lib.ui.server.doors import DOORS
from lib.ui.server.porter import WHO_HEADER, the_porter

NOBODY_KNOWN = Person("")
VIEWED_AS = "viewed_as"
"""Where a session keeps as whom its reader sees the monitor."""


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


def viewed_name() -> str | None:
    """As whom a beheerder of everything sees the monitor now; None for as themselves."""
    name, person = st.session_state.get(VIEWED_AS), reader()
    return name if name and person is not None and person.may(Right.GIVE_ACCESS) else None


def seen_as() -> Person | None:
    """Whose view it is: of who reads, or of whom they view as; None where nobody signs in."""
    name = viewed_name()
    return reader() if name is None else the_porter().person(name) or NOBODY_KNOWN


def reader_scope(store: Store) -> Scope:
    """What who reads may see, and no more than whom they view as; everything where nobody signs in."""
    person = reader()
    if person is None:
        return Scope.all()
    shown = shown_partnerships(store)
    own, other = scope_of(person, shown), viewed_name()
    return own if other is None else both(own, scope_of(seen_as() or NOBODY_KNOWN, shown))


def load_reach(right: Right = Right.LOAD) -> LoadReach:
    """Of which partnerships who has this page open may load, to be asked again when it counts: none as somebody else.

    What is asked goes by the request with which the page was opened, so that who signs out meanwhile is out.

    Args:
        right: which one lets them, where people sign in; another than to load files for what is typed.
    """
    porter, mark, cookies = the_porter(), st.context.headers.get(WHO_HEADER) or "", st.context.cookies
    is_own = viewed_name() is None

    def reached() -> frozenset[str] | None:
        if not porter.is_on:
            return None if DOORS.may_change(cookies) else frozenset()
        name = porter.read(mark)
        person = porter.person(name, anew=True) if name and is_own else None
        return (person or NOBODY_KNOWN).where(right)

    return reached


def tell_reach(partnership: str | None) -> LoadReach:
    """Everything as long as who has this page open may keep stories and views of a partnership, else nothing.

    Args:
        partnership: None for those of no single one, which who may in all of them keeps.
    """
    told = load_reach(Right.TELL)

    def reached() -> frozenset[str] | None:
        places = told()
        return None if places is None or partnership in places else frozenset()

    return reached


def reader_may(right: Right, partnership: str = ALL_PARTNERSHIPS) -> bool | None:
    """Whether who reads has a right in a partnership, none as somebody else; None where nobody signs in."""
    person = reader()
    return None if person is None else viewed_name() is None and person.may(right, partnership)
