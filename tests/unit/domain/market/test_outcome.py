"""Index, interval and verdict."""

from __future__ import annotations

import math
import statistics

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.domain.market.outcome import MarketVerdict, by_party, median_interval, spread, weigh
from lib.domain.market.prices import NO_INTERVAL, TOO_FEW_REFERENCES
from lib.domain.shares import Interval
from tests.market_prices import price, terms


def test_the_interval_of_the_median_has_the_coverage_of_the_binomial() -> None:
    # by hand: 1 - 2/64; 1 - 2/256; 1 - 2 x (1 + 9)/512; 1 - 2 x (1 + 10)/1024
    assert [median_interval(range(1, n + 1)) for n in (6, 8, 9, 10)] == [
        (1, 6, 0.96875, 1),
        (1, 8, 0.9921875, 1),
        (2, 8, 0.9609375, 2),
        (2, 9, 0.978515625, 2),
    ]


@pytest.mark.parametrize("n", range(6))
def test_under_six_there_is_no_interval(n: int) -> None:
    assert median_interval(range(n)) is None


@given(st.integers(6, 400))
def test_the_interval_is_the_narrowest_that_covers_95_per_cent(n: int) -> None:
    found = median_interval(range(n))
    assert found is not None
    assert found.coverage >= 0.95
    rank = int(found.low)
    assert (found.high, found.rank) == (n - 1 - rank, rank + 1)
    narrower = sum(math.comb(n, k) for k in range(rank + 2))
    assert 1 - 2 * narrower / 2**n < 0.95


REFERENCES = [0.92, 0.96, 0.98, 1.02, 1.03, 1.05]


@pytest.mark.parametrize(
    ("value", "below", "above", "formal", "verdict"),
    [
        (1.0, 10, 10, MarketVerdict.WITHIN, MarketVerdict.WITHIN),
        (1.0, 5, 5, MarketVerdict.WITHIN, MarketVerdict.UNCLEAR),
        (1.2, 5, 5, MarketVerdict.ABOVE, MarketVerdict.ABOVE),
        (1.1, 5, 5, MarketVerdict.ABOVE, MarketVerdict.UNCLEAR),
        (0.8, 5, 5, MarketVerdict.BELOW, MarketVerdict.BELOW),
        (1.05, 0, 15, MarketVerdict.WITHIN, MarketVerdict.WITHIN),
    ],
)
def test_verdicts(
    value: float, below: float, above: float, formal: MarketVerdict, verdict: MarketVerdict
) -> None:
    found = weigh(value, REFERENCES, terms(below_pct=below, above_pct=above), 5)
    assert (found.index, found.median) == (pytest.approx(100 * value), 1.0)
    assert found.interval == pytest.approx((100 * value / 1.05, 100 * value / 0.92))
    assert (found.formal, found.verdict, found.reasons) == (formal, verdict, ())


def test_an_end_on_the_limit_of_the_band_is_within() -> None:
    found = weigh(100.0, [100.0] * 6, terms(below_pct=0, above_pct=0), 5)
    assert (found.interval, found.verdict) == (Interval(100, 100), MarketVerdict.WITHIN)


@pytest.mark.parametrize(
    ("value", "reference", "below", "above"),
    [(1.1, 1.0, 10, 10), (0.9, 1.0, 10, 10), (3.15, 2.8, 0, 12.5), (0.918, 1.0, 8.2, 0), (4.235, 3.5, 5, 21)],
)
def test_an_index_on_the_limit_of_the_band_is_within(
    value: float, reference: float, below: float, above: float
) -> None:
    agreed = terms(below_pct=below, above_pct=above)
    assert weigh(value, [reference] * 5, agreed, 5).formal == MarketVerdict.WITHIN
    assert weigh(value, [reference] * 6, agreed, 5).verdict == MarketVerdict.WITHIN
    assert weigh(value + 1e-6, [reference] * 6, terms(below_pct=0, above_pct=0), 5).verdict != "binnen"


def test_five_references_give_an_index_and_no_interval() -> None:
    found = weigh(1.0, REFERENCES[:5], terms(), 5)
    assert (found.index, found.interval, found.coverage) == (pytest.approx(100 / 0.98), None, None)
    assert (found.verdict, found.reasons) == (MarketVerdict.UNCLEAR, (NO_INTERVAL,))
    assert found.formal == MarketVerdict.WITHIN


def test_too_few_references_give_no_index() -> None:
    found = weigh(1.0, REFERENCES[:4], terms(), 5)
    assert (found.index, found.verdict, found.reasons, found.n) == (
        None,
        MarketVerdict.NOT_COMPARABLE,
        (TOO_FEW_REFERENCES,),
        4,
    )
    assert weigh(1.0, [], terms(), 1).reasons == (TOO_FEW_REFERENCES,)


def test_without_terms_there_is_an_index_and_no_verdict() -> None:
    found = weigh(1.0, REFERENCES, None, 5)
    assert (found.index, found.verdict, found.formal) == (100, MarketVerdict.NO_AGREEMENT, None)


VALUES = st.lists(st.floats(0.01, 1000), min_size=1, max_size=40)


@given(VALUES)
def test_a_spread_is_in_order(values: list[float]) -> None:
    found = spread(values)
    assert list(found) == sorted(found)
    assert (found.minimum, found.median, found.maximum) == (
        min(values),
        statistics.median(values),
        max(values),
    )


@given(VALUES)
def test_a_reference_at_the_median_never_widens_the_spread(values: list[float]) -> None:
    before, after = spread(values), spread([*values, statistics.median(values)])
    assert (after.minimum, after.maximum) == (before.minimum, before.maximum)
    assert after.lower >= before.lower
    assert after.upper <= before.upper


@given(VALUES, st.floats(0.01, 1000))
def test_the_interval_encloses_the_index(values: list[float], value: float) -> None:
    found = weigh(value, values, terms(), 1)
    assert found.index is not None
    if found.interval:
        assert found.interval.low <= found.index * (1 + 1e-12)
        assert found.interval.high >= found.index * (1 - 1e-12)


def test_a_party_counts_once_with_the_median_of_its_prices() -> None:
    given = [("Een", 1.0), ("een.", 1.1), ("EEN", 1.3), ("Twee", 0.9), ("Drie", None)]
    assert by_party((price(party=party), value) for party, value in given) == [1.1, 0.9]
