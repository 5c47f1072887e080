"""Products, prices, agreed terms and price indices."""

from __future__ import annotations

from collections.abc import Collection

import sqlalchemy as sa

from lib.domain.figures import Status
from lib.domain.market.prices import MAXIMUM_AGE, MINIMUM_REFERENCES, Overhead, Price, Product, Terms
from lib.domain.periods import parse_period
from lib.domain.price_index import IndexFigure
from lib.store.rows import Filter, Rows, RowValue

PriceKey = dict[str, RowValue]


def terms_of(rows: Rows, key: PriceKey | None = None) -> list[Terms]:
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
        for row in rows.all("toetsen", **(key or {}))
    ]


def rates_of(rows: Rows, key: PriceKey | None = None) -> list[Price]:
    """What companies charge, of one partnership, product and year when a key is given."""
    found = rows.all("tarieven", **(key or {}))
    return [_price(row, row.partnerschap)._replace(year=row.jaar) for row in found]


def references_of(rows: Rows, products: Collection[str]) -> list[Price]:
    """Market prices of these products, by code; what is confidential today is so at every version."""
    hidden = rows.ask(Rows.confidential)
    return [
        _price(row, row.referentie)._replace(
            kind=row.soort,
            region=row.regio,
            confidential=row.vertrouwelijk or row.referentie in hidden,
            party=row.partij,
        )
        for row in rows.kept(_references, products=sorted(products)).all()
    ]


def _references(rows: Filter) -> sa.Select:
    products: sa.BindParameter[list[str]] = sa.bindparam("products", expanding=True)
    ever = rows.ever("marktprijzen")
    codes = sa.select(ever.c.referentie).where(ever.c.product.in_(products))
    prices = rows.of("marktprijzen", lambda c: c.referentie.in_(codes))
    return sa.select(prices).where(prices.c.product.in_(products)).order_by(prices.c.referentie)


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


def products_of(rows: Rows) -> dict[str, Product]:
    """Every product by its code."""
    return {
        row.product: Product(row.product, row.naam, row.naam_en, row.dienst, row.eenheid)
        for row in rows.all("producten", "product")
    }


def index_figures(rows: Rows) -> tuple[IndexFigure, ...]:
    """Every figure of every price index."""
    return tuple(
        IndexFigure(
            row.reeks,
            parse_period(row.periode),
            row.waarde,
            row.basisjaar,
            row.status == Status.FINAL,
            row.bron,
        )
        for row in rows.all("prijsindex", "reeks", "periode")
    )
