"""Derived figures on inspections: the share of readings at or above the agreed level."""

from __future__ import annotations

from collections.abc import Collection

import pyarrow as pa
import sqlalchemy as sa

from lib.catalogue.derived import Derived
from lib.domain.derivation import Basis
from lib.domain.figures import Status
from lib.domain.service_levels.inspections import Cut
from lib.domain.service_levels.sampled_share import SampledShare
from lib.store.driver import driver
from lib.store.rows import Rows
from lib.store.schema import BLOCK, SUMS, rows_as_table
from lib.store.service_levels.breaks import mark_inspection_breaks
from lib.store.working_tables import fresh_figures, made_of


def add_inspection_figures(rows: Rows, derived: Collection[Derived]) -> None:
    """Compute the figures of these indicators into `fresh_figures`."""
    found = _shares(rows, derived).subquery()
    interval = _intervals(rows, found)
    same = sa.and_(*[interval.c[name].is_not_distinct_from(found.c[name]) for name in SUMS])
    figures = [column for column in found.c if column.name not in SUMS]
    with_ends = sa.select(*figures, interval.c.ondergrens, interval.c.bovengrens).join(interval, same)
    rows.execute(fresh_figures.insert().from_select([c.name for c in with_ends.selected_columns], with_ends))
    driver(rows.connection).unregister(interval.name)
    mark_inspection_breaks(rows, derived)


def _intervals(rows: Rows, shares: sa.Subquery) -> sa.TableClause:
    """The interval of every distinct share, by lib/domain/service_levels/sampled_share.py, as a table to join."""
    asked = sa.select(*[shares.c[name] for name in SUMS]).distinct()
    found = [SampledShare(*row) for row in rows.execute(asked)]
    ends = [share.interval or (None, None) for share in found]
    names = (*SUMS, "ondergrens", "bovengrens")
    columns = zip(*(share + tuple(end) for share, end in zip(found, ends, strict=True)), strict=True)
    kinds = [pa.int64()] * len(SUMS) + [pa.float64()] * 2
    values = list(columns) or [()] * len(names)
    arrays = [pa.array(cells, kind) for cells, kind in zip(values, kinds, strict=True)]
    driver(rows.connection).register("incoming_intervals", pa.table(dict(zip(names, arrays, strict=True))))
    return sa.table("incoming_intervals", *[sa.column(name) for name in names])


def _shares(rows: Rows, derived: Collection[Derived]) -> sa.Select:
    """Readings at or above their level, of those with an ambition, per layer, year and group; with their sums."""
    share, blocks = rows.tallies("place_tallies"), rows.tallies("inspection_blocks")
    wanted = rows_as_table(
        "wanted",
        {"indicator": sa.String, "laag": sa.String, "groep": sa.String},
        [(d.indicator.code, d.layer, d.about) for d in derived],
    )

    def same(other: sa.FromClause, *names: str) -> sa.ColumnElement[bool]:
        return sa.and_(*[other.c[name] == share.c[name] for name in names])

    return (
        sa.select(
            share.c.partnerschap,
            wanted.c.indicator,
            sa.cast(share.c.jaar, sa.String).label("periode"),
            sa.literal(str(Status.FINAL)).label("status"),
            (100.0 * share.c.gehaald / share.c.metingen).label("waarde"),
            share.c.gehaald.label("teller"),
            share.c.metingen.label("noemer"),
            share.c.plekken.label("aantal"),
            *made_of((Basis.INSPECTIONS, blocks.c.bron)),
            *[share.c[name] for name in SUMS],
        )
        .select_from(share.join(wanted, same(wanted, "laag", "groep")).join(blocks, same(blocks, *BLOCK)))
        .where(share.c.snede == Cut.WHOLE, share.c.norm_pct.is_(None))
    )
