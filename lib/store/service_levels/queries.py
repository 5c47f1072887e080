"""Questions to the store about inspections; all are answered from summaries."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import sqlalchemy as sa

from lib.catalogue.catalogue import shipped_catalogue
from lib.domain.service_levels.inspections import (
    Ambition,
    AreaPlace,
    Cut,
    Inspected,
    Layer,
    LocationTally,
    ReadingTally,
)
from lib.store.engine import Store
from lib.store.schema import (
    COUNTS,
    TABLES,
    area_places,
    current,
    inspection_blocks,
    location_tallies,
    reading_tallies,
)
from lib.store.service_levels.newest_blocks import newest_blocks, of_newest


def read_readings(
    store: Store, partnership: str, layer: str, as_of: dt.datetime | None = None
) -> list[ReadingTally]:
    """The readings of a partnership in a layer, counted; as at a moment (UTC)."""
    t = reading_tallies.c
    scale = (t.meetlat, t.discipline, t.schoon_heel)
    parts = (t.jaar, t.gebied, t.gebiedstype, *scale, t.niveau, t.norm_pct, t.dwars_niveau, t.dwars_norm_pct)
    counts = [sa.func.sum(t[name]) for name in (*COUNTS, "nvt")]
    asked = _asked(reading_tallies, parts, counts, partnership, layer, as_of).group_by(*parts)
    with store.reading() as connection:
        found = connection.execute(asked).all()
    return [
        ReadingTally._make((*cell, (best, good, fair, poor, worst), nvt))
        for *cell, best, good, fair, poor, worst, nvt in found
    ]


def read_locations(
    store: Store, partnership: str, layer: str, as_of: dt.datetime | None = None
) -> list[LocationTally]:
    """The location-dates under an ambition, and those that met it; as at a moment (UTC)."""
    t = location_tallies.c
    parts = (t.jaar, t.snede, t.naam, t.groep, t.norm_pct)
    rest = (t.locaties, t.gehaald)
    with store.reading() as connection:
        found = connection.execute(_asked(location_tallies, parts, rest, partnership, layer, as_of)).all()
    return [LocationTally(row[0], Cut(row[1]), *row[2:]) for row in found]


def read_places(
    store: Store, partnership: str, layer: str, as_of: dt.datetime | None = None
) -> list[AreaPlace]:
    """Where the areas are, for those with coordinates; as at a moment (UTC)."""
    t = area_places.c
    parts, rest = (t.jaar, t.gebied), (t.lengtegraad, t.breedtegraad, t.locaties)
    with store.reading() as connection:
        found = connection.execute(_asked(area_places, parts, rest, partnership, layer, as_of)).all()
    return [AreaPlace(*row) for row in found]


def read_layers_years(store: Store, as_of: dt.datetime | None = None) -> list[Inspected]:
    """Which partnerships have readings in which layers and years; as at a moment (UTC)."""
    newest, b = newest_blocks(as_of), inspection_blocks.c
    statement = (
        sa.select(b.partnerschap, b.laag, b.jaar, b.metingen, b.bron)
        .select_from(inspection_blocks.join(newest, of_newest(inspection_blocks, newest)))
        .where(b.metingen > 0)
        .order_by(b.partnerschap, b.laag, b.jaar)
    )
    with store.reading() as connection:
        found = connection.execute(statement).all()
    return [Inspected(row[0], Layer(row[1]), *row[2:]) for row in found]


def read_ambitions(
    store: Store, partnership: str, layer: str, as_of: dt.datetime | None = None
) -> list[Ambition]:
    """What a partnership agreed for a layer, of all years, with its source; as at a moment (UTC)."""
    table = TABLES["ambities"]
    here = (table.c.partnerschap == partnership, table.c.laag == layer)
    rows = current("ambities", *here, as_of=as_of)
    names = ("discipline", "gebiedstype", "niveau", "norm_pct", "geldig_vanaf", "geldig_tot", "bron")
    columns = [rows.c[name] for name in names]
    asked = sa.select(*columns).order_by(
        rows.c.discipline, rows.c.gebiedstype.asc().nulls_first(), columns[4]
    )
    with store.reading() as connection:
        return [Ambition(*row) for row in connection.execute(asked).all()]


def read_scale_names(store: Store, as_of: dt.datetime | None = None) -> dict[str, str]:
    """The name of every rating scale, shipped or loaded; as at a moment (UTC)."""
    rows = current("meetlatten", as_of=as_of)
    names = {scale.code: scale.name for scale in shipped_catalogue().scales.values()}
    with store.reading() as connection:
        found = connection.execute(sa.select(rows.c.meetlat, rows.c.naam)).all()
    return names | {row.meetlat: row.naam for row in found}


def _asked(
    table: sa.Table,
    parts: Sequence[sa.Column],
    rest: Sequence[sa.ColumnElement],
    partnership: str,
    layer: str,
    as_of: dt.datetime | None,
) -> sa.Select:
    """Rows of one partnership and layer, in the order of what they are about."""

    def here(rows: sa.Table) -> tuple[sa.ColumnElement[bool], ...]:
        return rows.c.partnerschap == partnership, rows.c.laag == layer

    newest = newest_blocks(as_of, *here(inspection_blocks))
    return (
        sa.select(*parts, *rest)
        .select_from(table.join(newest, of_newest(table, newest)))
        .where(*here(table))
        .order_by(*[part.asc().nulls_first() for part in parts])
    )
