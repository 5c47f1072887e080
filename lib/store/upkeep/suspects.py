"""Values that no rule refuses and that look wrong beside their neighbours, found set-wise in the store."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import Any

import sqlalchemy as sa

from lib.domain.loads.changes import Hidden
from lib.domain.loads.suspicions import (
    HALF,
    MOST_SUSPICIONS,
    OFF,
    POWERS,
    Against,
    Neighbour,
    Suspicion,
    Suspicions,
    farthest_first,
    power_of_ten,
)
from lib.store.engine import Store
from lib.store.schema import load_files
from lib.store.upkeep.measurements import COLUMNS, KEY, Measurements, measurements, values_before

FEWEST_OTHERS = 5
"""Others in the same period, without which nothing is said of a place."""
WIDE_SPREAD = 4 * 1.4826
"""Times the median distance of the others to their middle, for four standard deviations of a normal spread."""
LONGEST_GAP = 5
"""Years between two periods that are still neighbours."""
OF_LEVEL = 0.1
"""Of the middle value of its kind: a smaller difference is none, however small the value is."""


def suspects(store: Store) -> Suspicions:
    """What to look at again in a store, with the file that brought it."""
    with store.reading() as connection:
        found = _look(connection, COLUMNS, None)
        files = {
            (row.load_id, row.dataset): row.file
            for row in connection.execute(sa.select(load_files).order_by(load_files.c.file.desc()))
        }
    listed = tuple(s.at(files.get((s.load_id, s.dataset), "")) for s in found.listed)
    return Suspicions(listed, found.number)


def suspects_of_load(
    connection: sa.Connection, names: Iterable[str], load_id: int, places: Collection[str] | None = None
) -> Suspicions:
    """What to look at again among the new and changed values of a load whose rows are there.

    Args:
        places: the partnerships of which all rows of it are, where nothing is to be told of others.
    """
    return _look(connection, names, load_id, places)


def _look(
    connection: sa.Connection,
    names: Iterable[str],
    load_id: int | None,
    places: Collection[str] | None = None,
) -> Suspicions:
    found, more = [], 0
    for name in names:
        for each in measurements(connection, name, load_id):
            measured = each if places is None else _of_these(each, places)
            looked_at = _with_earlier(measured, load_id)
            for way in (_in_time,) * measured.in_time + (_in_place,) * measured.in_place:
                rows = connection.execute(way(measured, looked_at).limit(MOST_SUSPICIONS)).all()
                found += [_suspicion(measured, row) for row in rows]
                more += rows[0].number - len(rows) if rows else 0
    listed = farthest_first(found)
    return Suspicions(listed.listed, listed.number + more)


def _of_these(measured: Measurements, places: Collection[str]) -> Measurements:
    """Only the values of some partnerships, each beside its own in time: a middle of others would tell of them."""
    rows = measured.rows
    own = sa.select(rows).where(rows.c[f"{KEY}partnerschap"].in_(sorted(places)))
    return replace(measured, rows=own.subquery("measured"), in_place=False)


def _with_earlier(measured: Measurements, load_id: int | None) -> sa.Subquery:
    """The values with what they replace (`was`) and whether they are looked at (`fresh`): all, or what is new."""
    rows = measured.rows
    if load_id is None or measured.summed:
        fresh = sa.not_(rows.c.hidden) if load_id is None else rows.c.load_id == load_id
        return sa.select(rows, sa.cast(sa.null(), sa.Double).label("was"), fresh.label("fresh")).subquery(
            "looked_at"
        )
    before = values_before(measured.dataset, load_id)
    same_key = [rows.c[KEY + name].is_not_distinct_from(before.c[KEY + name]) for name in measured.key]
    secret = sa.or_(rows.c.hidden, sa.func.coalesce(before.c.hidden, sa.false()))
    differs = sa.or_(secret, rows.c.value.is_distinct_from(before.c.value))
    changed = sa.and_(rows.c.load_id == load_id, differs)
    was = sa.case((sa.not_(sa.or_(before.c.hidden, rows.c.hidden)), before.c.value))
    joined = rows.outerjoin(before, sa.and_(*same_key))
    return sa.select(rows, was.label("was"), changed.label("fresh")).select_from(joined).subquery("looked_at")


def _differs(value: Any, other: Any, floor: Any) -> sa.ColumnElement[bool]:
    """Whether a value is more than half off another, and not only because both are small."""
    apart = sa.func.abs(value - other)
    return sa.func.coalesce(sa.and_(apart > HALF * sa.func.abs(other), apart > floor), sa.false())


def _in_time(measured: Measurements, rows: sa.Subquery) -> sa.Select:
    """Values more than half off what they replace, off both neighbours in time, or off the earlier one.

    A value that stands apart from two neighbours that agree is passed over when the next one is held against its
    earlier one, so that one wrong value is told once.
    """
    level = sa.select(rows.c.kind, sa.func.median(sa.func.abs(rows.c.value)).label("level")).group_by(
        rows.c.kind
    )
    levels = level.subquery("levels")
    floor = sa.func.coalesce(rows.c.floor, OF_LEVEL * levels.c.level, 0.0)
    run = sa.func.sum(sa.cast(rows.c.breaks, sa.Integer)).over(
        partition_by=rows.c.track, order_by=rows.c.moment, rows=(None, 0)
    )
    joined = rows.outerjoin(levels, levels.c.kind == rows.c.kind)
    columns = [c for c in rows.c if c.name != "floor"]
    runs = sa.select(*columns, floor.label("floor"), run.label("run")).select_from(joined).subquery("runs")
    seen = _beside(runs.select().where(runs.c.track.is_not(None)).subquery("tracked"))
    a, b = sa.func.coalesce(seen.c.back_1, seen.c.ahead_2), sa.func.coalesce(seen.c.ahead_1, seen.c.back_2)
    agree = sa.not_(sa.or_(_differs(a, b, seen.c.floor), _differs(b, a, seen.c.floor)))
    lone = sa.and_(_differs(seen.c.value, a, seen.c.floor), _differs(seen.c.value, b, seen.c.floor), agree)
    marked = sa.select(seen, lone.label("lone")).subquery("marked")
    told = _with_others(marked)
    corrected = _differs(told.c.value, told.c.was, told.c.floor)
    step = _is_step(told, "earlier")
    late = sa.and_(_is_step(told, "later"), sa.not_(told.c.later_fresh))
    other = sa.case(
        (corrected, told.c.was),
        (told.c.lone, sa.func.coalesce(told.c.back_1, told.c.ahead_1)),
        (step, told.c.earlier_value),
        else_=told.c.later_value,
    )
    against = sa.case((corrected, str(Against.EARLIER_VALUE)), else_=str(Against.TIME))
    found = sa.select(
        told,
        other.label("other"),
        step.label("step"),
        against.label("against"),
        sa.null().label("others"),
        sa.func.count().over().label("number"),
    )
    ratio = sa.func.abs(told.c.value) / sa.func.nullif(sa.func.abs(other), 0)
    off = sa.func.abs(sa.func.ln(sa.func.nullif(ratio, 0)))
    return found.where(told.c.fresh, sa.or_(told.c.lone, step, late, corrected)).order_by(
        off.desc().nulls_first()
    )


def _with_others(marked: sa.Subquery) -> sa.Subquery:
    """The rows with the earlier and the later one of those that do not stand apart, or of those that do."""
    series = (marked.c.track, marked.c.run, marked.c.lone)
    others = [
        function(marked.c[name]).over(partition_by=series, order_by=marked.c.moment).label(f"{way}_{name}")
        for way, function in (("earlier", sa.func.lag), ("later", sa.func.lead))
        for name in ("value", "moment", "fresh")
    ]
    return sa.select(marked, *others).subquery("told")


def _is_step(told: sa.Subquery, way: str) -> sa.ColumnElement[bool]:
    """Whether a value is far off the earlier or the later one, which is not many years away."""
    other, when = told.c[f"{way}_value"], told.c[f"{way}_moment"]
    near = sa.func.abs(_year(told.c.moment) - _year(when)) <= LONGEST_GAP
    return sa.and_(sa.not_(told.c.lone), near, _differs(told.c.value, other, told.c.floor))


def _beside(rows: sa.Subquery) -> sa.Subquery:
    """The rows with the values and periods of two neighbours on either side in their run."""
    beside = []
    for number in (1, 2):
        for way, function in (("back", sa.func.lag), ("ahead", sa.func.lead)):
            for name in ("value", "moment"):
                taken = function(rows.c[name], number).over(
                    partition_by=(rows.c.track, rows.c.run), order_by=rows.c.moment
                )
                beside.append(taken.label(f"{way}_{number}" + ("" if name == "value" else "_moment")))
    return sa.select(rows, *beside).subquery("beside")


def _year(moment: sa.ColumnElement[str]) -> sa.ColumnElement[int]:
    return sa.cast(sa.func.left(moment, 4), sa.Integer)


def _in_place(measured: Measurements, rows: sa.Subquery) -> sa.Select:
    """Values a power of ten off the middle of their peers, and outside the spread of these."""
    others = measured.rows if measured.others is None else measured.others
    decades = sa.func.log10(others.c.value / others.c.size)
    groups = (
        sa.select(
            others.c.peers,
            sa.func.median(decades).label("middle"),
            sa.func.mad(decades).label("spread"),
            sa.func.count().label("others"),
        )
        .where(others.c.peers.is_not(None), others.c.counts, others.c.value > 0, others.c.size > 0)
        .group_by(others.c.peers)
        .subquery("groups")
    )
    positive = sa.case((sa.and_(rows.c.value > 0, rows.c.size > 0), rows.c.value / rows.c.size))
    off = sa.func.log10(positive) - groups.c.middle
    power = sa.func.round(off)
    joined = rows.join(groups, groups.c.peers == rows.c.peers)
    own = sa.cast(sa.and_(rows.c.counts, sa.not_(rows.c.hidden)), sa.Integer)
    found = sa.select(
        rows,
        (sa.func.pow(10.0, groups.c.middle) * rows.c.size).label("other"),
        sa.literal(str(Against.SIZE if measured.summed else Against.PLACE)).label("against"),
        (groups.c.others - own).label("others"),
        sa.func.count().over().label("number"),
    ).select_from(joined)
    return found.where(
        rows.c.fresh,
        groups.c.others - own >= FEWEST_OTHERS,
        sa.func.abs(power).in_(POWERS),
        sa.func.abs(off - power) <= OFF,
        sa.func.abs(off) > WIDE_SPREAD * groups.c.spread,
    ).order_by(sa.func.abs(off).desc())


def _suspicion(measured: Measurements, row: sa.Row[Any]) -> Suspicion:
    cells = tuple(
        (name, str(value)) for name in measured.key if (value := row._mapping[KEY + name]) is not None
    )
    ratio = row.value / row.other if row.other else 0.0
    against, own = Against(row.against), row.given / row.value if row.value else 1.0
    return Suspicion(
        dataset=measured.dataset,
        key=", ".join(text for _, text in cells),
        column=measured.column,
        value=Hidden.CONFIDENTIAL if row.hidden else row.given,
        against=against,
        ratio=ratio,
        power=power_of_ten(ratio),
        neighbours=() if row.hidden else _neighbours(row, against, own),
        cells=() if measured.summed else cells,
        load_id=row.load_id,
    )


def _neighbours(row: sa.Row[Any], against: Against, own: float) -> tuple[Neighbour, ...]:
    """What the value was held against, in its own unit."""
    if against != Against.TIME:
        return (Neighbour(str(row.others or ""), row.other * own),)
    if not row.lone:
        way = "earlier" if row.step else "later"
        return (Neighbour(getattr(row, f"{way}_moment"), getattr(row, f"{way}_value") * own),)
    edge = ("back_2", "back_1") if row.back_1 is not None else ("ahead_1", "ahead_2")
    places = edge if row.back_1 is None or row.ahead_1 is None else ("back_1", "ahead_1")
    return tuple(Neighbour(getattr(row, f"{p}_moment"), getattr(row, p) * own) for p in places)
