"""Temporary tables with which an event summarises inspections; they live as long as the work on one event."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import sqlalchemy as sa

_WORK = sa.MetaData()


def _temporary(name: str, *columns: sa.Column) -> sa.Table:
    return sa.Table(
        name,
        _WORK,
        sa.Column("partnerschap", sa.String),
        sa.Column("laag", sa.String),
        *columns,
        prefixes=["TEMPORARY"],
    )


touched_blocks = _temporary("touched_blocks", sa.Column("jaar", sa.Integer))
"""The blocks that the event touches."""

ambition_spans = _temporary("ambition_spans", sa.Column("van", sa.Date), sa.Column("tot", sa.Date))
"""Stretches of days, `tot` not among them, in which no ambition of a partnership and layer begins or ends."""

ambition_types = _temporary("ambition_types", sa.Column("gebiedstype", sa.String))
"""Area types that have ambitions of their own."""

ambitions_in_force = _temporary(
    "ambitions_in_force",
    sa.Column("van", sa.Date),
    sa.Column("soort", sa.String),
    sa.Column("groep", sa.String),
    sa.Column("niveau", sa.String),
    sa.Column("norm_pct", sa.Double),
    sa.Column("bits", sa.BigInteger),
    sa.Column("onder_niveau", sa.BigInteger),
)
"""The one ambition per span, area type (empty for those without their own) and group.

`bits` are the group's levels in `visits.bits`, `onder_niveau` those under the ambition.
"""

visits = _temporary(
    "visits",
    sa.Column("jaar", sa.Integer),
    sa.Column("datum", sa.Date),
    sa.Column("locatie", sa.String),
    sa.Column("gebied", sa.String),
    sa.Column("gebiedstype", sa.String),
    sa.Column("bits", sa.BigInteger),
    sa.Column("x", sa.Double),
    sa.Column("y", sa.Double),
)
"""Location-dates, with one bit for every level that was read of every group."""


@contextmanager
def working_tables(connection: sa.Connection) -> Iterator[None]:
    """Make the tables, empty, and drop them afterwards; an error rolls them back with the rest."""
    _WORK.create_all(connection, checkfirst=False)
    yield
    _WORK.drop_all(connection, checkfirst=False)
