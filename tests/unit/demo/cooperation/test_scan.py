"""What the demo set says of the cooperation itself: the cases that a meeting argues about, person by person."""

from __future__ import annotations

from collections import defaultdict
from statistics import mean

from lib.demo.cooperation.scan import (
    APART_ON_TRUST,
    ASKED_OPENLY_IN,
    CAMPS_IN_A_SIDE,
    FALLEN_SINCE,
    LAYERS_TOO_SMALL,
    ROUND_YEARS,
    TRUST,
)
from lib.domain.cooperation.agreement import agreement
from lib.domain.cooperation.disclosure import FEWEST_PEOPLE
from lib.domain.cooperation.two_sides import Contrast, compare_sides
from tests.unit.demo.reading import Row, Tables

LAST = str(ROUND_YEARS[-1])
CLIENT, CONTRACTOR = "opdrachtgever", "opdrachtnemer"


def answered(tables: Tables, partnership: str, year: str = LAST) -> list[Row]:
    return [r for r in tables["antwoorden"] if (r["partnerschap"], r["ronde"]) == (partnership, year)]


def counts(rows: list[Row], question: str, side: str, about: str = "") -> tuple[int, ...]:
    """How many people of a side gave each answer."""
    of_side = [r for r in rows if (r["vraag"], r["kant"]) == (question, side) and about in ("", r["over"])]
    return tuple(sum(r["antwoord"] == str(step) for r in of_side) for step in (1, 2, 3, 4))


def layers(tables: Tables, partnership: str) -> dict[tuple[str, str], int]:
    """People with answers in each layer of the last round."""
    people: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in answered(tables, partnership):
        people[row["kant"], row["laag"]].add(row["respondent"])
    return {layer: len(found) for layer, found in people.items()}


def test_at_least_eight_partnerships_hold_the_scan_and_most_have_three_rounds(tables: Tables) -> None:
    rounds = defaultdict(set)
    for row in tables["antwoorden"]:
        rounds[row["partnerschap"]].add(row["ronde"])
    assert len(rounds) >= 8
    assert sum(len(found) == len(ROUND_YEARS) for found in rounds.values()) >= 7
    assert {row["partnerschap"] for row in tables["rondes"]} == set(rounds)


def test_two_sides_see_trust_differently(tables: Tables) -> None:
    rows = answered(tables, APART_ON_TRUST)
    about = {"fouten-vertellen": "samen", "afspraken-nakomen": "eigen_kant"}
    for question in TRUST:
        sides = (counts(rows, question, side, about[question]) for side in (CLIENT, CONTRACTOR))
        found = compare_sides(*sides)
        assert found.contrast == Contrast.DIFFERENT
        assert found.superiority < 0.5  # the contractor gives the higher answers


def test_a_layer_is_too_small_to_show(tables: Tables) -> None:
    found = layers(tables, LAYERS_TOO_SMALL)
    assert [layer for layer, people in found.items() if people < FEWEST_PEOPLE]
    assert [layer for layer, people in found.items() if people >= FEWEST_PEOPLE]


def test_one_side_is_of_two_minds_and_the_other_is_not(tables: Tables) -> None:
    rows = answered(tables, CAMPS_IN_A_SIDE)
    client, contractor = (agreement(counts(rows, "rollen-duidelijk", side)) for side in (CLIENT, CONTRACTOR))
    assert contractor < client - 0.2


def test_a_layer_of_one_is_asked_openly(tables: Tables) -> None:
    openly = {(r["partnerschap"], r["uitgenodigd"]) for r in tables["rondes"] if r["openlijk"] == "ja"}
    assert openly == {(ASKED_OPENLY_IN, "1")}


def test_the_answers_of_one_partnership_are_lower_since_a_round(tables: Tables) -> None:
    def level(year: str) -> float:
        rows = answered(tables, FALLEN_SINCE, year)
        steps = [(r["antwoord"]) for r in rows if r["vraag"] == "tijd-geven" and r["kant"] == CONTRACTOR]
        return mean(int(step) for step in steps if step != "nvt")

    assert level(LAST) < min(level("2023"), level("2024")) - 0.4


def test_no_row_names_a_person_or_keeps_an_order(tables: Tables) -> None:
    rows = tables["antwoorden"]
    assert all(len(row["respondent"]) == 10 for row in rows)
    places = [n for n, row in enumerate(rows) if row["respondent"] == rows[0]["respondent"]]
    assert max(places) - min(places) > len(rows) / 4
