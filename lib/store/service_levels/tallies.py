"""Readings counted per block in a few set-wise statements; see `inspection_summaries` for what a block is."""

from __future__ import annotations

from collections.abc import Iterator

import sqlalchemy as sa

from lib.catalogue.catalogue import shipped_catalogue
from lib.domain.service_levels.coordinates import RD_NEW, wgs84_of_rd
from lib.domain.service_levels.inspections import DISCIPLINES, GROUPS, LEVELS, Cut
from lib.store.following import Reporter
from lib.store.rows import Rows
from lib.store.schema import COUNTS, area_places, judged_locations, location_tallies, reading_tallies
from lib.store.service_levels.ambitions import bits_of
from lib.store.working_tables import ambition_spans, ambition_types, ambitions_in_force, scales, visits

AT_ONCE = 2_500_000
"""Readings that are counted together; DuckDB holds what it groups in memory."""

_TOTAL = "totaal"
"""The group of all disciplines together, without the cross-cuts."""


def tally(rows: Rows, readings: sa.FromClause, report: Reporter) -> None:
    """Count the readings of the touched blocks and keep what comes of it under the event of these rows."""
    rows.execute(scales.insert().from_select(list(scales.c.keys()), _scales(rows)))
    parts = list(_parts(rows, readings))
    for number, part in enumerate(parts):
        report(number / len(parts))
        _tally_part(rows, part)


def _parts(rows: Rows, readings: sa.FromClause) -> Iterator[sa.FromClause]:
    """The readings in parts of whole partnerships that fit in the memory of the store, in their order."""
    partner = readings.c.partnerschap
    found = rows.execute(sa.select(partner, sa.func.count()).group_by(partner).order_by(partner)).all()
    spans: list[list[str]] = []
    room = 0
    for name, number in found:
        if number > room:
            spans.append([name, name])
            room = AT_ONCE
        spans[-1][1] = name
        room -= number
    for first, last in spans:
        whole = len(spans) == 1
        yield readings if whole else sa.select(readings).where(partner.between(first, last)).subquery()


def _tally_part(rows: Rows, readings: sa.FromClause) -> None:
    rows.execute(visits.delete())
    rows.execute(visits.insert().from_select(list(visits.c.keys()), _visits(readings)))
    for table, counted in (
        (reading_tallies, _reading_tallies(readings)),
        (location_tallies, _location_tallies()),
        (judged_locations, _judged_locations()),
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
    shipped = sa.values(
        sa.column("meetlat", sa.String),
        sa.column("discipline", sa.String),
        sa.column("schoon_heel", sa.String),
        name="shipped_scales",
    ).data([(s.code, s.discipline, s.cross_cut) for s in shipped_catalogue().scales.values()])
    kept = sa.select(*shipped.c).where(shipped.c.meetlat.not_in(sa.select(loaded.c.meetlat)))
    known = sa.union_all(
        sa.select(loaded.c.meetlat, loaded.c.discipline, loaded.c.schoon_heel), kept
    ).subquery()
    best = {name: bits_of(name) - bits_of(name, 1) for name in GROUPS}
    of_group = [sa.case(*[(g == n, best[n]) for n in GROUPS], else_=0) for g in list(known.c)[1:]]
    return sa.select(*known.c, sum(of_group[1:], start=of_group[0]))


def _visits(readings: sa.FromClause) -> sa.Select:
    """One row per location-date (and area) with the levels that were read; nvt leaves no bit."""
    place = sa.case(*[(readings.c.niveau == name, 1 << n) for n, name in enumerate(LEVELS)], else_=0)
    key = [readings.c[name] for name in ("partnerschap", "laag", "datum", "locatie", "gebied", "gebiedstype")]
    partner, layer, date, location, area, area_type = key
    bits = sa.func.bit_or(scales.c.best * sa.cast(place, sa.BigInteger))
    x, y = sa.func.any_value(readings.c.x), sa.func.any_value(readings.c.y)
    return (
        sa.select(partner, layer, sa.func.year(date), date, location, area, area_type, bits, x, y)
        .select_from(readings.join(scales, scales.c.meetlat == readings.c.meetlat))
        .group_by(*key)
    )


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


def _judged() -> sa.Subquery:
    """Location-dates with each group of which a level was read under an ambition."""
    ambition = ambitions_in_force
    in_force = sa.and_(
        ambition.c.partnerschap == visits.c.partnerschap,
        ambition.c.laag == visits.c.laag,
        ambition.c.van == ambition_spans.c.van,
        ambition.c.soort == sa.func.coalesce(ambition_types.c.gebiedstype, ""),
    )
    return (
        sa.select(
            *[visits.c[n] for n in ("partnerschap", "laag", "jaar", "datum", "locatie")],
            *(visits.c.gebied, visits.c.gebiedstype, ambition.c.groep),
            *(ambition.c.norm_pct, ambition.c.bits),
            (visits.c.bits.bitwise_and(ambition.c.onder_niveau) == 0).label("gehaald"),
        )
        .select_from(
            visits.join(ambition_spans, _span_of(visits))
            .outerjoin(ambition_types, _type_of(visits))
            .join(ambition, in_force)
        )
        .where(visits.c.bits.bitwise_and(ambition.c.bits) != 0)
        .subquery("judged")
    )


def _location_tallies() -> sa.Select:
    """Every location-date once in each cut, also when its readings name several areas or area types."""
    judged = _judged()
    group = [judged.c[name] for name in ("partnerschap", "laag", "jaar", "groep", "norm_pct")]
    area, area_type = judged.c.gebied, judged.c.gebiedstype
    visit = (*group, judged.c.datum, judged.c.locatie)
    grouped_out = sa.func.grouping(area, area_type)
    cut = sa.case((grouped_out == 3, Cut.WHOLE), (grouped_out == 1, Cut.AREA), else_=Cut.AREA_TYPE)
    once = (
        sa.select(
            *group,
            cut.label("snede"),
            sa.case((grouped_out == 1, area), (grouped_out == 2, area_type)).label("naam"),
            sa.func.bool_and(judged.c.gehaald).label("gehaald"),
        )
        .group_by(
            sa.func.grouping_sets(sa.tuple_(*visit), sa.tuple_(*visit, area), sa.tuple_(*visit, area_type))
        )
        .subquery("once")
    )
    keys = [once.c[n] for n in ("partnerschap", "laag", "jaar", "snede", "naam", "groep", "norm_pct")]
    met = sa.func.count().filter(once.c.gehaald)
    return sa.select(*keys, sa.func.count(), met).group_by(*keys)


def _judged_locations() -> sa.Select:
    """Location-dates counted once whatever their areas, per group and for all disciplines."""
    judged = _judged()
    block = [judged.c[name] for name in ("partnerschap", "laag", "jaar")]
    once = (
        sa.select(*block, sa.func.bit_or(judged.c.bits).label("bits"))
        .group_by(*block, judged.c.datum, judged.c.locatie)
        .subquery("once")
    )
    wanted = [(name, bits_of(name)) for name in GROUPS]
    wanted.append((_TOTAL, sum(bits_of(name) for name in DISCIPLINES)))
    groups = sa.values(sa.column("groep", sa.String), sa.column("bits", sa.BigInteger), name="groups").data(
        wanted
    )
    return (
        sa.select(once.c.partnerschap, once.c.laag, once.c.jaar, groups.c.groep, sa.func.count())
        .select_from(once.join(groups, once.c.bits.bitwise_and(groups.c.bits) != 0))
        .group_by(once.c.partnerschap, once.c.laag, once.c.jaar, groups.c.groep)
    )


def _area_places() -> sa.Select:
    """Every location counts once in a year, however often it was visited."""
    block = [visits.c[name] for name in ("partnerschap", "laag", "jaar", "gebied")]
    in_rd = visits.c.x >= RD_NEW[0][0]
    longitude, latitude = wgs84_of_rd(visits.c.x, visits.c.y)
    once = (
        sa.select(
            *block,
            sa.func.avg(sa.case((in_rd, longitude), else_=visits.c.x)).label("lengtegraad"),
            sa.func.avg(sa.case((in_rd, latitude), else_=visits.c.y)).label("breedtegraad"),
        )
        .where(visits.c.x.is_not(None), visits.c.y.is_not(None))
        .group_by(*block, visits.c.locatie)
        .subquery("once")
    )
    groups = [once.c[column.name] for column in block]
    means = (sa.func.avg(once.c.lengtegraad), sa.func.avg(once.c.breedtegraad))
    return sa.select(*groups, *means, sa.func.count()).group_by(*groups)
