"""What a test says of its prices: as many figures as a sentence has, while the steps have more."""

from __future__ import annotations

import pytest

from lib.domain.market.publish import publish
from lib.domain.units import parse_unit
from lib.text.language import DUTCH
from lib.text.market.sentences import outcome_sentences
from tests.market_prices import case, price, references


@pytest.mark.parametrize(
    ("own", "others", "said"),
    [
        (1.01, 1.02, "€ 1,01; mediaan van 6 partijen: € 1,02."),
        (1.0149, 1.02, "€ 1,01; mediaan van 6 partijen: € 1,02 (afgerond)."),
        (12.4, 12.5, "€ 12; mediaan van 6 partijen: € 13 (afgerond)."),
        (123.4, 125, "€ 123; mediaan van 6 partijen: € 125 (afgerond)."),
        (0.03456, 0.035, "€ 0,0346; mediaan van 6 partijen: € 0,0350."),
    ],
)
def test_prices_are_said_in_two_decimals_or_none(own: float, others: float, said: str) -> None:
    published = publish(case(price(amount=own), references(*[others] * 6)))
    sentences = outcome_sentences(DUTCH, published, parse_unit("EUR/m2"))
    assert f"Vergelijkbare prijs van het bedrijf: {said} Index" in sentences[0].replace("\u00a0", " ")
