"""The rule on loads: of which partnerships rows may be brought and taken back. Every load and undo asks it.

What names no partnership holds for everyone, and so do the partnerships themselves: their names and clients are how
others are told apart. The key of all other rows begins with a partnership, so that a row of one never takes the place
of a row of another.
"""

from __future__ import annotations

from collections.abc import Iterable

import sqlalchemy as sa

from lib.catalogue.datasets import DATASETS
from lib.store.schema import TABLES, load_datasets


def is_of_partnerships(dataset: str) -> bool:
    """Whether each row of a dataset can be of one partnership."""
    first, *rest = DATASETS[dataset].key
    return first == "partnerschap" and bool(rest)


def rows_outside(rows: sa.FromClause, places: Iterable[str]) -> sa.Select:
    """The rows that are not of these partnerships."""
    named = rows.c.partnerschap
    return sa.select(rows).where(sa.or_(named.is_(None), named.not_in(sorted(places))))


def any_outside(connection: sa.Connection, rows: sa.FromClause, places: Iterable[str]) -> bool:
    """Whether a row is not of these partnerships."""
    return bool(connection.scalar(sa.select(sa.exists(rows_outside(rows, places)))))


def loads_within(connection: sa.Connection, places: frozenset[str] | None) -> frozenset[int]:
    """The loads of which every dataset has rows, and all of these partnerships; None for every load.

    Of what was purged nothing is left to tell whose it was, so that counts as of others.
    """
    known = connection.execute(sa.select(load_datasets.c.load_id, load_datasets.c.dataset))
    brought = {(load_id, dataset) for load_id, dataset in known}
    loads = {load_id for load_id, _ in brought}
    if places is None:
        return frozenset(loads)
    for name in {dataset for _, dataset in brought}:
        of_dataset = {load_id for load_id, dataset in brought if dataset == name}
        loads -= of_dataset - (_within(connection, name, places) if is_of_partnerships(name) else set())
    return frozenset(loads)


def _within(connection: sa.Connection, name: str, places: frozenset[str]) -> set[int]:
    """The loads that brought rows of a dataset, all of these partnerships."""
    rows = TABLES[name]
    own = sa.func.coalesce(rows.c.partnerschap.in_(sorted(places)), sa.false())
    asked = sa.select(rows.c.load_id).group_by(rows.c.load_id).having(sa.func.bool_and(own))
    return set(connection.scalars(asked))
