"""Unit costs beside references: the same period, the same kind, and a row without one."""

from __future__ import annotations

from lib.domain.market.unit_costs import unit_costs
from tests.samples import COST, figure, indicator, measured, organisation, partner

ME = partner("aa-cc")
LAND = organisation("land", "referentie")
INVENTED = organisation("verzonnen", "referentie", fictitious=True)
OTHER = indicator("andere")


def test_the_newest_period_that_both_have() -> None:
    costs = measured(
        COST,
        {ME: [figure("2020", 10), figure("2021", 11), figure("2022", 12)]},
        {LAND: [figure("2020", 20), figure("2021", 21)]},
    )
    (row,) = unit_costs([costs], ME, 2023)
    assert (row.figure.value, row.reference, row.other and row.other.value) == (11, LAND, 21)
    (row,) = unit_costs([costs], ME, 2020)
    assert (row.figure.value, row.other and row.other.value) == (10, 20)


def test_a_cost_without_a_reference_stands_alone() -> None:
    (row,) = unit_costs([measured(COST, {ME: [figure("2021", 11)]})], ME, 2023)
    assert (row.figure.value, row.reference, row.other) == (11, None, None)


def test_only_references_of_the_same_kind() -> None:
    costs = measured(COST, {ME: [figure("2021", 11)]}, {INVENTED: [figure("2021", 21)]})
    assert unit_costs([costs], ME, 2023)[0].reference is None
    me = partner("bb-dd", fictitious=True)
    costs = measured(
        COST, {me: [figure("2021", 11)]}, {INVENTED: [figure("2021", 21)], LAND: [figure("2021", 22)]}
    )
    assert [row.reference for row in unit_costs([costs], me, 2023)] == [INVENTED]


def test_nothing_yet_is_an_empty_list() -> None:
    costs = measured(COST, {ME: [figure("2024", 11)]})
    assert unit_costs([costs, measured(OTHER, {})], ME, 2023) == []


def test_without_a_reference_it_stands_beside_the_others_one_by_one_or_by_their_median() -> None:
    others = [partner(f"{letter}{letter}-xx") for letter in "bcdefg"]
    invented = partner("zz-xx", fictitious=True)
    figures = {p: [figure("2021", 20 + n)] for n, p in enumerate((*others, invented))}
    few = measured(
        COST, {ME: [figure("2021", 11)], invented: figures[invented], others[0]: figures[others[0]]}
    )
    (row,) = unit_costs([few], ME, 2023)
    assert (row.reference, row.other and row.other.value, row.median) == (others[0], 20, None)
    (row,) = unit_costs([measured(COST, {ME: [figure("2021", 11)], **figures})], ME, 2023)
    assert row.median is not None
    assert (row.reference, row.median.value, row.median.n) == (None, 22.5, 6)
