"""Where a series of service levels breaks: events, changed ambitions, disciplines that join or leave."""

from __future__ import annotations

import pytest

from lib.domain.comparison.series_breaks import causes_in
from lib.domain.service_levels.breaks import (
    ALL_DISCIPLINES,
    Agreed,
    AgreementChange,
    Break,
    Judging,
    OtherAmbition,
    agreement_change,
    agreements_by_group,
    breaks_of,
    judgings,
    services_in,
    trend,
)
from lib.domain.service_levels.inspections import ReadingTally
from lib.domain.service_levels.outcomes import by_year

A90, B90, B80 = Agreed("A", 90), Agreed("B", 90), Agreed("B", 80)
READ = (0, 1, 0, 0, 0)


def judged(
    year: int,
    own: Agreed | None,
    kind: str | None = None,
    discipline: str = "groen",
    cross: Agreed | None = None,
) -> Judging:
    return Judging(year, kind, discipline, "schoon" if cross else None, own, cross)


def change(*found: Judging, group: str = "groen") -> AgreementChange | None:
    """From 2022 to 2023."""
    years = agreements_by_group(found)[group]
    return agreement_change(years[2022], years[2023])


def of_green(
    before: tuple[Agreed, ...], after: tuple[Agreed, ...], kind: str | None = None
) -> AgreementChange:
    return AgreementChange((OtherAmbition("groen", kind, before, after),), (), ())


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        (A90, B90, of_green((A90,), (B90,))),
        (B90, B80, of_green((B90,), (B80,))),
        (B90, B90, None),
    ],
)
def test_another_level_or_share_is_another_agreement(
    before: Agreed, after: Agreed, found: AgreementChange | None
) -> None:
    assert change(judged(2022, before), judged(2023, after)) == found
    both = [
        judged(year, a, kind) for year, a in ((2022, before), (2023, after)) for kind in ("wonen", "centrum")
    ]
    assert change(*both) == found  # alike everywhere, so not told place by place


def test_an_ambition_of_one_area_type_is_told_of_that_one() -> None:
    stays = [judged(year, B90, "wonen") for year in (2022, 2023)]
    assert change(*stays, judged(2022, A90, "centrum"), judged(2023, B90, "centrum")) == of_green(
        (A90,), (B90,), "centrum"
    )
    assert change(*stays, judged(2022, B90, "centrum"), judged(2023, None, "centrum")) == of_green(
        (B90,), (), "centrum"
    )


def test_places_that_were_visited_in_one_of_the_years_change_the_agreement_only_with_their_level() -> None:
    stays = [judged(year, B90, "wonen") for year in (2022, 2023)]
    assert change(*stays, judged(2022, B90, "centrum")) is None
    assert change(judged(2022, B90, "centrum"), judged(2023, B90, "wonen")) is None
    assert change(*stays, judged(2022, A90, "centrum")) == of_green((A90, B90), (B90,))
    assert change(judged(2022, A90, "centrum"), judged(2023, B90, None)) == of_green((A90,), (B90,))


def test_readings_before_the_first_ambition_of_a_year_do_not_count() -> None:
    assert change(judged(2022, None), judged(2022, B90), judged(2023, B90)) is None


def test_a_discipline_that_joins_or_leaves_changes_all_together() -> None:
    found = [judged(year, B90, cross=B90) for year in (2022, 2023)]
    paved = judged(2023, B90, discipline="verharding", cross=B90)
    joined = change(*found, paved, group=ALL_DISCIPLINES)
    assert joined == AgreementChange((), ("verharding",), ())
    left = change(*found, paved._replace(year=2022), group=ALL_DISCIPLINES)
    assert left == AgreementChange((), (), ("verharding",))
    assert change(*found, paved) is None


def test_a_cross_cut_has_an_ambition_of_its_own_whatever_the_discipline() -> None:
    found = [judged(year, B90, cross=B90) for year in (2022, 2023)]
    assert change(*found, judged(2023, B90, discipline="verharding", cross=B90), group="schoon") is None
    lowered = change(judged(2022, B90, cross=A90), judged(2023, B90, cross=B90), group="schoon")
    assert lowered == AgreementChange((OtherAmbition("schoon", None, (A90,), (B90,)),), (), ())


def test_years_are_compared_with_the_judged_year_before() -> None:
    years = agreements_by_group(
        [judged(2019, B90), judged(2020, None), judged(2021, B90), judged(2023, A90), judged(2024, A90)]
    )["groen"]
    told = {2020: {"methodebreuk", "overdracht"}, 2024: {"overdracht"}}
    assert breaks_of(years, told) == {
        2019: Break((), None),
        2021: Break(causes_in("methodebreuk overdracht"), None),  # the events of 2020 lie between
        2023: Break((), of_green((B90,), (A90,))),
        2024: Break(causes_in("overdracht"), None),
    }
    assert [bool(why) for why in breaks_of(years).values()] == [False, False, True, False]
    assert breaks_of(years, {2019: {"overdracht"}})[2019] == Break(causes_in("overdracht"), None)


def test_why_a_year_is_broken_in_short() -> None:
    agreed_otherwise = of_green((B90,), (A90,))._replace(joined=("water",), left=("heel",))
    why = Break(causes_in("overdracht"), agreed_otherwise)
    assert [str(cause) for cause in why.causes] == ["overdracht", "ambitie", "erbij:water", "eruit:heel"]
    assert Break((), None).causes == ()


def test_services_that_take_part() -> None:
    services = {
        "groen": "groen",
        "kunstwerken": "algemeen",
        "schoon": "reiniging",
        ALL_DISCIPLINES: "algemeen",
    }
    found = agreements_by_group([judged(2022, B90, cross=B90), judged(2023, B90, discipline="kunstwerken")])
    assert services_in("groen", found["groen"], services) == {"groen"}
    assert services_in("schoon", found["schoon"], services) == {"reiniging", "groen"}
    assert services_in(ALL_DISCIPLINES, found[ALL_DISCIPLINES], services) == {
        "algemeen",
        "groen",
        "reiniging",
    }


def test_the_trend_has_every_year_with_its_break() -> None:
    def read(year: int, level: str | None) -> ReadingTally:
        norm = 90.0 if level else None
        return ReadingTally(year, None, None, "gras", "groen", None, level, norm, None, None, READ, 0)

    readings = [read(2021, "B"), read(2022, None), read(2023, "A")]
    breaks = breaks_of(agreements_by_group(judgings(readings))["groen"], {2021: {"methodebreuk"}})
    found = trend(by_year(readings, []), "groen", breaks)
    assert [(y.year, y.by_events, y.other_agreement) for y in found] == [
        (2021, causes_in("methodebreuk"), None),
        (2022, (), None),
        (2023, (), of_green((B90,), (A90,))),
    ]
