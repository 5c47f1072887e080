"""Questions to the store about market-conformity tests: which there are, and all that one depends on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import sqlalchemy as sa

from lib.domain.costs import IndexFigure, QuantityState
from lib.domain.inspections import LEVELS
from lib.domain.market.case import Case, make_case
from lib.domain.market.checklist import QuantitiesVersion
from lib.domain.market.price_levels import price_index
from lib.domain.market.prices import (
    MAXIMUM_AGE,
    MINIMUM_REFERENCES,
    Overhead,
    Price,
    Terms,
)
from lib.domain.market.steps import LevelCorrection, Scope
from lib.domain.periods import parse_period
from lib.store.costs import Product, index_figures, products_of
from lib.store.engine import Store
from lib.store.schema import TABLES, current

Key = dict[str, str | int]


class KnownTest(NamedTuple):
    """A test that can be shown: agreed on, or only a price that is charged."""

    partnership: str
    product: str
    year: int
    level: str | None
    agreed: bool


@dataclass(frozen=True)
class Dossier:
    """All that the store holds for one test; of both kinds of references, and confidential ones among them.

    `case` goes through lib/domain/market/publish.py before anything of it is shown.
    """

    product: Product
    fictitious: bool
    rate: Price | None
    references: tuple[Price, ...]
    terms: Terms | None
    index: tuple[IndexFigure, ...]
    quantities: QuantitiesVersion | None

    def case(
        self,
        scope: Scope = Scope.FULL,
        correction: LevelCorrection | None = None,
        index: Sequence[IndexFigure] = (),
    ) -> Case | None:
        """The test, or None without terms and without a price.

        Args:
            index: the series to use where no terms name one.
        """
        if self.terms is None and self.rate is None:
            return None
        figures = self.index if self.terms else tuple(index)
        return make_case(
            self.rate,
            self.references,
            self.terms,
            price_index(figures[0].series, figures) if figures else None,
            unit=self.product.unit,
            fictitious=self.fictitious,
            scope=scope,
            correction=correction,
        )


def read_tests(store: Store, *, as_of: dt.datetime | None = None) -> tuple[KnownTest, ...]:
    """The agreed tests, and the charges that none is agreed for; as at a moment (UTC)."""
    with store.reading() as connection:
        agreed = terms_of(connection, as_of)
        charged = rates_of(connection, as_of)
    return known_tests(agreed, charged)


def known_tests(agreed: Sequence[Terms], charged: Sequence[Price]) -> tuple[KnownTest, ...]:
    """Agreed tests, and charges without one, in order."""
    tests = [KnownTest(t.partnership, t.product, t.year, t.level, True) for t in agreed]
    subjects = {test[:3] for test in tests}
    tests += [
        KnownTest(rate.code, rate.product, rate.year or 0, rate.level, False)
        for rate in charged
        if (rate.code, rate.product, rate.year) not in subjects
    ]
    return tuple(sorted(tests, key=lambda test: (*test[:3], test.level or "")))


def read_dossier(
    store: Store,
    partnership: str,
    product: str,
    year: int,
    level: str | None,
    *,
    as_of: dt.datetime | None = None,
) -> Dossier | None:
    """All that one test depends on, or None when the product or the partnership is not known; as at a moment (UTC)."""
    key: Key = {"partnerschap": partnership, "product": product, "jaar": year}
    with store.reading() as connection:
        priced = products_of(connection, as_of).get(product)
        partner = current(
            "partnerschappen", TABLES["partnerschappen"].c.partnerschap == partnership, as_of=as_of
        )
        fictitious = connection.scalar(sa.select(partner.c.fictief))
        if priced is None or fictitious is None:
            return None
        terms = next((t for t in terms_of(connection, as_of, key) if t.level == level), None)
        return Dossier(
            priced,
            fictitious,
            rate_at(rates_of(connection, as_of, key), level),
            tuple(references_of(connection, as_of, product)),
            terms,
            index_figures(connection, as_of, terms.series) if terms else (),
            _quantities(connection, partnership, product, year, as_of),
        )


def rate_at(rates: Sequence[Price], level: str | None) -> Price | None:
    """Of the charges for one product and year that of a level; without one that of no level, or the best other."""
    exact = [rate for rate in rates if rate.level == level]
    rest = sorted(rates, key=lambda rate: -1 if rate.level is None else LEVELS.index(rate.level))
    return next(iter([*exact, *rest]), None)


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
    rows = current("marktprijzen", as_of=as_of)
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


def _quantities(
    connection: sa.Connection, partnership: str, product: str, year: int, as_of: dt.datetime | None
) -> QuantitiesVersion | None:
    """The newest line of the product's objects at the end of the year; of several on one day the least certain."""
    line = current("areaal", TABLES["areaal"].c.partnerschap == partnership, as_of=as_of)
    priced = current("producten", TABLES["producten"].c.product == product, as_of=as_of)
    objects = sa.select(sa.func.unnest(sa.func.string_split(priced.c.objecttypen, " ")))
    asked = sa.select(line.c.peildatum, line.c.status, line.c.bron).where(
        line.c.objecttype.in_(objects), line.c.peildatum <= dt.date(year, 12, 31)
    )
    found = connection.execute(asked).all()
    if not found:
        return None
    newest = max(row.peildatum for row in found)
    of_day = [(QuantityState(row.status), row.bron) for row in found if row.peildatum == newest]
    certain = (QuantityState.ESTIMATED, QuantityState.RECOUNTED, QuantityState.REGISTERED)
    state, source = min(of_day, key=lambda line: (certain.index(line[0]), line[1]))
    return QuantitiesVersion(newest, state, source)
