"""Who is as good and cheaper; and what is said of few, of equal quality and of costs that are none."""

from __future__ import annotations

import numpy as np
import pytest

from lib.domain.explore.cheaper import CheaperOnes, cheaper_ones
from lib.domain.explore.together import two_figures
from lib.domain.figures import Stand
from lib.domain.indicators import Direction, Role
from lib.domain.periods import parse_period
from tests.samples import COST, figure, indicator, measured, partner

ME = partner("me")


def found(table: list[tuple[float, float]], direction: Direction = Direction.HIGHER) -> CheaperOnes:
    """The focus first, then p1, p2 ..."""
    who = [ME, *(partner(f"p{n}") for n in range(1, len(table)))]
    quality = indicator("kwaliteit", Role.QUALITY, "%", direction)
    x = measured(COST, {p: [figure("2023", cost)] for p, (cost, _) in zip(who, table, strict=True)})
    y = measured(quality, {p: [figure("2023", good)] for p, (_, good) in zip(who, table, strict=True)})
    return cheaper_ones(two_figures(x, y, ME, Stand.ACTUAL, parse_period("2023"), ()))


def names(answer: CheaperOnes) -> list[str]:
    return [pair.partner.code for pair in answer.cheaper]


def test_as_good_and_cheaper_by_name_and_no_score_of_few() -> None:
    answer = found([(10, 70), (9, 70), (8, 69), (7, 90), (11, 99)])
    assert names(answer) == ["p3", "p1"]
    assert answer.scores is None


def test_where_lower_is_better_the_quality_is_turned() -> None:
    answer = found([(10, 70), (9, 70), (8, 69), (7, 90)], Direction.LOWER)
    assert names(answer) == ["p2", "p1"]
    assert answer.frontier[0][1] == 90


def test_the_stair_is_the_lowest_cost_at_each_quality() -> None:
    assert found([(10, 70), (9, 70), (8, 69), (7, 65), (11, 99)]).frontier == (
        (7, 65), (8, 69), (9, 70), (11, 99),
    )  # fmt: skip


def test_a_cost_of_nothing_or_less_does_not_count() -> None:
    answer = found([(10, 70), (-5, 80), (0, 80), (9, 75)])
    assert names(answer) == ["p3"]
    assert len(answer.usable) == 2
    assert found([(-1, 70), (9, 75)]).own is None


def test_equal_quality_is_known_and_scored_by_cost_alone() -> None:
    answer = found([(10.0 + n, 100) for n in range(16)])
    assert answer.same_quality
    assert names(answer) == []
    assert answer.scores
    assert answer.scores.cheapest == 1


def test_from_fifteen_on_there_are_scores_with_an_interval() -> None:
    draws = np.random.default_rng(2)
    table = [
        (float(c), float(q))
        for c, q in zip(draws.uniform(50, 150, 20), draws.uniform(50, 95, 20), strict=True)
    ]
    answer = found([(140, 60), *table])
    assert answer.scores
    assert answer.scores.cheapest < 1
    assert answer.scores.cheapest <= answer.scores.expected
    assert answer.scores.corrected
    middle, low, high = answer.scores.corrected
    assert low <= middle <= high
    assert middle < answer.scores.cheapest


def test_with_a_second_quality_one_has_to_be_as_good_in_both() -> None:
    what = indicator("tevreden", Role.SATISFACTION, "cijfer", Direction.HIGHER)
    third = measured(
        what,
        {ME: [figure("2023", 7)], partner("p1"): [figure("2023", 6)], partner("p2"): [figure("2023", 8)]},
    )
    costs = {ME: [figure("2023", 10)], **{partner(f"p{n}"): [figure("2023", 9)] for n in (1, 2, 3)}}
    quality = indicator("kwaliteit", Role.QUALITY, "%", Direction.HIGHER)
    same = {who: [figure("2023", 70)] for who in costs}
    two = two_figures(
        measured(COST, costs), measured(quality, same), ME, Stand.ACTUAL, parse_period("2023"), ()
    )
    assert names(cheaper_ones(two)) == ["p1", "p2", "p3"]
    both = cheaper_ones(two, third)
    assert names(both) == ["p2"]
    assert both.incomplete == 1
    assert both.frontier == ()


def test_with_a_second_cost_one_may_be_dearer_in_neither() -> None:
    """p1 is dearer in the second cost, p2 cheaper in it, p3 has no figure of it, p4 pays nothing of it."""
    other = indicator("andere", Role.COST, "EUR/huishouden", Direction.LOWER)
    extra = {"p1": 6.0, "p2": 4.0, "p4": 0.0}
    more = measured(
        other, {ME: [figure("2023", 5)], **{partner(p): [figure("2023", v)] for p, v in extra.items()}}
    )
    costs = {ME: [figure("2023", 10)], **{partner(f"p{n}"): [figure("2023", 9)] for n in (1, 2, 3, 4)}}
    quality = indicator("kwaliteit", Role.QUALITY, "%", Direction.HIGHER)
    same = {who: [figure("2023", 70)] for who in costs}
    two = two_figures(
        measured(COST, costs), measured(quality, same), ME, Stand.ACTUAL, parse_period("2023"), ()
    )
    answer = cheaper_ones(two, more_cost=more)
    assert names(answer) == ["p2"]
    assert (answer.incomplete, len(answer.usable)) == (1, 3)
    assert [found.indicator for found in answer.more] == [other]
    assert answer.frontier == ()


def test_scores_of_two_costs_and_two_qualities_are_those_of_a_plain_loop() -> None:
    draws = np.random.default_rng(4)
    n = 24
    who = [ME, *(partner(f"p{k}") for k in range(1, n))]
    x, y, first, second = (draws.uniform(1, 10, n).round(3).tolist() for _ in range(4))
    quality = indicator("kwaliteit", Role.QUALITY, "%", Direction.HIGHER)
    less = indicator("klachten", Role.SATISFACTION, "cijfer", Direction.LOWER)
    other = indicator("andere", Role.COST, "EUR/huishouden", Direction.LOWER)

    def of(what, values):  # type: ignore[no-untyped-def]
        return measured(what, {p: [figure("2023", v)] for p, v in zip(who, values, strict=True)})

    two = two_figures(of(COST, x), of(quality, first), ME, Stand.ACTUAL, parse_period("2023"), ())
    answer = cheaper_ones(two, of(less, second), more_cost=of(other, y))
    as_good = [k for k in range(n) if first[k] >= first[0] and second[k] <= second[0]]
    assert answer.scores
    assert answer.scores.cheapest == pytest.approx(min(max(x[k] / x[0], y[k] / y[0]) for k in as_good))
    assert answer.scores.convex is not None
    assert answer.scores.convex <= answer.scores.cheapest <= answer.scores.expected
    assert answer.scores.corrected is None
    cheaper = {f"p{k}" for k in as_good if x[k] <= x[0] and y[k] <= y[0] and k}
    assert set(names(answer)) == cheaper


def test_scores_of_two_qualities_are_those_of_a_plain_loop() -> None:
    draws = np.random.default_rng(3)
    n = 20
    who = [ME, *(partner(f"p{k}") for k in range(1, n))]
    cost, first, second = (draws.uniform(1, 10, n).round(3).tolist() for _ in range(3))
    quality = indicator("kwaliteit", Role.QUALITY, "%", Direction.HIGHER)
    what = indicator("tevreden", Role.SATISFACTION, "cijfer", Direction.HIGHER)

    def of(what, values):  # type: ignore[no-untyped-def]
        return measured(what, {p: [figure("2023", v)] for p, v in zip(who, values, strict=True)})

    two = two_figures(of(COST, cost), of(quality, first), ME, Stand.ACTUAL, parse_period("2023"), ())
    found = cheaper_ones(two, of(what, second))
    as_good = [cost[k] for k in range(n) if first[k] >= first[0] and second[k] >= second[0]]
    assert found.scores
    assert found.scores.cheapest == min(as_good) / cost[0]
    assert found.scores.corrected is None
