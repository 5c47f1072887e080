"""The worked examples of the market-conformity test, computed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from lib.catalogue.worked_examples import worked_examples
from lib.domain.market.case import examine
from lib.domain.market.disclosure import coarse
from lib.domain.market.in_house import entrusted
from lib.domain.market.outcome import MarketOutcome, MarketVerdict, judged, median_interval
from lib.domain.market.prices import Overhead, Price
from lib.domain.market.steps.included import INCLUDED_STEP
from lib.domain.market.steps.overhead import OVERHEAD_STEP
from lib.domain.market.steps.price_level import PRICE_LEVEL_STEP
from lib.domain.market.steps.vat import VAT_STEP
from lib.domain.shares import Interval
from tests.market_prices import case, price, terms

Rows = Sequence[Sequence[Any]]

KINDS = (INCLUDED_STEP.kind, VAT_STEP.kind, OVERHEAD_STEP.kind, PRICE_LEVEL_STEP.kind)


def listed(rows: Rows) -> list[Price]:
    return [
        price(
            name,
            amount,
            vat_included=vat > 0,
            vat_pct=float(vat),
            overhead=Overhead(carried),
            overhead_pct=float(overhead),
            included=("regie",) if also else (),
            included_amount=also or None,
            price_level=level,
        )
        for name, amount, vat, carried, overhead, also, level in rows
    ]


def steps(rows: Rows) -> Rows:
    rate, *others = listed(rows)
    found = examine(case(rate, others))
    assert found.rate is not None
    table = []
    for comparable in (found.rate, *found.references):
        value, cells = comparable.price.amount, []
        for kind in KINDS:
            value = next((after for s, _, after in comparable.taken() if s.kind == kind and after), value)
            cells.append(value)
        assert value == comparable.value
        table.append([comparable.price.code, *cells])
    return table


def index_and_verdict(rows: Rows) -> Rows:
    example = next(e for e in worked_examples() if e.voorbeeld == "marktprijs-stappen")
    rate, *others = listed(example.invoer.rijen)
    table = []
    for below, above in rows:
        found = examine(case(rate, others, terms(below_pct=below, above_pct=above))).outcome
        assert found.interval is not None
        numbers = found.n, found.median, found.index, *found.interval, 100 * (found.coverage or 0)
        table.append([*numbers, str(found.formal), str(found.verdict)])
    return table


def coverages(rows: Rows) -> Rows:
    table = []
    for (n,) in rows:
        found = median_interval(range(1, n + 1))
        table.append([int(found.low), 100 * found.coverage] if found else [0, "geen 95%-interval"])
    return table


def _outcome(index: float, low: Any, high: Any) -> MarketOutcome:
    interval = None if low == "" else Interval(low, high)
    return MarketOutcome(MarketVerdict.UNCLEAR, (), 6, index=index, interval=interval)


def verdicts(rows: Rows) -> Rows:
    table = []
    for index, low, high, below, above in rows:
        found = judged(_outcome(index, low, high), terms(below_pct=below, above_pct=above))
        table.append([str(found.formal), str(found.verdict)])
    return table


def rounded(rows: Rows) -> Rows:
    found = [coarse(_outcome(*row), terms()) for row in rows]
    return [[outcome.index, *(outcome.interval or ())] for outcome in found]


def signals(rows: Rows) -> Rows:
    table = []
    for *shares, year in rows:
        known = {2021 + number: float(share) for number, share in enumerate(shares) if share != ""}
        found = entrusted(known, int(year))
        table.append(["onbekend" if found.average is None else found.average, str(found.signal)])
    return table


MARKET_EXAMPLES: dict[str, Callable[[Rows], Rows]] = {
    "marktprijs-stappen": steps,
    "marktindex": index_and_verdict,
    "mediaan-interval": coverages,
    "markt-oordeel": verdicts,
    "vertrouwelijk": rounded,
    "inbesteding": signals,
}
