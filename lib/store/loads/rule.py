"""What a rule on more than one cell is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import sqlalchemy as sa

from lib.catalogue.datasets import DATASETS
from lib.store.schema import TABLES, current, loads

Broken = Callable[[sa.FromClause], sa.Select]

NAMED = "named_"
"""A column that a rule may add to the rows that break it: what the finding of that row names."""


@dataclass(frozen=True)
class Rule:
    """`column` is the one to blame; `broken` selects all columns of the rows that break the rule.

    `beside` names other columns the rule looks at: a faulty cell there is told instead. `on_other_loads` says that
    taking another load back or putting it in again can break the rule; a rule without it looks at one row only, or
    at what such a rule looks at from the other side. Where one of `needs` selects no row nothing can break the rule; it
    costs less to ask.
    """

    code: str
    column: str
    broken: Broken
    beside: tuple[str, ...] = ()
    on_other_loads: bool = False
    needs: tuple[Broken, ...] = ()


def broken_before(dataset: str, broken: Broken, *conditions: sa.ColumnElement[bool]) -> sa.Subquery:
    """Rows that were there before this load and break a rule now; those of this load are told by themselves.

    Args:
        dataset: whose rows.
        broken: the rule they must keep.
        conditions: on key columns only (see `current`).
    """
    brought = TABLES[dataset]
    wrong = broken(current(dataset, *conditions)).subquery()
    same = [brought.c[name].is_not_distinct_from(wrong.c[name]) for name in DATASETS[dataset].key]
    this_load = sa.select(sa.func.max(loads.c.load_id)).scalar_subquery()
    told = sa.exists().where(brought.c.load_id == this_load, *same)
    return sa.select(wrong).where(sa.not_(told)).subquery()
