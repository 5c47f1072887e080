"""Summaries of inspections, so that no page scans readings.

A block is the inspections of a partnership in a layer and a year. An event (a load, taking one back or putting it in
again) summarises the blocks it touches anew, in its own transaction. Its rows never change afterwards: the newest
event per block is what counts, now or as on a date.
"""

from __future__ import annotations

from collections.abc import Collection

import sqlalchemy as sa

from lib.domain.service_levels.inspections import LEVELS
from lib.store.following import Reporter
from lib.store.rows import Rows
from lib.store.schema import (
    BLOCK,
    COUNTS,
    TABLES,
    inspection_blocks,
    load_files,
    reading_tallies,
    schouw_blocks,
)
from lib.store.service_levels.ambitions import fill_ambitions
from lib.store.service_levels.tallies import tally
from lib.store.working_tables import listed, touched_blocks


def note_blocks(rows: Rows, load_id: int) -> None:
    """Note in which blocks a new load has readings."""
    readings = TABLES["schouw"]
    block = (readings.c.partnerschap, readings.c.laag, sa.func.year(readings.c.datum))
    brought = sa.select(sa.literal(load_id), *block).where(readings.c.load_id == load_id).distinct()
    rows.execute(schouw_blocks.insert().from_select(list(schouw_blocks.c.keys()), brought))


def summarise_inspections(rows: Rows, load_id: int, names: Collection[str], report: Reporter) -> None:
    """Summarise the blocks that an event of a load touches.

    Args:
        rows: as the event left them.
        names: the datasets of the load.
    """
    touching = [touches(load_id) for name, touches in _TOUCHES.items() if name in names]
    if not touching:
        return
    rows.execute(touched_blocks.insert().from_select(BLOCK, sa.union(*touching)))
    fill_ambitions(rows)
    readings = _readings(rows)
    if readings is not None:
        tally(rows, readings, report)
    _mark_blocks(rows)


def _own_blocks(load_id: int) -> sa.Select:
    return _blocks_of(schouw_blocks).where(schouw_blocks.c.load_id == load_id)


def _blocks_under_ambitions(load_id: int) -> sa.Select:
    """Every block of a partnership and layer of which the load holds ambitions."""
    ambition = TABLES["ambities"]
    parties = sa.select(ambition.c.partnerschap, ambition.c.laag).where(ambition.c.load_id == load_id)
    block = schouw_blocks.c
    return _blocks_of(schouw_blocks).where(sa.tuple_(block.partnerschap, block.laag).in_(parties))


def _blocks_with_scales(load_id: int) -> sa.Select:
    """Every block in which a scale of the load was ever read."""
    scales = TABLES["meetlatten"]
    codes = sa.select(scales.c.meetlat).where(scales.c.load_id == load_id)
    return _blocks_of(reading_tallies).where(reading_tallies.c.meetlat.in_(codes))


_TOUCHES = {
    "schouw": _own_blocks,
    "ambities": _blocks_under_ambitions,
    "meetlatten": _blocks_with_scales,
}
"""Per dataset the blocks that a load of it touches."""


def _blocks_of(table: sa.FromClause) -> sa.Select:
    return sa.select(*[table.c[name] for name in BLOCK])


def _readings(rows: Rows) -> sa.FromClause | None:
    """The readings of the touched blocks that count; None when there are none.

    Choosing the newest row per key takes longer than all counting together, so it is left to blocks that several
    loads share.
    """
    block, readings = schouw_blocks.c, TABLES["schouw"]
    key = [block[name] for name in BLOCK]
    active = block.load_id.in_(rows.loads)
    is_touched = sa.tuple_(*key).in_(_blocks_of(touched_blocks))
    holders = sa.func.count().over(partition_by=key)
    held = (
        sa.select(*key, block.load_id, is_touched.label("touched"), holders.label("holders"))
        .where(active)
        .subquery()
    )
    alone = sa.select(held.c.load_id).group_by(held.c.load_id)
    alone = alone.having(sa.func.bool_and(sa.and_(held.c.touched, held.c.holders == 1)))
    whole = rows.execute(alone).scalars().all()
    shared = _blocks_of(held).where(held.c.touched, held.c.load_id.not_in(whole))
    parts: list[sa.Select] = []
    if whole:
        parts.append(sa.select(*list(readings.c)[1:]).where(readings.c.load_id.in_(whole)))
    if rows.scalar(sa.select(sa.exists(shared))):
        parts.append(
            sa.select(
                rows.of(
                    "schouw",
                    lambda c: sa.tuple_(c.partnerschap, c.laag, sa.func.year(c.datum)).in_(shared),
                )
            )
        )
    return sa.union_all(*parts).subquery("readings") if parts else None


def _mark_blocks(rows: Rows) -> None:
    """Note what is left in each touched block, and the files it comes from."""
    counted, block = reading_tallies.c, touched_blocks.c
    found = sum((counted[name] for name in COUNTS), start=counted.nvt)
    tallied = (
        sa.select(*[counted[name] for name in BLOCK], sa.func.sum(found).label("metingen"))
        .where(counted.event_id == rows.version)
        .group_by(*[counted[name] for name in BLOCK])
        .subquery()
    )
    files = (
        sa.select(
            *[schouw_blocks.c[name] for name in BLOCK],
            listed(load_files.c.file).label("bron"),
        )
        .join(load_files, load_files.c.load_id == schouw_blocks.c.load_id)
        .where(load_files.c.dataset == "schouw", schouw_blocks.c.load_id.in_(rows.loads))
        .group_by(*[schouw_blocks.c[name] for name in BLOCK])
        .subquery()
    )

    def same(other: sa.FromClause) -> sa.ColumnElement[bool]:
        return sa.and_(*[other.c[name] == block[name] for name in BLOCK])

    marked = (
        sa.select(
            sa.literal(rows.version),
            *[block[name] for name in BLOCK],
            sa.func.coalesce(tallied.c.metingen, 0),
            sa.func.coalesce(files.c.bron, ""),
        )
        .select_from(touched_blocks.outerjoin(tallied, same(tallied)).outerjoin(files, same(files)))
        .order_by(*[block[name] for name in BLOCK])
    )
    rows.execute(inspection_blocks.insert().from_select(list(inspection_blocks.c.keys()), marked))


def wrong_blocks(rows: Rows) -> int:
    """How many blocks and scales have other counts than their readings; the working tables must be there."""
    rows.execute(touched_blocks.insert().from_select(BLOCK, _blocks_of(schouw_blocks).distinct()))
    readings, told = _readings(rows), rows.tallies("reading_tallies")
    parts = ("partnerschap", "laag", "jaar", "meetlat")
    kept = sa.select(
        *[told.c[name] for name in parts], *[sa.func.sum(told.c[name]) for name in (*COUNTS, "nvt")]
    ).group_by(*[told.c[name] for name in parts])
    if readings is None:
        return rows.scalar(sa.select(sa.func.count()).select_from(kept.subquery())) or 0
    block = (readings.c.partnerschap, readings.c.laag, sa.func.year(readings.c.datum), readings.c.meetlat)
    counts = [sa.func.count().filter(readings.c.niveau == level) for level in (*LEVELS, "nvt")]
    found = sa.select(*block, *counts).group_by(*block)
    differing = sa.union_all(
        sa.select(*sa.except_(kept, found).subquery().c), sa.select(*sa.except_(found, kept).subquery().c)
    )
    return rows.scalar(sa.select(sa.func.count()).select_from(differing.subquery())) or 0
