"""The question to the store what is known of everyone's context."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import NamedTuple

import sqlalchemy as sa

from lib.store.rows import Rows


class KnownContext(NamedTuple):
    """By characteristic the values of each organisation by year, and the sources of all."""

    values: Mapping[str, Mapping[str, Mapping[int, float]]]
    sources: Mapping[str, tuple[str, ...]]


def read_context(rows: Rows) -> KnownContext:
    """Every characteristic of every organisation."""
    known = rows.of("kenmerken")
    columns = (known.c.kenmerk, known.c.organisatie, known.c.jaar, known.c.waarde, known.c.bron)
    values: dict[str, dict[str, dict[int, float]]] = defaultdict(lambda: defaultdict(dict))
    sources: dict[str, set[str]] = defaultdict(set)
    asked = sa.select(*columns).order_by(known.c.kenmerk, known.c.organisatie, known.c.jaar)
    for name, organisation, year, value, source in rows.execute(asked):
        values[name][organisation][year] = value
        sources[name].add(source)
    return KnownContext(
        {name: {who: dict(years) for who, years in found.items()} for name, found in values.items()},
        {name: tuple(sorted(found)) for name, found in sources.items()},
    )
