"""Questions to the store about inspections; all are answered from summaries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import sqlalchemy as sa

from lib.catalogue.catalogue import shipped_catalogue
from lib.catalogue.derived import TOTAL
from lib.domain.service_levels.inspections import (
    Ambition,
    AreaPlace,
    Cut,
    Inspected,
    Layer,
    PlaceTally,
    ReadingTally,
)
from lib.domain.service_levels.sampled_share import SampledShare
from lib.store.rows import Filter, Rows
from lib.store.schema import COUNTS, SUMS

_HERE = {name: sa.bindparam(name, type_=sa.String) for name in ("partnerschap", "laag")}
"""One partnership and layer, named when the statement is asked."""


_CUTS = {str(cut): cut for cut in Cut}


def read_readings(rows: Rows, partnership: str, layer: Layer) -> list[ReadingTally]:
    """The readings of a partnership in a layer, counted."""
    found = rows.kept(_readings, partnerschap=partnership, laag=layer)
    return [
        ReadingTally._make((*cell, (best, good, fair, poor, worst), nvt))
        for *cell, best, good, fair, poor, worst, nvt in found.all()
    ]


def _readings(rows: Filter) -> sa.Select:
    t = rows.tallies("reading_tallies", **_HERE).c
    scale = (t.meetlat, t.discipline, t.schoon_heel)
    parts = (t.jaar, t.gebied, t.gebiedstype, *scale, t.niveau, t.norm_pct, t.dwars_niveau, t.dwars_norm_pct)
    counts = [_counted(t[name]) for name in (*COUNTS, "nvt")]
    return _in_order(parts, counts).group_by(*parts)


def read_shares(rows: Rows, partnership: str, layer: Layer) -> list[PlaceTally]:
    """The share at level of every group, as a whole, by area and by area type."""
    found = rows.kept(_shares, partnerschap=partnership, laag=layer)
    return [
        PlaceTally(year, _CUTS[cut], about, group, norm, SampledShare(*sums))
        for year, cut, about, group, norm, *sums in found.all()
    ]


def _shares(rows: Filter) -> sa.Select:
    t = rows.tallies("place_tallies", **_HERE).c
    parts = (t.jaar, t.snede, t.naam, t.groep, t.norm_pct)
    return _in_order(parts, [t[name] for name in SUMS]).where(t.groep != TOTAL)


def read_places(rows: Rows, partnership: str, layer: Layer) -> list[AreaPlace]:
    """Where the areas are, for those with coordinates."""
    return [AreaPlace(*row) for row in rows.kept(_places, partnerschap=partnership, laag=layer).all()]


def _places(rows: Filter) -> sa.Select:
    t = rows.tallies("area_places", **_HERE).c
    return _in_order((t.jaar, t.gebied), (t.lengtegraad, t.breedtegraad, t.locaties))


def read_layers_years(rows: Rows) -> list[Inspected]:
    """Which partnerships have readings in which layers and years."""
    return [Inspected(row[0], Layer(row[1]), *row[2:]) for row in rows.kept(_layers_years)]


def _layers_years(rows: Filter) -> sa.Select:
    b = rows.tallies("inspection_blocks").c
    return _in_order((b.partnerschap, b.laag, b.jaar), (b.metingen, b.bron)).where(b.metingen > 0)


def read_ambitions(rows: Rows, partnership: str, layer: Layer) -> list[Ambition]:
    """What a partnership agreed for a layer, of all years, with its source."""
    agreed = rows.of("ambities", partnerschap=partnership, laag=layer)
    return [Ambition(*row) for row in rows.execute(_in_order_of_groups(agreed))]


def read_everyones_ambitions(rows: Rows, group: str, layer: Layer) -> dict[str, list[Ambition]]:
    """By partnership what it agreed for a layer on one discipline or cross-cut, of all years, with its source."""
    agreed = rows.of("ambities", discipline=group, laag=layer)
    found: dict[str, list[Ambition]] = defaultdict(list)
    for *cells, partnership in rows.execute(_in_order_of_groups(agreed, agreed.c.partnerschap)):
        found[partnership].append(Ambition(*cells))
    return dict(found)


def _in_order_of_groups(agreed: sa.Subquery, *more: sa.ColumnElement) -> sa.Select:
    """The cells of `Ambition`, and what else is asked."""
    names = (
        "discipline",
        "gebiedstype",
        "niveau",
        "norm_pct",
        "geldig_vanaf",
        "geldig_tot",
        "bron",
        "meetlocaties",
    )
    asked = sa.select(*[agreed.c[name] for name in names], *more)
    return asked.order_by(
        agreed.c.discipline, agreed.c.gebiedstype.asc().nulls_first(), agreed.c.geldig_vanaf
    )


def read_scale_names(rows: Rows) -> dict[str, str]:
    """The name of every rating scale, shipped or loaded."""
    loaded = rows.of("meetlatten")
    names = {scale.code: scale.name for scale in shipped_catalogue().scales.values()}
    found = rows.execute(sa.select(loaded.c.meetlat, loaded.c.naam))
    return names | {row.meetlat: row.naam for row in found}


def _counted(counts: sa.ColumnElement[int]) -> sa.ColumnElement[int]:
    """Their sum, as wide as they are themselves: the wider numbers of DuckDB's own sum take longer to fetch."""
    return sa.cast(sa.func.sum(counts), sa.BigInteger)


def _in_order(parts: Sequence[sa.ColumnElement], rest: Sequence[sa.ColumnElement]) -> sa.Select:
    """Rows in the order of what they are about."""
    return sa.select(*parts, *rest).order_by(*[part.asc().nulls_first() for part in parts])
