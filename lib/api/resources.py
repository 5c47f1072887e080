"""A list that the API gives, declared once: its address, its filters, its columns, and who answers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from lib.api.asked import ListAsked
from lib.api.problems import ApiFault
from lib.catalogue.declarations import Column
from lib.monitor import Monitor

ApiCell = str | int | float | None
ApiRecord = Mapping[str, ApiCell]


class Found(NamedTuple):
    """The records of a page, and how many there are on all pages."""

    total: int
    records: Sequence[ApiRecord]


@dataclass(frozen=True)
class ApiPage:
    """A page of records with the state that it is of.

    Attributes:
        following: the address of the next one as seen from this one, wherever a proxy puts the monitor.
    """

    version: int
    day: dt.date | None
    total: int
    records: Sequence[ApiRecord]
    following: str | None


@dataclass(frozen=True)
class Resource:
    """A list of the API.

    Attributes:
        name: its address, and the name of a file of it.
        title: what it is, in a few words; `explanation` in a sentence or two.
        asked: what it can be asked.
        columns: of its records, in order.
        find: the records of a part of the answer.
        faults: what is asked that the monitor does not hold.
        open: whether the open part of the data is told of it (DCAT).
    """

    name: str
    title: str
    explanation: str
    asked: type[ListAsked]
    columns: tuple[Column, ...]
    find: Callable[[Any, Monitor, slice, dt.date], Found]
    faults: Callable[[Any, Monitor], Iterable[ApiFault]]
    open: bool = True

    @cached_property
    def names(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns)


def page_of(records: Sequence[ApiRecord], part: slice) -> Found:
    """A part of records that are all made."""
    return Found(len(records), records[part])
