"""The question to the store what is known of everyone's context."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import NamedTuple, TypeVar

import sqlalchemy as sa

from lib.store.rows import Rows

_Known = TypeVar("_Known", float, str)


class KnownContext(NamedTuple):
    """By characteristic the values of each organisation by year, and the source of each of them."""

    values: Mapping[str, Mapping[str, Mapping[int, float]]]
    sources: Mapping[str, Mapping[str, Mapping[int, str]]]


def read_context(rows: Rows) -> KnownContext:
    """Every characteristic of every organisation."""
    known = rows.of("kenmerken")
    columns = (known.c.kenmerk, known.c.organisatie, known.c.jaar, known.c.waarde, known.c.bron)
    values: dict[str, dict[str, dict[int, float]]] = defaultdict(lambda: defaultdict(dict))
    sources: dict[str, dict[str, dict[int, str]]] = defaultdict(lambda: defaultdict(dict))
    asked = sa.select(*columns).order_by(known.c.kenmerk, known.c.organisatie, known.c.jaar)
    for name, organisation, year, value, source in rows.execute(asked):
        values[name][organisation][year] = value
        sources[name][organisation][year] = source
    return KnownContext(_plain(values), _plain(sources))


def _plain(found: Mapping[str, Mapping[str, dict[int, _Known]]]) -> dict[str, dict[str, dict[int, _Known]]]:
    return {name: dict(of_each) for name, of_each in found.items()}
