"""What may be shown of a test: the one way from prices to pages, exports and figures."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import NamedTuple

from lib.domain.market.case import Case, Examination, examine
from lib.domain.market.disclosure import Refusal, as_closed, coarse, refusal, told_by
from lib.domain.market.outcome import MarketOutcome, MarketVerdict
from lib.domain.market.prices import SECRETS_LEFT_OUT, Price
from lib.domain.market.sensitivity import (
    Flip,
    LeftOut,
    Swing,
    flips,
    leave_one_out,
    moves,
    moves_of_outcome,
    tornado,
)
from lib.domain.market.steps.comparable import Comparable


@dataclass(frozen=True)
class Published:
    """A test as it may be shown.

    Attributes:
        case: the test without its confidential prices.
        rate: the company's price with its steps.
        outcome: coarse as soon as `confidential` is above 0.
        confidential: how many confidential references count.
        withheld: how many do not, of those in the store for this product and kind; `refusal` says why, and where
            others count why these are no part of the block.
        references: the public references with their steps, comparable or not; none when `confidential` is above 0.
        left_out: none when `confidential` is above 0.
    """

    case: Case
    rate: Comparable | None
    outcome: MarketOutcome
    confidential: int
    withheld: int
    refusal: Refusal | None
    references: tuple[Comparable, ...]
    swings: tuple[Swing, ...]
    flips: tuple[Flip, ...]
    left_out: tuple[LeftOut, ...]

    @property
    def compared(self) -> tuple[Comparable, ...]:
        """The public references that count and may be shown one by one."""
        return tuple(reference for reference in self.references if reference.value is not None)


class Disclosed(NamedTuple):
    """The examination that may be built on, and its outcome as it may be shown.

    `confidential` references count in it; then `examination` still holds their prices.
    """

    examination: Examination
    outcome: MarketOutcome
    confidential: int
    refusal: Refusal | None

    @property
    def public(self) -> tuple[Comparable, ...]:
        """The references that may be shown one by one; none where confidential ones count."""
        return () if self.confidential else self.examination.references

    @property
    def first(self) -> str | None:
        """The code of the reference that is shown first beside the company's price."""
        return next((reference.price.code for reference in _by_use(self.public)), None)


def disclose(case: Case, picked: Collection[str] | None = None) -> Disclosed:
    """Work a test out, with its confidential references where they may count and without them where not.

    Args:
        picked: codes of the references that the reader keeps; None for all.
    """
    secret, public = _parted(case)
    refused = None
    if secret:
        refused = refusal(case, picked)
        summary = told_by(case) if refused is None else None
        if case.closing and summary:
            whole = as_closed(case, case.closing)
            counted = sum(reference.price.confidential for reference in whole.compared)
            outside = Refusal.OUTSIDE if counted < len(secret) else None
            value = whole.rate.value if whole.rate else None
            return Disclosed(whole, coarse(whole.outcome, value, summary, case.terms), counted, outside)
    kept = public if picked is None else tuple(price for price in public if price.code in set(picked))
    found = examine(replace(case, references=kept))
    outcome = found.outcome
    if secret and outcome.verdict == MarketVerdict.NOT_COMPARABLE:
        outcome = replace(outcome, reasons=(*outcome.reasons, SECRETS_LEFT_OUT))
    return Disclosed(found, outcome, 0, refused)


def publish(case: Case, picked: Collection[str] | None = None) -> Published:
    """Work a test out and keep what may be shown.

    Args:
        picked: codes of the references that the reader keeps; None for all.
    """
    told = disclose(case, picked)
    found, outcome, confidential, refused = told
    secret, public = _parted(case)
    kept = public if confidential else found.case.references
    has_index = outcome.index is not None
    if confidential:
        known = moves_of_outcome(outcome, case.terms) if has_index else {}
    else:
        known = moves(found) if has_index else {}
    return Published(
        case=replace(case if confidential else found.case, references=kept, closing=None),
        rate=found.rate,
        outcome=outcome,
        confidential=confidential,
        withheld=len(secret) - confidential,
        refusal=refused,
        references=told.public,
        swings=tornado(known),
        flips=flips(known),
        left_out=leave_one_out(found) if has_index and not confidential else (),
    )


def _parted(case: Case) -> tuple[tuple[Price, ...], tuple[Price, ...]]:
    """Confidential references and public ones."""
    secret = tuple(price for price in case.references if price.confidential)
    return secret, tuple(price for price in case.references if not price.confidential)


def by_use(published: Published) -> list[Comparable]:
    """The references that may be shown one by one, those that count first."""
    return _by_use(published.references)


def _by_use(references: Collection[Comparable]) -> list[Comparable]:
    return sorted(references, key=lambda reference: reference.value is None)
