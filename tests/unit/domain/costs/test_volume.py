"""The quantities of object types that differ, together: weighed by their rates, and never added up unlike."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.domain.costs.lines import Rate
from lib.domain.costs.volume import Unweighed, Volume, volume_change
from lib.domain.quantities.lines import Quantity
from tests.bridges import counted, rate

PRICED = {"maaien": ("gazon",), "snoeien": ("heesters",), "bomen": ("boom",), "hagen": ("haag",)}
YEARS = (2023, 2024)
LAWN = (counted("2022-12-31", 10_000), counted("2024-07-01", 11_000))
SHRUBS = (
    counted("2022-12-31", 1_000, kind="heesters"),
    counted("2024-07-01", 900, kind="heesters"),
)
TREES = (
    counted("2022-12-31", 200, kind="boom", unit="stuks"),
    counted("2024-07-01", 240, "herijkt", kind="boom", unit="stuks"),
)
RATES = (rate(2023, "A", 1, 10_000), rate(2023, "B", 10, 1_000, "snoeien"))
TREE_RATE = rate(2023, None, 50, None, "bomen", "stuks")


def found(lines: tuple[Quantity, ...], *rates: Rate, unit: str = "m2") -> Volume | Unweighed | None:
    return volume_change(lines, unit, rates, PRICED, YEARS)


def volume(lines: tuple[Quantity, ...], *rates: Rate) -> Volume:
    result = found(lines, *rates)
    assert isinstance(result, Volume)
    return result


def test_unlike_object_types_are_weighed_by_their_rates() -> None:
    """Added up the m2 grow by 8.2%; what they cost at one price does not grow: + 1,000 of lawn, - 1,000 of shrubs."""
    total = volume((*LAWN, *SHRUBS), *RATES)
    assert (total.unit, total.rate_year, total.left_out) == ("EUR", 2023, ())
    assert tuple(map(float, total.change)) == (20_000, 20_000, 0, 0)


def test_without_a_rate_they_are_not_added_up() -> None:
    assert found((*LAWN, *SHRUBS)) == Unweighed(("gazon", "heesters"))
    assert found((*LAWN, *SHRUBS), RATES[0]) == Unweighed(("heesters",))


def test_one_object_type_needs_no_rate() -> None:
    total = volume(LAWN)
    assert (total.unit, total.rate_year) == ("m2", None)
    assert tuple(map(float, total.change)) == (10_000, 11_000, 1_000, 0)


def test_neither_do_object_types_that_moved_alike() -> None:
    """Every weighing gives the same; a rounded count is near enough."""
    shrubs = (SHRUBS[0], counted("2024-07-01", 1_100.4, kind="heesters"))
    total = volume((*LAWN, *shrubs))
    assert total.unit == "m2"
    assert float(total.change.end / total.change.start) == pytest.approx(1.1, abs=1e-4)
    assert isinstance(found((*LAWN, shrubs[0], shrubs[1]._replace(amount=1_102))), Unweighed)
    recounted = tuple(line._replace(state="herijkt") for line in shrubs)
    assert isinstance(found((*LAWN, *recounted)), Unweighed)


def test_pieces_and_metres_come_together_by_their_rates_only() -> None:
    total = volume((*LAWN, *TREES), RATES[0], TREE_RATE)
    assert tuple(map(float, total.change)) == (20_000, 23_000, 1_000, 2_000)
    alone = volume((*LAWN, *TREES))
    assert (alone.unit, alone.left_out) == ("m2", ("boom",))
    assert tuple(map(float, alone.change)) == (10_000, 11_000, 1_000, 0)
    weighed = volume((*LAWN, *SHRUBS, *TREES), *RATES)
    assert (weighed.unit, weighed.left_out) == ("EUR", ("boom",))


def test_the_rates_of_the_later_year_where_the_earlier_has_none() -> None:
    later = [r._replace(year=2024, price=2 * r.price) for r in RATES]
    assert volume((*LAWN, *SHRUBS), RATES[0], *later).rate_year == 2024
    assert volume((*LAWN, *SHRUBS), *RATES, *later).rate_year == 2023


def test_all_that_is_charged_for_an_object_type_counts_in_its_own_unit_without_vat() -> None:
    raking = rate(2023, "A", 0.5, None, "hagen")._replace(vat_included=True, vat_pct=25.0)
    per_hectare = rate(2023, "A", 6_000, 1, unit="ha")
    priced = {**PRICED, "hagen": ("gazon", "haag")}
    total = volume_change((*LAWN, *SHRUBS), "m2", [raking, per_hectare, RATES[1]], priced, YEARS)
    assert isinstance(total, Volume)
    assert float(total.change.start) == 10_000 * (0.4 + 0.6) + 1_000 * 10


@pytest.mark.parametrize(
    "unclear",
    [
        [rate(2023, "A", 1), rate(2023, "B", 0.8)],
        [rate(2023, "A", 1, 5)._replace(vat_included=True)],
        [rate(2023, "A", 1, 5, unit="stuks")],
    ],
    ids=["not said which level was bought", "no VAT percentage", "another unit"],
)
def test_a_price_that_is_not_known_weighs_nothing(unclear: list[Rate]) -> None:
    assert found((*LAWN, *SHRUBS), *unclear, RATES[1]) == Unweighed(("gazon",))


def test_nothing_at_either_end() -> None:
    assert found(()) is None
    assert found((counted("2024-07-01", 5),)) is None
    assert found(TREES) is None
    only_trees = volume(TREES, TREE_RATE)
    assert tuple(map(float, only_trees.change)) == (10_000, 12_000, 0, 2_000)


amounts = st.integers(1, 10_000)


@given(st.lists(st.tuples(amounts, amounts, amounts), min_size=2, max_size=4))
def test_the_weighed_factor_lies_between_those_of_the_object_types(
    counts: list[tuple[int, int, int]],
) -> None:
    """A Laspeyres index by another way: the mean of the factors, weighed by what each cost in the earlier year."""
    kinds = list(PRICED.values())
    lines = [
        counted(date, amount, kind=kinds[n][0])
        for n, (before, after, _) in enumerate(counts)
        for date, amount in (("2022-01-01", before), ("2024-01-01", after))
    ]
    rates = [rate(2023, None, price, None, list(PRICED)[n]) for n, (_, _, price) in enumerate(counts)]
    total = volume(tuple(lines), *rates)
    factor = total.change.end / total.change.start
    spent = [before * price for before, _, price in counts]
    factors = [Fraction(after, before) for before, after, _ in counts]
    if total.rate_year:
        assert factor == sum(s * f for s, f in zip(spent, factors, strict=True)) / sum(spent)
    assert min(factors) <= factor <= max(factors)
