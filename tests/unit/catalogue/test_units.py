"""What belongs to a unit, and that every indicator carries it."""

from __future__ import annotations

import pytest

from lib.catalogue.catalogue import shipped_catalogue
from lib.catalogue.units import reading_of
from lib.domain.units import Extent, parse_unit


@pytest.mark.parametrize(
    ("unit", "margin", "span"),
    [
        ("EUR/inwoner", Extent(pct=2), Extent(pct=20)),
        ("GBP/1000 inwoners", Extent(pct=2), Extent(pct=20)),
        ("%", Extent(amount=1), Extent(amount=10)),
        ("cijfer", Extent(amount=0.1), Extent(amount=1)),
        ("kg/inwoner", Extent(pct=2), Extent(pct=20)),
        ("punten", Extent(pct=2), Extent(pct=20)),
    ],
)
def test_margin_and_span_of_a_unit(unit: str, margin: Extent, span: Extent) -> None:
    found = reading_of(parse_unit(unit))
    assert (found.margin, found.span) == (margin, span)


def test_every_indicator_has_the_margin_of_its_unit() -> None:
    catalogue = shipped_catalogue()
    product = catalogue.market_index.indicator_for("gazon", "Gazon", "Lawn", "groen")
    for indicator in (*catalogue.indicators.values(), product):
        assert indicator.margin == reading_of(indicator.unit).margin
