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
from lib.store.market.queries import PriceKey, index_figures, products_of, rates_of, references_of, terms_of
from lib.store.rows import Rows


def read_tests(rows: Rows) -> tuple[KnownTest, ...]:
    """The agreed tests, and the charges that none is agreed for."""
    return known_tests(terms_of(rows), rates_of(rows))


def read_dossier(rows: Rows, partnership: str, product: str, year: int, level: str | None) -> Dossier | None:
    """All that one test depends on, or None when the product or the partnership is not known."""
    key: PriceKey = {"partnerschap": partnership, "product": product, "jaar": year}
    priced = products_of(rows).get(product)
    fictitious = rows.scalar(sa.select(rows.of("partnerschappen", partnerschap=partnership).c.fictief))
    if priced is None or fictitious is None:
        return None
    terms = next((t for t in terms_of(rows, key) if t.level == level), None)
    references = references_of(rows, product)
    figures = index_figures(rows, terms.series) if terms else ()
    return Dossier(
        priced,
        fictitious,
        rate_at(rates_of(rows, key), level),
        tuple(references),
        terms,
        figures,
        _quantities(rows, partnership, product, year),
        changed_since(rows, references, product, terms, figures),
    )


def changed_since(
    rows: Rows,
    references: Sequence[Price],
    product: str,
    terms: Terms | None,
    figures: Sequence[IndexFigure],
) -> bool:
    """Whether what the references of an earlier day were compared by is different today.

    References that came or went, other terms and another figure of the index each give a second outcome of the
    same confidential prices. Figures of the index for later periods change nothing.
    """
    if rows.is_newest:
        return False
    if list(references) != references_of(rows.today, product):
        return True
    if terms is None:
        return False
    key: PriceKey = {"partnerschap": terms.partnership, "product": product, "jaar": terms.year}
    periods = {figure.period for figure in figures}
    today = [f for f in index_figures(rows.today, terms.series) if f.period in periods]
    return terms not in terms_of(rows.today, key) or list(figures) != today


def _quantities(rows: Rows, partnership: str, product: str, year: int) -> QuantitiesVersion | None:
    """The newest line of the product's objects at the end of the year; of several on one day the least certain."""
    line, priced = rows.of("areaal", partnerschap=partnership), rows.of("producten", product=product)
    objects = sa.select(sa.func.unnest(sa.func.string_split(priced.c.objecttypen, " ")))
    asked = sa.select(line.c.peildatum, line.c.status, line.c.bron).where(
        line.c.objecttype.in_(objects), line.c.peildatum <= dt.date(year, 12, 31)
    )
    found = rows.execute(asked).all()
    if not found:
        return None
    newest = max(row.peildatum for row in found)
    of_day = [(QuantityState(row.status), row.bron) for row in found if row.peildatum == newest]
    certain = (QuantityState.ESTIMATED, QuantityState.RECOUNTED, QuantityState.REGISTERED)
    state, source = min(of_day, key=lambda line: (certain.index(line[0]), line[1]))
    return QuantitiesVersion(newest, state, source)
