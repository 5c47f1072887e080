"""Confidential prices: what is shown, and attempts to recover one from all that is shown.

A reader knows everything of every reference but the confidential prices. The attempts look for other prices that give
the same outputs: a price is safe while the outputs leave it more room than 5% either way.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from lib.domain.market.case import Case, examine
from lib.domain.market.disclosure import RECOVERED, Refusal, coarse
from lib.domain.market.outcome import MarketOutcome, MarketVerdict, median_interval
from lib.domain.market.prices import NO_INTERVAL, SECRETS_LEFT_OUT, TOO_FEW_REFERENCES, Overhead, Price
from lib.domain.market.publish import Published, publish
from lib.domain.market.sensitivity import BAND_PARAMETER, PRICE_PARAMETER
from lib.domain.market.steps.basis import LevelCorrection, OverheadScope, PriceBasis
from lib.domain.market.steps.order import STEP_RULES
from lib.domain.periods import parse_period
from lib.domain.price_index import PriceIndex
from lib.domain.shares import Interval
from tests.market_prices import case, index, price, references, terms

AMOUNTS = (0.9137, 0.9512, 1.0023, 1.0731, 1.1319, 1.1873, 1.2411)


def secret(*amounts: float, **changes: Any) -> tuple[Price, ...]:
    """Confidential references, each of its own source."""
    return tuple(
        price(f"s{number}", amount, confidential=True, **changes) for number, amount in enumerate(amounts, 1)
    )


def shown(*amounts: float, public: Iterable[Price] = (), **choices: Any) -> Published:
    return publish(case(price(), [*secret(*amounts), *public], **choices))


def test_five_show_a_summary() -> None:
    found = shown(*AMOUNTS[:5])
    assert found.outcome == MarketOutcome(
        MarketVerdict.UNCLEAR, (NO_INTERVAL,), 5, 100.0, formal=MarketVerdict.WITHIN
    )
    assert (found.confidential, found.withheld, found.refusal) == (5, 0, None)
    assert (found.references, found.left_out, found.case.references) == ((), (), ())


def test_six_show_an_interval_too() -> None:
    found = shown(*AMOUNTS[:6]).outcome
    # 100 / 1.0377 = 96.4; 100 / 1.1873 = 84.2; 100 / 0.9137 = 109.4
    assert (found.index, found.interval, found.coverage) == (96, (80, 110), 0.96875)
    assert (found.median, found.median_interval, found.spread) == (None, None, None)


def test_four_show_nothing() -> None:
    found = shown(*AMOUNTS[:4])
    assert found.outcome == MarketOutcome(
        MarketVerdict.NOT_COMPARABLE, (TOO_FEW_REFERENCES, SECRETS_LEFT_OUT), 0
    )
    assert (found.confidential, found.withheld, found.refusal) == (0, 4, Refusal.TOO_SMALL)


def test_four_add_nothing_to_public_ones() -> None:
    public = references(0.9, 0.95, 1.0, 1.05, 1.1)
    found = shown(*AMOUNTS[:4], public=public)
    assert found.outcome == publish(case(price(), public)).outcome
    assert len(found.compared) == 5


def test_two_sources_show_nothing() -> None:
    prices = [p._replace(source="een" if number % 2 else "twee") for number, p in enumerate(secret(*AMOUNTS))]
    assert publish(case(price(), prices)).refusal == Refusal.FEW_SOURCES


def test_one_confidential_price_hides_the_public_ones_too() -> None:
    found = shown(*AMOUNTS[:5], public=references(0.9, 1.2))
    assert (found.outcome.n, found.confidential, found.references) == (7, 5, ())
    assert {p.code for p in found.case.references} == {"r1", "r2"}


@pytest.mark.parametrize(
    ("picked", "refused"),
    [
        (None, None),
        ({"s1", "s2", "s3", "s4", "s5", "r1"}, None),
        ({"s1", "s2", "s3", "s4", "s5"}, Refusal.FILTERED),
        ({"s1", "s2", "s3", "s4", "r1"}, Refusal.FILTERED),
        ({"r1"}, Refusal.FILTERED),
        (set(), Refusal.FILTERED),
    ],
)
def test_a_filter_takes_the_block_whole_beside_all_others_or_not_at_all(
    picked: Collection[str] | None, refused: Refusal | None
) -> None:
    found = publish(case(price(), [*secret(*AMOUNTS[:5]), price("r1")]), picked)
    assert (found.refusal, found.confidential) == (refused, 0 if refused else 5)


@pytest.mark.parametrize(
    "choices",
    [
        {"scope": OverheadScope.NONE},
        {"correction": LevelCorrection(5, "Raming")},
        {"agreed": None},
        {"agreed": terms(series="cao")},
    ],
)
def test_the_block_counts_on_the_agreed_basis_only(choices: dict[str, Any]) -> None:
    agreed = choices.pop("agreed", terms())
    found = publish(case(price(), secret(*AMOUNTS), agreed, **choices))
    assert (found.refusal, found.outcome.n) == (Refusal.OTHER_BASIS, 0)


CHOSEN = {"scope": OverheadScope.NONE, "correction": LevelCorrection(5, "Raming")}


@pytest.mark.parametrize("field", PriceBasis._field_defaults)
def test_whatever_a_reader_may_choose_for_a_step_is_no_agreed_basis(field: str) -> None:
    """A step that looks at a choice adds a field with a default to the basis, and what is chosen here."""
    agreed = case(price(), secret(*AMOUNTS))
    assert publish(agreed).refusal is None
    chosen = replace(agreed, basis=agreed.basis._replace(**{field: CHOSEN[field]}))
    assert publish(chosen).refusal == Refusal.OTHER_BASIS


@pytest.mark.parametrize("level", ["2020", "2024-K1"])
def test_a_block_that_lost_one_to_age_or_index_does_not_count(level: str) -> None:
    prices = [*secret(*AMOUNTS[:6]), *secret(1.0, price_level=level)]
    assert publish(case(price(), prices)).refusal == Refusal.NOT_WHOLE


def test_a_block_that_changed_after_the_day_looked_at_does_not_count() -> None:
    then = replace(case(price(), secret(*AMOUNTS)), changed_since=True)
    assert publish(then).refusal == Refusal.CHANGED


def test_what_can_never_be_compared_is_no_part_of_the_block() -> None:
    never = price("s9", confidential=True, vat_included=True)
    found = publish(case(price(), [*secret(*AMOUNTS[:5]), never]))
    assert (found.confidential, found.withheld, found.refusal) == (5, 1, None)


ANY_PRICE = st.builds(
    price,
    unit=st.sampled_from(["m2", "ha", "stuks"]),
    vat_included=st.booleans(),
    vat_pct=st.sampled_from([None, 21.0]),
    overhead=st.sampled_from(Overhead),
    overhead_pct=st.sampled_from([None, 12.0]),
    included=st.sampled_from([(), ("regie",)]),
    included_amount=st.sampled_from([None, 0.1]),
    price_level=st.sampled_from(["2020", "2023", "2024", "2024-K1"]),
)
TESTS = st.tuples(
    st.sampled_from([PriceBasis("m2", "B", parse_period(level)) for level in ("2021", "2023", "2024")]),
    st.sampled_from([None, index()]),
)


@given(ANY_PRICE, TESTS, TESTS)
def test_what_stands_in_the_way_of_a_step_comes_and_goes_with_a_test_only_where_it_says_so(
    given_price: Price, one: tuple[PriceBasis, PriceIndex | None], other: tuple[PriceBasis, PriceIndex | None]
) -> None:
    """A price at the level of the test is in the block in every agreed test of its product, or in none."""
    for rule in STEP_RULES:
        missing = [step.missing if (step := rule.take(given_price, *test)) else None for test in (one, other)]
        assert set(missing) <= {None, *rule.reasons}
        always = [reason if reason and not reason.of_test else None for reason in missing]
        assert always[0] == always[1]


def test_what_if_moves_the_price_of_the_company_and_the_band_only() -> None:
    prices = secret(*AMOUNTS, overhead=Overhead.NONE, price_level="2023")
    found = publish(case(price(price_level="2023"), prices))
    assert [swing.parameter for swing in found.swings] == [PRICE_PARAMETER, BAND_PARAMETER]
    assert found.outcome.index is not None
    assert found.swings[0].low.index == pytest.approx(0.9 * found.outcome.index)


@pytest.mark.parametrize(
    ("interval", "shown"),
    [
        (Interval(97, 103), Interval(90, 110)),  # 95 - 105 would fix it within 5%: 10 of 200
        (Interval(92, 103), Interval(90, 105)),  # 15 of 195 would not
    ],
)
def test_an_interval_is_widened_where_it_would_fix_a_price(interval: Interval, shown: Interval) -> None:
    assert coarse(MarketOutcome(MarketVerdict.UNCLEAR, (), 6, 100, interval), terms()).interval == shown


@given(st.floats(20, 400), st.floats(0, 100), st.floats(0, 100))
def test_an_interval_never_fixes_what_lies_in_it(index_value: float, below: float, above: float) -> None:
    interval = Interval(max(0.5, index_value - below), index_value + above)
    found = coarse(MarketOutcome(MarketVerdict.UNCLEAR, (), 6, index_value, interval), terms())
    assert found.interval is not None
    low, high = found.interval
    assert low <= interval.low <= interval.high <= high
    assert low % 5 == high % 5 == 0
    assert (high - low) / (high + low) > RECOVERED


CHOICES: tuple[dict[str, Any], ...] = (
    {},
    {"scope": OverheadScope.NONE},
    {"correction": LevelCorrection(5, "Raming")},
    {"correction": LevelCorrection(-20, "Raming")},
    {"agreed": None},
    {"agreed": terms(price_level=parse_period("2023"))},
    {"agreed": terms(below_pct=1, above_pct=1)},
    {"agreed": terms(maximum_age=12)},
    {"agreed": terms(level="A")},
)


def everything(rate: Price, prices: Sequence[Price]) -> Iterator[Published]:
    """All outputs that a reader can get: every choice, and filters that leave out one or all confidential ones."""
    codes = {p.code for p in prices}
    filters: list[set[str] | None] = [None, {p.code for p in prices if not p.confidential}]
    filters += [codes - {code} for code in codes]
    for choices in CHOICES:
        agreed = choices.get("agreed", terms())
        rest = {name: value for name, value in choices.items() if name != "agreed"}
        given_case = case(rate, prices, agreed, **rest)
        yield from (publish(given_case, picked) for picked in (filters if not choices else filters[:2]))


def same_outputs(prices: Sequence[Price], others: Sequence[Price]) -> bool:
    """Whether a reader cannot tell the one set of prices from the other."""
    both = zip(everything(price(), prices), everything(price(), others), strict=True)
    return all(one == other for one, other in both)


def comparable_values(given_case: Case) -> dict[str, float]:
    found = examine(given_case)
    return {r.price.code: r.value for r in found.compared if r.value is not None}


def with_values(prices: Sequence[Price], values: dict[str, float], now: dict[str, float]) -> list[Price]:
    """The prices, listed so that they come out comparable at these values."""
    return [
        p._replace(amount=p.amount * values[p.code] / now[p.code]) if p.code in values else p for p in prices
    ]


def stretched(values: Sequence[float]) -> list[list[float]]:
    """These values, and others with the ends further out that an onlooker may not be able to tell from them."""
    ordered = sorted(values)
    factors = (1.0, 0.98, 0.95, 0.92, 0.88, 0.8)
    return [[ordered[0] * low, *ordered[1:-1], ordered[-1] / high] for low in factors for high in factors]


BLOCKS = st.lists(
    st.tuples(
        st.floats(0.9, 1.12),
        st.sampled_from([(Overhead.FULL, 10.0), (Overhead.NONE, 5.0), (Overhead.NONE, 25.0)]),
        st.sampled_from(["2022", "2023", "2024"]),
        st.sampled_from([None, 9.0, 21.0]),
    ),
    min_size=5,
    max_size=9,
)


@settings(max_examples=15)
@given(BLOCKS, st.lists(st.floats(0.85, 1.2), max_size=3))
def test_no_price_is_recovered_from_all_outputs_together(
    drawn: list[tuple[float, tuple[Overhead, float], str, float | None]], public: list[float]
) -> None:
    block = [
        price(
            f"s{number}",
            amount,
            confidential=True,
            overhead=overhead,
            overhead_pct=pct,
            price_level=level,
            vat_included=vat is not None,
            vat_pct=vat,
        )
        for number, (amount, (overhead, pct), level, vat) in enumerate(drawn)
    ]
    prices = [*block, *references(*public)]
    assert publish(case(price(), prices)).confidential == len(block)
    now = comparable_values(case(price(), prices))
    codes = [p.code for p in block]
    room = {code: {now[code]} for code in codes}
    for values in stretched([now[code] for code in codes]):
        for turn in range(len(codes)):  # whoever has which value: the outputs must not tell
            turned = dict(zip(codes, values[turn:] + values[:turn], strict=True))
            if not same_outputs(prices, with_values(prices, turned, now)):
                break
            for code, value in turned.items():
                room[code].add(value)
        if all(fixed(values) > RECOVERED for values in room.values()):
            return
    raise AssertionError(min(fixed(values) for values in room.values()))


def fixed(values: Collection[float]) -> float:
    """How far a price can be from the middle of what it may be, as a share of that."""
    return (max(values) - min(values)) / (max(values) + min(values))


ODD_AMOUNTS = st.integers(2**40, 2**42 - 1).map(lambda number: (2 * number + 1) / 2**42)
"""From 0.5 to 2, with more digits than follow from whole points and numbers of references."""


def without_coverage(found: Published) -> Published:
    """What is published but for the coverage of the interval, which follows from the number of references alone."""
    outcome = found.outcome
    by_number = median_interval(range(outcome.n))
    assert outcome.coverage in (None, by_number and by_number.coverage)
    return replace(found, outcome=replace(outcome, coverage=None))


@settings(max_examples=20)
@given(st.lists(ODD_AMOUNTS, min_size=5, max_size=9, unique=True))
@example([*AMOUNTS[:5], 0.96875])  # the coverage of six references
def test_no_confidential_price_is_in_what_is_published(amounts: list[float]) -> None:
    text = repr([without_coverage(found) for found in everything(price(amount=3.0), secret(*amounts))])
    assert "bron s1" not in text
    assert [amount for amount in amounts if repr(amount) in text] == []
