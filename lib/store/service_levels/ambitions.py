"""Which ambition was in force: per partnership and layer, on a day, for an area type and a group.

A group is a discipline or a cross-cut. The ambition of the exact area type goes before that without one; of several
that hold on a day the latest goes first.
"""

from __future__ import annotations

import datetime as dt

import sqlalchemy as sa

from lib.domain.service_levels.inspections import GROUPS, LEVELS
from lib.store.rows import Rows
from lib.store.working_tables import (
    ambition_spans,
    ambition_types,
    ambitions_in_force,
    levels_in_force,
    touched_blocks,
)

FOREVER = dt.date(9999, 12, 31)


def fill_ambitions(rows: Rows) -> None:
    """Fill the working tables on ambitions for the blocks that are touched."""
    ambition = _of_touched(rows)
    parties = (ambition.c.partnerschap, ambition.c.laag)
    _insert(rows, ambition_spans, _spans(ambition))
    types = sa.select(*parties, ambition.c.gebiedstype).distinct()
    _insert(rows, ambition_types, types.where(ambition.c.gebiedstype.is_not(None)))
    _insert(rows, ambitions_in_force, _in_force(ambition))
    _insert(rows, levels_in_force, _levels())


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
    ranked = (
        sa.select(
            *cells.c,
            ambition.c.discipline.label("groep"),
            *(ambition.c.niveau, ambition.c.norm_pct, ambition.c.meetlocaties),
            sa.func.coalesce(ambition.c.gebiedstype, "").label("voor"),
            first.label("place"),
        )
        .join(ambition, holds)
        .subquery()
    )
    return sa.select(*list(ranked.c)[:-1]).where(ranked.c.place == 1)


def _levels() -> sa.Select:
    """The levels of all groups of a span and area type in one row."""
    held, spans = ambitions_in_force, ambition_spans
    rank = sa.case(*[(held.c.niveau == level, number) for number, level in enumerate(LEVELS)])
    same = [held.c[name] == spans.c[name] for name in ("partnerschap", "laag", "van")]
    parts = (held.c.partnerschap, held.c.laag, held.c.van, spans.c.tot, held.c.soort)
    ranks = [sa.func.max(rank).filter(held.c.groep == group) for group in GROUPS]
    return sa.select(*parts, *ranks).join(spans, sa.and_(*same)).group_by(*parts)
