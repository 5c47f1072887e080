"""Which ambition was in force: per partnership and layer, on a day, for an area type and a group.

A group is a discipline or a cross-cut. The ambition of the exact area type goes before that without one; of several
that hold on a day the latest goes first.
"""

from __future__ import annotations

import datetime as dt

import sqlalchemy as sa

from lib.domain.service_levels.inspections import GROUPS, LEVELS
from lib.store.rows import Rows
from lib.store.working_tables import ambition_spans, ambition_types, ambitions_in_force, touched_blocks

FOREVER = dt.date(9999, 12, 31)


def bit_of(group: str, level: int) -> int:
    """The bit that says that this level (0 the best) of this group was read.

    A group has five bits, its best level the lowest. With green as group 0 and paving as group 1, a location where
    grass was read at B (level 2 of green) and kerbs at A+ (level 0 of paving) has `00001 00100`: bit 2 and bit 5.
    An ambition of B for green is missed where a bit of C or D is set, `00000 11000` (see `bits_of`): the two share no
    bit, so the location meets it.
    """
    return 1 << (GROUPS.index(group) * len(LEVELS) + level)


def bits_of(group: str, level: int = 0) -> int:
    """The bits of a group for this level and all under it."""
    return sum(bit_of(group, number) for number in range(level, len(LEVELS)))


def fill_ambitions(rows: Rows) -> None:
    """Fill the working tables on ambitions for the blocks that are touched."""
    ambition = _of_touched(rows)
    parties = (ambition.c.partnerschap, ambition.c.laag)
    _insert(rows, ambition_spans, _spans(ambition))
    types = sa.select(*parties, ambition.c.gebiedstype).distinct()
    _insert(rows, ambition_types, types.where(ambition.c.gebiedstype.is_not(None)))
    _insert(rows, ambitions_in_force, _in_force(ambition))


def _insert(rows: Rows, table: sa.Table, made: sa.Select) -> None:
    rows.execute(table.insert().from_select(list(table.c.keys()), made))


def _of_touched(rows: Rows) -> sa.Subquery:
    parties = sa.select(touched_blocks.c.partnerschap, touched_blocks.c.laag)
    return rows.of("ambities", lambda c: sa.tuple_(c.partnerschap, c.laag).in_(parties))


def _spans(ambition: sa.Subquery) -> sa.Select:
    """Between one day on which an ambition begins or has ended and the next."""
    parties = (ambition.c.partnerschap, ambition.c.laag)
    after = ambition.c.geldig_tot + sa.text("1")
    edges = sa.union(
        sa.select(*parties, ambition.c.geldig_vanaf.label("van")),
        sa.select(*parties, sa.cast(after, sa.Date)).where(ambition.c.geldig_tot.is_not(None)),
    ).subquery()
    following = sa.func.lead(edges.c.van).over(
        partition_by=[edges.c.partnerschap, edges.c.laag], order_by=edges.c.van
    )
    return sa.select(*edges.c, sa.func.coalesce(following, FOREVER))


def _in_force(ambition: sa.Subquery) -> sa.Select:
    """For every span, area type and group the ambition that goes first."""
    spans, own = ambition_spans, ambition_types
    parties = (spans.c.partnerschap, spans.c.laag, spans.c.van)
    cells = sa.union(
        sa.select(*parties, own.c.gebiedstype.label("soort")).join(
            own, sa.and_(own.c.partnerschap == spans.c.partnerschap, own.c.laag == spans.c.laag)
        ),
        sa.select(*parties, sa.literal("")),
    ).subquery()
    holds = sa.and_(
        ambition.c.partnerschap == cells.c.partnerschap,
        ambition.c.laag == cells.c.laag,
        ambition.c.geldig_vanaf <= cells.c.van,
        sa.or_(ambition.c.geldig_tot.is_(None), ambition.c.geldig_tot >= cells.c.van),
        sa.or_(ambition.c.gebiedstype.is_(None), ambition.c.gebiedstype == cells.c.soort),
    )
    first = sa.func.row_number().over(
        partition_by=[*cells.c, ambition.c.discipline],
        order_by=[ambition.c.gebiedstype.is_(None), ambition.c.geldig_vanaf.desc()],
    )
    group, level = ambition.c.discipline, ambition.c.niveau
    bits = sa.case(*[(group == name, bits_of(name)) for name in GROUPS])
    under = sa.case(
        *[
            (sa.and_(group == name, level == reached), bits_of(name, number + 1))
            for name in GROUPS
            for number, reached in enumerate(LEVELS)
        ]
    )
    ranked = (
        sa.select(
            *cells.c,
            group.label("groep"),
            level,
            ambition.c.norm_pct,
            bits.label("bits"),
            under.label("onder"),
            first.label("place"),
        )
        .join(ambition, holds)
        .subquery()
    )
    return sa.select(*list(ranked.c)[:-1]).where(ranked.c.place == 1)
