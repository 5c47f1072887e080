"""Words of the market-conformity test."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from lib.domain.market.checklist import Aspect, Item, State
from lib.domain.market.disclosure import Refusal
from lib.domain.market.in_house import entrusted
from lib.domain.market.outcome import MarketVerdict
from lib.domain.market.prices import Overhead, Reason
from lib.domain.market.steps import Basis, LevelCorrection, Scope, bring
from lib.domain.periods import parse_period
from lib.text.language import DUTCH, ENGLISH
from lib.text.market import words
from tests.market_prices import index, price


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
            {"scope": Scope.NONE},
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
    basis = Basis("m2", "B", parse_period("2024"), **choices)
    (step,) = bring(price(**changes), basis, index()).steps
    assert (words.step_words(DUTCH, step), words.step_words(ENGLISH, step)) == (dutch, english)


@pytest.mark.parametrize("verdict", MarketVerdict)
def test_every_verdict_has_a_sign_of_its_own_and_a_word(verdict: MarketVerdict) -> None:
    sign, word = words.market_verdict(DUTCH, verdict).split(" ", 1)
    assert [v for v, other in words.MARKET_SIGNS.items() if other == sign] == [verdict]
    assert word


def test_every_code_has_words() -> None:
    for names, codes in (
        (words.MARKET_REASONS, Reason),
        (words.REFUSALS, Refusal),
        (words.ASPECTS, Aspect),
        (words.STATES, State),
        (words.SCOPES, Scope),
        (words.OVERHEADS, Overhead),
    ):
        assert set(names) == set(codes)


def test_sentences() -> None:
    assert words.refusal_words(DUTCH, Refusal.TOO_SMALL, 4) == (
        "4 vertrouwelijke referenties tellen niet mee: het zijn er minder dan 5 op dit niveau."
    )
    assert words.reasons_words(DUTCH, (Reason.TOO_FEW, Reason.TOO_OLD)) == (
        "te weinig vergelijkbare referenties; referentie te oud"
    )
    assert words.item_words(DUTCH, Item(Aspect.VAT, State.ADJUSTED)) == "◐ gelijk gemaakt"
    assert words.item_words(DUTCH, Item(Aspect.VOLUME, State.DIFFERENT, 7.25)) == "▲ anders (7,25)"
    assert words.item_words(DUTCH, Item(Aspect.PRICE_DATE, State.SAME, 0, "2024")) == "● gelijk (2024)"
    assert words.signal_words(DUTCH, entrusted({2021: 90.0}, 2024)) == (
        "niet bekend: geen cijfer over 2022, 2023"
    )
    assert words.signal_words(DUTCH, entrusted({2021: 90.0, 2022: 90.0, 2023: 90.0}, 2024)) == "boven 80%"


def test_the_day_of_the_quantities_stands_as_a_date() -> None:
    item = Item(Aspect.QUANTITIES, State.SAME, date=dt.date(2024, 12, 31))
    assert words.item_words(DUTCH, item) == "● gelijk (31 dec 2024)"
    assert words.item_words(ENGLISH, item) == "● equal (31 Dec 2024)"
