"""Words of service levels: digits that do not mislead, and one sentence for both outcomes."""

from __future__ import annotations

import re

import pytest

from lib.domain.service_levels.outcomes import Judged, Outcome
from lib.domain.service_levels.sampled_share import SampledShare
from lib.text.language import DUTCH, ENGLISH
from lib.text.service_levels.sample_size import Plan, plan_sentences, sizes
from lib.text.service_levels.words import (
    caution_sentences,
    chance_words,
    finding,
    judged_sentence,
    percent,
    scale_name,
    signs,
)


def outcome(group: str, *judged: Judged, without: int = 0) -> Outcome:
    share = judged[0].share if judged else None
    return Outcome(group, None, judged, share, (0, 0, 0, 0, without), without, 0)


MET = Judged(80, ("B",), SampledShare.of_clusters([(2, 2)] * 90 + [(1, 2)] * 10))
MISSED = Judged(95, ("A",), SampledShare.of_clusters([(2, 2)] * 60 + [(1, 2)] * 30 + [(0, 2)] * 10))
UNCLEAR = Judged(90, ("A", "B"), SampledShare.of_clusters([(2, 2)] * 42 + [(1, 2)] * 7 + [(0, 2)]))
PANEL = Judged(90, ("B",), SampledShare.of_clusters([(4, 4)] * 24 + [(0, 4)]))
ONE = Judged(90, ("B",), SampledShare.of_clusters([(9, 10)]))


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
        "Formeel gehaald: 91% van 100 metingen op niveau A, B, afgesproken is 90%. "
        "Het verschil met de afspraak kan toeval zijn (50 plekken, interval 83% tot 96%)."
    )
    assert judged_sentence(ENGLISH, MISSED) == (
        "Formally not met: 75% of 200 readings at level A, agreed is 95%. "
        "The difference from the agreed share is more than chance (100 places, interval 68% to 81%)."
    )
    assert judged_sentence(DUTCH, ONE).endswith("Van één plek is niet te zeggen wat toeval is.")


@pytest.mark.parametrize(
    ("judged", "said"),
    [
        (MET, "meer dan toeval"),
        (MISSED, "meer dan toeval"),
        (UNCLEAR, "kan toeval zijn"),
        (PANEL, "te weinig plekken"),
        (ONE, "te weinig plekken"),
        (UNCLEAR._replace(districts_differ=True), "kan toeval zijn"),
    ],
)
def test_whether_it_could_be_chance_in_a_few_words(judged: Judged, said: str) -> None:
    assert chance_words(DUTCH, judged) == said


def test_one_agreement_has_one_percentage_and_one_outcome() -> None:
    """No second share beside it, and no second verdict that opposes the first."""
    for judged in (MET, MISSED, UNCLEAR, PANEL, ONE):
        said = judged_sentence(DUTCH, judged).split("(")[0]
        assert len(re.findall(r"\d%", said)) == 2  # the share and what was agreed
        assert said.count("gehaald") == 1


def test_too_few_places_are_said_with_the_names_they_are_about() -> None:
    districts = UNCLEAR._replace(districts_differ=True)
    few = Judged(90, ("B",), SampledShare.one_each(3, 9))
    named = [
        ("Groen", outcome("groen", PANEL)),
        ("Water", outcome("water", ONE)),
        ("Heel", outcome("heel", few)),
        ("Schoon", outcome("schoon", districts, PANEL)),
        ("Meubilair", outcome("meubilair", MET)),
    ]
    assert list(caution_sentences(DUTCH, named)) == [
        "Eén plek, dus geen interval: Water.",
        "Te weinig plekken (minder dan 10), dus het interval is minstens zo breed: Heel.",
        "De metingen komen uit minder dan 10 gebieden, die meer van elkaar verschillen dan hun plekken. Het interval "
        "is minstens zo breed: Schoon.",
        "Op minder dan 5 plekken is een meting onder niveau, te weinig plekken voor een zeker interval: Groen, Schoon.",
    ]
    assert not list(caution_sentences(ENGLISH, named[-1:]))


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
        (
            [outcome("groen", MET), outcome("water", UNCLEAR), outcome("heel", PANEL)],
            "2024: van 3 afspraken 3 gehaald; bij 2 kan dat toeval zijn",
        ),
        ([outcome("groen", MET)], "Groen in 2024: gehaald, 95% van 200 metingen op niveau"),
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
    several = ((MET,), (MISSED, MET), (), (UNCLEAR,), (ONE,))
    assert [signs(outcome("groen", *j)) for j in several] == ["✓", "✕ ✓", "–", "≈", "–"]


def test_a_scale_does_not_repeat_its_discipline() -> None:
    assert scale_name("Groen-boom-beschadiging", "groen") == "Boom-beschadiging"
    assert scale_name("Eigen meetlat", "groen") == "Eigen meetlat"


def test_what_is_needed_on_both_sides_of_the_agreed_share() -> None:
    said = list(plan_sentences(DUTCH, Plan(90, 97, None)))
    assert said[0].startswith("Afspraak 90%, waar aandeel 97%: met 100 plekken is")
    assert said[1].startswith("Afspraak 90%, waar aandeel 83%: ")
    assert len(list(plan_sentences(DUTCH, Plan(97, 92, None)))) == 2  # 102% is no share
    too_many = next(iter(plan_sentences(DUTCH, Plan(90, 90.5, None))))
    assert (
        too_many
        == "Afspraak 90%, waar aandeel 90,5%: met 5.000 plekken is de kans dat het verschil meer dan toeval is nog "
        "onder 80%."
    )


def test_numbers_worth_knowing_with_their_reason() -> None:
    found = sizes(DUTCH, Plan(90, 95, 100))
    assert [(size.locations, size.met_from, size.missed_to) for size in found[:3]] == [
        (25, None, 19),
        (50, 50, 40),
        (100, 96, 84),
    ]
    assert found[2].why == "RAW bij 1.000 meetlocaties, gemeten in deze periode"
    assert [size.locations for size in found[3:]] == [230, 306]
