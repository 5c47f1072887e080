"""Where the shares at the agreed level cannot be compared with the year before."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from itertools import groupby

import pyarrow as pa
import sqlalchemy as sa

from lib.catalogue.derived import Derived
from lib.domain.events import Event, years_broken_by
from lib.domain.service_levels.breaks import Judging, agreed, agreements_by_group, breaks_of, services_in
from lib.store.driver import driver
from lib.store.registry import read_events
from lib.store.rows import Rows
from lib.store.schema import COUNTS
from lib.store.series_breaks import BREAK, mark_breaks

_INCOMING = "incoming_breaks"


def mark_inspection_breaks(rows: Rows, derived: Collection[Derived]) -> None:
    """Mark the fresh figures of these indicators that lib/domain/service_levels/breaks.py gives a break."""
    found = list(_breaks(rows, derived))
    columns = zip(*found, strict=True) if found else ([] for _ in BREAK)
    types = (pa.string(), pa.string(), pa.string(), pa.int32(), pa.string())
    made = pa.table({n: pa.array(c, t) for n, c, t in zip(BREAK, columns, types, strict=True)})
    native = driver(rows.connection)
    native.register(_INCOMING, made)
    breaks = sa.select(sa.table(_INCOMING, *[sa.column(name) for name in BREAK])).subquery("breaks")
    mark_breaks(rows, [d.indicator.code for d in derived], breaks)
    native.unregister(_INCOMING)


def _breaks(rows: Rows, derived: Collection[Derived]) -> Iterator[tuple[str, str, None, int, str]]:
    codes = {(d.layer, d.about): d.indicator.code for d in derived}
    service_of = {d.about: d.indicator.service for d in derived if d.about}
    events: dict[str, list[Event]] = defaultdict(list)
    for event in read_events(rows):
        events[event.partnership].append(event)
    for (partnership, layer), found in groupby(_judgings(rows), key=lambda row: row[:2]):
        for group, years in agreements_by_group(one for *_, one in found).items():
            told = years_broken_by(events[partnership], services_in(group, years, service_of))
            for year, why in breaks_of(years, told).items():
                yield from ((partnership, codes[layer, group], None, year, str(c)) for c in why.causes)


def _judgings(rows: Rows) -> Iterator[tuple[str, str, Judging]]:
    """What the readings fall under, by partnership and layer."""
    t = rows.tallies("reading_tallies").c
    parts = (t.partnerschap, t.laag, t.jaar, t.gebiedstype, t.discipline, t.schoon_heel)
    ambitions = (t.niveau, t.norm_pct, t.dwars_niveau, t.dwars_norm_pct)
    any_reading = sum((t[name] for name in COUNTS[1:]), start=t[COUNTS[0]]) > 0
    asked = sa.select(*parts, *ambitions).distinct().where(any_reading).order_by(t.partnerschap, t.laag)
    for row in rows.execute(asked):
        partnership, layer, year, area_type, discipline, cross_cut, *ambition = row
        own, cross = agreed(*ambition[:2]), agreed(*ambition[2:])
        yield partnership, layer, Judging(year, area_type, discipline, cross_cut, own, cross)
