"""Questions to the store about what is charged."""

from __future__ import annotations

import sqlalchemy as sa

from lib.domain.market.prices import Price
from lib.store.market.queries import rates_of
from lib.store.rows import Rows


def read_charges(rows: Rows, partnership: str) -> tuple[Price, ...]:
    """What the company charges in a partnership, as its agreement lists it, by product, year and level."""
    found = rates_of(rows, {"partnerschap": partnership})
    return tuple(sorted(found, key=lambda rate: (rate.product, rate.year or 0, rate.level or "")))


def read_charged(rows: Rows) -> frozenset[str]:
    """The partnerships of which something is known that is charged."""
    rates = rows.ever("tarieven")
    return frozenset(rows.execute(sa.select(rates.c.partnerschap).distinct()).scalars())
