"""Confidential prices: when they count, and what may then be shown.

Assumed of a reader: sees every page, export and figure of the store under every choice, of every company and test, on
every day and before and after every load; knows all of every reference but the confidential prices and who gave them.
A price counts as recovered when that reader can tell it within 5% for a reference by name. Hence:

- The confidential references of a test are one block, of at least 5 parties. What is too old, of after the test or
  not to be brought to the agreed basis is no part of it; what was agreed decides on that, and nothing that a reader
  chooses. The block counts whole or not at all.
- A test closes as soon as it has an index with its block: on all references that count then, and on the index of
  prices as it is then. References that come later do not join.
- What is told of a block is a summary: the median of all references that the test closed on, on a grid of 1%, and the
  interval of that median rounded outward to a grid of 5%, and further while it would fix a price that lies in it. It is
  worked out once, on the basis of the first test that closed on the block. The index, the interval and the verdict of
  every test follow from the summary and from what is public, so that many tests with prices of their own tell what one
  tells. (With rounding per test, 24 tests of one product fixed six prices within 4.6%.)
- A price is part of one summary. Another test tells the same summary where all of it counts there too, brought to its
  own basis; or it closes on references that were never told, again of at least 5 parties. An index of prices that
  moves them apart would tell of them, so that a test with another one does not tell it.
- When one of those that a test closed on changes or goes, the block counts no more: the difference would tell of that
  one. It counts again when it is as it was, or when the summary with the price of now is the same, for then the
  difference tells nothing.
- It counts on the agreed basis only, beside all public references that it closed on, and on an earlier day only as far
  as it counts today.

All that is told of a block says the same of each of its members, and with 6 to 8 parties, where the interval holds
every price, it leaves each more room than 5% however close together they lie. A kind of step (steps/) keeps to this by
what it declares: what a reader may choose for it stands in the basis.
"""

from __future__ import annotations

import math
import statistics
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from enum import StrEnum
from typing import NamedTuple

from lib.domain.market.case import Case, Closing, Examination, Summary, examine
from lib.domain.market.outcome import MarketOutcome, judged, median_interval
from lib.domain.market.prices import Price, Terms
from lib.domain.shares import Interval

MINIMUM_PARTIES = 5
MIDDLE_STEP = 1.01
"""A median lies on a grid: the powers of this, in euro."""
END_STEP = 1.05
"""Likewise for the ends of its interval."""
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


class Block(NamedTuple):
    """A summary that was told, and the references in it as they were and counted then."""

    members: Members
    references: tuple[Price, ...]
    summary: Summary

    @property
    def codes(self) -> frozenset[str]:
        return frozenset(self.members)


def close(case: Case, told: Collection[Block] = (), spent: Collection[str] = ()) -> Closing | None:
    """What a test closes on as it stands; None while it has no index with a block of enough parties.

    Of a block that was told, if it counts here whole, and of what was never told the one with the most parties; of as
    many the one that was told.

    Args:
        told: the summaries that were told of its product.
        spent: the confidential references that are in any summary.
    """
    if not is_agreed(case):
        return None
    counted = members(examine(case))
    again = [(block.codes, _again(case, block, counted)) for block in told]
    found = [_closing(case, codes, summary) for codes, summary in again if summary]
    fresh = {code: each for code, each in counted.items() if not each.confidential or code not in spent}
    if len({each.party for each in fresh.values() if each.confidential}) >= MINIMUM_PARTIES:
        found.append(_closing(case, frozenset(fresh), told_of(fresh.values())))
    complete = [closing for closing in found if as_closed(case, closing).outcome.index is not None]
    return max(complete, key=lambda closing: _number(closing, counted), default=None)


def recalled(case: Case, codes: Collection[str], summary: Summary) -> Closing:
    """A closing from what is kept of it and the test as it was then."""
    return _closing(case, frozenset(codes), summary)


def block_of(case: Case, closing: Closing) -> Block:
    """The summary of a closing with the references in it.

    Args:
        case: the test as it was when it closed.
    """
    return Block(members(as_closed(case, closing)), closing.references, closing.summary)


def told_of(counted: Iterable[Member]) -> Summary:
    """What is told of references: their median and its interval, one value a party, on the grids."""
    by_party: dict[str, list[float]] = {}
    for each in counted:
        by_party.setdefault(each.party, []).append(each.value)
    values = [statistics.median(of_one) for of_one in by_party.values()]
    middle = MIDDLE_STEP ** math.floor(_steps(statistics.median(values), MIDDLE_STEP) + 0.5)
    ends = median_interval(values)
    return Summary(middle, *(_outward(ends.low, ends.high) if ends else (None, None)))


def as_closed(case: Case, closing: Closing) -> Examination:
    """The test with the index and the references that it closed on, each as it is in the case."""
    kept = tuple(price for price in case.references if price.code in closing.codes)
    return examine(replace(case, references=kept, index=closing.index))


def members(examination: Examination) -> Members:
    """The references that count."""
    return {
        r.price.code: Member(r.price.counts_as, r.price.confidential, r.value)
        for r in examination.references
        if r.value is not None
    }


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
    if told_by(replace(case, basis=basis)) is None:
        return Refusal.CHANGED
    if not is_agreed(case):
        return Refusal.OTHER_BASIS
    return Refusal.FILTERED if picked is not None and not closing.codes <= set(picked) else None


def is_agreed(case: Case) -> bool:
    """Whether the basis is the agreed one and nothing was chosen beside it."""
    if case.terms is None or (case.index is not None and case.index.code != case.terms.series):
        return False
    return case.basis == case.agreed_basis


def coarse(
    outcome: MarketOutcome, value: float | None, summary: Summary, terms: Terms | None
) -> MarketOutcome:
    """What may be shown of an outcome that confidential prices count in.

    Args:
        value: the comparable price of the company.
        summary: what is told of the references, on the same basis.
    """
    index = interval = None
    if outcome.index is not None and value is not None:
        index = float(math.floor(_points(value, summary.middle) + 0.5))
        if summary.low is not None and summary.high is not None:
            low, high = _points(value, summary.high), _points(value, summary.low)
            interval = Interval(float(math.floor(low)), float(math.ceil(high)))
    shown = replace(outcome, index=index, interval=interval, median=None, median_interval=None, spread=None)
    return judged(shown, terms)


def told_by(case: Case) -> Summary | None:
    """The summary that a test on its agreed basis tells; None when not all that it closed on is there as it was.

    The terms may have changed since: then the summary is brought to the basis of now.
    """
    closing = case.closing
    if closing is None or (closing.index and case.terms and closing.index.code != case.terms.series):
        return None
    then = members(as_closed(replace(case, references=closing.references), closing))
    if then.keys() != closing.codes or closing.values.keys() != closing.codes:
        return None
    factor = _factor(_values(then), closing.values)
    return closing.summary.times(factor) if factor and members(as_closed(case, closing)) == then else None


def _again(case: Case, block: Block, counted: Members) -> Summary | None:
    """The summary of a block on the basis of another test, where all of it counts there and tells the same.

    Another index that moves its prices apart would tell of them: then there is none.
    """
    if not block.codes or not block.codes <= counted.keys():
        return None
    here = {code: counted[code] for code in block.codes}
    then = members(examine(replace(case, references=block.references)))
    if then.keys() != block.codes or any(each[:2] != then[code][:2] for code, each in here.items()):
        return None
    factor = _factor(_values(then), _values(block.members))
    if factor is None:
        return None
    if here != then:  # a price was mended: the same summary tells nothing of it
        mended = told_of(each._replace(value=each.value / factor) for each in here.values())
        if mended != block.summary:
            return None
    return block.summary.times(factor)


def _values(counted: Members) -> dict[str, float]:
    return {code: each.value for code, each in counted.items()}


def _factor(values: Mapping[str, float], others: Mapping[str, float]) -> float | None:
    """How many times other values each of these is; None when that differs."""
    ratios = [value / others[code] for code, value in values.items()]
    return ratios[0] if math.isclose(min(ratios), max(ratios), rel_tol=1e-9) else None


def _closing(case: Case, codes: frozenset[str], summary: Summary) -> Closing:
    references = tuple(price for price in case.references if price.code in codes)
    values = _values(members(examine(replace(case, references=references))))
    return Closing(codes, references, case.index, summary, values)


def _number(closing: Closing, counted: Members) -> int:
    """How many parties a closing has."""
    return len({counted[code].party for code in closing.codes})


def _parties(examination: Examination) -> int:
    """How many parties gave the confidential references that count."""
    return len({r.price.counts_as for r in examination.compared if r.price.confidential})


def _points(value: float, of: float) -> float:
    """An index, without the binary hair that would round it to another point."""
    return round(100 * value / of, 6)


def _steps(value: float, step: float) -> float:
    """How many steps of a grid a value lies from 1 euro."""
    return round(math.log(value, step), 6)


def _outward(low: float, high: float) -> Iterator[float]:
    """Both ends rounded outward, and further while they would fix a price that lies between them."""
    first, last = math.floor(_steps(low, END_STEP)), math.ceil(_steps(high, END_STEP))
    while END_STEP**last - END_STEP**first <= RECOVERED * (END_STEP**last + END_STEP**first):
        first, last = first - 1, last + 1
    yield from (END_STEP**first, END_STEP**last)
