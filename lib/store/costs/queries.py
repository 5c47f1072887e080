"""Questions to the store about what a partnership costs; each about one partnership, organisation or service."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping

import sqlalchemy as sa

from lib.catalogue.catalogue import shipped_catalogue
from lib.domain.costs.lines import Characteristic, Costed, CostLine, Rate
from lib.domain.figures import Status
from lib.domain.market.prices import Product
from lib.domain.periods import parse_period
from lib.domain.price_index import IndexFigure
from lib.domain.quantities.lines import Quantity, QuantityState
from lib.store.engine import Store
from lib.store.market.queries import index_figures, products_of
from lib.store.quantities.at_year_end import CONVERSIONS, services_of_object_types
from lib.store.schema import TABLES, active_loads, current


def read_costed(store: Store, as_of: dt.datetime | None = None) -> tuple[Costed, ...]:
    """Which partnerships have cost lines, of which services; as at a moment (UTC).

    A row of any load that counts will do: what replaces it has the same key.
    """
    lines = TABLES["kosten"]
    asked = sa.select(lines.c.partnerschap, lines.c.dienst).where(
        lines.c.load_id.in_(active_loads(as_of=as_of))
    )
    with store.reading() as connection:
        found = connection.execute(asked.distinct().order_by(*asked.selected_columns)).all()
    return tuple(Costed(*row) for row in found)


def read_cost_lines(store: Store, partnership: str, as_of: dt.datetime | None = None) -> tuple[CostLine, ...]:
    """Every cost line of a partnership; as at a moment (UTC)."""
    lines = current("kosten", TABLES["kosten"].c.partnerschap == partnership, as_of=as_of)
    names = ("partnerschap", "dienst", "product", "jaar", "kostensoort", "status", "bedrag_eur", "bron")
    asked = sa.select(*[lines.c[name] for name in names]).order_by(
        lines.c.dienst, lines.c.jaar, lines.c.status, lines.c.kostensoort, lines.c.product.nulls_first()
    )
    with store.reading() as connection:
        found = connection.execute(asked).all()
    return tuple(
        CostLine(who, service, product, year, kind, Status(status), amount, source)
        for who, service, product, year, kind, status, amount, source in found
    )


def read_quantities(
    store: Store, partnership: str, as_of: dt.datetime | None = None
) -> Mapping[str, tuple[Quantity, ...]]:
    """Every count of a partnership by service, in the unit of the service, oldest first; as at a moment (UTC).

    Object types in another unit are left out, like the services that have no unit.
    """
    line = current("areaal", TABLES["areaal"].c.partnerschap == partnership, as_of=as_of)
    kinds = services_of_object_types(as_of)
    asked = (
        sa.select(kinds.c.dienst, line)
        .join(kinds, kinds.c.objecttype == line.c.objecttype)
        .order_by(line.c.peildatum, line.c.objecttype, line.c.gebied.nulls_first())
    )
    units = {code: service.quantity_unit for code, service in shipped_catalogue().services.items()}
    factors = {(given, unit): factor for given, unit, factor in CONVERSIONS}
    with store.reading() as connection:
        found = connection.execute(asked).all()
    quantities: dict[str, list[Quantity]] = defaultdict(list)
    for row in found:
        unit = units.get(row.dienst)
        factor = factors.get((row.eenheid, unit or ""))
        if unit and factor:
            quantities[row.dienst].append(
                Quantity(
                    row.partnerschap,
                    row.objecttype,
                    row.gebied,
                    row.gebiedstype,
                    row.hoeveelheid * factor,
                    unit,
                    row.peildatum,
                    QuantityState(row.status),
                    row.bron,
                )
            )
    return {service: tuple(lines) for service, lines in quantities.items()}


def read_rates(store: Store, partnership: str, as_of: dt.datetime | None = None) -> tuple[Rate, ...]:
    """What the company charges in a partnership, by product, year and level; as at a moment (UTC)."""
    rate = current("tarieven", TABLES["tarieven"].c.partnerschap == partnership, as_of=as_of)
    with store.reading() as connection:
        found = connection.execute(
            sa.select(rate).order_by(rate.c.product, rate.c.jaar, rate.c.niveau.nulls_first())
        ).all()
    return tuple(
        Rate(
            row.partnerschap,
            row.product,
            row.jaar,
            row.niveau,
            row.prijs_eur,
            row.eenheid,
            row.hoeveelheid,
            parse_period(row.prijspeil),
            row.fictief,
            row.bron,
            row.btw_inbegrepen,
            row.btw_pct,
        )
        for row in found
    )


def read_products(store: Store, as_of: dt.datetime | None = None) -> Mapping[str, Product]:
    """Every product by its code; as at a moment (UTC)."""
    with store.reading() as connection:
        return products_of(connection, as_of)


def read_index(store: Store, as_of: dt.datetime | None = None) -> tuple[IndexFigure, ...]:
    """Every figure of every price index; as at a moment (UTC)."""
    with store.reading() as connection:
        return index_figures(connection, as_of)


def read_characteristics(
    store: Store, organisation: str, as_of: dt.datetime | None = None
) -> tuple[Characteristic, ...]:
    """What is known of an organisation, by name and year; as at a moment (UTC)."""
    known = current("kenmerken", TABLES["kenmerken"].c.organisatie == organisation, as_of=as_of)
    columns = (known.c.kenmerk, known.c.jaar, known.c.waarde, known.c.bron)
    with store.reading() as connection:
        found = connection.execute(sa.select(*columns).order_by(known.c.kenmerk, known.c.jaar)).all()
    return tuple(Characteristic(*row) for row in found)


def read_kind_of_service(
    store: Store, service: str, kind: str, as_of: dt.datetime | None = None
) -> Mapping[tuple[str, int, Status], float]:
    """What every partnership has of one kind of cost for a service, per year and status; as at a moment (UTC).

    A line for the whole service stands for its products, as in lib/domain/costs/lines.py `service_lines`.
    """
    table = TABLES["kosten"]
    lines = current("kosten", table.c.dienst == service, table.c.kostensoort == kind, as_of=as_of)
    key = (lines.c.partnerschap, lines.c.jaar, lines.c.status)
    whole = sa.func.sum(lines.c.bedrag_eur).filter(lines.c.product.is_(None))
    amount = sa.func.round(sa.func.coalesce(whole, sa.func.sum(lines.c.bedrag_eur)), 2)
    with store.reading() as connection:
        found = connection.execute(sa.select(*key, amount).group_by(*key)).all()
    return {(partnership, year, Status(status)): value for partnership, year, status, value in found}
