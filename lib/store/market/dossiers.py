"""Questions to the store about market-conformity tests: which there are, and all that one depends on."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

import sqlalchemy as sa

from lib.domain.market.checklist import QuantitiesVersion
from lib.domain.market.dossier import Dossier
from lib.domain.market.prices import KnownTest, Price, Terms, known_tests, rate_at
from lib.domain.price_index import price_indices
from lib.domain.quantities.lines import QuantityState
from lib.store.market.queries import PriceKey, index_figures, products_of, rates_of, references_of, terms_of
from lib.store.rows import Rows


def read_tests(rows: Rows) -> tuple[KnownTest, ...]:
    """The agreed tests, and the charges that none is agreed for."""
    return known_tests(terms_of(rows), rates_of(rows))


def read_dossier(rows: Rows, partnership: str, product: str, year: int, level: str | None) -> Dossier | None:
    """All that one test depends on, or None when the product or the partnership is not known."""
    key: PriceKey = {"partnerschap": partnership, "product": product, "jaar": year}
    agreed, charged = terms_of(rows, key), rates_of(rows, key)
    test = KnownTest(partnership, product, year, level, any(terms.level == level for terms in agreed))
    found = next(dossiers_of(rows, [test], agreed, charged, changed_since=True), None)
    return found and replace(found, quantities=_quantities(rows, partnership, product, year))


def dossiers_of(
    rows: Rows,
    tests: Sequence[KnownTest],
    agreed: Iterable[Terms],
    charged: Iterable[Price],
    *,
    changed_since: bool,
) -> Iterator[Dossier]:
    """What each test depends on but its quantities; nothing of a product or a partnership that is not known.

    Args:
        tests: which.
        agreed: the terms, those of the tests among them.
        charged: what companies charge, that of the tests among it.
        changed_since: whether a dossier tells that its test changed after the day of these rows. What is shown must
            tell; a derived figure must not, for it belongs to the event that it was worked out at.
    """
    terms = {each[:4]: each for each in agreed}
    rates: dict[tuple[str, str, int | None], list[Price]] = defaultdict(list)
    for rate in charged:
        rates[rate.code, rate.product, rate.year].append(rate)
    references: dict[str, list[Price]] = defaultdict(list)
    for price in references_of(rows, {test.product for test in tests}):
        references[price.product].append(price)
    indices = price_indices(index_figures(rows, {each.series for each in terms.values()}))
    products, partner = rows.ask(products_of), rows.of("partnerschappen")
    asked = sa.select(partner.c.partnerschap, partner.c.fictief)
    fictitious = {row.partnerschap: row.fictief for row in rows.execute(asked)}
    for test in tests:
        if test.product not in products or test.partnership not in fictitious:
            continue
        of_test = terms.get(test[:4])
        dossier = Dossier(
            test,
            products[test.product],
            fictitious[test.partnership],
            rate_at(rates[test[:3]], test.level),
            tuple(references[test.product]),
            of_test,
            indices.get(of_test.series) if of_test else None,
            changed_since=False,
        )
        yield replace(dossier, changed_since=_changed_since(rows, dossier)) if changed_since else dossier


def _changed_since(rows: Rows, dossier: Dossier) -> bool:
    """Whether what the references of an earlier day were compared by is different today.

    References that came or went, other terms and another figure of the index each give a second outcome of the
    same confidential prices. Figures of the index for later periods change nothing.
    """
    if rows.is_newest:
        return False
    test, terms = dossier.test, dossier.terms
    if list(dossier.references) != references_of(rows.today, [test.product]):
        return True
    if terms is None:
        return False
    key: PriceKey = {"partnerschap": test.partnership, "product": test.product, "jaar": test.year}
    figures = dossier.index.figures if dossier.index else {}
    today = {f.period: f for f in index_figures(rows.today, [terms.series]) if f.period in figures}
    return terms not in terms_of(rows.today, key) or figures != today


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
