"""What the agreed tests of a service or of a partnership said in a year, as it may be shown."""

from __future__ import annotations

from dataclasses import replace

import sqlalchemy as sa

from lib.domain.market.case import make_case
from lib.domain.market.prices import Price, Product, Terms, rate_at
from lib.domain.market.publish import Disclosed, disclose
from lib.domain.market.verdicts import ProductVerdict
from lib.domain.price_index import price_indices
from lib.store.market.dossiers import changed_since
from lib.store.market.queries import PriceKey, index_figures, products_of, rates_of, references_of, terms_of
from lib.store.rows import Rows


def read_service_verdicts(rows: Rows, service: str, year: int) -> tuple[ProductVerdict, ...]:
    """The verdicts on products of a service, of everyone."""
    of_service = {code: product for code, product in products_of(rows).items() if product.service == service}
    return _verdicts(rows, {"jaar": year}, of_service)


def read_partner_verdicts(rows: Rows, partnership: str, year: int) -> tuple[ProductVerdict, ...]:
    """The verdicts on products of a partnership, of every service."""
    return _verdicts(rows, {"partnerschap": partnership, "jaar": year}, products_of(rows))


def _verdicts(rows: Rows, key: PriceKey, products: dict[str, Product]) -> tuple[ProductVerdict, ...]:
    agreed = [terms for terms in terms_of(rows, key) if terms.product in products]
    if not agreed:
        return ()
    rates = rates_of(rows, key)
    references = {code: references_of(rows, code) for code in {terms.product for terms in agreed}}
    figures = {series: index_figures(rows, series) for series in {terms.series for terms in agreed}}
    partner = rows.of("partnerschappen")
    asked = sa.select(partner.c.partnerschap, partner.c.fictief)
    fictitious = {row.partnerschap: row.fictief for row in rows.execute(asked)}
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
        changed = changed_since(rows, references[terms.product], terms.product, terms, figures[terms.series])
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
