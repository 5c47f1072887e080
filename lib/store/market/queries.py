"""Products, prices, agreed terms and price indices, on a connection that is open."""

from __future__ import annotations

import datetime as dt

import sqlalchemy as sa

from lib.domain.figures import Status
from lib.domain.market.prices import MAXIMUM_AGE, MINIMUM_REFERENCES, Overhead, Price, Product, Terms
from lib.domain.periods import parse_period
from lib.domain.price_index import IndexFigure
from lib.store.schema import TABLES, all_rows, current

Key = dict[str, str | int]


def terms_of(connection: sa.Connection, as_of: dt.datetime | None, key: Key | None = None) -> list[Terms]:
    """Agreed terms, of one partnership, product and year when a key is given."""
    return [
        Terms(
            row.partnerschap,
            row.product,
            row.jaar,
            row.niveau,
            row.indexreeks,
            parse_period(row.prijspeil),
            row.band_onder_pct,
            row.band_boven_pct,
            row.afgesproken_door,
            row.afgesproken_op,
            row.minimum_referenties or MINIMUM_REFERENCES,
            row.maximum_leeftijd_maanden or MAXIMUM_AGE,
        )
        for row in connection.execute(sa.select(_rows("toetsen", as_of, key or {})))
    ]


def rates_of(connection: sa.Connection, as_of: dt.datetime | None, key: Key | None = None) -> list[Price]:
    """What companies charge, of one partnership, product and year when a key is given."""
    found = connection.execute(sa.select(_rows("tarieven", as_of, key or {})))
    return [_price(row, row.partnerschap)._replace(year=row.jaar) for row in found]


def references_of(
    connection: sa.Connection, as_of: dt.datetime | None, product: str | None = None
) -> list[Price]:
    """Market prices by code, of one product or of all."""
    table, conditions = TABLES["marktprijzen"], []
    if product is not None:
        ever = sa.select(table.c.referentie).where(table.c.product == product)
        conditions.append(table.c.referentie.in_(ever))
    rows = current("marktprijzen", *conditions, as_of=as_of)
    asked = sa.select(rows).order_by(rows.c.referentie)
    if product is not None:
        asked = asked.where(rows.c.product == product)
    return [
        _price(row, row.referentie)._replace(kind=row.soort, region=row.regio, confidential=row.vertrouwelijk)
        for row in connection.execute(asked)
    ]


def _rows(dataset: str, as_of: dt.datetime | None, key: Key) -> sa.Subquery:
    conditions = [TABLES[dataset].c[name] == value for name, value in key.items()]
    return current(dataset, *conditions, as_of=as_of)


def _price(row: sa.Row, code: str) -> Price:
    return Price(
        code=code,
        product=row.product,
        unit=row.eenheid,
        amount=row.prijs_eur,
        level=row.niveau,
        quantity=row.hoeveelheid,
        vat_included=row.btw_inbegrepen,
        vat_pct=row.btw_pct,
        overhead=Overhead(row.overhead),
        overhead_pct=row.overhead_pct,
        overhead_source=row.overhead_bron,
        included=tuple((row.bevat or "").split()),
        included_amount=row.bevat_eur,
        price_level=parse_period(row.prijspeil),
        fictitious=row.fictief,
        source=row.bron,
        source_date=row.bron_datum,
    )


def products_of(connection: sa.Connection, as_of: dt.datetime | None) -> dict[str, Product]:
    """The products on a connection that is open."""
    found = connection.execute(all_rows("producten", as_of, "product")).all()
    return {
        row.product: Product(row.product, row.naam, row.naam_en, row.dienst, row.eenheid) for row in found
    }


def index_figures(
    connection: sa.Connection, as_of: dt.datetime | None, series: str | None = None
) -> tuple[IndexFigure, ...]:
    """The figures of one price index, or of every one, on a connection that is open."""
    conditions = [] if series is None else [TABLES["prijsindex"].c.reeks == series]
    index = current("prijsindex", *conditions, as_of=as_of)
    found = connection.execute(sa.select(index).order_by(index.c.reeks, index.c.periode)).all()
    return tuple(
        IndexFigure(
            row.reeks,
            parse_period(row.periode),
            row.waarde,
            row.basisjaar,
            row.status == Status.FINAL,
            row.bron,
        )
        for row in found
    )
