"""Words of the market-conformity test."""

from __future__ import annotations

import datetime as dt

import pytest

from lib.domain.market.checklist import QUANTITIES_ASPECT, VOLUME_ASPECT, Item, State
from lib.domain.market.disclosure import Refusal
from lib.domain.market.in_house import entrusted
from lib.domain.market.outcome import MarketVerdict
from lib.domain.market.prices import REFERENCE_TOO_OLD, TOO_FEW_REFERENCES
from lib.domain.market.steps.basis import OverheadScope
from lib.domain.market.steps.price_level import PRICE_LEVEL_STEP
from lib.domain.market.steps.vat import VAT_STEP
from lib.text.language import DUTCH, ENGLISH
from lib.text.market import words


@pytest.mark.parametrize("verdict", MarketVerdict)
def test_every_verdict_has_a_sign_of_its_own_and_a_word(verdict: MarketVerdict) -> None:
    sign, word = words.market_verdict(DUTCH, verdict).split(" ", 1)
    assert [v for v, other in words.MARKET_SIGNS.items() if other == sign] == [verdict]
    assert word


def test_every_code_has_words() -> None:
    for names, codes in (
        (words.REFUSALS, Refusal),
        (words.STATES, State),
        (words.SCOPES, OverheadScope),
    ):
        assert set(names) == set(codes)


def test_sentences() -> None:
    assert words.refusal_words(DUTCH, Refusal.TOO_SMALL, 4) == (
        "4 vertrouwelijke referenties tellen niet mee: wat in deze toets kan meetellen komt van minder dan 5 "
        "partijen."
    )
    assert words.reasons_words(DUTCH, (TOO_FEW_REFERENCES, REFERENCE_TOO_OLD)) == (
        "te weinig vergelijkbare referenties; referentie te oud"
    )
    assert words.item_words(DUTCH, Item(VAT_STEP.kind, State.ADJUSTED)) == "(=) gelijk gemaakt"
    assert words.item_words(DUTCH, Item(VOLUME_ASPECT, State.DIFFERENT, 7.25)) == "≠ anders (7,25)"
    assert words.item_words(DUTCH, Item(PRICE_LEVEL_STEP.kind, State.SAME, 0, "2024")) == "= gelijk (2024)"
    assert words.signal_words(DUTCH, entrusted({2021: 90.0}, 2024)) == (
        "niet bekend: geen cijfer over 2022, 2023"
    )
    assert words.signal_words(DUTCH, entrusted({2021: 90.0, 2022: 90.0, 2023: 90.0}, 2024)) == "boven 80%"


def test_the_day_of_the_quantities_stands_as_a_date() -> None:
    item = Item(QUANTITIES_ASPECT, State.SAME, date=dt.date(2024, 12, 31))
    assert words.item_words(DUTCH, item) == "= gelijk (31 dec 2024)"
    assert words.item_words(ENGLISH, item) == "= equal (31 Dec 2024)"
