"""Values with their unit: money, shares, measures, denominators."""

from __future__ import annotations

import pytest

from lib.catalogue.catalogue import shipped_catalogue
from lib.domain.units import parse_unit
from lib.text.amounts import (
    amount,
    carried_decimals,
    decimals_for,
    difference,
    given_number,
    index_figure,
    listed_decimals,
    measure_words,
    number_beside,
    per_words,
    said_amount,
    signed_difference,
    unit_words,
)
from lib.text.language import DUTCH, ENGLISH, MINUS

NBSP = "\u00a0"


@pytest.mark.parametrize(
    ("value", "unit", "decimals", "dutch", "english"),
    [
        (72.76, "EUR/inwoner", 2, f"€{NBSP}72,76", "€72.76"),
        (12042.92, "GBP/1000 inwoners", 2, f"£{NBSP}12.042,92", "£12,042.92"),
        (10863000, "EUR", 0, f"€{NBSP}10.863.000", "€10,863,000"),
        (75, "%", 0, "75%", "75%"),
        (92.9, "%", 1, "92,9%", "92.9%"),
        (97, "kg/inwoner", 0, f"97{NBSP}kg", f"97{NBSP}kg"),
        (338, "punten", 0, f"338{NBSP}punten", None),
        (6.8, "cijfer", 1, "6,8", "6.8"),
        (-5, "EUR", 0, f"{MINUS}€{NBSP}5", f"{MINUS}€5"),
        (-3, "kg/inwoner", 0, f"{MINUS}3{NBSP}kg", f"{MINUS}3{NBSP}kg"),
    ],
)
def test_an_amount(value: float, unit: str, decimals: int, dutch: str, english: str | None) -> None:
    assert amount(DUTCH, value, parse_unit(unit), decimals) == dutch
    assert english in (None, amount(ENGLISH, value, parse_unit(unit), decimals))


@pytest.mark.parametrize(
    ("value", "unit", "decimals", "words"),
    [
        (8.5, "EUR/inwoner", 2, f"+€{NBSP}8,50"),
        (-8.5, "EUR/inwoner", 2, f"{MINUS}€{NBSP}8,50"),
        (0, "EUR", 0, f"€{NBSP}0"),
        (5, "%", 0, f"+5{NBSP}pp"),
        (-67, "kg/inwoner", 0, f"{MINUS}67{NBSP}kg"),
        (-0.2, "cijfer", 1, f"{MINUS}0,2"),
    ],
)
def test_a_difference_has_a_sign_and_a_share_differs_in_points(
    value: float, unit: str, decimals: int, words: str
) -> None:
    assert signed_difference(DUTCH, value, parse_unit(unit), decimals) == words


@pytest.mark.parametrize(
    ("value", "unit", "words"),
    [(-8.5, "EUR/inwoner", f"€{NBSP}8,5"), (-5, "%", f"5,0{NBSP}procentpunt"), (67, "kg", f"67,0{NBSP}kg")],
)
def test_a_difference_without_a_sign(value: float, unit: str, words: str) -> None:
    assert difference(DUTCH, value, parse_unit(unit), 1) == words


@pytest.mark.parametrize(
    ("values", "unit", "decimals"),
    [
        ([110, 198], "EUR/huishouden", 0),
        ([72.7587, 110], "EUR/inwoner", 2),
        ([72.5], "EUR/inwoner", 2),
        ([92.93, 90], "%", 1),
        ([75, None], "%", 0),
        ([], "kg/inwoner", 0),
        ([None], "kg/inwoner", 0),
        ([0.1 + 0.2], "cijfer", 1),
    ],
)
def test_no_more_decimals_than_the_figures_carry(
    values: list[float | None], unit: str, decimals: int
) -> None:
    assert decimals_for(parse_unit(unit), values) == decimals


@pytest.mark.parametrize(("value", "decimals"), [(5.0, 0), (5.5, 1), (0.1 + 0.2, 1), (72.7587, 4), (1e15, 0)])
def test_the_decimals_a_figure_carries(value: float, decimals: int) -> None:
    assert carried_decimals(value) == decimals


@pytest.mark.parametrize(
    ("unit", "words"),
    [
        ("GBP/1000 inwoners", f" per 1.000{NBSP}inwoners"),
        ("EUR/huishouden", " per huishouden"),
        ("storingen/100 km", f" per 100{NBSP}km"),
        ("EUR/hectare bos", " per hectare bos"),
        ("%", ""),
    ],
)
def test_the_denominator_in_words(unit: str, words: str) -> None:
    assert per_words(DUTCH, parse_unit(unit)) == words


def test_the_number_of_a_denominator_is_in_the_form_of_the_language() -> None:
    assert per_words(ENGLISH, parse_unit("GBP/1000 inwoners")).startswith(f" per 1,000{NBSP}")


def test_the_unit_in_words() -> None:
    assert unit_words(DUTCH, parse_unit("EUR/huishouden")) == "€ per huishouden"
    assert unit_words(DUTCH, parse_unit("kg/inwoner")) == "kg per inwoner"
    assert measure_words(DUTCH, parse_unit("<b>x")) == "<b>x"


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (90, "90"),
        (92.5, "92,5"),
        (107.125, "107,125"),
        (0.03125, "0,03125"),
        (1200.5, "1.200,5"),
        (100 + 7.1, "107,1"),
    ],
)
def test_what_was_agreed_or_given_keeps_its_decimals(value: float, said: str) -> None:
    assert given_number(DUTCH, value) == said


@pytest.mark.parametrize(
    ("value", "edges", "said"),
    [
        (104.66, (95, 105), "104,7"),
        (107.54, (95, 107.5), "107,54"),  # 107,5 would lie on the edge
        (94.96, (95, 105), "94,96"),
        (107.5, (95, 107.5), "107,5"),
        (95.000001, (95,), "95,000001"),
        (104.66, (), "104,7"),
    ],
)
def test_rounding_carries_no_number_across_an_edge(value: float, edges: tuple[float, ...], said: str) -> None:
    assert number_beside(DUTCH, value, edges, 1) == said


def test_an_index_figure_has_the_decimals_that_it_is_published_in() -> None:
    assert [index_figure(DUTCH, value) for value in (120, 128.4, 128.43, 128.4333333)] == [
        *("120,0", "128,4", "128,43", "128,43")
    ]


def test_a_column_has_the_decimals_of_what_was_given() -> None:
    assert listed_decimals([1, None, 2.5, 3.125]) == 3
    assert listed_decimals([1.5], 4) == 4
    assert listed_decimals([]) == 0


@pytest.mark.parametrize(
    ("value", "unit", "said"),
    [
        (117.92, "EUR/inwoner", f"€{NBSP}118"),
        (101.3, "EUR/inwoner", f"€{NBSP}101"),
        (72.5, "EUR/inwoner", f"€{NBSP}73"),
        (2.2, "EUR/inwoner", f"€{NBSP}2,20"),
        (9.996, "EUR", f"€{NBSP}10,00"),
        (24641.95, "GBP/1000 inwoners", f"£{NBSP}24.600"),
        (10_830_000, "EUR", f"€{NBSP}10.800.000"),
        (-8690.03, "GBP/km", f"{MINUS}£{NBSP}8.690"),
        (70.40, "%", "70,4%"),
        (100, "%", "100%"),
        (7.6, "cijfer", "7,6"),
        (97, "kg/inwoner", f"97{NBSP}kg"),
        (1234.5, "kg/inwoner", f"1.230{NBSP}kg"),
        (0.04, "kg/inwoner", f"0,0{NBSP}kg"),
        (0, "EUR", f"€{NBSP}0"),
    ],
)
def test_a_sentence_has_at_most_three_significant_figures(value: float, unit: str, said: str) -> None:
    assert said_amount(DUTCH, value, parse_unit(unit)) == said


ALIKE_IN_BOTH = ("%", "kg", "km", "m", "ha")
"""Measures that are written the same in both languages."""


def test_every_measure_that_ships_reads_in_english() -> None:
    units = {indicator.unit for indicator in shipped_catalogue().indicators.values()}
    measures = {unit for unit in units if not unit.currency and unit.measure not in ALIKE_IN_BOTH}
    assert measures
    assert [unit for unit in measures if measure_words(ENGLISH, unit) == unit.measure] == []
