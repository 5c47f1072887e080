"""What a figure that the monitor computed rests on."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from lib.domain.comparison.series_breaks import Causes
from lib.domain.market.outcome import MarketVerdict


class Basis(StrEnum):
    """What goes into a derived figure."""

    INSPECTIONS = "schouw"
    COSTS = "kosten"
    ACCOUNTS = "rekening"
    BUDGET = "begroting"
    QUANTITIES = "areaal"
    INHABITANTS = "inwoners"
    HOUSEHOLDS = "huishoudens"
    RATES = "tarieven"
    TESTS = "toetsen"
    MARKET_PRICES = "marktprijzen"
    KPIS = "kpis"
    FIGURES = "cijfers"
    DECISIONS = "besluiten"
    PROPOSALS = "voorstellen"
    WORK = "werk"
    EVENTS = "evenementen"
    ANSWERS = "antwoorden"


class Ingredient(NamedTuple):
    """One thing that a figure was computed from; `source` is empty where none may or need be named."""

    basis: Basis
    source: str | None = None


class Uncounted(NamedTuple):
    """Lines of a basis that could not be counted."""

    basis: Basis
    lines: int


class IndexTest(NamedTuple):
    """The test that a market index comes from.

    `coverage` (0-1) is that of the interval, empty without one; `others` counts further tests of the same product.
    """

    verdict: MarketVerdict
    level: str | None = None
    coverage: float | None = None
    others: int = 0


class Derivation(NamedTuple):
    """What a derived figure was computed from.

    `confidential` tells that its value is coarse for that reason; `causes` why its series breaks here.
    """

    ingredients: tuple[Ingredient, ...]
    uncounted: Uncounted | None = None
    test: IndexTest | None = None
    confidential: bool = False
    causes: Causes = ()
