"""Temporary tables with which an event is worked out; they live as long as that work."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

import pyarrow as pa
import sqlalchemy as sa

from lib.domain.derivation import Basis
from lib.domain.figures import Status
from lib.domain.indicators import Indicator
from lib.domain.service_levels.inspections import GROUPS
from lib.store.driver import driver
from lib.store.rows import Rows
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
    sa.Column("meetlocaties", sa.BigInteger),
    sa.Column("voor", sa.String),
)
"""The one ambition per span, area type (empty for those without their own) and group.

`voor` is the area type that it is agreed for, empty for all.
"""

levels_in_force = _temporary(
    "levels_in_force",
    sa.Column("van", sa.Date),
    sa.Column("tot", sa.Date),
    sa.Column("soort", sa.String),
    *[sa.Column(group, sa.Integer) for group in GROUPS],
)
"""The same with the groups side by side: the place of the agreed level of each, 0 the best."""

scales = sa.Table(
    "scales",
    _WORK,
    *[sa.Column(name, sa.String) for name in ("meetlat", "discipline", "schoon_heel")],
    prefixes=["TEMPORARY"],
)
"""The rating scales.

A table and not a subquery, so that DuckDB knows how few they are and does not hash the readings instead.
"""

inspected_places = _temporary(
    "inspected_places",
    sa.Column("jaar", sa.Integer),
    sa.Column("locatie", sa.String),
    sa.Column("gebied", sa.String),
    sa.Column("gebiedstype", sa.String),
    sa.Column("van", sa.Date),
    sa.Column("soort", sa.String),
    sa.Column("alleen", sa.Boolean),
    sa.Column("x", sa.Double),
    sa.Column("y", sa.Double),
    *[sa.Column(group, sa.BigInteger) for group in GROUPS],
)
"""Places in a year, apart by area, area type and span, with the judged readings of every group.

Per group one number: the readings times `PACKED` plus those at or above their level. Sixteen counts take twice as long.
`alleen` is whether all that was read at the place in the year stands in one row.
"""

PACKED = 1 << 32

judged_places = _temporary(
    "judged_places",
    sa.Column("jaar", sa.Integer),
    sa.Column("locatie", sa.String),
    sa.Column("gebied", sa.String),
    sa.Column("gebiedstype", sa.String),
    sa.Column("groep", sa.String),
    sa.Column("norm_pct", sa.Double),
    sa.Column("meetlocaties", sa.BigInteger),
    sa.Column("voor", sa.String),
    sa.Column("alleen", sa.Boolean),
    sa.Column("metingen", sa.BigInteger),
    sa.Column("gehaald", sa.BigInteger),
)
"""Places that are looked at one by one, with the judged readings of a group under its agreed share."""


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


FreshRow = Mapping[str, Any]
"""A derived figure by the columns of `fresh_figures`; a column that is left out is empty."""


def add_fresh(rows: Rows, figures: Sequence[FreshRow]) -> None:
    """Put figures that were worked out in Python into `fresh_figures`."""
    columns = {
        column.name: pa.array([row.get(column.name) for row in figures], _ARROW[type(column.type)])
        for column in fresh_figures.columns
    }
    driver(rows.connection).register("incoming_figures", pa.table(columns))
    incoming = sa.table("incoming_figures", *[sa.column(name) for name in columns])
    rows.execute(fresh_figures.insert().from_select(list(columns), sa.select(incoming)))
    driver(rows.connection).unregister("incoming_figures")


_ARROW: dict[type, pa.DataType] = {
    sa.String: pa.string(),
    sa.Double: pa.float64(),
    sa.BigInteger: pa.int64(),
    sa.Boolean: pa.bool_(),
}


def add_shares(
    rows: Rows, indicator: Indicator, basis: Basis, lines: sa.FromClause, *, counted: bool = False
) -> None:
    """Put part / whole of an indicator into `fresh_figures`, per partnership and period; none where the whole is 0.

    Args:
        lines: `partnerschap`, `periode`, `deel`, `geheel` and `bron`, any number of each partnership and period.
        counted: whether the whole is a number of observations.
    """
    part, whole = sa.func.sum(lines.c.deel), sa.func.sum(lines.c.geheel)
    shares = (
        sa.select(
            lines.c.partnerschap,
            sa.literal(indicator.code).label("indicator"),
            sa.cast(lines.c.periode, sa.String).label("periode"),
            sa.literal(str(Status.FINAL)).label("status"),
            (indicator.unit.factor * part / whole).label("waarde"),
            part.label("teller"),
            whole.label("noemer"),
            (sa.cast(whole, sa.BigInteger) if counted else sa.null()).label("aantal"),
            *made_of((basis, listed(lines.c.bron))),
        )
        .group_by(lines.c.partnerschap, lines.c.periode)
        .having(whole > 0)
    )
    rows.execute(fresh_figures.insert().from_select([c.name for c in shares.selected_columns], shares))


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
