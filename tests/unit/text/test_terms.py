"""Events in the language of the reader, and the signs of verdicts."""

from __future__ import annotations

from dataclasses import replace

from lib.domain.events import Event
from lib.domain.market.outcome import MarketVerdict
from lib.domain.shares import Verdict
from lib.text.language import DUTCH, ENGLISH
from lib.text.market.words import MARKET_SIGNS
from lib.text.terms import VERDICT_SIGNS, event_words
from tests.samples import day


def test_an_event_with_its_day_kind_title_and_what_is_told_of_it() -> None:
    event = Event("aa-cc", day("2024-01-01"), "areaalherijking", "Bomen geteld")
    assert event_words(DUTCH, event) == "1 jan 2024, areaal herijkt: Bomen geteld"
    told = replace(event, explanation="op luchtfoto's")
    assert event_words(ENGLISH, told) == "1 Jan 2024, asset quantities revised: Bomen geteld (op luchtfoto's)"


def test_a_verdict_has_one_sign_that_means_nothing_else() -> None:
    """A diamond is a reference and a triangle points above or below; neither is a verdict."""
    assert list(VERDICT_SIGNS.values()) == ["✓", "✕", "≈"]
    assert MARKET_SIGNS[MarketVerdict.UNCLEAR] == VERDICT_SIGNS[Verdict.UNCLEAR]
