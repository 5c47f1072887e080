"""Questions to the store what a partnership cares for, line by line, and what everyone does by service."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import NamedTuple

import sqlalchemy as sa

from lib.domain.quantities.lines import Quantity, QuantityState
from lib.store.quantities.at_year_end import lines_at_end_of, quantities_of_services
from lib.store.quantities.recounts import recounts_of_services
from lib.store.rows import Filter, Rows, named_values


def read_quantity_lines(rows: Rows, partnership: str, year: int) -> list[Quantity]:
    """What a partnership cares for at the end of a year, a line per object type and area."""
    found = rows.kept(_at_end_of_year, partnerschap=partnership, jaar=year)
    return [Quantity._make((*cells, QuantityState(state), source)) for *cells, state, source in found]


def _at_end_of_year(rows: Filter) -> sa.Select:
    partnership = named_values(["partnerschap"])
    year = sa.bindparam("jaar", type_=sa.Integer)
    years = sa.select(sa.bindparam("partnerschap").label("partnerschap"), year.label("jaar")).subquery(
        "asked"
    )
    line = lines_at_end_of(rows, years, **partnership).c
    columns = (line.partnerschap, line.objecttype, line.gebied, line.gebiedstype, line.hoeveelheid)
    asked = sa.select(*columns, line.eenheid, line.peildatum, line.status, line.bron)
    return asked.order_by(line.objecttype, line.gebied.asc().nulls_first())


class ServiceQuantities(NamedTuple):
    """By service and partnership: the quantity of each year with its sources, in the unit of the service, and the
    years in which it was counted anew."""

    amounts: Mapping[str, Mapping[str, Mapping[int, tuple[float, str | None]]]]
    recounts: Mapping[str, Mapping[str, frozenset[int]]]


def read_service_quantities(rows: Rows, first: int, last: int) -> ServiceQuantities:
    """What everyone cares for at the end of each of these years; objects in another unit are not counted.

    Args:
        first: the first year.
        last: the last one.
    """
    line = rows.of("areaal")
    each = sa.cast(sa.func.unnest(sa.func.range(first, last + 1)), sa.Integer).label("jaar")
    years = sa.select(line.c.partnerschap, each).group_by(line.c.partnerschap).subquery("years")
    found: dict[str, dict[str, dict[int, tuple[float, str | None]]]] = defaultdict(lambda: defaultdict(dict))
    quantity = quantities_of_services(rows, years)
    for partnership, service, year, amount, source in rows.execute(sa.select(*quantity.c)):
        found[service][partnership][year] = (amount, source)
    recounted: dict[str, dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
    for partnership, service, year in rows.execute(sa.select(*recounts_of_services(rows).c)):
        recounted[service][partnership].add(year)
    return ServiceQuantities(
        {service: dict(of_each) for service, of_each in found.items()},
        {s: {p: frozenset(years) for p, years in of_each.items()} for s, of_each in recounted.items()},
    )
