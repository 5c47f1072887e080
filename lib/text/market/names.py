"""What things of a market-conformity test are called: references, overhead, aspects of the checklist, assumptions."""

from __future__ import annotations

from collections.abc import Iterable

from lib.domain.market.checklist import QUANTITIES_ASPECT, VOLUME_ASPECT
from lib.domain.market.prices import Overhead, Price, Product
from lib.domain.market.sensitivity import BAND_PARAMETER, PRICE_PARAMETER
from lib.domain.partners import Partner
from lib.text.amounts import MOST_DECIMALS_MONEY, listed_decimals
from lib.text.language import Language, msg
from lib.text.market.steps import STEP_WORDS
from lib.text.terms import flagged, partner_name

PRICE_DECIMALS = 4
"""Of a step, so that a price of cents can be worked out again."""
_IN_CENTS = 10.0
"""A price from which whole cents are four figures, as many as a step of a lower one has."""
"""Of prices in steps, so that a hand with a calculator finds the same."""
FACTOR_DECIMALS = 6
READERS_WORD = msg("opgave van de lezer in de keuzes")
"""The source of what the reader states."""

OVERHEADS = {
    Overhead.NONE: msg("geen overhead"),
    Overhead.PART: msg("een deel van de overhead"),
    Overhead.FULL: msg("volledige overhead"),
}
_REFERENCE_KINDS = {
    "aanbesteding": msg("aanbesteding"),
    "offerte": msg("offerte"),
    "raming": msg("raming"),
    "kengetal": msg("kengetal"),
    "benchmark": msg("benchmark"),
}
_ASPECTS = {
    QUANTITIES_ASPECT: msg("Stand van het areaal"),
    VOLUME_ASPECT: msg("Hoeveelheid"),
} | {kind: words.aspect for kind, words in STEP_WORDS.items() if words.aspect}
_PARAMETERS = {
    PRICE_PARAMETER: msg("Tarief van het bedrijf, %"),
    BAND_PARAMETER: msg("Bandbreedte aan beide kanten, procentpunt"),
} | {kind: words.parameter for kind, words in STEP_WORDS.items() if words.parameter}


def reference_name(language: Language, price: Price) -> str:
    """What a reference is called: its code, its kind and price level, and whether it is invented."""
    kind = language.words(_REFERENCE_KINDS, price.kind or "")
    return flagged(language, f"{price.code}, {kind} {price.price_level}", price.fictitious)


def price_decimals(values: Iterable[float | None], listed: Iterable[Price] = ()) -> int:
    """Decimals of prices side by side: whole cents, and those of steps where one is low.

    Args:
        values: as they were worked out.
        listed: as they were given, with all that they carry.
    """
    amounts = [price.amount for price in listed]
    known = [value for value in (*values, *amounts) if value is not None]
    is_low = any(abs(value) < _IN_CENTS for value in known)
    return listed_decimals(amounts, PRICE_DECIMALS if is_low else MOST_DECIMALS_MONEY)


def aspect_name(language: Language, aspect: str) -> str:
    """What a line of the checklist asks."""
    return language.say(_ASPECTS[aspect])


def parameter_name(language: Language, parameter: str) -> str:
    """An assumption, with the unit in which it moves."""
    return language.say(_PARAMETERS[parameter])


def range_words(language: Language, parameter: str, low: float, high: float) -> str:
    """An assumption and how far it moves: `Overheadpercentages, procentpunt: -5 tot +5`."""
    return language.say(
        "{what}: {low} tot {high}",
        what=parameter_name(language, parameter),
        low=language.signed(low),
        high=language.signed(high),
    )


def product_name(language: Language, product: Product | None) -> str:
    """The product in the language of the screens; empty without one."""
    return language.pick(product.name, product.name_en) or product.code if product else ""


def subject_name(
    language: Language, focus: Partner, company: str, product: Product | None, year: int | None
) -> str:
    """What a test is about: the company, its product and the year; the partnership where there is no product."""
    if product is None:
        return partner_name(language, focus)
    name = product_name(language, product).lower()
    return language.say("{name}, {product} {year}", name=company, product=name, year=year)
