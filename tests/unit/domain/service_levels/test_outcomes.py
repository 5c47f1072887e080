"""Readings and location-dates against the agreed levels, counted by hand."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from lib.domain.service_levels.inspections import DISCIPLINES, LEVELS, Cut, LocationTally, ReadingTally
from lib.domain.service_levels.outcomes import (
    Judged,
    Outcome,
    Unjudged,
    by_area,
    by_area_type,
    by_discipline,
    by_scale,
    heat_map,
    without_ambition,
    worst_and_best_scales,
)
from lib.domain.shares import Share, Verdict

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


def visited(
    met: int,
    locations: int,
    norm_pct: float = 90.0,
    *,
    year: int = 2024,
    area: str | None = "Noord",
    area_type: str | None = "woongebied",
    group: str = "groen",
) -> list[LocationTally]:
    """Location-dates of one area and area type, in every cut."""
    cuts = {Cut.WHOLE: None, Cut.AREA: area, Cut.AREA_TYPE: area_type}
    return [LocationTally(year, *cut, group, norm_pct, locations, met) for cut in cuts.items()]


def only(outcomes: tuple[Outcome, ...]) -> Outcome:
    (outcome,) = outcomes
    return outcome


def test_readings_and_locations_each_give_their_share() -> None:
    readings = [read((2, 8, 6, 3, 1), nvt=4), read((0, 10, 8, 2, 0), scale="onkruid")]
    found = only(by_discipline(readings, visited(14, 20), 2024))
    # at B or above: 2+8+6 of 20 and 10+8 of 20; a location counts once
    assert found == Outcome(
        "groen",
        None,
        (Judged(90, ("B",), Share(34, 40), Share(14, 20)),),
        (2, 18, 14, 5, 1),
        without_ambition=0,
        not_applicable=4,
    )
    assert found.single is not None
    assert found.single.formal == Verdict.NOT_MET
    assert found.total == 40


def test_the_formal_outcome_and_the_verdict_can_differ() -> None:
    few = only(by_discipline([read((0, 23, 0, 2, 0))], visited(23, 25), 2024)).single
    many = only(by_discipline([read((0, 368, 0, 32, 0))], visited(372, 400), 2024)).single
    assert few is not None
    assert many is not None
    assert (few.formal, few.verdict) == (Verdict.MET, Verdict.UNCLEAR)
    assert (many.formal, many.verdict) == (Verdict.MET, Verdict.MET)


def test_several_levels_under_one_agreed_share_are_judged_together_each_at_its_own_level() -> None:
    readings = [read((0, 9, 1, 0, 0), ("A", 90.0), area_type="centrum"), read((0, 0, 10, 0, 0))]
    places = [*visited(9, 10, area_type="centrum"), *visited(10, 10)]
    found = only(by_discipline(readings, places, 2024))
    assert found.judged == (Judged(90, ("A", "B"), Share(19, 20), Share(19, 20)),)


def test_several_agreed_shares_are_judged_apart() -> None:
    readings = [read((0, 9, 1, 0, 0), ("A", 95.0), area_type="centrum"), read((0, 0, 10, 0, 0))]
    places = [*visited(9, 10, 95, area_type="centrum"), *visited(10, 10)]
    found = only(by_discipline(readings, places, 2024))
    assert [(j.norm_pct, j.levels, j.readings, j.formal) for j in found.judged] == [
        (95, ("A",), Share(9, 10), Verdict.NOT_MET),
        (90, ("B",), Share(10, 10), Verdict.MET),
    ]
    assert found.single is None
    assert found.readings == found.locations == Share(19, 20)


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
    places = [*visited(10, 10), *visited(5, 20, 80, group="schoon")]
    green, paving, clean = by_discipline(readings, places, 2024)
    assert green.judged == (Judged(90, ("B",), Share(20, 20), Share(10, 10)),)
    assert (paving.judged, paving.without_ambition) == ((), 10)
    assert clean.judged == (Judged(80, ("A",), Share(5, 20), Share(5, 20)),)
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
    furniture = by_discipline(readings, visited(3, 3), 2024)[1]
    assert (furniture.group, furniture.judged, furniture.without_ambition) == ("meubilair", (), 7)
    assert without_ambition(readings, 2024) == (
        Unjudged("meubilair", "centrum", "bank", 6, None),
        Unjudged("meubilair", "woongebied", "graffiti", 1, "schoon"),
    )


def test_all_not_applicable_is_no_share() -> None:
    found = only(by_discipline([read((0, 0, 0, 0, 0), nvt=3)], [], 2024))
    assert (found.judged, found.total, found.not_applicable) == ((), 0, 3)
    assert found.readings.pct is None


def test_areas_area_types_and_their_heat_map() -> None:
    readings = [
        read((0, 0, 8, 2, 0)),
        read((0, 0, 5, 5, 0), area="Zuid", area_type="centrum"),
        read((0, 0, 1, 0, 0), area=None, area_type=None, discipline="water"),
    ]
    places = [*visited(8, 10), *visited(5, 10, area="Zuid", area_type="centrum")]
    places += visited(1, 1, area=None, area_type=None, group="water")
    areas = by_area(readings, places, 2024)
    assert [(o.group, o.about, o.locations) for o in areas] == [
        ("groen", "Noord", Share(8, 10)),
        ("groen", "Zuid", Share(5, 10)),
        ("water", None, Share(1, 1)),
    ]
    assert [o.about for o in by_area_type(readings, places, 2024)] == ["centrum", "woongebied", None]
    heat = heat_map(readings, places, 2024)
    assert (heat.areas, heat.groups) == (("Noord", "Zuid", None), ("groen", "water"))
    assert set(heat.cells) == {("Noord", "groen"), ("Zuid", "groen"), (None, "water")}


def test_of_one_scale_readings_and_locations_coincide() -> None:
    readings = [read((1, 2, 3, 4, 0)), read((0, 0, 5, 0, 0), area="Zuid")]
    found = only(by_scale(readings, 2024))
    assert found.about == "gras"
    assert found.judged == (Judged(90, ("B",), Share(11, 15), Share(11, 15)),)


def test_lowest_and_highest_scales_with_readings_enough() -> None:
    shares = {"a": (0, 9), "b": (10, 100), "c": (50, 100), "d": (100, 100), "e": (10, 10)}
    readings = [read((0, 0, hits, total - hits, 0), scale=scale) for scale, (hits, total) in shares.items()]
    scales = by_scale(readings, 2024)
    lowest, highest = worst_and_best_scales(scales)
    assert [o.about for o in lowest] == ["b", "c"]  # 0 of 9 says too little
    assert [o.about for o in highest] == ["d", "e"]
    lowest, highest = worst_and_best_scales(scales, most=1)
    assert [o.about for o in (*lowest, *highest)] == ["b", "d"]
    assert worst_and_best_scales(scales[:1]) == ((), ())


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


@given(st.lists(tallies, max_size=20))
def test_counts_add_up_and_intervals_enclose_their_share(readings: list[ReadingTally]) -> None:
    of_year = [t for t in readings if t.year == 2024]
    whole = by_discipline(readings, [], 2024)
    for outcomes in (whole, by_area(readings, [], 2024), by_scale(readings, 2024)):
        own = [o for o in outcomes if not o.is_cross_cut]
        assert sum(o.total for o in own) == sum(t.readings for t in of_year)
        assert sum(o.not_applicable for o in own) == sum(t.not_applicable for t in of_year)
        for outcome in outcomes:
            assert outcome.readings.total + outcome.without_ambition == outcome.total
            for judged in outcome.judged:
                pct, interval = judged.readings.pct, judged.readings.interval
                assert pct is not None
                assert interval is not None
                assert 0 <= interval.low <= pct <= interval.high <= 100
    unjudged = sum(row.readings for row in without_ambition(readings, 2024))
    assert unjudged == sum(o.without_ambition for o in whole if not o.is_cross_cut)
