"""Units of measure: `measure` or `measure/denominator`, with a currency as its ISO code; exact amounts and sizes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import Literal, get_args

UNIT_PATTERN = r"[^/€$£]+(/[^/]+)?"
UNIT_FORMS = "EUR/inwoner, kg/inwoner, meldingen/1000 inwoners, %"
"""What a unit looks like."""
MISTAKEN_UNIT = (
    r"(?i:.*\bper\b.*|.*\b(euro'?s?|dollars?|procent(en)?|percentages?|pct|perc|promille)\b.*)"
    r"|.*\b([Ee]ur|[Gg]bp|[Uu]sd)\b.*|(EUR|GBP|USD)\b\s*[^/\s].*|.*/\s*\d+[^\s\d].*"
)
"""A unit in words, or with a number that is not read as one: `euro per inwoner`, `EUR/1.000 inwoners`."""
COUNTED_PATTERN = r"(\d+ +)?(inwoners?|huishoudens?|woning(en)?|adres(sen)?|bezoekers?|perso(on|nen))"
"""Denominators of which there is a whole number: people and their homes."""

_CURRENCY = re.compile(r"[A-Z]{3}")
_LEADING_NUMBER = re.compile(r"(\d+)\s+\D")
_PER_HUNDRED = {"%": 100.0, "‰": 1000.0}

QuantityUnit = Literal["m", "m2", "m3", "km", "ha", "stuks"]
"""The units of quantities, as the data contract writes them."""
QUANTITY_UNITS: tuple[QuantityUnit, ...] = get_args(QuantityUnit)
SIZES: Mapping[str, tuple[str, float]] = {
    "m": ("m", 1.0),
    "km": ("m", 1e3),
    "m2": ("m2", 1.0),
    "ha": ("m2", 1e4),
    "m3": ("m3", 1.0),
    "stuks": ("stuks", 1.0),
}
"""The base unit that a unit can be converted to, and how many of it the unit is."""


@dataclass(frozen=True)
class Unit:
    """A unit such as `GBP/1000 inwoners`: what is counted, and per what."""

    measure: str
    denominator: str = ""

    @property
    def currency(self) -> str | None:
        """The ISO code when the measure is money."""
        return self.measure if _CURRENCY.fullmatch(self.measure) else None

    @property
    def is_share(self) -> bool:
        return self.measure in _PER_HUNDRED

    @property
    def is_per_counted(self) -> bool:
        """Whether the denominator counts people or homes, so that there is a whole number of them."""
        return re.fullmatch(COUNTED_PATTERN, self.denominator) is not None

    @property
    def factor(self) -> float:
        """What numerator / denominator is multiplied by: 100 for `%`, 1000 for `/1000 inwoners`."""
        if self.is_share:
            return _PER_HUNDRED[self.measure]
        number = _LEADING_NUMBER.match(self.denominator)
        return float(number[1]) if number else 1.0

    def __str__(self) -> str:
        return f"{self.measure}/{self.denominator}" if self.denominator else self.measure


@cache
def parse_unit(text: str) -> Unit:
    """Read a unit as the data contract writes it.

    Raises:
        ValueError: when it has more than one `/`, an empty side, or a sign for a currency.
    """
    if not re.fullmatch(UNIT_PATTERN, text):
        raise ValueError(f"not a unit: {text!r}")
    measure, _, denominator = text.partition("/")
    return Unit(measure.strip(), denominator.strip())


def exact(number: float) -> Fraction:
    """A number as it is written: 0.1 is a tenth."""
    return Fraction(repr(float(number)))


def cents(amount: Fraction) -> Decimal:
    """An amount rounded to the cent, halves to the even one."""
    return Decimal(f"{round(amount * 100)}e-2")


@dataclass(frozen=True)
class Extent:
    """A size on the scale of a unit: so many of the unit, and so many per cent of the value it is taken at."""

    amount: float = 0.0
    pct: float = 0.0

    def at(self, value: float) -> Fraction:
        """The size in the unit, as the numbers are written."""
        return exact(self.amount) + abs(exact(value)) * exact(self.pct) / 100


NO_EXTENT = Extent()


def about_equal(value: float, other: float, margin: Extent) -> bool:
    """Whether a value differs from another by less than the margin at that other; equal values do, whatever it is."""
    return value == other or abs(exact(value) - exact(other)) < margin.at(other)
