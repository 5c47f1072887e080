"""Derived figures on inspections: the share of readings at or above the agreed level."""

from __future__ import annotations

from collections.abc import Collection

import pyarrow as pa
import sqlalchemy as sa

from lib.catalogue.derived import TOTAL, Derived
from lib.domain.derivation import Basis
from lib.domain.figures import Status
from lib.domain.service_levels.inspections import LEVELS
from lib.domain.shares import wilson
from lib.store.driver import driver
from lib.store.rows import Rows
from lib.store.schema import BLOCK, COUNTS
from lib.store.service_levels.breaks import mark_inspection_breaks
from lib.store.working_tables import fresh_figures, made_of


def add_inspection_figures(rows: Rows, derived: Collection[Derived]) -> None:
    """Compute the figures of these indicators into `fresh_figures`."""
    shares = _shares(rows, derived)
    rows.execute(fresh_figures.insert().from_select([c.name for c in shares.selected_columns], shares))
    _add_intervals(rows.connection)
    mark_inspection_breaks(rows, derived)


def _add_intervals(connection: sa.Connection) -> None:
    """The interval of each distinct share of a number of locations, by lib/domain/shares.py."""
    figure = fresh_figures.c
    asked = sa.select(figure.teller, figure.noemer, figure.aantal).distinct()
    found = [tuple(row) for row in connection.execute(asked)]
    ends = [wilson(hits / total, locations) for hits, total, locations in found]
    columns = [*zip(*found, strict=True), *zip(*ends, strict=True)] or [()] * 5
    names = ("teller", "noemer", "aantal", "low", "high")
    driver(connection).register(
        "incoming_intervals", pa.table(dict(zip(names, map(list, columns), strict=True)))
    )
    interval = sa.table("incoming_intervals", *[sa.column(name) for name in names])
    same = sa.and_(*[interval.c[name] == figure[name] for name in names[:3]])
    connection.execute(
        fresh_figures.update().values(ondergrens=interval.c.low, bovengrens=interval.c.high).where(same)
    )
    driver(connection).unregister("incoming_intervals")


def _shares(rows: Rows, derived: Collection[Derived]) -> sa.Select:
    """Readings at or above their level, of those with an ambition, per layer, year and group."""
    tally = rows.tallies("reading_tallies")
    parts = [
        _judged(tally, tally.c.niveau, tally.c.discipline),
        _judged(tally, tally.c.niveau, sa.literal(TOTAL)),
        _judged(tally, tally.c.dwars_niveau, tally.c.schoon_heel),
    ]
    judged = sa.union_all(*parts).subquery("judged")
    wanted = sa.values(
        sa.column("indicator", sa.String),
        sa.column("laag", sa.String),
        sa.column("groep", sa.String),
        name="wanted",
    ).data([(d.indicator.code, d.layer, d.about) for d in derived])
    block = [judged.c[name] for name in (*BLOCK, "groep")]
    counted = (
        sa.select(
            *block, sa.func.sum(judged.c.teller).label("teller"), sa.func.sum(judged.c.noemer).label("noemer")
        )
        .group_by(*block)
        .having(sa.func.sum(judged.c.noemer) > 0)
        .subquery("counted")
    )
    locations, blocks = rows.tallies("judged_locations"), rows.tallies("inspection_blocks")

    def same(other: sa.FromClause, *names: str) -> sa.ColumnElement[bool]:
        return sa.and_(*[other.c[name] == counted.c[name] for name in names])

    return sa.select(
        counted.c.partnerschap.label("partnerschap"),
        wanted.c.indicator.label("indicator"),
        sa.cast(counted.c.jaar, sa.String).label("periode"),
        sa.literal(str(Status.FINAL)).label("status"),
        (100.0 * counted.c.teller / counted.c.noemer).label("waarde"),
        counted.c.teller.label("teller"),
        counted.c.noemer.label("noemer"),
        locations.c.locaties.label("aantal"),
        *made_of((Basis.INSPECTIONS, blocks.c.bron)),
    ).select_from(
        counted.join(wanted, same(wanted, "laag", "groep"))
        .join(locations, same(locations, *BLOCK, "groep"))
        .join(blocks, same(blocks, *BLOCK))
    )


def _judged(tally: sa.Subquery, level: sa.ColumnElement, group: sa.ColumnElement) -> sa.Select:
    """Tallies with an ambition: how many readings reach its level, and how many there are."""
    counts = [tally.c[name] for name in COUNTS]
    reached = [
        (level == name, sum(counts[1 : number + 1], start=counts[0])) for number, name in enumerate(LEVELS)
    ]
    return sa.select(
        *[tally.c[name] for name in BLOCK],
        group.label("groep"),
        sa.case(*reached).label("teller"),
        sum(counts[1:], start=counts[0]).label("noemer"),
    ).where(level.is_not(None))
