"""Confidential prices: when they count, and what may then be shown.

Assumed of a reader: sees every page, export and figure of the store under every choice; knows all of every
reference but the confidential prices. A price counts as recovered when that reader can tell it within 5% for a
reference by name. The company's comparable price and the index together give the median, and the median of an odd
number is one of the prices: whose it is must not show. Hence:

- The confidential references of a product and level are one block, from at least 5 references and 3 sources. It counts
  whole or not at all: were it to lose one by its age or by a filter, the difference would tell of that one.
- It counts on the agreed basis only, beside all public references. Another scope of overhead, another index or a
  correction of levels moves each price by what is known of it, and so tells which one is the median; other public
  references make the median walk through the block.
- All that is shown then follows from the number, the index in whole points and the interval rounded outward to 5
  points: the verdict too, and what would flip it. With 6 to 8 references the interval holds every price, so it is
  never so narrow that it fixes one.
- As on an earlier day it counts only when references, terms and index are the same today: two outcomes of one block
  are what the rules above prevent.

A kind of step (steps/) keeps to this by what it declares: what a reader may choose for it stands in the basis, and each
reason that stands in its way says whether that depends on the test.

Not covered: who can load data can compare loads; and tests of one product that are agreed on different indices move the
same block differently.
"""

from __future__ import annotations

import math
from collections.abc import Collection
from dataclasses import replace
from enum import StrEnum

from lib.domain.market.case import Case, Examination
from lib.domain.market.outcome import MarketOutcome, judged
from lib.domain.market.prices import Terms
from lib.domain.market.steps.basis import PriceBasis
from lib.domain.market.steps.comparable import Comparable
from lib.domain.shares import Interval

MINIMUM_PRICES = 5
MINIMUM_SOURCES = 3
INDEX_STEP = 1
INTERVAL_STEP = 5
RECOVERED = 0.05
"""A price that is known within this share of itself counts as recovered."""


class Refusal(StrEnum):
    """Why confidential references do not count."""

    TOO_SMALL = "te_weinig"
    FEW_SOURCES = "te_weinig_bronnen"
    OTHER_BASIS = "andere_grondslag"
    FILTERED = "selectie"
    NOT_WHOLE = "niet_geheel"
    CHANGED = "sindsdien_anders"


def block(examination: Examination) -> tuple[Comparable, ...]:
    """The confidential references that can count at the level of the test, in this test or in another."""
    level = examination.case.basis.level
    return tuple(
        reference
        for reference in examination.references
        if reference.price.confidential
        and reference.price.level == level
        and all(reason.of_test for reason in reference.reasons)
    )


def refusal(examination: Examination, picked: Collection[str] | None) -> Refusal | None:
    """Why the block may not count, or None when it may.

    Args:
        picked: the references that the reader keeps; None for all.
    """
    members = block(examination)
    if len(members) < MINIMUM_PRICES:
        return Refusal.TOO_SMALL
    if len({member.price.source for member in members}) < MINIMUM_SOURCES:
        return Refusal.FEW_SOURCES
    if examination.case.changed_since:
        return Refusal.CHANGED
    if not is_agreed(examination.case):
        return Refusal.OTHER_BASIS
    codes = {reference.price.code for reference in (*members, *examination.compared)}
    if picked is not None and not codes <= set(picked):
        return Refusal.FILTERED
    return Refusal.NOT_WHOLE if any(member.value is None for member in members) else None


def is_agreed(case: Case) -> bool:
    """Whether the basis is the agreed one and nothing was chosen beside it."""
    if case.terms is None or (case.index is not None and case.index.code != case.terms.series):
        return False
    return case.basis == PriceBasis(case.basis.unit, case.terms.level, case.terms.price_level)


def coarse(outcome: MarketOutcome, terms: Terms | None) -> MarketOutcome:
    """What may be shown of an outcome that confidential prices count in."""
    index = None if outcome.index is None else float(_rounded(outcome.index, INDEX_STEP))
    interval = _outward(outcome.interval) if outcome.interval else None
    shown = replace(outcome, index=index, interval=interval, median=None, median_interval=None, spread=None)
    return judged(shown, terms)


def _rounded(value: float, step: int) -> int:
    return step * math.floor(value / step + 0.5)


def _outward(interval: Interval) -> Interval:
    """Both ends rounded outward, and further while they would fix a price that lies between them."""
    low = INTERVAL_STEP * math.floor(interval.low / INTERVAL_STEP)
    high = INTERVAL_STEP * math.ceil(interval.high / INTERVAL_STEP)
    while (high - low) <= RECOVERED * (high + low):
        low, high = low - INTERVAL_STEP, high + INTERVAL_STEP
    return Interval(float(low), float(high))
