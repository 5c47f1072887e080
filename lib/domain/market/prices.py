"""What a market-conformity test starts from: prices, and the terms that were agreed."""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections import defaultdict
from collections.abc import Mapping, Sequence
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from lib.domain.periods import Period
from lib.domain.service_levels.inspections import LEVELS

MINIMUM_REFERENCES = 5
MAXIMUM_AGE = 36
"""Months; both are defaults of the data contract and [CONVENTION]: no source sets them."""


class Overhead(StrEnum):
    """What overhead a price carries."""

    NONE = "geen"
    PART = "deels"
    FULL = "volledig"


class Price(NamedTuple):
    """A row of tarieven or of marktprijzen: euro per unit per year, as its source lists it.

    `code` is the reference, or the partnership of a charge; `year` is known of a charge only, and `kind`, `region`
    and `confidential` of a reference only. `overhead_pct` is a percentage of the price without overhead: what a
    full or partial price carries, and what would come on top of a price without. `included` names what else is
    in the price, together `included_amount` on the price's own VAT basis and price level. `party` is who gave or
    won it.
    """

    code: str
    product: str
    unit: str
    amount: float
    level: str | None
    quantity: float | None
    vat_included: bool
    vat_pct: float | None
    overhead: Overhead
    overhead_pct: float | None
    overhead_source: str | None
    included: tuple[str, ...]
    included_amount: float | None
    price_level: Period
    fictitious: bool
    source: str
    source_date: dt.date | None = None
    year: int | None = None
    kind: str | None = None
    region: str | None = None
    confidential: bool = False
    party: str | None = None

    @property
    def counts_as(self) -> str:
        """The party that the price counts for, its source where no party is named; see `party_key`."""
        return party_key(self.party or self.source)


@lru_cache(maxsize=4096)
def party_key(name: str) -> str:
    """What is left of a name without case, blanks and signs; of a name of signs only all of it.

    Two names with one key are one party: `Gem. A`, `GEM A` and `gem a`. Kept, for a test asks it again each time
    that it is worked out with one thing changed.
    """
    folded = unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())
    return "".join(sign for sign in folded if unicodedata.category(sign)[0] in "LMN") or folded.strip()


class Terms(NamedTuple):
    """A row of toetsen: what the partners agreed for one test. The band is in per cent below and above 100."""

    partnership: str
    product: str
    year: int
    level: str | None
    series: str
    price_level: Period
    below_pct: float
    above_pct: float
    agreed_by: str
    agreed_on: dt.date
    minimum_references: int = MINIMUM_REFERENCES
    maximum_age: int = MAXIMUM_AGE

    @property
    def lowest(self) -> float:
        """The index at which the band begins."""
        return 100 - self.below_pct

    @property
    def highest(self) -> float:
        return 100 + self.above_pct

    @property
    def until(self) -> dt.date:
        """The date of the test: the last day of its year, or the day of the agreement where that is later.

        A reference that was not known by then does not count. Partners agree on their terms before they look for
        prices, so what became known in the year counts; a price that came up after it could be chosen for what it does
        to the outcome.
        """
        return max(self.agreed_on, dt.date(self.year, 12, 31))


class MarketReason(NamedTuple):
    """Why a price cannot be compared, or a test has no verdict. What stands in the way of a step, its module names.

    Attributes:
        code: each has its own.
        is_unknown: something is not known, rather than known to be different.
    """

    code: str
    is_unknown: bool = False


NO_RATE = MarketReason("geen_tarief")
TOO_FEW_REFERENCES = MarketReason("te_weinig")
REFERENCE_TOO_OLD = MarketReason("te_oud")
REFERENCE_TOO_NEW = MarketReason("na_de_toets")
NO_INTERVAL = MarketReason("geen_interval")
SECRETS_LEFT_OUT = MarketReason("vertrouwelijk")


class Product(NamedTuple):
    """What is priced."""

    code: str
    name: str
    name_en: str | None
    service: str
    unit: str


class KnownTest(NamedTuple):
    """A test that can be shown: agreed on, or only a price that is charged."""

    partnership: str
    product: str
    year: int
    level: str | None
    agreed: bool


def known_tests(agreed: Sequence[Terms], charged: Sequence[Price]) -> tuple[KnownTest, ...]:
    """Agreed tests, and charges without one, in order.

    Terms without a level hold for each level that is charged and has no terms of its own: a test at each.
    """
    named = {terms[:4] for terms in agreed}
    levels: dict[tuple[str, str, int], list[str | None]] = defaultdict(list)
    for rate in charged:
        subject = rate.code, rate.product, rate.year or 0
        if rate.level is None or (*subject, rate.level) not in named:
            levels[subject].append(rate.level)
    tests = [
        KnownTest(*terms[:3], level, True)
        for terms in agreed
        for level in ((levels[terms[:3]] if terms.level is None else None) or [terms.level])
    ]
    subjects = {test[:3] for test in tests}
    tests += [
        KnownTest(rate.code, rate.product, rate.year or 0, rate.level, False)
        for rate in charged
        if (rate.code, rate.product, rate.year) not in subjects
    ]
    return tuple(sorted(tests, key=lambda test: (*test[:3], test.level or "")))


def terms_at(terms: Mapping[tuple[str, str, int, str | None], Terms], test: KnownTest) -> Terms | None:
    """The terms of a test, by partnership, product, year and level: those of its level, else those of no level."""
    return terms.get(test[:4]) or terms.get((*test[:3], None))


def rate_at(rates: Sequence[Price], level: str | None) -> Price | None:
    """Of the charges for one product and year that of a level; without one that of no level, or the best other."""
    exact = [rate for rate in rates if rate.level == level]
    rest = sorted(rates, key=lambda rate: -1 if rate.level is None else LEVELS.index(rate.level))
    return next(iter([*exact, *rest]), None)
