"""Questions to the store about what a partnership costs; each about one partnership, organisation or service."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

import sqlalchemy as sa

from lib.domain.costs.lines import Characteristic, Costed, CostLine, Rate
from lib.domain.figures import Status
from lib.domain.market.prices import Product
from lib.domain.periods import parse_period
from lib.domain.price_index import IndexFigure
from lib.domain.quantities.lines import Quantity, QuantityState
from lib.domain.units import SIZES
from lib.store.market.queries import index_figures, products_of
from lib.store.quantities.at_year_end import services_of_object_types
from lib.store.rows import Filter, Rows


def read_costed(rows: Rows) -> tuple[Costed, ...]:
    """Which partnerships have cost lines, of which services.

    A row of any load that counts will do: what replaces it has the same key.
    """
    lines = rows.ever("kosten")
    asked = sa.select(lines.c.partnerschap, lines.c.dienst)
    found = rows.execute(asked.distinct().order_by(*asked.selected_columns)).all()
    return tuple(Costed(*row) for row in found)


def read_cost_lines(rows: Rows, partnership: str) -> tuple[CostLine, ...]:
    """Every cost line of a partnership."""
    found = rows.kept(_cost_lines, partnership=partnership).all()
    return tuple(
        CostLine(who, service, product, year, kind, Status(status), amount, source)
        for who, service, product, year, kind, status, amount, source in found
    )


def _cost_lines(rows: Filter) -> sa.Select:
    lines = rows.of("kosten", partnerschap=sa.bindparam("partnership"))
    names = ("partnerschap", "dienst", "product", "jaar", "kostensoort", "status", "bedrag_eur", "bron")
    return sa.select(*[lines.c[name] for name in names]).order_by(
        lines.c.dienst, lines.c.jaar, lines.c.status, lines.c.kostensoort, lines.c.product.nulls_first()
    )


def read_quantities(rows: Rows, partnership: str) -> Mapping[str, tuple[Quantity, ...]]:
    """Every count of a partnership by service, in base units (see `SIZES`), oldest first."""
    line, kinds = rows.of("areaal", partnerschap=partnership), services_of_object_types(rows)
    asked = (
        sa.select(kinds.c.dienst, line)
        .join(kinds, kinds.c.objecttype == line.c.objecttype)
        .order_by(line.c.peildatum, line.c.objecttype, line.c.gebied.nulls_first())
    )
    quantities: dict[str, list[Quantity]] = defaultdict(list)
    for row in rows.execute(asked).all():
        base, size = SIZES[row.eenheid]
        quantities[row.dienst].append(
            Quantity(
                row.partnerschap,
                row.objecttype,
                row.gebied,
                row.gebiedstype,
                row.hoeveelheid * size,
                base,
                row.peildatum,
                QuantityState(row.status),
                row.bron,
            )
        )
    return {service: tuple(lines) for service, lines in quantities.items()}


def read_priced_object_types(rows: Rows) -> Mapping[str, tuple[str, ...]]:
    """Per product the object types that it is for."""
    return {product: tuple(kinds.split()) for product, kinds in rows.kept(_priced_object_types)}


def _priced_object_types(rows: Filter) -> sa.Select:
    priced = rows.of("producten")
    asked = sa.select(priced.c.product, priced.c.objecttypen).where(priced.c.objecttypen.is_not(None))
    return asked.order_by(priced.c.product)


def read_rates(rows: Rows, partnership: str) -> tuple[Rate, ...]:
    """What the company charges in a partnership, by product, year and level."""
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
        for row in rows.kept(_rates, partnership=partnership)
    )


def _rates(rows: Filter) -> sa.Select:
    rate = rows.of("tarieven", partnerschap=sa.bindparam("partnership"))
    return sa.select(rate).order_by(rate.c.product, rate.c.jaar, rate.c.niveau.nulls_first())


def read_products(rows: Rows) -> Mapping[str, Product]:
    """Every product by its code."""
    return rows.ask(products_of)


def read_index(rows: Rows) -> tuple[IndexFigure, ...]:
    """Every figure of every price index."""
    return rows.ask(index_figures)


def read_characteristics(rows: Rows, organisation: str) -> tuple[Characteristic, ...]:
    """What is known of an organisation, by name and year."""
    known = rows.of("kenmerken", organisatie=organisation)
    columns = (known.c.kenmerk, known.c.jaar, known.c.waarde, known.c.bron)
    found = rows.execute(sa.select(*columns).order_by(known.c.kenmerk, known.c.jaar)).all()
    return tuple(Characteristic(*row) for row in found)


def read_kind_of_service(rows: Rows, service: str, kind: str) -> Mapping[tuple[str, int, Status], float]:
    """What every partnership has of one kind of cost for a service, per year and status.

    A line for the whole service stands for its products, as in lib/domain/costs/lines.py `service_lines`.
    """
    lines = rows.of("kosten", dienst=service, kostensoort=kind)
    key = (lines.c.partnerschap, lines.c.jaar, lines.c.status)
    whole = sa.func.sum(lines.c.bedrag_eur).filter(lines.c.product.is_(None))
    amount = sa.func.round(sa.func.coalesce(whole, sa.func.sum(lines.c.bedrag_eur)), 2)
    found = rows.execute(sa.select(*key, amount).group_by(*key)).all()
    return {(partnership, year, Status(status)): value for partnership, year, status, value in found}
