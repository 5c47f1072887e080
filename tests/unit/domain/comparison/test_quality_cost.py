"""Quality against cost: who is drawn and who is not, medians, path, standing."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from lib.domain.comparison.quality_cost import AbsenceReason, Standing, pair_counts
from lib.domain.figures import Figure, Stand, Status
from lib.domain.indicators import Direction
from lib.domain.partners import Measured, Partner
from lib.domain.peers import Median, Position, median_of, position
from lib.domain.periods import parse_period
from lib.domain.units import Extent, parse_unit
from tests.samples import COST, QUALITY, compared, figure, indicator, measured, organisation, partner

BUDGET = Status.BUDGET
P2023 = parse_period("2023")


def peers(number: int, **more: Any) -> list[Partner]:
    return [partner(f"p{i}", **more) for i in range(number)]


def both(
    costs: dict[Partner, float], qualities: dict[Partner, float], period: str = "2023"
) -> tuple[Measured, Measured]:
    return (
        measured(COST, {who: [figure(period, value)] for who, value in costs.items()}),
        measured(QUALITY, {who: [figure(period, value)] for who, value in qualities.items()}),
    )


@pytest.mark.parametrize(
    ("values", "median"),
    [
        ([], None),
        ([1, 2, 3, 4], None),
        ([5, 1, 4, 2, 3], Median(3, 5)),
        ([1, 2, 3, 4, 5, 100], Median(3.5, 6)),
        ([2, 2, 2, 2, 2], Median(2, 5)),
    ],
)
def test_no_median_under_five(values: list[float], median: Median | None) -> None:
    assert median_of(values) == median


def test_a_partner_with_both_figures_is_drawn() -> None:
    aa, bb, cc = peers(3)
    found = compared(*both({aa: 10, bb: 20}, {aa: 90, cc: 80}), "2023")
    assert [(pair.partner.code, pair.cost.value, pair.quality.value) for pair in found.drawn] == [
        ("p0", 10, 90)
    ]
    assert {absence.partner.code: absence.reasons for absence in found.absent} == {
        "p1": (AbsenceReason.NO_QUALITY,),
        "p2": (AbsenceReason.NO_COST,),
    }


SMALL_COST = indicator(minimum_n=30)
SMALL_QUALITY = replace(QUALITY, minimum_n=30)


@pytest.mark.parametrize(
    ("costs", "qualities", "reasons"),
    [
        ([], [], (AbsenceReason.NO_COST, AbsenceReason.NO_QUALITY)),
        ([], [figure("2023", 1)], (AbsenceReason.NO_COST,)),
        ([figure("2023", 1)], [], (AbsenceReason.NO_QUALITY,)),
        ([figure("2022", 1)], [figure("2023", 1)], (AbsenceReason.NO_COST,)),
        ([figure("2023", 1, BUDGET)], [figure("2023", 1)], (AbsenceReason.COST_OTHER_STAND,)),
        ([figure("2023", 1)], [figure("2023", 1, BUDGET)], (AbsenceReason.QUALITY_OTHER_STAND,)),
        ([figure("2023", 1, n=29)], [figure("2023", 1)], (AbsenceReason.COST_TOO_SMALL,)),
        ([figure("2023", 1)], [figure("2023", 1, n=29)], (AbsenceReason.QUALITY_TOO_SMALL,)),
        ([figure("2023", 1, n=3)], [], (AbsenceReason.COST_TOO_SMALL, AbsenceReason.NO_QUALITY)),
    ],
)
def test_every_reason_why_a_partner_is_not_drawn(
    costs: list[Figure], qualities: list[Figure], reasons: tuple[AbsenceReason, ...]
) -> None:
    who = partner("aa-cc")
    found = compared(measured(SMALL_COST, {who: costs}), measured(SMALL_QUALITY, {who: qualities}), "2023")
    assert [(absence.partner, absence.reasons) for absence in found.absent] == [(who, reasons)]
    assert found.drawn == ()


def test_a_figure_of_enough_observations_or_of_an_unknown_number_is_drawn() -> None:
    enough, unknown = peers(2)
    costs = {enough: [figure("2023", 1, n=30)], unknown: [figure("2023", 1)]}
    qualities = {enough: [figure("2023", 1)], unknown: [figure("2023", 1)]}
    found = compared(measured(SMALL_COST, costs), measured(SMALL_QUALITY, qualities), "2023")
    assert [pair.partner for pair in found.drawn] == [enough, unknown]


@pytest.mark.parametrize(
    ("unit", "reason", "told"),
    [("GBP/inwoner", AbsenceReason.OTHER_UNIT, "GBP/inwoner"), ("EUR/inwoner", AbsenceReason.NO_COST, None)],
)
def test_a_cost_in_another_unit_is_the_reason(unit: str, reason: AbsenceReason, told: str | None) -> None:
    who = partner("aa-cc")
    cost, quality = both({}, {who: 5})
    [absence] = compared(cost, quality, "2023", other_cost_units={who: parse_unit(unit)}).absent
    assert absence.reasons == (reason,)
    assert (absence.unit and str(absence.unit)) == told


def test_a_cost_in_another_stand_is_told_before_one_in_another_unit() -> None:
    who = partner("aa-cc")
    cost = measured(COST, {who: [figure("2023", 1, BUDGET)]})
    quality = measured(QUALITY, {who: [figure("2023", 1)]})
    [absence] = compared(cost, quality, "2023", other_cost_units={who: parse_unit("GBP")}).absent
    assert (absence.reasons, absence.unit) == ((AbsenceReason.COST_OTHER_STAND,), None)


def test_both_axes_and_the_path_use_one_stand() -> None:
    who = partner("aa-cc")
    figures = [figure("2023", 1), figure("2023", 7, BUDGET), figure("2022", 9, BUDGET)]
    found = compared(
        measured(COST, {who: figures}),
        measured(QUALITY, {who: figures}),
        "2023",
        stand=Stand.BUDGET,
        focus=who,
    )
    assert [(pair.cost.value, pair.quality.value) for pair in found.drawn] == [(7, 7)]
    assert [[str(pair.period) for pair in run] for run in found.path] == [["2022", "2023"]]


def test_medians_are_over_the_partners_with_both_figures_the_focus_included() -> None:
    six = peers(6)
    cost, quality = both(
        {who: i for i, who in enumerate(six)}, {who: 10 * i for i, who in enumerate(six[:5])}
    )
    found = compared(cost, quality, "2023", focus=six[0])
    assert (found.cost_median, found.quality_median) == (Median(2, 5), Median(20, 5))
    assert found.peers_with_pair == 5


def test_four_peers_have_no_median_but_are_counted() -> None:
    four = peers(4)
    found = compared(*both(dict.fromkeys(four, 1), dict.fromkeys(four, 2)), "2023")
    assert (found.cost_median, found.quality_median, found.peers_with_pair) == (None, None, 4)


def test_chosen_peers_count_with_the_focus_and_the_others_are_drawn() -> None:
    eight = peers(8)
    figures = {who: float(i) for i, who in enumerate(eight)}
    chosen = {"p1", "p2", "p3", "p4"}
    found = compared(*both(figures, figures), "2023", peers=chosen, focus=eight[7])
    assert len(found.drawn) == 8
    assert found.peers == chosen | {"p7"}
    assert found.cost_median == Median(3, 5)


@pytest.mark.parametrize(
    ("focus_is_fictitious", "median"), [(False, Median(2, 5)), (True, Median(12, 5)), (None, Median(2, 5))]
)
def test_kinds_are_never_counted_together(focus_is_fictitious: bool | None, median: Median) -> None:
    real, invented = peers(5), [partner(f"f{i}", fictitious=True) for i in range(5)]
    figures = {who: float(i) for i, who in enumerate(real)} | {
        who: 10.0 + i for i, who in enumerate(invented)
    }
    focus = None if focus_is_fictitious is None else (invented if focus_is_fictitious else real)[0]
    found = compared(*both(figures, figures), "2023", focus=focus)
    assert len(found.drawn) == 10
    assert found.cost_median == median


def test_peers_of_the_other_kind_do_not_count_even_when_chosen() -> None:
    real, invented = peers(4), partner("ff", fictitious=True)
    figures = dict.fromkeys([*real, invented], 1.0)
    found = compared(*both(figures, figures), "2023", peers={"ff", "p1", "p2", "p3"}, focus=real[0])
    assert found.peers == {"p0", "p1", "p2", "p3"}
    assert found.cost_median is None


def test_references_are_of_the_kind_of_the_focus_and_may_miss_one_figure() -> None:
    real, invented = (
        organisation("land", "referentie"),
        organisation("droomland", "referentie", fictitious=True),
    )
    cost = measured(COST, {}, {real: [figure("2023", 198)], invented: [figure("2023", 1)]})
    quality = measured(QUALITY, {}, {real: [figure("2022", 65)]})
    [point] = compared(cost, quality, "2023").references
    assert (point.organisation, point.cost and point.cost.value, point.quality) == (real, 198, None)
    assert compared(cost, quality, "2021").references == ()


def test_the_path_is_cut_at_a_break_of_either_indicator_and_ends_at_the_period() -> None:
    who = partner("aa-cc")
    years = ["2018", "2019", "2020", "2021", "2022", "2023"]
    cost = measured(COST, {who: [figure(y, 1, series_break=y == "2020") for y in years]})
    quality = measured(QUALITY, {who: [figure(y, 1, series_break=y == "2021") for y in years]})
    found = compared(cost, quality, "2022", focus=who)
    assert [[str(pair.period) for pair in run] for run in found.path] == [
        ["2018", "2019"],
        ["2020"],
        ["2021", "2022"],
    ]


def test_the_path_is_cut_at_a_break_in_a_year_that_is_not_drawn() -> None:
    who = partner("aa-cc")
    cost = measured(COST, {who: [figure(y, 1) for y in ("2019", "2021")]})
    quality = measured(
        QUALITY, {who: [figure("2019", 1), figure("2020", 1, series_break=True), figure("2021", 1)]}
    )
    found = compared(cost, quality, "2021", focus=who)
    assert [[str(pair.period) for pair in run] for run in found.path] == [["2019"], ["2021"]]


def test_the_path_holds_one_kind_of_period() -> None:
    who = partner("aa-cc")
    figures = [figure(p, 1) for p in ("2022", "2022-K4", "2023-K1", "2023")]
    found = compared(measured(COST, {who: figures}), measured(QUALITY, {who: figures}), "2023", focus=who)
    assert [[str(pair.period) for pair in run] for run in found.path] == [["2022", "2023"]]


def test_the_focus_has_a_standing_on_an_axis_without_a_pair() -> None:
    who = partner("aa-cc")
    cost = measured(COST, {who: [figure("2022", 5), figure("2023", 7)]})
    found = compared(cost, measured(QUALITY, {}), "2023", focus=who)
    assert found.focus_pair is None
    assert found.quality_standing is None
    assert found.cost_standing is not None
    assert (found.cost_standing.figure.value, found.cost_standing.change) == (7, 2)


@pytest.mark.parametrize(
    ("value", "direction", "where"),
    [
        (2.01, Direction.HIGHER, Position.ABOUT_EQUAL),
        (1.99, Direction.LOWER, Position.ABOUT_EQUAL),
        (2.01, Direction.NEUTRAL, Position.ABOUT_EQUAL),
        (2.04, Direction.LOWER, Position.WORSE),
        (3, Direction.HIGHER, Position.BETTER),
        (1, Direction.HIGHER, Position.WORSE),
        (3, Direction.LOWER, Position.WORSE),
        (1, Direction.LOWER, Position.BETTER),
        (3, Direction.NEUTRAL, Position.HIGHER),
        (1, Direction.NEUTRAL, Position.LOWER),
        (2, Direction.LOWER, Position.EQUAL),
    ],
)
def test_a_position_is_in_the_direction_of_the_indicator(
    value: float, direction: Direction, where: Position
) -> None:
    assert position(value, 2, replace(COST, direction=direction, margin=Extent(pct=2))) == where


@pytest.mark.parametrize(
    ("low", "high", "where"),
    [
        (None, None, Position.WORSE),
        (4, 8, Position.UNCLEAR),
        (5, 8, Position.UNCLEAR),
        (5.1, 8, Position.WORSE),
        (4, None, Position.WORSE),
    ],
)
def test_an_interval_around_the_median_makes_the_position_unclear(
    low: float | None, high: float | None, where: Position
) -> None:
    standing = Standing(COST, figure("2023", 6, low=low, high=high), None, Median(5, 9))
    assert standing.position == where


def test_without_a_median_or_a_previous_figure_there_is_no_distance_and_no_change() -> None:
    standing = Standing(COST, figure("2023", 6), None, None)
    assert (standing.change, standing.distance, standing.position) == (None, None, None)


def test_points_are_counted_per_period_and_stand() -> None:
    aa, bb, small = peers(3)
    cost = measured(SMALL_COST, {aa: [figure("2022", 1), figure("2023", 1)], bb: [figure("2023", 1, BUDGET)]})
    quality = measured(
        QUALITY, {aa: [figure("2022", 1), figure("2023", 1)], bb: [figure("2023", 1, BUDGET)], small: []}
    )
    counted = {stand: pair_counts(cost, quality, stand, [aa, bb, small]) for stand in Stand}
    assert counted == {Stand.ACTUAL: {parse_period("2022"): 1, P2023: 1}, Stand.BUDGET: {P2023: 1}}


def test_a_pair_is_firm_when_both_figures_are() -> None:
    firm, soft = peers(2)
    cost = measured(COST, {firm: [figure("2023", 1)], soft: [figure("2023", 1)]})
    quality = measured(QUALITY, {firm: [figure("2023", 1)], soft: [figure("2023", 1, Status.PROVISIONAL)]})
    assert [pair.is_firm for pair in compared(cost, quality, "2023").drawn] == [True, False]


# --- one country ---


@pytest.mark.parametrize("focused", [True, False])
def test_those_of_another_country_are_no_peers_and_not_drawn(focused: bool) -> None:
    home = peers(6)
    abroad = [partner(f"q{i}", country="GB") for i in range(5)]
    values = {who: float(n) for n, who in enumerate([*home, *abroad])}
    cost, quality = both(values, values)
    cost.references.update(  # type: ignore[attr-defined]
        measured(
            COST,
            {},
            {organisation(c.lower(), "referentie", country=c): [figure("2023", 1)] for c in ("NL", "GB")},
        ).references
    )
    found = compared(cost, quality, "2023", focus=home[0] if focused else None)
    assert found.peers == {p.code for p in home}
    assert {pair.partner.country for pair in found.drawn} == {"NL"}
    assert found.cost_median == Median(2.5, 6)
    assert [point.organisation.code for point in found.references] == ["nl"]
    assert compared(cost, quality, "2023", focus=abroad[0]).peers == {p.code for p in abroad}


def test_who_is_missing_is_of_the_country_of_the_focus() -> None:
    [home], abroad = peers(1), partner("q1", country="GB")
    found = compared(*both({home: 1, abroad: 2}, {}), "2023", focus=home)
    assert [absence.partner.code for absence in found.absent] == ["p0"]
