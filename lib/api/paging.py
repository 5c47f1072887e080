"""Which page of which state: the cursor of the next page, and the tag by which an answer is known again."""

from __future__ import annotations

import base64
import binascii
import dataclasses
import datetime as dt
import hashlib
import json
import re
from typing import NamedTuple

from lib.api.asked import ListAsked
from lib.domain.access import Scope

_INSIDE = re.compile(r"(\d{1,15})\.(\d{1,12})\.([0-9a-f]{8})")


class PageStart(NamedTuple):
    """Where a page begins: the version of the store that is paged through, and the number of records before it."""

    version: int
    start: int


def cursor_at(place: PageStart, resource: str, asked: ListAsked) -> str:
    """The cursor of a page; it holds for the same question only."""
    inside = f"{place.version}.{place.start}.{_digest(resource, asked)}"
    return base64.urlsafe_b64encode(inside.encode()).decode().rstrip("=")


def start_in(cursor: str, resource: str, asked: ListAsked) -> PageStart | None:
    """Where a cursor says to begin; None for one that is none, or of another question."""
    try:
        inside = base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True).decode(
            "ascii"
        )
    except (binascii.Error, ValueError):
        return None
    found = _INSIDE.fullmatch(inside)
    if not found or found[3] != _digest(resource, asked):
        return None
    return PageStart(int(found[1]), int(found[2]))


def tag_of(question: str, place: PageStart, newest: int, scope: Scope, today: dt.date) -> str:
    """A tag that changes whenever the answer could: with the data, the scope, the question, and the day.

    Args:
        question: the address, its query and the form.
        newest: the version that decides what an earlier day may tell.
    """
    seen = [
        sorted(map(repr, value)) if isinstance(value, frozenset) else repr(value)
        for value in (getattr(scope, each.name) for each in dataclasses.fields(scope) if each.compare)
    ]
    told = json.dumps([question, place, newest, seen, today.isoformat()])
    return f'W/"{place.version}-{hashlib.sha256(told.encode()).hexdigest()[:16]}"'


def is_known(tag: str, known: str) -> bool:
    """Whether a tag is among those of `If-None-Match`, by the weak comparison."""
    bare = tag.removeprefix("W/")
    return known.strip() == "*" or bare in (each.strip().removeprefix("W/") for each in known.split(","))


def _digest(resource: str, asked: ListAsked) -> str:
    day = asked.peildatum.isoformat() if asked.peildatum else None
    told = json.dumps([resource, day, asked.filters()], sort_keys=True)
    return hashlib.sha256(told.encode()).hexdigest()[:8]
