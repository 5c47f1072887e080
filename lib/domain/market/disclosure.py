"""Confidential prices: when they count, and what may then be shown.

Assumed of a reader: sees every page, export and figure of the store under every choice, on every day and before and
after every load; knows all of every reference but the confidential prices and who gave them. A price counts as
recovered when that reader can tell it within 5% for a reference by name. The company's comparable price and the index
together give the median, and the median of an odd number is one of the prices: whose it is must not show. Hence:

- The confidential references of a test are one block, of at least 5 parties. What is too old, of after the test or
  not to be brought to the agreed basis is no part of it; what was agreed decides on that, and nothing that a reader
  chooses. The block counts whole or not at all.
- A test closes as soon as it has an index with its block: on all references that count then, and on the index of
  prices as it is then. References that come later do not join. When one of those it closed on changes or goes, the
  block counts no more: the difference would tell of that one.
- Two closings of one product, of one test or of two, are told only when neither lacks 1 to 4 parties of the other,
  and when what they share keeps its proportions. Otherwise the difference would tell of a few prices, or another index
  or other public references would make the median walk through the block. The first one is told.
- It counts on the agreed basis only, beside all public references that it closed on.
- All that is shown then follows from the number, the index in whole points and the interval rounded outward to 5
  points: the verdict too, and what would flip it. With 6 to 8 parties the interval holds every price, so it is never
  so narrow that it fixes one.

So all that is told of a block says the same of each of its members. A kind of step (steps/) keeps to this by what it
declares: what a reader may choose for it stands in the basis.
"""

from __future__ import annotations

import math
from collections.abc import Collection
from dataclasses import replace
from enum import StrEnum
from typing import NamedTuple

from lib.domain.market.case import Case, Closing, Examination, examine
from lib.domain.market.outcome import MarketOutcome, judged
from lib.domain.market.prices import Terms
from lib.domain.shares import Interval

MINIMUM_PARTIES = 5
INDEX_STEP = 1
INTERVAL_STEP = 5
RECOVERED = 0.05
"""A price that is known within this share of itself counts as recovered."""


class Refusal(StrEnum):
    """Why confidential references do not count."""

    TOO_SMALL = "te_weinig"
    OTHER_BASIS = "andere_grondslag"
    FILTERED = "selectie"
    NOT_CLOSED = "zonder_index"
    NEAR_ANOTHER = "dicht_bij_andere"
    CHANGED = "sindsdien_anders"
    OUTSIDE = "buiten_blok"


class Member(NamedTuple):
    """A reference as it counts in a closing; `value` is its comparable price."""

    party: str
    confidential: bool
    value: float


Members = dict[str, Member]
"""By the code of the reference."""


def close(case: Case) -> Closing | None:
    """What a test closes on as it stands; None while it has no index with a block of enough parties."""
    if not is_agreed(case):
        return None
    whole = examine(case)
    if whole.outcome.index is None or _parties(whole) < MINIMUM_PARTIES:
        return None
    return Closing(tuple(reference.price for reference in whole.compared), case.index)


def as_closed(case: Case, closing: Closing) -> Examination:
    """The test with the index and the references that it closed on, each as it is in the case."""
    codes = {price.code for price in closing.references}
    kept = tuple(price for price in case.references if price.code in codes)
    return examine(replace(case, references=kept, index=closing.index))


def members(examination: Examination) -> Members:
    """The references that count."""
    return {
        r.price.code: Member(r.price.counts_as, r.price.confidential, r.value)
        for r in examination.references
        if r.value is not None
    }


def may_stand_beside(one: Members, other: Members) -> bool:
    """Whether two closings of a product may both be told."""
    shared = {code for code in one.keys() & other.keys() if one[code][:2] == other[code][:2]}
    ratios = [one[code].value / other[code].value for code in shared]
    if ratios and not math.isclose(min(ratios), max(ratios), rel_tol=1e-9):
        return False
    return not any(
        0 < len({member.party for code, member in theirs.items() if code not in shared}) < MINIMUM_PARTIES
        for theirs in (one, other)
    )


def refusal(case: Case, picked: Collection[str] | None) -> Refusal | None:
    """Why the block of a test may not count, or None when it may.

    Args:
        picked: the references that the reader keeps; None for all.
    """
    closing, basis = case.closing, case.agreed_basis
    if basis is None or not is_agreed(replace(case, basis=basis)):
        return Refusal.OTHER_BASIS
    if closing is None:
        whole = examine(replace(case, basis=basis))
        if _parties(whole) < MINIMUM_PARTIES:
            return Refusal.TOO_SMALL
        return Refusal.NOT_CLOSED if whole.outcome.index is None else Refusal.NEAR_ANOTHER
    if not _holds(replace(case, basis=basis), closing):
        return Refusal.CHANGED
    if not is_agreed(case):
        return Refusal.OTHER_BASIS
    codes = {price.code for price in closing.references}
    return Refusal.FILTERED if picked is not None and not codes <= set(picked) else None


def is_agreed(case: Case) -> bool:
    """Whether the basis is the agreed one and nothing was chosen beside it."""
    if case.terms is None or (case.index is not None and case.index.code != case.terms.series):
        return False
    return case.basis == case.agreed_basis


def coarse(outcome: MarketOutcome, terms: Terms | None) -> MarketOutcome:
    """What may be shown of an outcome that confidential prices count in."""
    index = None if outcome.index is None else float(_rounded(outcome.index, INDEX_STEP))
    interval = _outward(outcome.interval) if outcome.interval else None
    shown = replace(outcome, index=index, interval=interval, median=None, median_interval=None, spread=None)
    return judged(shown, terms)


def _holds(case: Case, closing: Closing) -> bool:
    """Whether every reference that the test closed on is there and counts as it did."""
    if closing.index is not None and case.terms and closing.index.code != case.terms.series:
        return False
    counted = members(as_closed(case, closing))
    if len(counted) < len(closing.references):
        return False
    if set(closing.references) <= set(case.references):
        return True
    return counted == members(as_closed(replace(case, references=closing.references), closing))


def _parties(examination: Examination) -> int:
    """How many parties gave the confidential references that count."""
    return len({r.price.counts_as for r in examination.compared if r.price.confidential})


def _rounded(value: float, step: int) -> int:
    return step * math.floor(value / step + 0.5)


def _outward(interval: Interval) -> Interval:
    """Both ends rounded outward, and further while they would fix a price that lies between them."""
    low = INTERVAL_STEP * math.floor(interval.low / INTERVAL_STEP)
    high = INTERVAL_STEP * math.ceil(interval.high / INTERVAL_STEP)
    while (high - low) <= RECOVERED * (high + low):
        low, high = low - INTERVAL_STEP, high + INTERVAL_STEP
    return Interval(float(low), float(high))
