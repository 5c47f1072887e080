"""Rules on stories."""

from __future__ import annotations

import sqlalchemy as sa

from lib.store.loads.rule import Rule


def _frozen_without_day(rows: sa.FromClause) -> sa.Select:
    """A version is a number of one store: without its day it says nothing in another."""
    return sa.select(rows).where(rows.c.stand.is_not(None), rows.c.stand_datum.is_(None))


RULES_ON_STORIES = (Rule("stand_met_datum", "stand_datum", _frozen_without_day, beside=("stand",)),)
