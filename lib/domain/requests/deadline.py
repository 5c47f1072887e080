"""Work that takes many turns asks here, each turn, whether whoever waits for it still has time.

How long that is, the floor that serves the request says (`lib/store/time_limit.py`); where nobody says so, it goes on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TypeVar

_Item = TypeVar("_Item")


class OutOfTime(Exception):
    """What was asked takes longer than one request may."""


_IS_OVER: ContextVar[Callable[[], bool] | None] = ContextVar("is_over", default=None)


def check_time() -> None:
    """Go on only while there is time.

    Raises:
        OutOfTime: when there is none.
    """
    is_over = _IS_OVER.get()
    if is_over is not None and is_over():
        raise OutOfTime


def while_time(items: Iterable[_Item]) -> Iterator[_Item]:
    """The same items, each as long as there is time.

    Raises:
        OutOfTime: when there is none.
    """
    for item in items:
        check_time()
        yield item


@contextmanager
def ends_when(is_over: Callable[[], bool] | None) -> Iterator[None]:
    """Work of this thread meanwhile ends when this says so; never where there is nothing to say it."""
    token = _IS_OVER.set(is_over)
    try:
        yield
    finally:
        _IS_OVER.reset(token)
