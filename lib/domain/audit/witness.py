"""Who is told when something is read that was given in confidence, or that is of persons.

The questions to the store say what they let through (`saw`); who works for a reader listens, and writes it in the
audit. An answer that is kept keeps with it what was seen for it, so that a second reader is told of it as well.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Generic, NamedTuple, TypeVar

_Answer = TypeVar("_Answer")
_LISTENING: ContextVar[set[str] | None] = ContextVar("listening", default=None)

CONFIDENTIAL_PRICES, CONFIDENTIAL_FIGURES = "vertrouwelijke prijzen", "vertrouwelijke cijfers"
"""A market test in which they count, and figures that follow from one; the partnership stands behind it.

A page that reads the figures of a partnership is told of as having read these, whichever of them it shows.
"""
OPEN_ANSWERS, ACCESS_REPORT = "openlijke antwoorden", "rechten"
"""Answers of a layer of one person, of a partnership and a round; and who may what."""


class Heard(NamedTuple, Generic[_Answer]):
    """An answer, and what was seen for it."""

    answer: _Answer
    things: frozenset[str]


def saw(*thing: str) -> None:
    """Tell who listens that something was read; nobody may."""
    heard = _LISTENING.get()
    if heard is not None:
        heard.add(" ".join(thing))


def heard_again(things: frozenset[str]) -> None:
    """Tell who listens what was seen for an answer that was kept."""
    heard = _LISTENING.get()
    if heard is not None:
        heard |= things


@contextmanager
def listening() -> Iterator[set[str]]:
    """What is seen meanwhile in this thread; who listened already hears it too."""
    around, heard = _LISTENING.get(), set[str]()
    token = _LISTENING.set(heard)
    try:
        yield heard
    finally:
        _LISTENING.reset(token)
        if around is not None:
            around |= heard


@contextmanager
def unheard() -> Iterator[None]:
    """What is read meanwhile is told to nobody: no reader sees it."""
    token = _LISTENING.set(None)
    try:
        yield
    finally:
        _LISTENING.reset(token)


def heard_until_now() -> set[str]:
    """What was seen since somebody began to listen; it grows as long as they do. Empty where nobody listens."""
    heard = _LISTENING.get()
    return set() if heard is None else heard


def with_what_was_seen(make: Callable[[], _Answer]) -> Heard[_Answer]:
    """Make an answer to keep."""
    with listening() as things:
        answer = make()
    return Heard(answer, frozenset(things))
