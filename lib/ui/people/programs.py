"""Who asks the API, and what it gives them: a person where people sign in, anyone elsewhere."""

from __future__ import annotations

from starlette.requests import HTTPConnection

from lib.api.seams import Reader, key_of
from lib.domain.access import Scope
from lib.domain.people.roles import Person, Right
from lib.domain.people.sight import scope_of
from lib.store.people.register import shown_partnerships
from lib.ui.memory import the_store
from lib.ui.server.doors import RIGHT_COOKIE, Doors
from lib.ui.server.porter import WHO_HEADER, Porter


def api_reader(asks: HTTPConnection, doors: Doors, porter: Porter) -> Reader | None:
    """Who asks; None for a key, or a person, that is not known."""
    if porter.is_on:
        name = porter.read(asks.headers.get(WHO_HEADER, ""))
        person = porter.person(name) if name else None
        return _reader_as(person) if person and person.grants else None
    key = key_of(asks.headers)
    may_load = doors.may_change({RIGHT_COOKIE: key or ""})
    return None if key is not None and not may_load else Reader(Scope.all(), may_load)


def _reader_as(person: Person) -> Reader:
    """A person who is signed in: what their roles show, through the one door."""
    return Reader(scope_of(person, shown_partnerships(the_store())), person.may(Right.LOAD), person.name)
