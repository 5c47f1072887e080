"""Readings against the agreed levels, counted by hand."""

from __future__ import annotations

from collections import defaultdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.domain.service_levels import outcomes
from lib.domain.service_levels.inspections import DISCIPLINES, LEVELS, Cut, PlaceTally, ReadingTally
from lib.domain.service_levels.outcomes import (
    Caution,
    Judged,
    Outcome,
    Unjudged,
    by_area,
    by_area_type,
    by_discipline,
    heat_map,
    share_together,
    sides,
    without_ambition,
)
from lib.domain.service_levels.sampled_share import SampledShare
from lib.domain.shares import Verdict

GREEN = ("B", 90.0)
NONE = (None, None)


def read(
    counts: tuple[int, int, int, int, int],
    ambition: tuple[str | None, float | None] = GREEN,
    *,
    year: int = 2024,
    area: str | None = "Noord",
    area_type: str | None = "woongebied",
    scale: str = "gras",
    discipline: str = "groen",
    cross_cut: str | None = None,
    cross: tuple[str | None, float | None] = NONE,
    nvt: int = 0,
) -> ReadingTally:
    return ReadingTally(year, area, area_type, scale, discipline, cross_cut, *ambition, *cross, counts, nvt)


def seen(
    places: list[tuple[int, int]],
    norm_pct: float = 90.0,
    *,
    year: int = 2024,
    area: str | None = "Noord",
    area_type: str | None = "woongebied",
    group: str = "groen",
) -> list[PlaceTally]:
    """Places of one area and area type, each with its readings at level and all of them, in every cut."""
    cuts = {Cut.WHOLE: None, Cut.AREA: area, Cut.AREA_TYPE: area_type}
    share = SampledShare.of_clusters(places)
    return [PlaceTally(year, *cut, group, norm, share) for cut in cuts.items() for norm in (norm_pct, None)]


def each(reached: int, places: int) -> list[tuple[int, int]]:
    """Places with one reading each."""
    return [(1, 1)] * reached + [(0, 1)] * (places - reached)


def only(outcomes: tuple[Outcome, ...]) -> Outcome:
    (outcome,) = outcomes
    return outcome


def test_the_share_of_readings_is_judged_with_the_places_as_the_sample() -> None:
    readings = [read((2, 8, 6, 3, 1), nvt=4), read((0, 10, 8, 2, 0), scale="onkruid")]
    places = [(2, 2)] * 16 + [(1, 2)] * 2 + [(0, 2)] * 2
    found = only(by_discipline(readings, seen(places), 2024))
    share = SampledShare.of_clusters(places)
    # at B or above: 2+8+6 of 20 and 10+8 of 20
    assert (share.reached, share.readings, share.places) == (34, 40, 20)
    assert found == Outcome(
        "groen",
        None,
        (Judged(90, ("B",), share),),
        share,
        (2, 18, 14, 5, 1),
        without_ambition=0,
        not_applicable=4,
    )
    assert found.single is not None
    assert (found.single.formal, found.single.verdict) == (Verdict.NOT_MET, Verdict.UNCLEAR)
    assert found.total == 40


@pytest.mark.parametrize(
    ("places", "formal", "verdict"),
    [
        (each(23, 25), Verdict.MET, Verdict.UNCLEAR),
        (each(22, 25), Verdict.NOT_MET, Verdict.UNCLEAR),
        (each(372, 400), Verdict.MET, Verdict.MET),
        (each(348, 400), Verdict.NOT_MET, Verdict.NOT_MET),
        # 80 places where all is well and 20 with one bad reading of three: a share of readings was agreed
        ([(3, 3)] * 80 + [(2, 3)] * 20, Verdict.MET, Verdict.UNCLEAR),
        ([(3, 3)] * 320 + [(2, 3)] * 80, Verdict.MET, Verdict.MET),
        ([(4, 4)] * 24 + [(0, 4)], Verdict.MET, Verdict.UNCLEAR),  # visits to the same places are no sample
        ([(9, 10)], Verdict.MET, Verdict.UNCLEAR),  # one place
    ],
)
def test_what_chance_leaves_of_the_formal_outcome(
    places: list[tuple[int, int]], formal: Verdict, verdict: Verdict
) -> None:
    judged = Judged(90, ("B",), SampledShare.of_clusters(places))
    assert (judged.formal, judged.verdict) == (formal, verdict)


@given(
    st.lists(st.integers(1, 4).flatmap(lambda m: st.tuples(st.integers(0, m), st.just(m)))),
    st.integers(0, 100),
)
def test_both_outcomes_never_oppose_each_other(places: list[tuple[int, int]], norm: int) -> None:
    judged = Judged(norm, ("B",), SampledShare.of_clusters(places))
    assert judged.verdict in (judged.formal, Verdict.UNCLEAR)


@pytest.mark.parametrize(
    ("places", "cautions"),
    [
        (each(80, 100), ()),
        (each(96, 100), (Caution.FEW_FAILING,)),
        ([(3, 4)] * 5 + [(4, 4)] * 20, ()),
        ([(0, 4)] * 4 + [(4, 4)] * 21, (Caution.FEW_FAILING,)),
        (each(4, 9), (Caution.FEW_PLACES,)),
        (each(8, 9), (Caution.FEW_PLACES, Caution.FEW_FAILING)),
        ([(9, 10)], (Caution.ONE_PLACE,)),
    ],
)
def test_too_few_places_are_said(places: list[tuple[int, int]], cautions: tuple[Caution, ...]) -> None:
    assert Judged(90, ("B",), SampledShare.of_clusters(places)).cautions == cautions


def test_of_a_known_small_number_of_places_the_limits_are_exact_so_few_is_enough() -> None:
    judged = Judged(90, ("B",), SampledShare.of_clusters(each(8, 8), population=9))
    assert (judged.cautions, judged.share.interval) == ((), (800 / 9, 100))


def test_few_districts_that_differ_more_than_their_places_are_said() -> None:
    def found(*districts: tuple[int, int]) -> Judged:
        shares: list[PlaceTally] = []
        for number, (reached, places) in enumerate(districts):
            shares += seen(each(reached, places), area=f"Wijk {number}")
        whole = seen(each(sum(r for r, _ in districts), sum(p for _, p in districts)))[:2]
        shares = [share for share in shares if share.cut != Cut.WHOLE] + whole
        single = only(by_discipline([read((0, 0, 1, 0, 0))], shares, 2024)).single
        assert single is not None
        return single

    apart, alike = found((30, 30), (30, 30), (10, 30)), found((24, 30), (23, 30), (23, 30))
    assert (apart.share, apart.districts_differ) == (alike.share, True)
    assert Caution.DISTRICTS in apart.cautions
    assert not alike.districts_differ
    assert not found(*[(30, 30), (20, 30)] * 5).districts_differ  # ten of them are enough
    assert not found((30, 60)).districts_differ  # of one nothing can be said


@pytest.mark.parametrize(
    ("places", "norm_pct", "verdict"),
    [
        (each(60, 100), 90, Verdict.NOT_MET),
        (each(100, 100), 90, Verdict.MET),
        (each(91, 100), 90, Verdict.UNCLEAR),
        (each(0, 9), 90, None),  # too few places to colour a map, though it is more than chance
        ([(0, 40)], 90, None),  # a single place
        ([], 90, None),
    ],
)
def test_a_verdict_that_may_colour_a_map(
    places: list[tuple[int, int]], norm_pct: float, verdict: Verdict | None
) -> None:
    assert Judged(norm_pct, ("B",), SampledShare.of_clusters(places)).telling == verdict


def test_no_verdict_where_none_could_come_out_otherwise(monkeypatch: pytest.MonkeyPatch) -> None:
    """With 3 places and half as the agreed share, neither 0 nor 3 of them could be told from it."""
    monkeypatch.setattr(outcomes, "FEW_PLACES", 2)
    assert Judged(50, ("B",), SampledShare.one_each(1, 3)).telling is None
    assert Judged(50, ("B",), SampledShare.one_each(1, 4)).telling == Verdict.UNCLEAR


def test_several_levels_under_one_agreed_share_are_judged_together_each_at_its_own_level() -> None:
    readings = [read((0, 9, 1, 0, 0), ("A", 90.0), area_type="centrum"), read((0, 0, 10, 0, 0))]
    found = only(by_discipline(readings, seen(each(19, 20)), 2024))
    assert found.judged == (Judged(90, ("A", "B"), SampledShare.one_each(19, 20)),)


def test_several_agreed_shares_are_judged_apart() -> None:
    readings = [read((0, 9, 1, 0, 0), ("A", 95.0), area_type="centrum"), read((0, 0, 10, 0, 0))]
    strict, usual = SampledShare.one_each(9, 10), SampledShare.one_each(10, 10)
    together = SampledShare.of_clusters([(2, 2)] * 9 + [(1, 2)])  # both agreed for the same places
    shares = [
        PlaceTally(2024, Cut.WHOLE, None, "groen", norm, share)
        for norm, share in ((95, strict), (90, usual), (None, together))
    ]
    found = only(by_discipline(readings, shares, 2024))
    assert [(j.norm_pct, j.levels, j.share, j.formal) for j in found.judged] == [
        (95, ("A",), strict, Verdict.NOT_MET),
        (90, ("B",), usual, Verdict.MET),
    ]
    assert found.single is None
    assert found.share == together


def test_a_cross_cut_judges_its_own_scales_by_its_own_ambition() -> None:
    readings = [
        read((0, 5, 5, 0, 0), scale="zwerfafval", cross_cut="schoon", cross=("A", 80.0)),
        read(
            (0, 0, 0, 10, 0),
            NONE,
            discipline="verharding",
            scale="veegvuil",
            cross_cut="schoon",
            cross=("A", 80.0),
        ),
        read((0, 0, 10, 0, 0)),
    ]
    shares = [*seen([(2, 2)] * 10), *seen(each(5, 20), 80, group="schoon")]
    green, paving, clean = by_discipline(readings, shares, 2024)
    assert green.judged == (Judged(90, ("B",), SampledShare.of_clusters([(2, 2)] * 10)),)
    assert (paving.judged, paving.share, paving.without_ambition) == ((), None, 10)
    assert clean.judged == (Judged(80, ("A",), SampledShare.one_each(5, 20)),)
    assert clean.is_cross_cut


def test_readings_without_an_ambition_are_counted_apart_and_listed() -> None:
    readings = [
        read((0, 0, 3, 0, 0)),
        read((0, 0, 0, 0, 4), NONE, area_type="centrum", scale="bank", discipline="meubilair"),
        read((0, 1, 0, 0, 1), NONE, area="Zuid", area_type="centrum", scale="bank", discipline="meubilair"),
        read(
            (0, 1, 0, 0, 0),
            NONE,
            scale="graffiti",
            discipline="meubilair",
            cross_cut="schoon",
            cross=("A", 80.0),
        ),
        read((0, 0, 0, 0, 0), NONE, scale="lantaarn", discipline="meubilair", nvt=7),
    ]
    shares = [*seen(each(3, 3)), *seen(each(1, 1), 80, group="schoon")]
    furniture = by_discipline(readings, shares, 2024)[1]
    assert (furniture.group, furniture.judged, furniture.without_ambition) == ("meubilair", (), 7)
    assert without_ambition(readings, 2024) == (
        Unjudged("meubilair", "centrum", "bank", 6, None),
        Unjudged("meubilair", "woongebied", "graffiti", 1, "schoon"),
    )


def test_all_not_applicable_is_no_share() -> None:
    found = only(by_discipline([read((0, 0, 0, 0, 0), nvt=3)], [], 2024))
    assert (found.judged, found.total, found.not_applicable) == ((), 0, 3)
    assert found.share is None


def test_areas_area_types_and_their_heat_map() -> None:
    readings = [
        read((0, 0, 8, 2, 0)),
        read((0, 0, 5, 5, 0), area="Zuid", area_type="centrum"),
        read((0, 0, 1, 0, 0), area=None, area_type=None, discipline="water"),
    ]
    shares = [*seen(each(8, 10)), *seen(each(5, 10), area="Zuid", area_type="centrum")]
    shares += seen(each(1, 1), area=None, area_type=None, group="water")
    areas = by_area(readings, shares, 2024)
    assert [(o.group, o.about, o.share) for o in areas] == [
        ("groen", "Noord", SampledShare.one_each(8, 10)),
        ("groen", "Zuid", SampledShare.one_each(5, 10)),
        ("water", None, SampledShare.one_each(1, 1)),
    ]
    assert [o.about for o in by_area_type(readings, shares, 2024)] == ["centrum", "woongebied", None]
    heat = heat_map(readings, shares, 2024)
    assert (heat.areas, heat.groups) == (("Noord", "Zuid", None), ("groen", "water"))
    assert set(heat.cells) == {("Noord", "groen"), ("Zuid", "groen"), (None, "water")}


few = st.integers(0, 30)
ambitions = st.one_of(st.just(NONE), st.tuples(st.sampled_from(LEVELS), st.sampled_from([80.0, 90.0, 95.0])))
tallies = st.builds(
    read,
    st.tuples(few, few, few, few, few),
    ambitions,
    year=st.sampled_from([2023, 2024]),
    area=st.sampled_from(["Noord", "Zuid", None]),
    scale=st.sampled_from("abc"),
    discipline=st.sampled_from(DISCIPLINES),
    cross_cut=st.sampled_from(["schoon", "heel", None]),
    cross=ambitions,
    nvt=few,
)


def summed(readings: list[ReadingTally]) -> list[PlaceTally]:
    """What the store would keep of these, were each reading at a place of its own."""
    found: dict[tuple, list[int]] = defaultdict(lambda: [0, 0])
    for tally, side in sides(readings, 2024):
        if side.level is not None and tally.readings:
            for cut, about in ((Cut.WHOLE, None), (Cut.AREA, tally.area)):
                for norm in (side.norm_pct, None):
                    counts = found[cut, about, side.group, norm]
                    counts[0] += sum(tally.counts[: LEVELS.index(side.level) + 1])
                    counts[1] += tally.readings
    return [PlaceTally(2024, *key, SampledShare.one_each(*counts)) for key, counts in found.items()]


@given(st.lists(tallies, max_size=20))
def test_counts_add_up(readings: list[ReadingTally]) -> None:
    of_year = [t for t in readings if t.year == 2024]
    shares = summed(readings)
    whole = by_discipline(readings, shares, 2024)
    for found in (whole, by_area(readings, shares, 2024)):
        own = [o for o in found if not o.is_cross_cut]
        assert sum(o.total for o in own) == sum(t.readings for t in of_year)
        assert sum(o.not_applicable for o in own) == sum(t.not_applicable for t in of_year)
        for outcome in found:
            judged = sum(j.share.readings for j in outcome.judged)
            assert judged == (outcome.share.readings if outcome.share else 0)
            assert judged + outcome.without_ambition == outcome.total
    unjudged = sum(row.readings for row in without_ambition(readings, 2024))
    assert unjudged == sum(o.without_ambition for o in whole if not o.is_cross_cut)


def test_groups_together_count_a_reading_once() -> None:
    def outcome(group: str, reached: int, readings: int) -> Outcome:
        share = SampledShare.one_each(reached, readings)
        return Outcome(group, "Noord", (Judged(90, ("B",), share),), share, (0, 0, readings, 0, 0), 0, 0)

    green, paved, whole = outcome("groen", 8, 10), outcome("verharding", 10, 30), outcome("heel", 9, 40)
    assert share_together([green, paved, whole]) == pytest.approx(45)
    assert share_together([whole]) == pytest.approx(22.5)
    assert share_together([]) is None
