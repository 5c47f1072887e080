"""What if: the outcome when an assumption moves, what would flip the verdict, and whether one reference decides."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from lib.domain.market.case import Examination
from lib.domain.market.outcome import MarketOutcome, MarketVerdict, by_party, judged, weigh
from lib.domain.market.prices import Terms
from lib.domain.market.steps.comparable import Comparable
from lib.domain.market.steps.order import STEP_RULES
from lib.domain.market.steps.rule import Assumption
from lib.domain.requests.deadline import while_time
from lib.domain.shares import Interval

PRICE_PARAMETER = "tarief"
BAND_PARAMETER = "band"
RANGES: dict[str, float] = {PRICE_PARAMETER: 10.0, BAND_PARAMETER: 5.0} | {
    rule.kind: rule.assumption.reach for rule in STEP_RULES if rule.assumption
}
"""[CONVENTION] How far each parameter moves to either side in a tornado: the company's price in per cent, both sides of
the band in percentage points, and what a kind of step assumes, in the unit of its module."""

FURTHEST = 50.0
"""How far a parameter is moved in search of another verdict, in steps of `STRIDE`; then halved until `FINE`."""
STRIDE = 2.0
FINE = 1e-6

Move = Callable[[float], MarketOutcome]


@dataclass(frozen=True)
class End:
    """The outcome when a parameter is moved by this much."""

    moved: float
    index: float | None
    verdict: MarketVerdict


@dataclass(frozen=True)
class Swing:
    """One bar of a tornado."""

    parameter: str
    low: End
    high: End

    @property
    def length(self) -> float:
        """In points of the index; a band moves the verdict only."""
        ends = self.low.index, self.high.index
        return 0.0 if ends[0] is None or ends[1] is None else abs(ends[1] - ends[0])


@dataclass(frozen=True)
class Flip:
    """The smallest move of one parameter that gives another verdict, down and up; None where there is none."""

    parameter: str
    down: End | None
    up: End | None


@dataclass(frozen=True)
class LeftOut:
    """The outcome without one reference; `decides` when the verdict is another one."""

    code: str
    index: float | None
    interval: Interval | None
    verdict: MarketVerdict
    decides: bool


def moves(examination: Examination) -> dict[str, Move]:
    """What can move in a test: a parameter that no step depends on is left out."""
    found = moves_of_outcome(examination.outcome, examination.case.terms)
    prices = [*examination.compared, *([examination.rate] if examination.rate else [])]
    taken = {step.kind for price in prices for step in price.steps if step.factor is not None}
    for rule in STEP_RULES:
        if rule.assumption and rule.kind in taken:
            found[rule.kind] = _moved_step(examination, rule.kind, rule.assumption)
    return found


def moves_of_outcome(outcome: MarketOutcome, terms: Terms | None) -> dict[str, Move]:
    """What can move without looking at any price but the company's: that price itself, and the band."""

    def price(by: float) -> MarketOutcome:
        factor, interval = 1 + by / 100, outcome.interval
        return judged(
            replace(
                outcome,
                index=None if outcome.index is None else factor * outcome.index,
                interval=Interval(factor * interval.low, factor * interval.high) if interval else None,
            ),
            terms,
        )

    def band(by: float) -> MarketOutcome:
        if terms is None:
            return outcome
        below, above = max(0.0, terms.below_pct + by), max(0.0, terms.above_pct + by)
        return judged(outcome, terms._replace(below_pct=below, above_pct=above))

    found: dict[str, Move] = {PRICE_PARAMETER: price}
    return found | {BAND_PARAMETER: band} if terms else found


def _moved_step(examination: Examination, kind: str, assumption: Assumption) -> Move:
    """Multiplying steps commute: a step that changes is divided out and multiplied in."""

    def moved(price: Comparable | None, by: float) -> float | None:
        if price is None or price.value is None:
            return None
        step = price.step(kind)
        return price.value if step is None else price.value / (step.factor or 1) * assumption.factor(step, by)

    case, compared = examination.case, examination.compared

    def outcome(by: float) -> MarketOutcome:
        values = by_party((price.price, moved(price, by)) for price in compared)
        return weigh(moved(examination.rate, by), values, case.terms, case.minimum)

    return outcome


def tornado(moves: Mapping[str, Move], ranges: Mapping[str, float] = RANGES) -> tuple[Swing, ...]:
    """The outcome at both ends of every range, the longest bar first."""
    swings = [
        Swing(parameter, _end(move, -ranges[parameter]), _end(move, ranges[parameter]))
        for parameter, move in moves.items()
    ]
    return tuple(sorted(swings, key=lambda swing: -swing.length))


def flips(moves: Mapping[str, Move]) -> tuple[Flip, ...]:
    """What would have to be true for another verdict, one parameter at a time."""
    return tuple(
        Flip(parameter, _flip(move, -1), _flip(move, 1)) for parameter, move in while_time(moves.items())
    )


def _end(move: Move, by: float) -> End:
    outcome = move(by)
    return End(by, outcome.index, outcome.verdict)


def _flip(move: Move, sign: int) -> End | None:
    now, near = move(0.0).verdict, 0.0
    while near < FURTHEST and move(sign * (near + STRIDE)).verdict == now:
        near += STRIDE
    if near >= FURTHEST:
        return None
    far = near + STRIDE
    while far - near > FINE:
        middle = (near + far) / 2
        if move(sign * middle).verdict == now:
            near = middle
        else:
            far = middle
    return _end(move, sign * far)


def leave_one_out(examination: Examination) -> tuple[LeftOut, ...]:
    """The outcome without each reference in turn; the agreed minimum is not asked again."""
    case, compared = examination.case, examination.compared
    value = examination.rate.value if examination.rate else None
    found = []
    for number, reference in enumerate(while_time(compared)):
        others = by_party((r.price, r.value) for r in (*compared[:number], *compared[number + 1 :]))
        rest = weigh(value, others, case.terms, 1)
        decides = rest.verdict != examination.outcome.verdict
        found.append(LeftOut(reference.price.code, rest.index, rest.interval, rest.verdict, decides))
    return tuple(found)
