"""Temporary tables with which an event is worked out; they live as long as that work."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import sqlalchemy as sa

from lib.domain.derivation import Basis
from lib.store.schema import DERIVATION, MEASURED_COLUMNS, derived_figures

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

scales = sa.Table(
    "scales",
    _WORK,
    *[sa.Column(name, sa.String) for name in ("meetlat", "discipline", "schoon_heel")],
    sa.Column("best", sa.BigInteger),
    prefixes=["TEMPORARY"],
)
"""The rating scales; `best` is the bit in `visits.bits` of their best level, in each of their groups.

A table and not a subquery, so that DuckDB knows how few they are and does not hash the readings instead.
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


fresh_figures = sa.Table(
    "fresh_figures",
    _WORK,
    *[sa.Column(name, derived_figures.c[name].type) for name in (*MEASURED_COLUMNS, *DERIVATION)],
    prefixes=["TEMPORARY"],
)
"""Derived figures as they are computed now, in the shape of `derived_figures`."""

cost_sums = sa.Table(
    "cost_sums",
    _WORK,
    *[sa.Column(name, sa.String) for name in ("partnerschap", "dienst")],
    sa.Column("jaar", sa.Integer),
    sa.Column("status", sa.String),
    *[sa.Column(name, sa.Double) for name in ("netto", "bruto", "overhead", "uitbesteed")],
    sa.Column("bron", sa.String),
    prefixes=["TEMPORARY"],
)
"""Like-for-like cost of a service in a year; the service `totaal` is all together."""


def listed(texts: sa.ColumnElement) -> sa.ColumnElement[str]:
    """The distinct texts of a group in one, in alphabetical order."""
    return sa.func.array_to_string(sa.func.list_sort(sa.func.list(sa.distinct(texts))), ", ")


def made_of(*ingredients: tuple[Basis, sa.ColumnElement[str]]) -> list[sa.ColumnElement[str]]:
    """The columns that say what a figure is computed from: one or two things, each with its source."""
    bases, sources = zip(*ingredients, strict=True)
    named = zip(sources, ("bron", "tweede_bron"), strict=False)
    return [sa.literal(" ".join(bases)).label("basis"), *[source.label(name) for source, name in named]]


@contextmanager
def working_tables(connection: sa.Connection) -> Iterator[None]:
    """Make the tables, empty, and drop them afterwards; an error rolls them back with the rest."""
    _WORK.create_all(connection, checkfirst=False)
    yield
    _WORK.drop_all(connection, checkfirst=False)
