"""Quantities that would count twice: a total beside its parts, and an area under its old and its new name.

The newest count of every area goes on counting until a newer one of the same name, so both faults are asked for when
they come in: of the rows of a load and of everything that counts now, whichever came first.
"""

from __future__ import annotations

import sqlalchemy as sa

from lib.domain.units import SIZES
from lib.store.loads.rule import NAMED, Rule
from lib.store.schema import TABLES, current
from lib.store.working_tables import listed

TOTAL_NAMES = (
    r"(.*\b)?(sub|eind)?(totaal|totalen|total)(\b.*)?|(de )?(ge)?hele (gemeente|stad|areaal)|gemeente(breed)?|"
    r"alle( gebieden| wijken| buurten)?|geheel|som|all( areas)?|sum"
)
"""Names that say of an area that it is all of them together."""
REST_SHARE = 0.5
"""A row without an area that is smaller than this share of the areas beside it is no total of them but a rest; neither
is one that is alike to the only area beside it."""
ALIKE = 0.05
"""Totals that differ by no more than this share of the larger one may be the same areas under other names: where all
of several areas make way for several others, for one area and one that comes years later may be two."""
ALIKE_IN_FULL_COUNT = 0.5
"""The share where at least half of the areas were counted again on that occasion, so that one was left out."""


def _in_base_units(line: sa.FromClause) -> sa.ColumnElement[float]:
    """The quantity of a line in the base unit of its unit."""
    sizes = [(line.c.eenheid == unit, size) for unit, (_, size) in SIZES.items()]
    return line.c.hoeveelheid * sa.case(*sizes, else_=1.0)


def _lines(rows: sa.FromClause) -> sa.Subquery:
    """What counts now of the partnerships of these rows, in base units; `deel` says whether it is a named part."""
    line = current("areaal", TABLES["areaal"].c.partnerschap.in_(sa.select(rows.c.partnerschap)))
    named_total = sa.func.regexp_full_match(sa.func.lower(line.c.gebied), TOTAL_NAMES)
    return sa.select(
        line.c.partnerschap,
        line.c.objecttype,
        line.c.gebied,
        line.c.peildatum,
        sa.func.year(line.c.peildatum).label("jaar"),
        _in_base_units(line).label("hoeveelheid"),
        line.c.gebied.is_(None).label("leeg"),
        sa.func.coalesce(named_total, False).label("totaal"),
        sa.and_(line.c.gebied.is_not(None), sa.not_(named_total)).label("deel"),
    ).subquery("known_lines")


def _first_of_each(rows: sa.FromClause, found: sa.FromClause, *order: sa.ColumnElement) -> sa.Select:
    """One row of the load per partnership and object type, the first in this order, with what its finding tells."""
    place = sa.func.row_number().over(partition_by=[rows.c.partnerschap, rows.c.objecttype], order_by=order)
    same = [found.c[name].is_not_distinct_from(rows.c[name]) for name in _KEY]
    ranked = (
        sa.select(rows, found.c.told.label(NAMED), place.label("place"))
        .join(found, sa.and_(*same))
        .subquery("ranked")
    )
    return sa.select(ranked).where(ranked.c.place == 1)


_KEY = ("partnerschap", "objecttype", "gebied", "peildatum")


def _total_beside_areas(rows: sa.FromClause) -> sa.Select:
    """Lines of an object type that count together at the end of a year while one of them is all of the others."""
    line = _lines(rows)
    years = sa.select(line.c.partnerschap, line.c.objecttype, line.c.jaar).distinct().subquery("years")
    group = (line.c.partnerschap, line.c.objecttype, years.c.jaar)
    newest = sa.func.row_number().over(partition_by=[*group, line.c.gebied], order_by=line.c.peildatum.desc())
    until = sa.and_(
        years.c.partnerschap == line.c.partnerschap,
        years.c.objecttype == line.c.objecttype,
        line.c.jaar <= years.c.jaar,
    )
    columns = [c for c in line.c if c.name != "jaar"]
    ranked = sa.select(*columns, years.c.jaar, newest.label("newest")).join(years, until).subquery()
    counted = sa.select(ranked).where(ranked.c.newest == 1, ranked.c.hoeveelheid > 0).subquery("counted")

    def amount(which: sa.ColumnElement[bool]) -> sa.ColumnElement[float]:
        return sa.func.coalesce(sa.func.sum(counted.c.hoeveelheid).filter(which), 0.0)

    empty, total, part = (amount(counted.c[name]) for name in ("leeg", "totaal", "deel"))
    named, areas = total + part, sa.func.count(counted.c.gebied)
    of_year = (counted.c.partnerschap, counted.c.objecttype, counted.c.jaar)
    twice = (
        sa.select(*of_year)
        .group_by(*of_year)
        .having(
            sa.or_(
                sa.and_(total > 0, empty + part > 0),
                sa.and_(areas > 1, empty > 0, empty >= REST_SHARE * named),
                sa.and_(areas == 1, empty > (1 + ALIKE) * named),
            )
        )
        .subquery("twice")
    )
    same = [twice.c[name] == counted.c[name] for name in ("partnerschap", "objecttype", "jaar")]
    found = (
        sa.select(
            *[counted.c[name] for name in _KEY],
            counted.c.deel,
            sa.cast(counted.c.jaar, sa.String).label("told"),
        )
        .join(twice, sa.and_(*same))
        .subquery("found")
    )
    return _first_of_each(rows, found, found.c.told, found.c.deel, found.c.gebied, found.c.peildatum)


def _moments(rows: sa.FromClause) -> sa.CTE:
    """The named parts by day and, apart, by year: a count of many areas can be spread over a year."""
    line = _lines(rows)
    parts = [line.c.partnerschap, line.c.objecttype, line.c.gebied, line.c.peildatum, line.c.hoeveelheid]
    by_day = sa.select(*parts, sa.literal("dag").label("per"), line.c.peildatum.label("moment"))
    by_year = sa.select(
        *parts, sa.literal("jaar").label("per"), sa.func.make_date(line.c.jaar, 12, 31).label("moment")
    )
    return sa.union_all(by_day.where(line.c.deel), by_year.where(line.c.deel)).cte("moments")


_GROUP = ("per", "partnerschap", "objecttype")
_SPAN = (*_GROUP, "moment", "last")
"""From the last moment of the old names to the first of the new ones."""


def _same_group(one: sa.FromClause, other: sa.FromClause) -> sa.ColumnElement[bool]:
    return sa.and_(*[one.c[name] == other.c[name] for name in _GROUP])


def _renamed(rows: sa.FromClause) -> sa.Select:
    """An area that comes in for the first time while one of about its size is no longer counted, and still counts."""
    seen = _moments(rows)
    names = (
        sa.select(
            *[seen.c[name] for name in _GROUP],
            seen.c.gebied,
            sa.func.min(seen.c.moment).label("first"),
            sa.func.max(seen.c.moment).label("last"),
            sa.func.min(seen.c.peildatum).label("first_day"),
            sa.func.max(seen.c.peildatum).label("last_day"),
            sa.func.arg_min(seen.c.hoeveelheid, seen.c.peildatum).label("began"),
            sa.func.arg_max(seen.c.hoeveelheid, seen.c.peildatum).label("left"),
        )
        .group_by(*[seen.c[name] for name in _GROUP], seen.c.gebied)
        .cte("names")
    )
    new, old = names.alias("new"), names.alias("old")
    full = _counted_in_full(seen, names)
    in_full = full.c.recounted * 2 >= full.c.known
    pairs = (
        sa.select(
            *[new.c[name] for name in _GROUP],
            new.c.first.label("moment"),
            new.c.gebied.label("new_name"),
            new.c.first_day,
            new.c.began,
            old.c.gebied.label("old_name"),
            old.c.last,
            old.c.last_day,
            old.c.left,
            in_full.label("in_full"),
            sa.case((in_full, ALIKE_IN_FULL_COUNT), else_=ALIKE).label("share"),
        )
        .join(old, sa.and_(_same_group(new, old), old.c.last < new.c.first))
        .join(full, sa.and_(_same_group(new, full), full.c.moment == new.c.first))
        .where(
            new.c.began > 0,
            old.c.left > 0,
            sa.or_(in_full, new.c.per == "jaar"),
        )
        .cte("pairs")
    )
    found = _alike(pairs)
    return _first_of_each(rows, found, found.c.is_old, found.c.peildatum, found.c.gebied)


def _counted_in_full(seen: sa.CTE, names: sa.CTE) -> sa.Subquery:
    """At every moment how many areas were known from before, and how many of them were counted again."""
    moments = sa.select(*[seen.c[name] for name in _GROUP], seen.c.moment).distinct().subquery("all_moments")
    again = sa.select(*[seen.c[name] for name in (*_GROUP, "gebied", "moment")]).distinct().subquery("again")
    known = sa.and_(
        _same_group(moments, names),
        names.c.first < moments.c.moment,
        sa.or_(names.c.last >= moments.c.moment, names.c.left > 0),
    )
    recounted = sa.and_(
        _same_group(again, names), again.c.gebied == names.c.gebied, again.c.moment == moments.c.moment
    )
    of_moment = [moments.c[name] for name in (*_GROUP, "moment")]
    return (
        sa.select(
            *of_moment,
            sa.func.count().label("known"),
            sa.func.count(again.c.gebied).label("recounted"),
        )
        .select_from(moments.join(names, known).outerjoin(again, recounted))
        .group_by(*of_moment)
        .subquery("in_full")
    )


def _near(one: sa.ColumnElement, other: sa.ColumnElement, share: sa.ColumnElement) -> sa.ColumnElement[bool]:
    return sa.func.abs(one - other) <= share * sa.func.greatest(one, other)


def _alike(pairs: sa.CTE) -> sa.Subquery:
    """The counts of an old and a new name that are alike one by one, or all together at one moment."""

    def total(name: str, amount: str, label: str) -> sa.Subquery:
        """Of the new names of a moment, or of the old ones that end together, how many and how much."""
        one = sa.select(*[pairs.c[n] for n in _SPAN], pairs.c[name], pairs.c[amount]).distinct().subquery()
        span = [one.c[n] for n in _SPAN]
        counted = sa.func.count().label("names"), sa.func.sum(one.c[amount]).label("amount")
        return sa.select(*span, *counted).group_by(*span).subquery(label)

    added, lost = total("new_name", "began", "added"), total("old_name", "left", "lost")
    several = sa.and_(added.c.names > 1, lost.c.names > 1)
    new, old = (
        sa.func.regexp_replace(sa.func.lower(pairs.c[name]), r"[\s\pP]", "", "g")
        for name in ("new_name", "old_name")
    )
    one_by_one = sa.or_(
        new == old, sa.and_(pairs.c.in_full, _near(pairs.c.began, pairs.c.left, pairs.c.share))
    )
    together = sa.and_(sa.or_(pairs.c.in_full, several), _near(added.c.amount, lost.c.amount, pairs.c.share))
    near = (
        sa.select(pairs)
        .join(added, sa.and_(*[added.c[n] == pairs.c[n] for n in _SPAN]))
        .join(lost, sa.and_(*[lost.c[n] == pairs.c[n] for n in _SPAN]))
        .where(sa.or_(one_by_one, together))
        .cte("near")
    )
    group = [near.c[name] for name in (*_GROUP, "moment")]
    told = (listed(near.c.old_name) + " → " + listed(near.c.new_name)).label("told")
    words = sa.select(*group, told).group_by(*group).subquery("words")
    same = sa.and_(_same_group(near, words), near.c.moment == words.c.moment)
    sides = [
        sa.select(
            near.c.partnerschap,
            near.c.objecttype,
            near.c[name].label("gebied"),
            near.c[day].label("peildatum"),
            words.c.told,
            sa.literal(is_old).label("is_old"),
        ).join(words, same)
        for name, day, is_old in (("new_name", "first_day", False), ("old_name", "last_day", True))
    ]
    return sa.union_all(*sides).subquery("found")


def _total_beside_levels(rows: sa.FromClause) -> sa.Select:
    """A rate without a level whose quantity is that of the rates per level together: all levels, once more."""
    line = current("tarieven", TABLES["tarieven"].c.partnerschap.in_(sa.select(rows.c.partnerschap)))
    group = (line.c.partnerschap, line.c.product, line.c.jaar)
    amount = sa.func.sum(_in_base_units(line))
    whole, parts = amount.filter(line.c.niveau.is_(None)), amount.filter(line.c.niveau.is_not(None))
    twice = (
        sa.select(*group)
        .group_by(*group)
        .having(whole > 0, _near(whole, parts, sa.literal(ALIKE)))
        .subquery()
    )
    same = [rows.c[column.name] == column for column in twice.c]
    place = sa.func.row_number().over(
        partition_by=list(twice.c), order_by=[rows.c.niveau.is_not(None), rows.c.niveau]
    )
    ranked = sa.select(rows, place.label("place")).join(twice, sa.and_(*same)).subquery("ranked")
    return sa.select(ranked).where(ranked.c.place == 1, ranked.c.hoeveelheid > 0)


RULES_ON_DOUBLE_COUNTS = (
    Rule("totaal_naast_gebieden", "gebied", _total_beside_areas, on_other_loads=True),
    Rule(
        "totaal_naast_niveaus", "niveau", _total_beside_levels, beside=("hoeveelheid",), on_other_loads=True
    ),
    Rule("gebied_hernoemd", "gebied", _renamed, on_other_loads=True),
)
