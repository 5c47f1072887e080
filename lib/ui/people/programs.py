"""Who asks the API, and what it gives them: a person where people sign in, anyone elsewhere."""

from __future__ import annotations

from starlette.requests import HTTPConnection

from lib.api.seams import Reader, key_of
from lib.domain.access import Scope, both
from lib.domain.audit.deeds import Way
from lib.domain.people.keys import KeyHolder
from lib.domain.people.roles import Person, Right
from lib.domain.people.sight import scope_of
from lib.store.people.register import shown_partnerships
from lib.text.people.keys import KEY_BEYOND, NO_ROLE_TO_LOAD
from lib.ui.memory import the_store
from lib.ui.people.key_desk import KEY_HELD, the_key_desk
from lib.ui.server.doors import RIGHT_COOKIE, Doors
from lib.ui.server.porter import WHO_HEADER, Porter


def api_reader(asks: HTTPConnection, doors: Doors, porter: Porter, *, anew: bool = False) -> Reader | None:
    """Who asks; None for a key, or a person, that is not known.

    Args:
        anew: ask for a person as they are known now.
    """
    if porter.is_on:
        held: KeyHolder | None = asks.scope.get(KEY_HELD)
        if held is not None:
            return _reader_with(held)
        name = porter.read(asks.headers.get(WHO_HEADER, ""))
        person = porter.person(name, anew=anew) if name else None
        return _reader_as(person) if person and person.grants else None
    key = key_of(asks.headers)
    may_load = doors.may_change({RIGHT_COOKIE: key or ""})
    loads = None if may_load else frozenset[str]()
    return None if key is not None and not may_load else Reader(Scope.all(), loads)


def api_reader_anew(asks: HTTPConnection, doors: Doors, porter: Porter) -> Reader | None:
    """Who asks, as they are known now: a key that was revoked meanwhile is none, nor is who signed out."""
    if porter.is_on and KEY_HELD in asks.scope:
        host = asks.client.host if asks.client else ""
        held = the_key_desk().holder(key_of(asks.headers) or "", host)
        return _reader_with(held) if isinstance(held, KeyHolder) else None
    return api_reader(asks, doors, porter, anew=True)


def beyond_key(asks: HTTPConnection) -> None:
    """Note that somebody asked with a key for more than it may."""
    held: KeyHolder | None = asks.scope.get(KEY_HELD)
    if held is not None:
        the_key_desk().went_beyond(held, asks.client.host if asks.client else "")


def page_scope(asks: HTTPConnection, doors: Doors, porter: Porter, viewed: str = "") -> Scope | None:
    """What a page shows to who asks; None for who is not known.

    Args:
        viewed: as whom they view the monitor. That only takes away, and only of who may do so.
    """
    found = api_reader(asks, doors, porter)
    if found is None or not viewed:
        return found.scope if found else None
    asking, other = porter.person(found.name), porter.person(viewed)
    if asking is None or other is None or not asking.may(Right.GIVE_ACCESS):
        return found.scope
    return both(found.scope, scope_of(other, shown_partnerships(the_store())))


def _reader_as(person: Person) -> Reader:
    """A person who is signed in: what their roles show, through the one door."""
    seen = scope_of(person, shown_partnerships(the_store()))
    return Reader(seen, person.where(Right.LOAD), person.name, cannot_load=NO_ROLE_TO_LOAD)


def _reader_with(held: KeyHolder) -> Reader:
    """A program with a key: what its person may, as far as the key goes."""
    person, limits = held.person, held.limits
    seen = limits.scope(scope_of(person, shown_partnerships(the_store())))
    origin = f"{Way.PROGRAM} {held.code}"
    return Reader(seen, limits.loads_of(person), person.name, limits.reads, origin, KEY_BEYOND)
