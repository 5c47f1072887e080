"""What changed between two periods: what counts as a change, and the order of the list."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.domain.costs.bridge import Bridge, Material, make_bridge
from lib.domain.figures import Figure, Status
from lib.domain.indicators import Direction, Indicator, Role
from lib.domain.partners import Series, make_series
from lib.domain.periods import parse_period
from lib.domain.quantities.in_order import quantities_in_order
from lib.domain.quantities.lines import QuantityState
from lib.domain.review.changes import (
    Between,
    BrokenSeries,
    Certainty,
    Change,
    CostChange,
    InspectedOutcome,
    MissingFigure,
    Movement,
    OldCounts,
    OldFigure,
    VerdictFlip,
    certainty,
    certainty_of,
    headlines,
    verdict_flips,
    what_changed,
)
from lib.domain.service_levels.breaks import AgreementChange
from lib.domain.service_levels.inspections import Layer
from lib.domain.service_levels.outcomes import Judged, Outcome
from lib.domain.service_levels.sampled_share import SampledShare
from lib.domain.shares import Verdict
from tests.samples import day, figure, indicator
from tests.unit.domain.quantities.test_in_order import line

BEFORE, NOW = parse_period("2022"), parse_period("2023")


def marks(code: str, **more: object) -> Indicator:
    return indicator(code, Role.QUALITY, "%", Direction.HIGHER, **more)


def series(*figures: Figure) -> Series:
    return make_series(list(figures))


def bridge(start: float, end: float) -> Bridge:
    made = make_bridge((2022, start), (2023, end), Material(None, None, ()))
    assert made is not None
    return made


def changed(table: Mapping[Indicator, Series], **more: object) -> tuple[Change, ...]:
    return what_changed(table, BEFORE, NOW, **more)  # type: ignore[arg-type]


MET, NOT_MET, JUST_MET, JUST_MISSED = (
    SampledShare.one_each(*share) for share in ((200, 200), (20, 200), (92, 100), (88, 100))
)
"""Against an agreed 90%."""


def inspected(
    group: str, share: SampledShare, layer: Layer = Layer.CONTRACT, norm_pct: float = 90, year: int = 2023
) -> InspectedOutcome:
    judged = Judged(norm_pct, ("B",), share)
    return InspectedOutcome(layer, year, Outcome(group, None, (judged,), share, (0, 0, 0, 0, 0), 0, 0))


@pytest.mark.parametrize(
    ("earlier", "later", "found"),
    [
        ((80, 70, 90), (85, 75, 95), Certainty.WITHIN),
        ((80, 70, 90), (95, 91, 99), Certainty.BEYOND),
        ((95, 91, 99), (80, 70, 90), Certainty.BEYOND),
        ((80, 70, 90), (95, 90, 99), Certainty.BEYOND),  # they touch, and the difference is 3.8 to 25.8
        ((85, 79.4, 89.3), (92, 87.4, 95.0), Certainty.BEYOND),  # 170 and 184 of 200
        ((85, 79.4, 89.3), (91, 86.2, 94.2), Certainty.WITHIN),  # 170 and 182 of 200
        ((80, None, None), (85, 75, 95), Certainty.WITHIN),
        ((70, None, None), (85, 75, 95), Certainty.BEYOND),
        ((80, 70, 90), (91, None, None), Certainty.BEYOND),
        ((80, None, None), (81, None, None), Certainty.NO_INTERVAL),
    ],
)
def test_the_interval_of_the_difference_says_whether_figures_differ(
    earlier: tuple[float, float | None, float | None],
    later: tuple[float, float | None, float | None],
    found: Certainty,
) -> None:
    one, other = (
        figure(year, value, low=low, high=high)
        for year, (value, low, high) in (("2022", earlier), ("2023", later))
    )
    assert certainty(one, other) == found


def test_the_same_places_make_a_change_clearer() -> None:
    own = series(figure("2022", 80, low=75, high=85), figure("2023", 85, low=80, high=90))
    assert changed({marks("net"): own}) == ()
    [found] = changed({marks("net"): own}, between={marks("net"): Between(correlation=0.8)})
    assert isinstance(found, Movement)
    assert (found.correlation, found.certainty) == (0.8, Certainty.BEYOND)


def test_a_change_that_chance_explains_is_not_listed() -> None:
    own = series(figure("2022", 80, low=70, high=90), figure("2023", 85, low=75, high=95))
    assert changed({marks("net"): own}) == ()


def test_an_equal_figure_is_no_change() -> None:
    assert changed({marks("net"): series(figure("2022", 80), figure("2023", 80))}) == ()


def test_a_change_under_the_margin_is_no_change() -> None:
    slight = series(figure("2022", 100), figure("2023", 101.9))
    enough = series(figure("2022", 100), figure("2023", 102))
    assert changed({indicator("kosten"): slight}) == ()
    [found] = changed({indicator("kosten"): enough})
    assert isinstance(found, Movement)
    clear = series(figure("2022", 80, low=79.9, high=80.1), figure("2023", 80.5, low=80.4, high=80.6))
    assert changed({marks("net"): clear}) == ()


def test_a_figure_too_small_to_judge_is_no_change() -> None:
    own = series(figure("2022", 80, n=20), figure("2023", 60, n=3))
    assert changed({marks("net", minimum_n=10): own}) == ()


def test_a_broken_series_is_said_and_not_compared() -> None:
    own = series(figure("2022", 80), figure("2023", 60, series_break=True))
    [found] = changed({marks("net"): own})
    assert isinstance(found, BrokenSeries)
    other = AgreementChange((), ("water",), ())
    [found] = changed({marks("net"): own}, between={marks("net"): Between(other)})
    assert isinstance(found, BrokenSeries)
    assert found.agreement == other


def test_a_budget_is_no_figure_of_what_happened() -> None:
    own = series(figure("2022", 80), figure("2023", 60, Status.BUDGET))
    [found] = changed({marks("net"): own})
    assert isinstance(found, MissingFigure)
    assert found.last.value == 80


@pytest.mark.parametrize(
    ("years", "found"),
    [
        (["2019"], [OldFigure]),
        (["2020"], [MissingFigure]),
        (["2019", "2022"], [MissingFigure]),
        (["2019", "2023"], []),
        (["2024"], []),
    ],
)
def test_a_last_figure_is_old_after_three_years(years: Sequence[str], found: list[type]) -> None:
    own = series(*[figure(year, 80) for year in years])
    assert [type(change) for change in changed({marks("net"): own})] == found


def test_each_indicator_is_compared_with_its_own_last_earlier_figure() -> None:
    surveyed = series(figure("2017", 66), figure("2019", 64), figure("2023", 58))
    [found] = changed({marks("schoon"): surveyed})
    assert isinstance(found, Movement)
    assert (str(found.earlier.period), found.change) == ("2019", -6)


def test_no_figure_after_the_period_to_compare_with_is_used() -> None:
    own = series(figure("2019", 64), figure("2022", 60), figure("2023", 58))
    [found] = what_changed({marks("schoon"): own}, parse_period("2021"), NOW)
    assert isinstance(found, Movement)
    assert str(found.earlier.period) == "2019"


def test_a_series_that_broke_after_the_last_earlier_figure_is_not_compared() -> None:
    own = series(figure("2019", 64), figure("2021", 50, Status.BUDGET, series_break=True), figure("2023", 58))
    [found] = changed({marks("schoon"): own})
    assert isinstance(found, BrokenSeries)


def test_a_flip_names_the_year_that_its_group_was_last_inspected_in() -> None:
    earlier = [inspected("groen", MET, year=2020), inspected("water", MET, year=2022)]
    later = [inspected("groen", NOT_MET), inspected("water", NOT_MET)]
    assert [flip.years for flip in verdict_flips(earlier, later)] == [(2020, 2023), (2022, 2023)]


def test_verdicts_that_stay_or_have_no_earlier_one_are_not_listed() -> None:
    earlier = [inspected("groen", MET), inspected("water", MET, Layer.POLICY)]
    later = [inspected("groen", MET), inspected("water", NOT_MET), inspected("heel", MET)]
    assert verdict_flips(earlier, later) == []


def test_a_verdict_against_another_agreement_is_no_flip() -> None:
    assert verdict_flips([inspected("groen", MET)], [inspected("groen", NOT_MET, norm_pct=80)]) == []


def test_a_formal_outcome_that_stays_is_no_flip_whatever_chance_says_of_it() -> None:
    assert verdict_flips([inspected("groen", MET)], [inspected("groen", JUST_MET)]) == []


def test_reversals_come_before_what_could_be_chance() -> None:
    earlier = [inspected("groen", JUST_MISSED), inspected("water", MET), inspected("heel", NOT_MET)]
    later = [inspected("groen", MET), inspected("water", NOT_MET), inspected("heel", MET)]
    found = verdict_flips(earlier, later)
    assert [(flip.group, flip.is_reversal) for flip in found] == [
        ("water", True),
        ("heel", True),
        ("groen", False),
    ]
    assert (found[0].earlier.formal, found[0].later.formal) == (Verdict.MET, Verdict.NOT_MET)


def test_a_flip_says_whether_the_shares_differ() -> None:
    nearly, under = SampledShare.one_each(181, 200), SampledShare.one_each(178, 200)
    [flip] = verdict_flips([inspected("groen", nearly)], [inspected("groen", under)])
    assert (flip.earlier.formal, flip.later.formal) == (Verdict.MET, Verdict.NOT_MET)
    assert flip.between is not None
    assert (flip.between.value, certainty_of(flip.between)) == (-1.5, Certainty.WITHIN)
    same_places = inspected("groen", under)._replace(correlation=0.9)
    [paired] = verdict_flips([inspected("groen", nearly)], [same_places])
    assert paired.between is not None
    assert flip.between.low < paired.between.low < paired.between.high < flip.between.high
    alone = VerdictFlip(
        Layer.CONTRACT, "groen", (2022, 2023), *2 * (Judged(90, ("B",), SampledShare.one_each(1, 1)),)
    )
    assert alone.between is None


def test_a_bridge_stands_for_the_cost_indicators_of_its_service() -> None:
    bridges = {"afval": bridge(100, 130), "groen": bridge(100, 20), "water": bridge(100, 100)}
    moved = series(figure("2022", 100), figure("2023", 130))
    total = dataclasses.replace(indicator("alles"), service="algemeen")
    found = changed({indicator("kosten"): moved, total: moved, marks("net"): moved}, bridges=bridges)
    assert [type(change) for change in found] == [Movement, CostChange, CostChange]
    assert [c.service for c in found if isinstance(c, CostChange)] == ["groen", "afval"]


def test_the_order_of_the_list() -> None:
    table = {
        marks("oud"): series(figure("2015", 80)),
        marks("weg"): series(figure("2022", 80)),
        marks("breuk"): series(figure("2022", 80), figure("2023", 90, series_break=True)),
        indicator("klein"): series(figure("2022", 100), figure("2023", 104)),
        indicator("groot"): series(figure("2022", 100), figure("2023", 150)),
        marks("zeker"): series(figure("2022", 80, low=79, high=81), figure("2023", 82, low=81.5, high=83)),
    }
    found = changed(
        table,
        inspected=([inspected("groen", MET)], [inspected("groen", NOT_MET)]),
        bridges={"groen": bridge(100, 130)},
        quantities=quantities_in_order([line("2010-01-01", QuantityState.ESTIMATED)], day("2023-12-31")),
    )
    assert [type(change) for change in found] == [
        *(
            VerdictFlip,
            Movement,
            Movement,
            Movement,
            CostChange,
            BrokenSeries,
            MissingFigure,
            OldFigure,
            OldCounts,
        ),
    ]
    assert [m.indicator.code for m in found if isinstance(m, Movement)] == ["zeker", "groot", "klein"]


def test_shares_are_ranked_by_points_and_the_neutral_come_last() -> None:
    table = {
        indicator("neutraal", direction=Direction.NEUTRAL): series(figure("2022", 100), figure("2023", 200)),
        marks("aandeel"): series(figure("2022", 1), figure("2023", 3)),
        indicator("kosten"): series(figure("2022", 100), figure("2023", 104)),
    }
    found = [m for m in changed(table) if isinstance(m, Movement)]
    assert [(m.indicator.code, m.size) for m in found] == [("kosten", 4), ("aandeel", 2), ("neutraal", 100)]


def test_headlines_leave_room_for_every_kind() -> None:
    table = {indicator(f"i{n}"): series(figure("2022", 100), figure("2023", 200 - n)) for n in range(9)}
    table |= {marks("weg"): series(figure("2022", 80)), marks("oud"): series(figure("2015", 80))}
    found = changed(
        table,
        inspected=([inspected("groen", MET)], [inspected("groen", NOT_MET)]),
        bridges={service: bridge(100, 130) for service in ("groen", "water")},
    )
    kept = headlines(found, 7)
    assert [type(change) for change in kept] == [
        *(VerdictFlip, Movement, Movement, CostChange, CostChange, MissingFigure, OldFigure),
    ]
    assert [m.indicator.code for m in kept if isinstance(m, Movement)] == ["i0", "i1"]
    assert headlines(found, 100) == found
    assert headlines((), 7) == ()


def test_recent_counts_are_nothing_to_say() -> None:
    quantities = quantities_in_order([line("2023-01-01")], day("2023-12-31"))
    assert changed({}, quantities=quantities) == ()


@given(st.permutations(["aa", "bb", "cc", "dd"]))
def test_the_order_does_not_depend_on_the_order_of_what_comes_in(codes: list[str]) -> None:
    values = {"aa": 110, "bb": 110, "cc": 150, "dd": 0}
    table = {indicator(c): series(figure("2022", 100), figure("2023", values[c])) for c in codes}
    found = [m.indicator.code for m in changed(table) if isinstance(m, Movement)]
    assert found == ["dd", "cc", "aa", "bb"]
