"""Words of the steps of a market-conformity test: every kind has all of its own, in both languages."""

from __future__ import annotations

from typing import Any

import pytest
from babel.messages.pofile import read_po

from lib.domain.market.checklist import ASPECTS
from lib.domain.market.prices import Overhead, Price
from lib.domain.market.sensitivity import RANGES
from lib.domain.market.steps.basis import LevelCorrection, OverheadScope, PriceBasis
from lib.domain.market.steps.comparable import bring
from lib.domain.market.steps.order import STEP_RULES
from lib.domain.market.steps.rule import PriceStep, StepRule
from lib.domain.periods import parse_period
from lib.text.catalogues import CATALOGUES
from lib.text.language import DUTCH, ENGLISH, LANGUAGES
from lib.text.market.names import OVERHEADS, aspect_name, parameter_name
from lib.text.market.steps import STEP_WORDS, step_name, step_words
from lib.text.market.words import MARKET_REASONS
from tests.market_prices import index, price


def only_step(given: Price, **choices: Any) -> PriceStep:
    (step,) = bring(given, PriceBasis("m2", "B", parse_period("2024"), **choices), index()).steps
    return step


@pytest.mark.parametrize(
    ("changes", "choices", "dutch", "english"),
    [
        (
            {"included": ("regie", "extra_taken"), "included_amount": 0.1},
            {},
            "regie, extra taken eraf, op btw en prijspeil van de prijs zelf",
            "client-side cost, special tasks off, at the price's own VAT and price level",
        ),
        ({"vat_included": True, "vat_pct": 21.0}, {}, "Gedeeld door 1 + 21%", "Divided by 1 + 21%"),
        (
            {"overhead": Overhead.NONE, "overhead_pct": 12.5},
            {},
            "Erbij: 12,5% van de prijs zonder overhead",
            "Added: 12.5% of the price without overhead",
        ),
        (
            {},
            {"scope": OverheadScope.NONE},
            "Eraf: gedeeld door 1 + 12%",
            "Taken off: divided by 1 + 12%",
        ),
        (
            {"price_level": "2023"},
            {},
            "Van 2023 (120) naar 2024 (123,6)",
            "From 2023 (120) to 2024 (123.6)",
        ),
        ({"unit": "ha"}, {}, "Van ha naar m2", "From ha to m2"),
        (
            {"level": "A"},
            {"correction": LevelCorrection(8, "Raming")},
            "Van niveau A naar B, 8% per niveau",
            "From level A to B, 8% a level",
        ),
        ({"vat_included": True}, {}, "Niet te zetten: btw onbekend", "Cannot be taken: VAT unknown"),
    ],
)
def test_the_rule_of_a_step(
    changes: dict[str, Any], choices: dict[str, Any], dutch: str, english: str
) -> None:
    step = only_step(price(**changes), **choices)
    assert (step_words(DUTCH, step), step_words(ENGLISH, step)) == (dutch, english)


@pytest.mark.parametrize(
    ("changes", "choices", "dutch", "english"),
    [
        (
            {"included": ("regie", "elders"), "included_amount": 0.1},
            {},
            "Eraf: regie, elders",
            "Off: client-side cost, elders",
        ),
        ({"vat_included": True, "vat_pct": 21.0}, {}, "Btw eruit", "VAT out"),
        ({"overhead": Overhead.NONE}, {}, "Overhead erbij", "Overhead added"),
        ({}, {"scope": OverheadScope.NONE}, "Overhead eraf", "Overhead off"),
        ({"price_level": "2023"}, {}, "Prijspeil 2023 naar 2024", "Price level 2023 to 2024"),
        ({"unit": "ha"}, {}, "Eenheid ha naar m2", "Unit ha to m2"),
        ({"level": "A"}, {}, "Niveau A naar B", "Level A to B"),
        ({"level": None}, {}, "Niveau onbekend naar B", "Level unknown to B"),
    ],
)
def test_the_name_of_a_step(
    changes: dict[str, Any], choices: dict[str, Any], dutch: str, english: str
) -> None:
    step = only_step(price(**changes), **choices)
    assert (step_name(DUTCH, step), step_name(ENGLISH, step)) == (dutch, english)


@pytest.mark.parametrize("rule", STEP_RULES, ids=lambda rule: rule.kind)
def test_every_kind_of_step_has_its_words_in_both_languages(rule: StepRule) -> None:
    words = STEP_WORDS[rule.kind]
    assert set(words.reasons) == set(rule.reasons)
    assert (words.aspect is not None, words.parameter is not None) == (
        rule.is_checked,
        rule.assumption is not None,
    )
    texts = [text for reason in words.reasons.values() for text in reason]
    texts += [text for text in (words.aspect, words.parameter) if text]
    with (CATALOGUES / "en.po").open("rb") as file:
        english = read_po(file, locale="en")
    assert [text for text in texts if text not in english] == []
    taken = PriceStep(rule.kind, factor=1.1, pct=10.0, origin="A", target="B", ends=(100.0, 110.0))
    for said in (words.name, words.rule):
        assert len({said(language, taken) for language in LANGUAGES.values()}) == 2


def test_no_words_are_left_over() -> None:
    assert list(STEP_WORDS) == [rule.kind for rule in STEP_RULES]


def test_all_that_is_derived_from_the_steps_has_a_name() -> None:
    for language in LANGUAGES.values():
        assert len({aspect_name(language, aspect) for aspect in ASPECTS}) == len(ASPECTS)
        assert len({parameter_name(language, parameter) for parameter in RANGES}) == len(RANGES)
        assert len({language.say(words.short) for words in MARKET_REASONS.values()}) == len(MARKET_REASONS)
    assert set(OVERHEADS) == set(Overhead)
