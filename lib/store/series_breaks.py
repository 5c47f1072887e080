"""Marks the derived figures that cannot be compared with the one before them in their series.

A series is what an indicator says of a partnership in one status. Years may be missing from it: a figure is broken by
whatever lies after the figure before it, and the first one by what lies in its own year.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

import sqlalchemy as sa

from lib.domain.indicators import GENERAL_SERVICE
from lib.store.rows import Rows
from lib.store.working_tables import fresh_figures

BREAK = ("partnerschap", "indicator", "status", "jaar", "breuk")
"""What is broken: from the year before to this one, and why (lib/domain/comparison/series_breaks.py); without a status
in every status."""


def years_of_events(rows: Rows, kinds: Collection[str]) -> sa.Subquery:
    """Partnership, service, year and kind of the events of these kinds that break; the service is empty for all.

    What `broken_years` in lib/domain/events.py says, in SQL.
    """
    event = rows.of("gebeurtenissen")
    year, month, day = (getattr(sa.func, part)(event.c.datum) for part in ("year", "month", "day"))
    service = sa.func.nullif(event.c.dienst, GENERAL_SERVICE).label("dienst")

    def broken(year: sa.ColumnElement[int], outside: tuple[int, int]) -> sa.Select:
        holds_both = sa.tuple_(month, day) != sa.tuple_(*outside)
        asked = sa.select(event.c.partnerschap, service, year.label("jaar"), event.c.soort.label("breuk"))
        return asked.where(event.c.soort.in_(list(kinds)), holds_both)

    return sa.union_all(broken(year, (12, 31)), broken(year + 1, (1, 1))).subquery("years_of_events")


def mark_breaks(rows: Rows, indicators: Sequence[str], breaks: sa.Subquery) -> None:
    """Say of every fresh figure of these indicators whether its series is broken since the figure before it, and why.

    Args:
        breaks: the columns of `BREAK`.
    """
    figure = fresh_figures
    series = (figure.c.partnerschap, figure.c.indicator, figure.c.status)
    year = sa.cast(figure.c.periode, sa.Integer)
    before = sa.func.lag(year).over(partition_by=series, order_by=year)
    known = (
        sa.select(
            *series, figure.c.periode, year.label("jaar"), sa.func.coalesce(before, year - 1).label("vorige")
        )
        .where(figure.c.indicator.in_(indicators))
        .subquery("known")
    )
    lies_between = sa.and_(
        breaks.c.partnerschap == known.c.partnerschap,
        breaks.c.indicator == known.c.indicator,
        sa.or_(breaks.c.status.is_(None), breaks.c.status == known.c.status),
        breaks.c.jaar > known.c.vorige,
        breaks.c.jaar <= known.c.jaar,
    )
    key = (known.c.partnerschap, known.c.indicator, known.c.status, known.c.periode)
    why = sa.func.list(sa.distinct(breaks.c.breuk)).filter(breaks.c.breuk.is_not(None))
    marked = (
        sa.select(
            *key,
            (sa.func.count(breaks.c.jaar) > 0).label("reeksbreuk"),
            sa.func.array_to_string(sa.func.list_sort(why), " ").label("breuk"),
        )
        .select_from(known.outerjoin(breaks, lies_between))
        .group_by(*key)
        .subquery("marked")
    )
    same = sa.and_(*[marked.c[column.name] == figure.c[column.name] for column in key])
    rows.execute(figure.update().values(reeksbreuk=marked.c.reeksbreuk, breuk=marked.c.breuk).where(same))
