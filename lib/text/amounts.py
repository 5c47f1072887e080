"""Values with their unit, in no more digits than the figure carries."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable

from lib.domain.units import Unit
from lib.text.language import Language, msg, rounded

_MOST_DECIMALS = 1
_MOST_DIGITS = 9
MOST_DECIMALS_MONEY = 2
_MOST_SAID = 3
"""Significant figures of a value in a sentence."""

_MEASURES = {
    "punten": msg("punten"),
    "cijfer": msg("rapportcijfer"),
    "storingen": msg("storingen"),
    "verstoppingen": msg("verstoppingen"),
    "initiatieven": msg("initiatieven"),
}
DENOMINATORS = {
    "inwoner": msg("inwoner"),
    "inwoners": msg("inwoners"),
    "huishouden": msg("huishouden"),
    "huishoudens": msg("huishoudens"),
    "aansluiting": msg("aansluiting"),
    "aansluitingen": msg("aansluitingen"),
    "eenheid": msg("eenheid"),
    "km": msg("km"),
    "m2": msg("m²"),
    "m3": msg("m³"),
    "m": msg("meter"),
    "stuks": msg("stuk"),
}
QUANTITIES = {"m2": msg("m²"), "m3": msg("m³"), "stuks": msg("stuks")}
"""Units of quantities, where they follow a number; those not listed read as they are written."""
BARE = ("cijfer",)
"""Measures that are not repeated after every number."""


def carried_decimals(value: float) -> int:
    """Decimals that the figure itself carries."""
    digits = f"{value:.10f}".rstrip("0")
    return len(digits) - digits.index(".") - 1


def plain_number(language: Language, value: float) -> str:
    """A number in the decimals that it carries, at most two."""
    return language.number(value, min(2, carried_decimals(value)))


def index_figure(language: Language, value: float) -> str:
    """A figure of a price index, in one decimal or in the two that it is published in."""
    return language.number(value, max(1, min(2, carried_decimals(value))))


def given_number(language: Language, value: float) -> str:
    """A number that was agreed or given, in all the decimals that it carries."""
    return language.number(value, carried_decimals(value))


def number_beside(language: Language, value: float, edges: Iterable[float], decimals: int) -> str:
    """A number in this many decimals, or in more where rounding would carry it across an edge or onto it."""
    edges = tuple(edges)
    enough = (d for d in range(decimals, _MOST_DIGITS) if _on_its_side(value, rounded(value, d), edges))
    return language.number(value, next(enough, _MOST_DIGITS))


def _on_its_side(value: float, shown: float, edges: Iterable[float]) -> bool:
    return all((value > edge) == (shown > edge) and (value < edge) == (shown < edge) for edge in edges)


def listed_decimals(values: Iterable[float | None], least: int = 0) -> int:
    """Decimals for a column of given numbers: all that one of them carries."""
    return max(least, *(carried_decimals(value) for value in values if value is not None), 0)


def decimals_for(unit: Unit, values: Iterable[float | None]) -> int:
    """Decimals for figures side by side: what they carry, up to what the unit needs; of money none or two."""
    carried = max((carried_decimals(value) for value in values if value is not None), default=0)
    if unit.currency:
        return MOST_DECIMALS_MONEY if carried else 0
    return min(_MOST_DECIMALS, carried)


def said_decimals(unit: Unit, value: float) -> int:
    """Decimals of a value in a sentence, with three significant figures at most; -1 rounds it to tens."""
    free = _MOST_SAID - 1 - math.floor(math.log10(abs(value))) if value else 0
    return (
        min(free, 0)
        if free < MOST_DECIMALS_MONEY and unit.currency
        else min(free, decimals_for(unit, [value]))
    )


def said_amount(language: Language, value: float, unit: Unit, *, signed: bool = False) -> str:
    """A value as a sentence has it, in at most three significant figures: `€ 118`, `£ 24.600`, `92,9%`."""
    decimals = said_decimals(unit, value)
    return amount(language, rounded(value, decimals), unit, max(decimals, 0), signed=signed)


def said_difference(language: Language, value: float, unit: Unit, *, signed: bool = False) -> str:
    """The size of a difference as a sentence has it; with its sign where that is asked."""
    decimals = said_decimals(unit, value)
    words = signed_difference if signed else difference
    return words(language, rounded(value, decimals), unit, max(decimals, 0))


def difference(language: Language, value: float, unit: Unit, decimals: int) -> str:
    """The size of the difference of two values: as `amount`, but shares differ by percentage points."""
    if not unit.is_share:
        return amount(language, abs(value), unit, decimals)
    return f"{language.number(abs(value), decimals)}\u00a0{language.say('procentpunt')}"


def said_points(language: Language, value: float, unit: Unit) -> str:
    """The size of a difference in the shortest words: as `said_difference`, but of shares `10 punt`."""
    if not unit.is_share:
        return said_difference(language, value, unit)
    decimals = max(said_decimals(unit, value), 0)
    return f"{language.number(abs(value), decimals)}\u00a0{language.say('punt')}"


def signed_difference(language: Language, value: float, unit: Unit, decimals: int) -> str:
    """A difference with its sign, short enough for a table."""
    if not unit.is_share:
        return amount(language, value, unit, decimals, signed=True)
    return f"{language.signed(value, decimals)}\u00a0{language.say('pp')}"


def amount(language: Language, value: float, unit: Unit, decimals: int, *, signed: bool = False) -> str:
    """A value with its measure: `€ 72,76`, `75%`, `97 kg`; the denominator is said elsewhere."""
    number = language.signed(value, decimals) if signed else language.number(value, decimals)
    if unit.currency:
        sign, digits = re.fullmatch(r"([^\d]?)(.*)", number).groups()  # type: ignore[union-attr]
        space = "\u00a0" if language.code == "nl" else ""
        return f"{sign}{language.currency(unit.currency)}{space}{digits}"
    if unit.is_share:
        return f"{number}{unit.measure}"
    if unit.measure in BARE:
        return number
    return f"{number}\u00a0{measure_words(language, unit)}"


def measure_words(language: Language, unit: Unit) -> str:
    """What is counted: `€`, `%`, `kg`, `punten`."""
    if unit.currency:
        return language.currency(unit.currency)
    return language.words(_MEASURES, unit.measure)


def object_words(language: Language, unit: str) -> str:
    """A unit of quantity: `m²`, `stuks`."""
    return language.words(DENOMINATORS, unit)


def per_words(language: Language, unit: Unit) -> str:
    """` per 1.000 inwoners`, with the space in front; empty without a denominator."""
    if not unit.denominator:
        return ""
    number, _, what = unit.denominator.rpartition(" ")
    words = language.words(DENOMINATORS, what)
    count = f"{language.number(int(number))}\u00a0" if number.isdecimal() else f"{number} ".lstrip()
    return " " + language.say("per {what}", what=f"{count}{words}")


def unit_words(language: Language, unit: Unit) -> str:
    """The unit in words: `€ per huishouden`, `kg per inwoner`, `%`."""
    return measure_words(language, unit) + per_words(language, unit)
