"""Readings counted per block in a few set-wise statements; see `inspection_summaries` for what a block is."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

import sqlalchemy as sa

from lib.catalogue.catalogue import shipped_catalogue
from lib.catalogue.derived import TOTAL
from lib.domain.service_levels.coordinates import RD_NEW, wgs84_of_rd
from lib.domain.service_levels.inspections import CROSS_CUTS, DISCIPLINES, GROUPS, LEVELS, Cut
from lib.store.following import Reporter
from lib.store.rows import Rows
from lib.store.schema import (
    BLOCK,
    COUNTS,
    SUMS,
    area_places,
    place_sums,
    place_tallies,
    reading_tallies,
    rows_as_table,
)
from lib.store.working_tables import (
    PACKED,
    ambition_spans,
    ambition_types,
    ambitions_in_force,
    inspected_places,
    judged_places,
    levels_in_force,
    scales,
)

AT_ONCE = 2_500_000
"""Readings that are counted together; DuckDB holds what it groups in memory."""

MOST_PAIRED = 1_000
"""Places of a block that are kept one by one. With more the interval of a year is narrow without them."""

_BITS = PACKED.bit_length() - 1


def tally(rows: Rows, readings: sa.FromClause, report: Reporter) -> None:
    """Count the readings of the touched blocks and keep what comes of it under the event of these rows."""
    rows.execute(scales.insert().from_select(list(scales.c.keys()), _scales(rows)))
    parts = list(_parts(rows, readings))
    for number, part in enumerate(parts):
        report(number / len(parts))
        _tally_part(rows, part)


def _parts(rows: Rows, readings: sa.FromClause) -> Iterator[sa.FromClause]:
    """The readings in parts of whole partnerships that fit in the memory of the store, in their order.

    Each part is in two pieces: DuckDB reads what is not committed yet with one thread a piece.
    """
    partner = readings.c.partnerschap
    found = rows.execute(sa.select(partner, sa.func.count()).group_by(partner).order_by(partner)).all()
    spans: list[tuple[str, str]] = []
    room = 0
    for name, number in found:
        if number > room:
            spans.append((name, name))
            room = AT_ONCE // 2
        spans[-1] = (spans[-1][0], name)
        room -= number
    for pair in zip_longest(spans[::2], spans[1::2]):
        pieces = [sa.select(readings).where(partner.between(*span)) for span in pair if span]
        yield sa.union_all(*pieces).subquery("readings")


def _tally_part(rows: Rows, readings: sa.FromClause) -> None:
    for working, filled in (
        (inspected_places, _inspected_places(readings)),
        (judged_places, _judged_places()),
    ):
        rows.execute(working.delete())
        rows.execute(working.insert().from_select(list(working.c.keys()), filled))
    for table, counted in (
        (reading_tallies, _reading_tallies(readings)),
        (place_tallies, _place_tallies()),
        (place_sums, _place_sums()),
        (area_places, _area_places()),
    ):
        found = counted.subquery()
        ordered = sa.select(sa.literal(rows.version), *found.c).order_by(
            found.c.partnerschap, found.c.laag, found.c.jaar
        )
        rows.execute(table.insert().from_select(list(table.c.keys()), ordered))


def _scales(rows: Rows) -> sa.Select:
    """The scales that were loaded, and the shipped ones that no load changes."""
    loaded = rows.of("meetlatten")
    shipped = rows_as_table(
        "shipped_scales",
        {"meetlat": sa.String, "discipline": sa.String, "schoon_heel": sa.String},
        [(s.code, s.discipline, s.cross_cut) for s in shipped_catalogue().scales.values()],
    )
    kept = sa.select(*shipped.c).where(shipped.c.meetlat.not_in(sa.select(loaded.c.meetlat)))
    known = sa.union_all(sa.select(loaded.c.meetlat, loaded.c.discipline, loaded.c.schoon_heel), kept)
    return sa.select(*known.subquery().c)


def _inspected_places(readings: sa.FromClause) -> sa.Select:
    """One row per place in a year (and area, area type and span) with the judged readings of every group."""
    held, own = levels_in_force, ambition_types
    place = [readings.c.partnerschap, readings.c.laag, sa.func.year(readings.c.datum), readings.c.locatie]
    key = [*place, readings.c.gebied, readings.c.gebiedstype, held.c.van, held.c.soort]
    rank = sa.case(*[(readings.c.niveau == level, number) for number, level in enumerate(LEVELS)])
    in_force = sa.and_(
        *[held.c[name] == readings.c[name] for name in ("partnerschap", "laag")],
        held.c.soort == sa.func.coalesce(own.c.gebiedstype, ""),
        held.c.van <= readings.c.datum,
        held.c.tot > readings.c.datum,
    )

    def judged(group: str) -> sa.ColumnElement[int]:
        of_group = (scales.c.schoon_heel if group in CROSS_CUTS else scales.c.discipline) == group
        worth = sa.case((rank <= held.c[group], PACKED + 1), (rank > held.c[group], PACKED), else_=0)
        return sa.func.coalesce(sa.func.sum(worth).filter(of_group), 0)

    x, y = sa.func.any_value(readings.c.x), sa.func.any_value(readings.c.y)
    rows_of_place = sa.func.count().over(partition_by=place)
    return (
        sa.select(*key, (rows_of_place == 1).label("alleen"), x, y, *[judged(group) for group in GROUPS])
        .select_from(
            readings.join(scales, scales.c.meetlat == readings.c.meetlat)
            .outerjoin(own, _type_of(readings))
            .outerjoin(held, in_force)
        )
        .group_by(*key)
    )


def _few_places() -> sa.Select:
    """The blocks of which every place is kept."""
    block = [inspected_places.c[name] for name in BLOCK]
    places = sa.func.count(sa.distinct(inspected_places.c.locatie))
    return sa.select(*block).group_by(*block).having(places <= MOST_PAIRED)


def _judged_places() -> sa.CompoundSelect:
    """Places that are looked at one by one, with their groups, and with all disciplines together."""
    places, agreed = inspected_places, ambitions_in_force
    kept = sa.or_(sa.not_(places.c.alleen), sa.tuple_(*[places.c[name] for name in BLOCK]).in_(_few_places()))
    where = [places.c[name] for name in (*BLOCK, "locatie", "gebied", "gebiedstype")]
    read = sa.case(*[(agreed.c.groep == group, places.c[group]) for group in GROUPS])

    def judged(read: sa.ColumnElement, *of_group: sa.ColumnElement) -> sa.Select:
        return sa.select(*where, *of_group, places.c.alleen, *_counts(read)).where(kept, read > 0)

    terms = (agreed.c.groep, agreed.c.norm_pct, agreed.c.meetlocaties, agreed.c.voor)
    of_groups = judged(read, *terms).join_from(places, agreed, _agreed_for(places))
    return sa.union_all(of_groups, judged(_all_read(), sa.literal(TOTAL), *[sa.null()] * 3))


def _agreed_for(places: sa.FromClause) -> sa.ColumnElement[bool]:
    agreed = ambitions_in_force.c
    return sa.and_(*[agreed[name] == places.c[name] for name in ("partnerschap", "laag", "van", "soort")])


def _all_read() -> sa.ColumnElement[int]:
    """The judged readings of all disciplines at a place, packed."""
    first, *others = [inspected_places.c[name] for name in DISCIPLINES]
    return sum(others, start=first)


def _counts(read: sa.ColumnElement[int]) -> tuple[sa.ColumnElement[int], sa.ColumnElement[int]]:
    """The readings and those at or above their level, of what is packed."""
    return read.op(">>")(_BITS), read.bitwise_and(PACKED - 1)


def _sums(read: sa.ColumnElement[int], met: sa.ColumnElement[int]) -> list[sa.ColumnElement[int]]:
    """The first seven of `SUMS`, over places."""
    terms = (read, met, met * met, read * read, met * read)
    return [
        sa.func.count().filter(read > 0),
        *[sa.func.sum(term) for term in terms],
        sa.func.count().filter(met < read),
    ]


def _place_tallies() -> sa.Select:
    """The sums over places, by what they are cut by, group and agreed share."""
    summed = sa.union_all(_places_alone(), _places_together()).subquery("summed")
    key = [summed.c[name] for name in (*BLOCK, "snede", "naam", "groep", "norm_pct")]
    drawn = _alike(summed.c.voor)
    of_all = sa.or_(summed.c.snede == Cut.WHOLE, sa.and_(summed.c.snede == Cut.AREA_TYPE, drawn != ""))
    population = sa.case((sa.and_(drawn.is_not(None), of_all), _alike(summed.c.meetlocaties)))
    apart = sa.or_(summed.c.groep != TOTAL, summed.c.snede == Cut.WHOLE)
    sums = [sa.func.sum(summed.c[name]) for name in SUMS[:-1]]
    return sa.select(*key, *sums, population).where(apart).group_by(*key)


def _place_sums() -> sa.Select:
    """The judged readings of every group at every place, of blocks with up to `MOST_PAIRED` places."""
    places = judged_places.c
    block = [places[name] for name in BLOCK]
    read, met = sa.func.sum(places.metingen), sa.func.sum(places.gehaald)
    return (
        sa.select(*block, places.groep, places.locatie, read, met)
        .where(sa.tuple_(*block).in_(_few_places()))
        .group_by(*block, places.groep, places.locatie)
    )


def _places_alone() -> sa.Select:
    """Places that stand in one area, area type and span, as most do: their sums, once for every cut.

    They are summed with the groups side by side first: turning them into rows of their own takes longer.
    """
    places, agreed = inspected_places, ambitions_in_force.c
    part = [places.c[name] for name in (*BLOCK, "gebied", "gebiedstype", "van", "soort")]
    reads = {**{group: places.c[group] for group in GROUPS}, TOTAL: _all_read()}
    named = {
        group: [
            total.label(f"{group}_{name}") for name, total in zip(SUMS, _sums(*_counts(read)), strict=False)
        ]
        for group, read in reads.items()
    }
    wide = sa.select(*part, *[total for totals in named.values() for total in totals])
    side_by_side = wide.where(places.c.alleen).group_by(*part).cte("side_by_side")
    where = [side_by_side.c[name] for name in (*BLOCK, "gebied", "gebiedstype")]

    def of_group(group: str, *terms: sa.ColumnElement) -> sa.Select:
        totals = [
            side_by_side.c[total.name].label(name) for name, total in zip(SUMS, named[group], strict=False)
        ]
        return sa.select(*where, *terms, *totals).where(totals[0] > 0)

    terms = (agreed.groep, agreed.norm_pct, agreed.meetlocaties, agreed.voor)
    in_force = _agreed_for(side_by_side)
    groups = [
        of_group(g, *terms).join_from(side_by_side, ambitions_in_force, sa.and_(in_force, agreed.groep == g))
        for g in GROUPS
    ]
    total = of_group(TOTAL, sa.literal(TOTAL), *[sa.null()] * 3)
    parts = _under_any_share(sa.union_all(*groups, total).subquery("parts"))
    cuts = rows_as_table("cuts", {"snede": sa.String}, [(str(cut),) for cut in Cut])
    name = sa.case(
        (cuts.c.snede == Cut.AREA, parts.c.gebied), (cuts.c.snede == Cut.AREA_TYPE, parts.c.gebiedstype)
    )
    kept = [parts.c[name] for name in ("groep", "norm_pct", "meetlocaties", "voor", *SUMS[:-1])]
    return sa.select(*[parts.c[name] for name in BLOCK], cuts.c.snede, name.label("naam"), *kept).join_from(
        parts, cuts, sa.true()
    )


def _under_any_share(groups: sa.FromClause) -> sa.Subquery:
    """The rows as they are under their agreed share, and once more without it."""
    under_any = [sa.null().label(c.name) if c.name == "norm_pct" else c for c in groups.c]
    return sa.union_all(sa.select(*groups.c).where(groups.c.groep != TOTAL), sa.select(*under_any)).subquery()


def _places_together() -> sa.Select:
    """The other places: their rows summed in every cut, also when they name several areas or area types."""
    together = sa.select(judged_places).where(sa.not_(judged_places.c.alleen)).subquery("together")
    places = _under_any_share(together).c
    place = [places[name] for name in (*BLOCK, "groep", "norm_pct", "locatie")]
    area, area_type = places.gebied, places.gebiedstype
    grouped_out = sa.func.grouping(area, area_type)
    cut = sa.case((grouped_out == 3, Cut.WHOLE), (grouped_out == 1, Cut.AREA), else_=Cut.AREA_TYPE)
    name = sa.case((grouped_out == 1, area), (grouped_out == 2, area_type))
    sets = (sa.tuple_(*place), sa.tuple_(*place, area), sa.tuple_(*place, area_type))
    once = (
        sa.select(
            *[places[name] for name in BLOCK],
            cut.label("snede"),
            name.label("naam"),
            *(places.groep, places.norm_pct),
            *(_alike(places.meetlocaties).label("meetlocaties"), _alike(places.voor).label("voor")),
            *(sa.func.sum(places.metingen).label("metingen"), sa.func.sum(places.gehaald).label("gehaald")),
        )
        .group_by(sa.func.grouping_sets(*sets))
        .subquery("once")
    )
    read, met = once.c.metingen, once.c.gehaald
    terms = (sa.literal(1), read, met, met * met, read * read, met * read, sa.cast(met < read, sa.Integer))
    return sa.select(*list(once.c)[:-2], *terms)


def _alike(column: sa.ColumnElement) -> sa.ColumnElement:
    """The value of a column where all rows of the group have it, and else nothing."""
    least, most = sa.func.min(column), sa.func.max(column)
    return sa.case((sa.and_(least == most, sa.func.count(column) == sa.func.count()), least))


def _span_of(rows: sa.FromClause) -> sa.ColumnElement[bool]:
    spans = ambition_spans
    return sa.and_(
        spans.c.partnerschap == rows.c.partnerschap,
        spans.c.laag == rows.c.laag,
        spans.c.van <= rows.c.datum,
        spans.c.tot > rows.c.datum,
    )


def _type_of(rows: sa.FromClause) -> sa.ColumnElement[bool]:
    own = ambition_types
    return sa.and_(
        own.c.partnerschap == rows.c.partnerschap,
        own.c.laag == rows.c.laag,
        own.c.gebiedstype == rows.c.gebiedstype,
    )


def _reading_tallies(readings: sa.FromClause) -> sa.Select:
    """Counted per span: an ambition is the same for all readings of a span, area type and scale."""
    parts = (
        *(readings.c.partnerschap, readings.c.laag, sa.func.year(readings.c.datum).label("jaar")),
        *(readings.c.gebied, readings.c.gebiedstype, readings.c.meetlat, ambition_spans.c.van),
    )
    counts = [
        sa.func.count().filter(readings.c.niveau == level).label(name)
        for level, name in zip(LEVELS, COUNTS, strict=True)
    ]
    counts.append(sa.func.count().filter(readings.c.niveau == "nvt").label("nvt"))
    counted = (
        sa.select(*parts, *counts)
        .select_from(readings.outerjoin(ambition_spans, _span_of(readings)))
        .group_by(*parts)
        .subquery("counted")
    )
    own, cross = ambitions_in_force.alias("own"), ambitions_in_force.alias("dwars")
    kind = sa.func.coalesce(ambition_types.c.gebiedstype, "")

    def applies(ambition: sa.FromClause, group: sa.ColumnElement) -> sa.ColumnElement[bool]:
        return sa.and_(
            ambition.c.partnerschap == counted.c.partnerschap,
            ambition.c.laag == counted.c.laag,
            ambition.c.van == counted.c.van,
            ambition.c.soort == kind,
            ambition.c.groep == group,
        )

    return sa.select(
        *(counted.c.partnerschap, counted.c.laag, counted.c.jaar, counted.c.gebied, counted.c.gebiedstype),
        *(counted.c.meetlat, scales.c.discipline, scales.c.schoon_heel),
        *(own.c.niveau, own.c.norm_pct, cross.c.niveau.label("dwars_niveau")),
        cross.c.norm_pct.label("dwars_norm_pct"),
        *[counted.c[count.name] for count in counts],
    ).select_from(
        counted.join(scales, scales.c.meetlat == counted.c.meetlat)
        .outerjoin(ambition_types, _type_of(counted))
        .outerjoin(own, applies(own, scales.c.discipline))
        .outerjoin(cross, applies(cross, scales.c.schoon_heel))
    )


def _area_places() -> sa.Select:
    """Every location counts once in a year, however often it was visited."""
    block = [inspected_places.c[name] for name in (*BLOCK, "gebied")]
    in_rd = inspected_places.c.x >= RD_NEW[0][0]
    longitude, latitude = wgs84_of_rd(inspected_places.c.x, inspected_places.c.y)
    once = (
        sa.select(
            *block,
            sa.func.avg(sa.case((in_rd, longitude), else_=inspected_places.c.x)).label("lengtegraad"),
            sa.func.avg(sa.case((in_rd, latitude), else_=inspected_places.c.y)).label("breedtegraad"),
        )
        .where(inspected_places.c.x.is_not(None), inspected_places.c.y.is_not(None))
        .group_by(*block, inspected_places.c.locatie)
        .subquery("once")
    )
    groups = [once.c[column.name] for column in block]
    means = (sa.func.avg(once.c.lengtegraad), sa.func.avg(once.c.breedtegraad))
    return sa.select(*groups, *means, sa.func.count()).group_by(*groups)
