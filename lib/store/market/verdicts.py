"""What the agreed tests of a service or of a partnership said in a year, as it may be shown."""

from __future__ import annotations

from collections.abc import Collection

from lib.domain.market.case import Case
from lib.domain.market.dossier import Dossier
from lib.domain.market.prices import known_tests
from lib.domain.market.publish import disclose
from lib.domain.market.verdicts import ProductVerdict
from lib.store.market.dossiers import dossiers_of
from lib.store.market.queries import PriceKey, products_of, rates_of, terms_of
from lib.store.rows import Rows


def read_service_verdicts(rows: Rows, service: str, year: int) -> tuple[ProductVerdict, ...]:
    """The verdicts on products of a service, of everyone."""
    of_service = {code for code, product in rows.ask(products_of).items() if product.service == service}
    return _verdicts(rows, {"jaar": year}, of_service)


def read_partner_verdicts(rows: Rows, partnership: str, year: int) -> tuple[ProductVerdict, ...]:
    """The verdicts on products of a partnership, of every service."""
    return _verdicts(rows, {"partnerschap": partnership, "jaar": year}, rows.ask(products_of))


def _verdicts(rows: Rows, key: PriceKey, products: Collection[str]) -> tuple[ProductVerdict, ...]:
    agreed = [terms for terms in terms_of(rows, key) if terms.product in products]
    if not agreed:
        return ()
    charged = rates_of(rows, key)
    tests = [test for test in known_tests(agreed, charged) if test.agreed]
    dossiers = dossiers_of(rows, tests, agreed, charged)
    return tuple(_told(dossier, case) for dossier in dossiers if (case := dossier.case()))


def _told(dossier: Dossier, case: Case) -> ProductVerdict:
    test, product = dossier.test, dossier.product
    told = disclose(case)
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
