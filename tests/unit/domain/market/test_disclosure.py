"""Confidential prices: what is shown, and attempts to recover one from all that is shown.

A reader knows everything of every reference but the confidential prices. The attempts look for other prices that give
the same outputs: a price is safe while the outputs leave it more room than 5% either way.
"""

from __future__ import annotations

import datetime as dt
import itertools
import math
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from lib.domain.market.case import Case, Summary, examine
from lib.domain.market.disclosure import (
    RECOVERED,
    Block,
    Member,
    Refusal,
    block_of,
    close,
    coarse,
    told_of,
)
from lib.domain.market.outcome import MarketOutcome, MarketVerdict, median_interval
from lib.domain.market.prices import NO_INTERVAL, SECRETS_LEFT_OUT, TOO_FEW_REFERENCES, Overhead, Price
from lib.domain.market.publish import Published, publish
from lib.domain.market.sensitivity import BAND_PARAMETER, PRICE_PARAMETER
from lib.domain.market.steps.basis import LevelCorrection, OverheadScope, PriceBasis
from lib.domain.periods import parse_period
from lib.domain.shares import Interval
from tests.market_prices import case, index, price, references, terms

AMOUNTS = (0.9137, 0.9512, 1.0023, 1.0731, 1.1319, 1.1873, 1.2411)


def secret(*amounts: float, **changes: Any) -> tuple[Price, ...]:
    """Confidential references, each of its own source."""
    return tuple(
        price(f"s{number}", amount, confidential=True, **changes) for number, amount in enumerate(amounts, 1)
    )


def shown(*amounts: float, public: Iterable[Price] = (), rate: float = 1.0, **choices: Any) -> Published:
    return publish(case(price(amount=rate), [*secret(*amounts), *public], **choices))


def test_five_show_a_summary() -> None:
    found = shown(*AMOUNTS[:5])
    assert found.outcome == MarketOutcome(
        MarketVerdict.UNCLEAR, (NO_INTERVAL,), 5, 100.0, formal=MarketVerdict.WITHIN
    )
    assert (found.confidential, found.withheld, found.refusal) == (5, 0, None)
    assert (found.references, found.left_out, found.case.references) == ((), (), ())


def test_six_show_an_interval_too() -> None:
    found = shown(*AMOUNTS[:6]).outcome
    # The median is 1.0377, on the grid 1.01^4 = 1.0406: 96.1. The ends are 0.9137 and 1.1873, on the grid 1.05^-2 and
    # 1.05^4: 100 / 1.2155 = 82.3 and 100 / 0.9070 = 110.3, outward.
    assert (found.index, found.interval, found.coverage) == (96, (82, 111), 0.96875)
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


def test_four_parties_show_nothing_however_many_prices_they_gave() -> None:
    prices = [p._replace(party=f"Partij {number % 4}") for number, p in enumerate(secret(*AMOUNTS))]
    assert publish(case(price(), prices)).refusal == Refusal.TOO_SMALL
    assert publish(case(price(), [*prices, *references(0.9, 1.1)])).outcome.n == 2


@pytest.mark.parametrize("name", ["Gem A", "gem a", "Gem A ", "GEM A", "Gem A.", "Gem\u00a0A", "gem. a"])
def test_one_party_spelled_in_many_ways_is_one(name: str) -> None:
    """The case m_src_case: four spellings of one source counted as four sources."""
    prices = [p._replace(source="Gem A") for p in secret(*AMOUNTS[:4])]
    spelled = price("s9", 1.0, confidential=True, source=name)
    assert publish(case(price(), [*prices, spelled])).refusal == Refusal.TOO_SMALL


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
def test_what_is_too_old_or_has_no_index_leaves_the_block_before_it_closes(level: str) -> None:
    """The case m_conf6_one_old: one aged price switched the whole block off."""
    six = secret(*AMOUNTS[:6])
    found = publish(case(price(), [*six, price("old", 1.0, confidential=True, price_level=level)]))
    assert (found.confidential, found.withheld, found.refusal) == (6, 1, Refusal.OUTSIDE)
    assert found.outcome == publish(case(price(), six)).outcome


def test_a_price_of_after_the_test_is_no_part_of_the_block() -> None:
    late = price("s9", confidential=True, source_date=dt.date(2025, 1, 1))
    found = publish(case(price(), [*secret(*AMOUNTS[:6]), late]))
    assert (found.confidential, found.withheld, found.refusal) == (6, 1, Refusal.OUTSIDE)


def test_what_can_never_be_compared_is_no_part_of_the_block() -> None:
    never = price("s9", confidential=True, vat_included=True)
    found = publish(case(price(), [*secret(*AMOUNTS[:5]), never]))
    assert (found.confidential, found.withheld, found.refusal) == (5, 1, Refusal.OUTSIDE)


def test_without_a_closing_nothing_confidential_counts() -> None:
    unclosed = replace(case(price(), secret(*AMOUNTS)), closing=None)
    assert publish(unclosed).refusal == Refusal.NEAR_ANOTHER
    assert publish(case(None, secret(*AMOUNTS))).refusal == Refusal.NOT_CLOSED
    assert publish(case(price(), secret(*AMOUNTS), terms(minimum_references=8))).refusal == Refusal.NOT_CLOSED


SEVEN = secret(*AMOUNTS)
CLOSED = case(price(), [*SEVEN, *references(1.0)])


@pytest.mark.parametrize(
    "later",
    [
        SEVEN[1:],
        (SEVEN[0]._replace(amount=0.5), *SEVEN[1:]),
        (SEVEN[0]._replace(confidential=False), *SEVEN[1:]),
        (SEVEN[0]._replace(party="Een ander"), *SEVEN[1:]),
        (SEVEN[0]._replace(price_level=parse_period("2019")), *SEVEN[1:]),
    ],
)
def test_a_block_of_which_one_changed_after_it_closed_does_not_count(later: Sequence[Price]) -> None:
    then = replace(CLOSED, references=(*later, *references(1.0)))
    assert publish(then).refusal == Refusal.CHANGED


@pytest.mark.parametrize("public", [(), references(1.1), references(1.0, vat_included=True)])
def test_nor_does_one_beside_other_public_references(public: Sequence[Price]) -> None:
    assert publish(replace(CLOSED, references=(*SEVEN, *public))).refusal == Refusal.CHANGED


def test_what_came_after_a_test_closed_and_another_index_change_nothing() -> None:
    later = price("s9", 5.0, confidential=True)
    then = replace(CLOSED, references=(*CLOSED.references, later, price("r9", 5.0)))
    assert publish(then).outcome == publish(CLOSED).outcome
    assert publish(then).refusal == Refusal.OUTSIDE
    revised = replace(CLOSED, index=index({"2022": 90.0, "2023": 120.0, "2024": 130.0}))
    assert publish(revised).outcome == publish(CLOSED).outcome


def test_only_a_change_that_moves_no_price_leaves_the_block_as_it_is() -> None:
    renamed = (SEVEN[0]._replace(source="bron S1!", region="Oost"), *SEVEN[1:], *references(1.0))
    assert publish(replace(CLOSED, references=renamed)).outcome == publish(CLOSED).outcome


def test_other_terms_that_leave_one_out_are_another_block() -> None:
    old = secret(*AMOUNTS[:6], price_level="2023")
    closed = case(price(), [*old, price("s9", 1.0, confidential=True, price_level="2022")])
    assert publish(closed).confidential == 7
    assert closed.terms
    for changes in ({"maximum_age": 12}, {"price_level": parse_period("2025")}):
        agreed = closed.terms._replace(**changes)
        basis = closed.basis._replace(price_level=agreed.price_level)
        assert publish(replace(closed, terms=agreed, basis=basis)).refusal == Refusal.CHANGED
    of_wages = replace(index(), code="cao")
    assert publish(replace(closed, terms=terms(series="cao"), index=of_wages)).refusal == Refusal.CHANGED
    wider = replace(closed, terms=closed.terms._replace(below_pct=20))
    assert publish(wider).outcome.index == publish(closed).outcome.index


def told(*prices: Price, **changes: Any) -> Block:
    closed = case(price(), prices, terms(**changes))
    assert closed.closing
    return block_of(closed, closed.closing)


def again(block: Block, *prices: Price, **changes: Any) -> tuple[frozenset[str], Summary] | None:
    """What another test closes on after a block was told, and what it tells."""
    secrets = [code for code, member in block.members.items() if member.confidential]
    closing = close(case(price(), prices, terms(**changes)), [block], secrets)
    return closing and (closing.codes, closing.summary)


def renamed(prices: Iterable[Price]) -> list[Price]:
    return [p._replace(code=f"n{p.code}", source=f"nieuw {p.code}") for p in prices]


def test_another_test_of_the_same_references_tells_the_same() -> None:
    block = told(*SEVEN)
    assert again(block, *SEVEN) == (block.codes, block.summary)
    older = again(block, *SEVEN, price_level=parse_period("2023"))
    assert older
    assert older[1].middle == pytest.approx(block.summary.middle * 120 / 123.6)


@pytest.mark.parametrize("extra", range(1, 8))
def test_what_comes_beside_a_block_that_was_told_does_not_join_it(extra: int) -> None:
    """Two summaries that share a price would tell of it, however many the others are."""
    block, more = told(*SEVEN), renamed(SEVEN[:extra])
    assert again(block, *SEVEN, *more) == (block.codes, block.summary)
    assert again(block, *SEVEN, *references(*AMOUNTS[:extra])) == (block.codes, block.summary)


def test_references_that_were_never_told_make_a_block_of_their_own() -> None:
    block, more = told(*SEVEN), renamed(SEVEN)
    alone = again(block, *SEVEN[1:], *more)
    assert alone == (frozenset(p.code for p in more), block.summary)
    assert again(block, *SEVEN[1:], *more[:5]) == (
        frozenset(p.code for p in more[:5]),
        told_of(Member(p.counts_as, True, p.amount) for p in more[:5]),
    )


@pytest.mark.parametrize("missing", range(1, 5))
def test_what_is_left_of_a_block_that_was_told_is_not_told_again(missing: int) -> None:
    assert again(told(*SEVEN), *SEVEN[missing:]) is None
    assert again(told(*SEVEN), *SEVEN[missing:], *renamed(SEVEN[:4])) is None


def test_nor_do_several_prices_of_one_party_make_a_new_block() -> None:
    of_one = [p._replace(party="Een") for p in renamed(SEVEN)]
    assert again(told(*SEVEN), *SEVEN[1:], *of_one) is None


def test_a_price_that_was_mended_leaves_the_block_out_unless_the_summary_is_the_same() -> None:
    block = told(*SEVEN)
    assert again(block, SEVEN[0]._replace(amount=0.5), *SEVEN[1:]) is None
    near = SEVEN[0]._replace(amount=0.9138)  # with seven the interval is from the first to the last
    assert told_of(Member("", True, p.amount) for p in (near,)) == told_of([Member("", True, 0.9137)])
    assert again(block, near, *SEVEN[1:]) == (block.codes, pytest.approx(block.summary))


def test_what_if_moves_the_price_of_the_company_and_the_band_only() -> None:
    prices = secret(*AMOUNTS, overhead=Overhead.NONE, price_level="2023")
    found = publish(case(price(price_level="2023"), prices))
    assert [swing.parameter for swing in found.swings] == [PRICE_PARAMETER, BAND_PARAMETER]
    assert found.outcome.index is not None
    assert found.swings[0].low.index == pytest.approx(0.9 * found.outcome.index)


def of(*values: float) -> Summary:
    return told_of(Member(f"p{number}", True, value) for number, value in enumerate(values))


def test_a_summary_is_on_a_grid_and_the_ends_lie_outward() -> None:
    # 1.01^2, 1.05^-3 and 1.05^4: the median is 1.02
    assert of(0.88, 0.95, 1.02, 1.02, 1.1, 1.2) == pytest.approx((1.0201, 0.863838, 1.215506), abs=1e-6)
    assert of(0.88, 0.95, 1.02, 1.1, 1.2)[1:] == (None, None)


def test_prices_that_lie_close_together_are_widened() -> None:
    """1.00 to 1.05 and 1.00 to 1.1025 would fix a price that lies between within 5%."""
    found = of(1.01, 1.012, 1.014, 1.016, 1.018, 1.02)
    assert (found.low, found.high) == pytest.approx((1.05**-1, 1.05**2))


@given(st.lists(st.floats(0.01, 400), min_size=6, max_size=12))
def test_an_interval_never_fixes_what_lies_in_it(values: list[float]) -> None:
    found, ends = of(*values), median_interval(values)
    assert ends
    assert found.low
    assert found.high
    assert found.low <= ends.low * (1 + 1e-6)
    assert found.high >= ends.high * (1 - 1e-6)
    assert (found.high - found.low) / (found.high + found.low) > RECOVERED


@given(st.floats(0.5, 2), st.floats(0.5, 2))
def test_every_test_of_a_block_follows_from_its_summary(one: float, other: float) -> None:
    """Two blocks with one summary show the same whatever the company charges."""
    tight, summary = MarketOutcome(MarketVerdict.UNCLEAR, (), 6, 100.0, Interval(99, 101)), of(*AMOUNTS)
    wide = replace(tight, index=123.4, interval=Interval(80, 130))
    shown = [coarse(outcome, one * other, summary, terms()) for outcome in (tight, wide)]
    assert shown[0] == shown[1]


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
    before: list[Block] = []
    for choices in CHOICES:
        agreed = choices.get("agreed", terms())
        rest = {name: value for name, value in choices.items() if name != "agreed"}
        given_case = case(rate, prices, agreed, **rest)
        plain = case(rate, prices, agreed)
        spent = {code for block in before for code, member in block.members.items() if member.confidential}
        closing = close(plain, before, spent)
        if closing:
            before.append(block_of(plain, closing))
        given_case = replace(given_case, closing=closing)
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


@settings(max_examples=6)
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


RATES = [0.8 + number / 47 for number in range(24)]
CLOSE_TOGETHER = (1.001, 1.003, 1.006, 1.012, 1.015, 1.019)


Ends = tuple[float, float]
"""The lowest and the highest price of a block."""


def rounded_per_test(rate: float, ends: Ends) -> Ends:
    """As it was: every test rounded outward to 5 points by itself, and further while that would fix a price."""
    low, high = 5 * math.floor(20 * rate / ends[1]), 5 * math.ceil(20 * rate / ends[0])
    while high - low <= RECOVERED * (high + low):
        low, high = low - 5, high + 5
    return low, high


def summed_up(rate: float, ends: Ends) -> Ends:
    found = of(ends[0], *[1.01] * 4, ends[1])
    assert found.low
    assert found.high
    return math.floor(100 * rate / found.high), math.ceil(100 * rate / found.low)


def room_left(seen: dict[float, Ends], told: Callable[[float, Ends], Ends]) -> float:
    """How far a price may be from the middle, when the ends may be all that show the same in every test.

    The reader knows how ends are rounded, and tries all that could be behind what is seen.
    """
    tried = [0.9 + number / 1000 for number in range(250)]
    possible = [
        (low, high)
        for low, high in itertools.product(tried, tried)
        if low <= 1.01 <= high and all(told(rate, (low, high)) == shown for rate, shown in seen.items())
    ]
    return fixed([end for ends in possible for end in ends])


def test_many_tests_of_one_block_leave_what_one_leaves() -> None:
    """24 tests of one product fixed six prices that lie within 2% of each other; now they say the same together."""
    ends = CLOSE_TOGETHER[0], CLOSE_TOGETHER[-1]
    before = {rate: rounded_per_test(rate, ends) for rate in RATES}
    after = {rate: summed_up(rate, ends) for rate in RATES}
    assert {rate: shown(*CLOSE_TOGETHER, rate=rate).outcome.interval for rate in RATES} == after
    assert room_left(before, rounded_per_test) < RECOVERED
    first = dict(list(after.items())[:1])
    assert RECOVERED < room_left(after, summed_up) <= room_left(first, summed_up)


def test_a_block_of_prices_close_together_is_like_one_with_more_spread() -> None:
    """Whoever has the first price and whoever the last: 24 tests show the same, so each may lie 7% either way."""
    wide = (0.953, 1.006, 1.007, 1.012, 1.013, 1.102)
    seen = {
        tuple(repr(shown(*values, rate=rate)) for rate in RATES)
        for values in (CLOSE_TOGETHER, *(wide[turn:] + wide[:turn] for turn in range(6)))
    }
    assert len(seen) == 1
    assert fixed(wide) > RECOVERED
