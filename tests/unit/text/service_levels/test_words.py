"""Words of service levels: digits that do not mislead, and one sentence for both outcomes."""

from __future__ import annotations

import pytest

from lib.domain.service_levels.outcomes import Judged, Outcome
from lib.domain.shares import Share
from lib.text.language import DUTCH, ENGLISH
from lib.text.service_levels.sample_size import Plan, plan_sentences, sizes
from lib.text.service_levels.words import finding, judged_sentence, percent, scale_name, signs


def outcome(group: str, *judged: Judged, without: int = 0) -> Outcome:
    return Outcome(group, None, judged, (0, 0, 0, 0, without), without, 0)


MET = Judged(80, ("B",), Share(190, 200), Share(95, 100))
MISSED = Judged(95, ("A",), Share(150, 200), Share(60, 100))
UNCLEAR = Judged(90, ("A", "B"), Share(91, 100), Share(45, 50))


@pytest.mark.parametrize(
    ("value", "norm", "said"),
    [
        (82.4, None, "82%"),
        (None, None, "–"),
        (0.0, None, "0%"),
        (100.0, None, "100%"),
        (99.7, None, "99,7%"),  # not 100
        (0.02, None, "0,02%"),
        (89.6, 90, "89,6%"),  # not 90, which would be met
        (89.96, 90, "89,96%"),
        (90.0, 90, "90%"),
        (90.4, 90, "90%"),
    ],
)
def test_a_share_is_never_rounded_across_what_it_is_judged_by(
    value: float | None, norm: float | None, said: str
) -> None:
    assert percent(DUTCH, value, norm) == said


def test_both_outcomes_in_one_sentence() -> None:
    assert judged_sentence(DUTCH, UNCLEAR) == (
        "90% van 50 locaties op niveau A, B (interval 79% tot 96%), afgesproken is 90%: ◇ niet te onderscheiden. "
        "Formeel, 91% van 100 metingen: ● gehaald."
    )
    assert judged_sentence(ENGLISH, MISSED).endswith("Formal, 75% of 200 readings: ▲ not met.")


@pytest.mark.parametrize(
    ("outcomes", "said"),
    [
        (
            [outcome("groen", MET), outcome("water", MISSED)],
            "2024: van 2 afspraken 1 gehaald, 1 niet gehaald",
        ),
        (
            [outcome("groen", MET), outcome("schoon", MISSED)],
            "2024: van 2 afspraken 1 gehaald, 1 niet gehaald",
        ),
        ([outcome("groen", MET), outcome("water")], "2024: van 1 afspraak 1 gehaald"),
        ([outcome("groen", MET)], "Groen in 2024: 95% van 100 locaties op niveau, gehaald"),
        ([outcome("groen", MET, MISSED)], "Groen in 2024: per afgesproken aandeel beoordeeld"),
        ([outcome("groen", without=3)], "Groen in 2024: geen ambitie, dus geen oordeel"),
        ([outcome("groen")], "Groen in 2024: geen meting van toepassing, dus geen oordeel"),
        (
            [outcome("groen", without=3), outcome("water")],
            "2024: voor geen enkele discipline geldt een ambitie",
        ),
        ([outcome("groen"), outcome("water")], "2024: geen meting van toepassing, dus geen oordeel"),
    ],
)
def test_the_heading_is_what_was_found(outcomes: list[Outcome], said: str) -> None:
    assert finding(DUTCH, outcomes, 2024) == said


def test_a_sign_per_agreed_share() -> None:
    assert [signs(outcome("groen", *j)) for j in ((MET,), (MISSED, MET), ())] == ["●", "▲ ●", "–"]


def test_a_scale_does_not_repeat_its_discipline() -> None:
    assert scale_name("Groen-boom-beschadiging", "groen") == "Boom-beschadiging"
    assert scale_name("Eigen meetlat", "groen") == "Eigen meetlat"


def test_what_is_needed_on_both_sides_of_the_agreed_share() -> None:
    said = list(plan_sentences(DUTCH, Plan(90, 97, None)))
    assert said[0].startswith("Afspraak 90%, waar aandeel 97%: 99 locaties")
    assert said[1].startswith("Afspraak 90%, waar aandeel 83%: ")
    assert len(list(plan_sentences(DUTCH, Plan(97, 92, None)))) == 2  # 102% is no share
    too_many = next(iter(plan_sentences(DUTCH, Plan(90, 90.5, None))))
    assert (
        too_many
        == "Afspraak 90%, waar aandeel 90,5%: met 5.000 locaties is de kans op dat oordeel nog onder 80%."
    )


def test_numbers_worth_knowing_with_their_reason() -> None:
    found = sizes(DUTCH, Plan(90, 95, 100))
    assert [(size.locations, size.met_from, size.missed_to) for size in found[:3]] == [
        (25, None, 19),
        (50, 50, 40),
        (100, 96, 84),
    ]
    assert found[2].why == "RAW bij 1.000 meetlocaties, gemeten in deze periode"
    assert [size.locations for size in found[3:]] == [217, 306]
