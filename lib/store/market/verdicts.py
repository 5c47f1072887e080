"""What the agreed tests of a service or of a partnership said in a year, as it may be shown."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from lib.domain.audit.witness import CONFIDENTIAL_PRICES, saw
from lib.domain.market.case import Case
from lib.domain.market.dossier import Dossier
from lib.domain.market.outcome import MarketOutcome
from lib.domain.market.prices import KnownTest, Price, Product, Terms, known_tests
from lib.domain.market.publish import Disclosed, disclose
from lib.domain.market.verdicts import ProductVerdict
from lib.store.market.dossiers import dossiers_of
from lib.store.market.queries import products_of, rates_of, terms_of
from lib.store.rows import Rows


def read_service_verdicts(rows: Rows, service: str, year: int) -> tuple[ProductVerdict, ...]:
    """The verdicts on products of a service, of everyone."""
    of_service = {code for code, product in rows.ask(products_of).items() if product.service == service}
    return _verdicts(
        rows, year, [terms for terms in rows.ask(_terms_in, year) if terms.product in of_service]
    )


def read_partner_verdicts(rows: Rows, partnership: str, year: int) -> tuple[ProductVerdict, ...]:
    """The verdicts on products of a partnership, of every service."""
    known = rows.ask(products_of)
    agreed = [terms for terms in rows.ask(_terms_in, year) if terms.partnership == partnership]
    return _verdicts(rows, year, [terms for terms in agreed if terms.product in known])


class AgreedTest(NamedTuple):
    """An agreed test with its outcome as it may be shown; nothing else of its references is in it.

    `confidential` references count. `price` is the comparable price of the company, None when it has none.
    """

    test: KnownTest
    product: Product
    fictitious: bool
    terms: Terms
    outcome: MarketOutcome
    confidential: int
    price: float | None
    source: str | None


def read_agreed_tests(rows: Rows) -> tuple[AgreedTest, ...]:
    """Every agreed test, on the basis that its terms name."""
    agreed, charged = terms_of(rows), rates_of(rows)
    tests = [test for test in known_tests(agreed, charged) if test.agreed]
    dossiers = dossiers_of(rows, tests, agreed, charged)
    return tuple(
        _agreed(dossier, dossier.terms, case)
        for dossier in dossiers
        if dossier.terms and (case := dossier.case())
    )


def _agreed(dossier: Dossier, terms: Terms, case: Case) -> AgreedTest:
    told = _disclosed(dossier, case)
    rate = told.examination.rate
    return AgreedTest(
        *(dossier.test, dossier.product, dossier.fictitious, terms, told.outcome, told.confidential),
        rate.value if rate else None,
        rate.price.source if rate else None,
    )


def _disclosed(dossier: Dossier, case: Case) -> Disclosed:
    """What may be told of a test; who listens is told when confidential references count in it."""
    told = disclose(case)
    if told.confidential:
        saw(CONFIDENTIAL_PRICES, dossier.test.partnership)
    return told


def _terms_in(rows: Rows, year: int) -> list[Terms]:
    return terms_of(rows, {"jaar": year})


def _rates_in(rows: Rows, year: int) -> list[Price]:
    return rates_of(rows, {"jaar": year})


def _verdicts(rows: Rows, year: int, agreed: Sequence[Terms]) -> tuple[ProductVerdict, ...]:
    if not agreed:
        return ()
    charged = rows.ask(_rates_in, year)
    tests = [test for test in known_tests(agreed, charged) if test.agreed]
    dossiers = dossiers_of(rows, tests, agreed, charged)
    return tuple(_told(dossier, case) for dossier in dossiers if (case := dossier.case()))


def _told(dossier: Dossier, case: Case) -> ProductVerdict:
    test, product = dossier.test, dossier.product
    told = _disclosed(dossier, case)
    return ProductVerdict(
        test.partnership,
        test.product,
        product.name,
        product.name_en,
        test.year,
        test.level,
        told.outcome.verdict,
        told.outcome.index,
        told.confidential,
        told.first,
    )
