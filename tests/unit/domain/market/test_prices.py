"""Parties of prices, and which tests there are."""

from __future__ import annotations

import unicodedata

import pytest

from lib.domain.market.prices import KnownTest, Price, known_tests, party_key, terms_at
from tests.market_prices import price, terms


@pytest.mark.parametrize(
    "name",
    ["Gem A", "gem a", "Gem A ", "GEM A", "Gem A.", "Gem.\u00a0A", "gem-a", "G.E.M. (A)", "gem\u200b a"],
)
def test_case_blanks_and_signs_make_no_other_party(name: str) -> None:
    assert party_key(name) == "gema"


def test_letters_digits_and_accents_do() -> None:
    names = ["Gem A", "Gem B", "Gem A 2", "Gém A"]
    assert len({party_key(name) for name in names}) == len(names)
    assert party_key(unicodedata.normalize("NFD", "Gém A")) == party_key("GÉM A")
    assert party_key("STRASSE") == party_key("Straße")


def test_a_name_of_signs_only_is_itself() -> None:
    assert party_key("???") != party_key("!!")


def test_a_price_counts_for_its_party_and_else_for_its_source() -> None:
    assert price(party="Groen B.V.", source="x").counts_as == "groenbv"
    assert price(source="Bron 1").counts_as == "bron1"


def rate(level: str | None) -> Price:
    return price("aa-cc", level=level)._replace(year=2024)


def test_terms_without_a_level_hold_for_each_level_that_is_charged() -> None:
    rates = [rate("B"), rate("A")]

    def levels(*agreed: str | None) -> list[tuple[str | None, bool]]:
        return [(test.level, test.agreed) for test in known_tests([terms(level=a) for a in agreed], rates)]

    assert levels(None) == [("A", True), ("B", True)]
    assert levels(None, "A") == [("A", True), ("B", True)]
    assert levels("A") == [("A", True)]
    assert levels(None, "A", "B") == [(None, True), ("A", True), ("B", True)]
    assert known_tests([terms(level=None)], []) == (KnownTest("aa-cc", "gazon", 2024, None, True),)


def test_the_terms_of_a_test_are_those_of_its_level_before_those_of_none() -> None:
    at_b, at_none = terms(), terms(level=None)
    found = {each[:4]: each for each in (at_b, at_none)}
    assert terms_at(found, KnownTest("aa-cc", "gazon", 2024, "B", True)) == at_b
    assert terms_at(found, KnownTest("aa-cc", "gazon", 2024, "A", True)) == at_none
    assert terms_at({}, KnownTest("aa-cc", "gazon", 2024, "A", True)) is None
