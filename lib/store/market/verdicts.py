"""What the agreed tests of a service or of a partnership said in a year, as it may be shown."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import sqlalchemy as sa

from lib.domain.market.case import make_case
from lib.domain.market.prices import Price, Product, Terms, rate_at
from lib.domain.market.publish import Disclosed, disclose
from lib.domain.market.verdicts import ProductVerdict
from lib.domain.price_index import price_indices
from lib.store.engine import Store
from lib.store.market.dossiers import changed_since
from lib.store.market.queries import Key, index_figures, products_of, rates_of, references_of, terms_of
from lib.store.schema import current


def read_service_verdicts(
    store: Store, service: str, year: int, *, as_of: dt.datetime | None = None
) -> tuple[ProductVerdict, ...]:
    """The verdicts on products of a service, of everyone; as at a moment (UTC)."""
    with store.reading() as connection:
        of_service = {c: p for c, p in products_of(connection, as_of).items() if p.service == service}
        return _verdicts(connection, {"jaar": year}, of_service, as_of)


def read_partner_verdicts(
    store: Store, partnership: str, year: int, *, as_of: dt.datetime | None = None
) -> tuple[ProductVerdict, ...]:
    """The verdicts on products of a partnership, of every service; as at a moment (UTC)."""
    with store.reading() as connection:
        key: Key = {"partnerschap": partnership, "jaar": year}
        return _verdicts(connection, key, products_of(connection, as_of), as_of)


def _verdicts(
    connection: sa.Connection, key: Key, products: dict[str, Product], as_of: dt.datetime | None
) -> tuple[ProductVerdict, ...]:
    agreed = [terms for terms in terms_of(connection, as_of, key) if terms.product in products]
    if not agreed:
        return ()
    rates = rates_of(connection, as_of, key)
    references = {
        code: references_of(connection, as_of, code) for code in {terms.product for terms in agreed}
    }
    figures = {
        series: index_figures(connection, as_of, series) for series in {terms.series for terms in agreed}
    }
    partner = current("partnerschappen", as_of=as_of)
    asked = sa.select(partner.c.partnerschap, partner.c.fictief)
    fictitious = {row.partnerschap: row.fictief for row in connection.execute(asked)}
    found = []
    for terms in sorted(agreed, key=lambda t: (t.partnership, t.product, t.level or "")):
        product = products[terms.product]
        case = make_case(
            _rate(rates, terms),
            references[terms.product],
            terms,
            price_indices(figures[terms.series]).get(terms.series),
            unit=product.unit,
            fictitious=fictitious.get(terms.partnership, False),
        )
        changed = changed_since(
            connection, references[terms.product], terms.product, terms, figures[terms.series], as_of
        )
        told = disclose(replace(case, changed_since=changed))
        found.append(_told(terms, product, told))
    return tuple(found)


def _told(terms: Terms, product: Product, told: Disclosed) -> ProductVerdict:
    return ProductVerdict(
        terms.partnership,
        terms.product,
        product.name,
        product.name_en,
        terms.year,
        terms.level,
        told.outcome.verdict,
        told.outcome.index,
        told.confidential,
    )


def _rate(rates: list[Price], terms: Terms) -> Price | None:
    own = [rate for rate in rates if (rate.code, rate.product) == (terms.partnership, terms.product)]
    return rate_at(own, terms.level)
