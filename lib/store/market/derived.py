"""Derived figures on market-conformity tests, worked out by lib/domain/market and kept as they may be shown."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from typing import Any

from lib.catalogue.catalogue import shipped_catalogue
from lib.catalogue.derived import Derived
from lib.domain.derivation import Basis
from lib.domain.figures import Status
from lib.domain.market.prices import Price, known_tests
from lib.domain.market.publish import disclose
from lib.domain.market.summary import JudgedTest, Part, of_product, part_tested, part_within
from lib.store.market.dossiers import dossiers_of
from lib.store.market.queries import rates_of, terms_of
from lib.store.rows import Rows
from lib.store.working_tables import add_fresh

Subject = tuple[str, int]
"""A partnership in a year."""
DerivedRow = dict[str, Any]


def add_market_figures(rows: Rows, derived: Collection[Derived]) -> None:
    """Compute the figures of these indicators, and those per product, into `fresh_figures`."""
    charged = rates_of(rows)
    rates: dict[Subject, list[Price]] = defaultdict(list)
    for rate in charged:
        rates[rate.code, rate.year or 0].append(rate)
    made: list[DerivedRow] = []
    for subject, tests in _tested(rows, charged).items():
        made += _indices(subject, tests)
        for one in derived:
            made += _shares(one, subject, rates[subject], tests)
    add_fresh(rows, made)


def _tested(rows: Rows, charged: Sequence[Price]) -> dict[Subject, list[JudgedTest]]:
    """Every test with a price, of known partnerships and products."""
    agreed = terms_of(rows)
    tests = known_tests(agreed, charged)
    found: dict[Subject, list[JudgedTest]] = defaultdict(list)
    for dossier in dossiers_of(rows, tests, agreed, charged):
        case, test = dossier.case(), dossier.test
        if case is not None and dossier.rate is not None:
            shown = disclose(case)
            tested = JudgedTest(dossier.rate, test.level, test.agreed, shown.outcome, shown.confidential)
            found[test.partnership, test.year].append(tested)
    return found


def _indices(subject: Subject, tests: Sequence[JudgedTest]) -> Iterator[DerivedRow]:
    """The index per product, as far as it may be shown."""
    by_product: dict[str, list[JudgedTest]] = defaultdict(list)
    for test in tests:
        by_product[test.rate.product].append(test)
    for product, of_one in by_product.items():
        chosen = of_product(of_one)
        if chosen is None:
            continue
        low, high = chosen.outcome.interval or (None, None)
        yield _row(
            subject,
            shipped_catalogue().market_index.code_for(product),
            waarde=chosen.outcome.index,
            aantal=chosen.outcome.n,
            ondergrens=low,
            bovengrens=high,
            basis=f"{Basis.RATES} {Basis.MARKET_PRICES}",
            bron=chosen.rate.source,
            oordeel=chosen.outcome.verdict,
            niveau=chosen.level,
            dekking=chosen.outcome.coverage,
            andere_toetsen=len(of_one) - 1,
            vertrouwelijk=chosen.confidential > 0,
        )


def _shares(
    derived: Derived, subject: Subject, rates: Sequence[Price], tests: Sequence[JudgedTest]
) -> Iterator[DerivedRow]:
    """A share of the contract or of the tests; none where there is nothing to divide by."""
    if derived.numerator == "getoetst":
        found, of = part_tested(rates, tests), Basis.RATES
    else:
        found, of = part_within(tests), Basis.TESTS
    if found.whole > 0:
        yield _share_row(derived, subject, found, of, any(test.confidential for test in tests))


def _share_row(derived: Derived, subject: Subject, found: Part, of: Basis, secret: bool) -> DerivedRow:
    """The row; `secret` when confidential prices count in one of the tests."""
    part, whole = round(found.part, 2), round(found.whole, 2)
    return _row(
        subject,
        derived.indicator.code,
        waarde=derived.indicator.unit.factor * part / whole,
        teller=part,
        noemer=whole,
        basis=f"{Basis.RATES} {Basis.TESTS} {Basis.MARKET_PRICES}",
        niet_geteld=of if found.left else None,
        regels_niet_geteld=found.left or None,
        vertrouwelijk=secret or None,
    )


def _row(subject: Subject, indicator: str, **values: object) -> DerivedRow:
    partnership, year = subject
    return {
        "partnerschap": partnership,
        "indicator": indicator,
        "periode": str(year),
        "status": str(Status.FINAL),
        **values,
    }
