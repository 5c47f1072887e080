"""What there is at which level: by type of area, with what must be left aside."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction

from lib.domain.scenarios.parts import (
    LeftAside,
    LevelOrigin,
    LevelsDiffer,
    PartKey,
    level_on,
    levels_that_differ,
)
from lib.domain.scenarios.prices import Unpriced
from tests.scenario_ground import AGREED, CHARGES, PATCHES, agreed, ground, patch


def test_a_part_is_a_product_in_a_type_of_area_at_its_level() -> None:
    found = {part.key: (part.quantity, part.level, part.origin) for part in ground().parts}
    assert found == {
        PartKey("bomen", "woongebied"): (200, "B", LevelOrigin.AMBITION),
        PartKey("maaien", "centrum"): (10_000, "A", LevelOrigin.AMBITION),
        PartKey("maaien", "woongebied"): (50_000, "B", LevelOrigin.AMBITION),
        PartKey("snoeien", "centrum"): (1_000, "A", LevelOrigin.AMBITION),
    }


def test_a_product_without_a_discipline_has_the_level_of_its_charge() -> None:
    found = ground(groups={"maaien": None, "snoeien": "groen", "bomen": None}).parts
    assert {(p.key, p.level, p.origin) for p in found if p.key.product != "snoeien"} == {
        (PartKey("maaien", "centrum"), "B", LevelOrigin.RATE),
        (PartKey("maaien", "woongebied"), "B", LevelOrigin.RATE),
        (PartKey("bomen", "woongebied"), None, None),
    }


def test_without_an_ambition_the_level_is_the_one_that_all_was_bought_at() -> None:
    found = ground(ambitions=[agreed("buitengebied", "C")]).parts
    assert {(p.key.product, p.level, p.origin) for p in found} == {
        ("maaien", "B", LevelOrigin.RATE),
        ("snoeien", "B", LevelOrigin.RATE),
        ("bomen", None, None),  # the price names no level
    }


def test_bought_at_two_levels_without_an_ambition_the_level_is_unknown() -> None:
    charges = [c._replace(quantity=1.0) if c.product == "maaien" else c for c in CHARGES]
    found = ground(charges, ambitions=[]).parts
    assert {p.level for p in found if p.key.product == "maaien"} == {None}


def test_the_exact_type_goes_first_and_of_several_the_latest() -> None:
    ambitions = [
        *AGREED,
        agreed("centrum", "C", "2024-01-01"),
        agreed("centrum", "B", "2018-01-01", "2019-12-31"),
    ]
    assert level_on(ambitions, "groen", "centrum", dt.date(2019, 12, 31)) == "B"
    assert level_on(ambitions, "groen", "centrum", dt.date(2020, 1, 1)) == "A"
    assert level_on(ambitions, "groen", "centrum", dt.date(2025, 1, 1)) == "C"
    assert level_on(ambitions, "groen", "recreatie", dt.date(2025, 1, 1)) == "B"
    assert level_on(ambitions, "heel", "centrum", dt.date(2025, 1, 1)) is None
    assert level_on(ambitions, "groen", "recreatie", dt.date(2017, 1, 1)) is None


def test_another_unit_and_a_total_beside_areas_are_left_aside() -> None:
    kinds = {"maaien": ("gazon", "berm", "boom"), "snoeien": (), "bomen": ()}
    found = ground(
        patches=[*PATCHES, patch("gazon", None, None, 60_000), patch("berm", "Noord", None, 5)],
        object_types=kinds,
    )
    assert found.aside == (
        LeftAside("maaien", ("boom",), Unpriced.OTHER_UNIT),
        LeftAside("maaien", ("gazon",), Unpriced.TOTAL_BESIDE_AREAS),
    )
    assert [(part.key, part.quantity) for part in found.parts] == [(PartKey("maaien", None), 5)]
    assert found.unpriced == ("heesters",)


def test_what_lapsed_is_no_part() -> None:
    assert ground(patches=[patch("gazon", "Centrum", "centrum", 0)]).parts == ()


def test_products_that_share_an_object_type_are_named() -> None:
    found = ground(object_types={"maaien": ("gazon",), "snoeien": ("gazon", "heesters"), "bomen": ("boom",)})
    assert found.overlapping == (("maaien", "snoeien"),)


def test_charges_for_other_levels_than_those_that_hold_are_told() -> None:
    assert levels_that_differ(ground()) == (
        LevelsDiffer("maaien", {"B": Fraction(60_000)}, {"A": Fraction(10_000), "B": Fraction(50_000)}),
        LevelsDiffer("snoeien", {"B": Fraction(1_000)}, {"A": Fraction(1_000)}),
    )
    only_b = ground(ambitions=[agreed(None, "B")])
    assert levels_that_differ(only_b) == ()
    without_quantity = ground(charges=[c._replace(quantity=None) for c in CHARGES])
    assert levels_that_differ(without_quantity) == ()
