"""Questions to the store about market-conformity tests: which there are, and all that one depends on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import sqlalchemy as sa

from lib.domain.market.checklist import QuantitiesVersion
from lib.domain.market.dossier import Dossier
from lib.domain.market.prices import KnownTest, Price, Terms, known_tests, rate_at
from lib.domain.price_index import IndexFigure
from lib.domain.quantities.lines import QuantityState
from lib.store.engine import Store
from lib.store.market.queries import Key, index_figures, products_of, rates_of, references_of, terms_of
from lib.store.schema import TABLES, current


def read_tests(store: Store, *, as_of: dt.datetime | None = None) -> tuple[KnownTest, ...]:
    """The agreed tests, and the charges that none is agreed for; as at a moment (UTC)."""
    with store.reading() as connection:
        agreed = terms_of(connection, as_of)
        charged = rates_of(connection, as_of)
    return known_tests(agreed, charged)


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
        references = references_of(connection, as_of, product)
        figures = index_figures(connection, as_of, terms.series) if terms else ()
        return Dossier(
            priced,
            fictitious,
            rate_at(rates_of(connection, as_of, key), level),
            tuple(references),
            terms,
            figures,
            _quantities(connection, partnership, product, year, as_of),
            changed_since(connection, references, product, terms, figures, as_of),
        )


def changed_since(
    connection: sa.Connection,
    references: Sequence[Price],
    product: str,
    terms: Terms | None,
    figures: Sequence[IndexFigure],
    as_of: dt.datetime | None,
) -> bool:
    """Whether what the references of an earlier day were compared by is different today.

    References that came or went, other terms and another figure of the index each give a second outcome of the
    same confidential prices. Figures of the index for later periods change nothing.
    """
    if as_of is None:
        return False
    if list(references) != references_of(connection, None, product):
        return True
    if terms is None:
        return False
    key: Key = {"partnerschap": terms.partnership, "product": product, "jaar": terms.year}
    periods = {figure.period for figure in figures}
    today = [f for f in index_figures(connection, None, terms.series) if f.period in periods]
    return terms not in terms_of(connection, None, key) or list(figures) != today


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
