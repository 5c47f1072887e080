"""What may be shown of a test: the one way from prices to pages, exports and figures."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

from lib.domain.market.case import Case, Examination, examine
from lib.domain.market.disclosure import Refusal, block, coarse, refusal
from lib.domain.market.outcome import MarketVerdict, Outcome
from lib.domain.market.prices import Reason
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
from lib.domain.market.steps import Comparable


@dataclass(frozen=True)
class Published:
    """A test as it may be shown.

    Attributes:
        case: the test without its confidential prices.
        rate: the company's price with its steps.
        outcome: coarse as soon as `confidential` is above 0.
        confidential: how many confidential references count.
        withheld: how many do not, of those in the store for this product and kind; `refusal` says why.
        references: the public references with their steps, comparable or not; none when `confidential` is above 0.
        left_out: none when `confidential` is above 0.
    """

    case: Case
    rate: Comparable | None
    outcome: Outcome
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


def publish(case: Case, picked: Collection[str] | None = None) -> Published:
    """Work a test out and keep what may be shown.

    Args:
        picked: codes of the references that the reader keeps; None for all.
    """
    secret = [price for price in case.references if price.confidential]
    public = tuple(price for price in case.references if not price.confidential)
    refused = None
    if secret:
        whole = examine(case)
        refused = refusal(whole, picked)
        if refused is None:
            return _with_block(whole)
    kept = public if picked is None else tuple(price for price in public if price.code in set(picked))
    found = examine(replace(case, references=kept))
    outcome = found.outcome
    if secret and outcome.verdict == MarketVerdict.NOT_COMPARABLE:
        outcome = replace(outcome, reasons=(*outcome.reasons, Reason.CONFIDENTIAL))
    known = moves(found) if outcome.index is not None else {}
    return Published(
        case=found.case,
        rate=found.rate,
        outcome=outcome,
        confidential=0,
        withheld=len(secret),
        refusal=refused,
        references=found.references,
        swings=tornado(known),
        flips=flips(known),
        left_out=leave_one_out(found) if outcome.index is not None else (),
    )


def _with_block(whole: Examination) -> Published:
    """Everything follows from the coarse outcome; of the references no price, step or checklist is left."""
    secret = [price for price in whole.case.references if price.confidential]
    counted, outcome = len(block(whole)), coarse(whole.outcome, whole.case.terms)
    known = moves_of_outcome(outcome, whole.case.terms) if outcome.index is not None else {}
    public = tuple(price for price in whole.case.references if not price.confidential)
    return Published(
        case=replace(whole.case, references=public),
        rate=whole.rate,
        outcome=outcome,
        confidential=counted,
        withheld=len(secret) - counted,
        refusal=None,
        references=(),
        swings=tornado(known),
        flips=flips(known),
        left_out=(),
    )
