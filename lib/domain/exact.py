"""Exact arithmetic with numbers as they are written, for amounts that must add up to the cent."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction


def exact(number: float) -> Fraction:
    """A number as it is written: 0.1 is a tenth."""
    return Fraction(repr(float(number)))


def cents(amount: Fraction) -> Decimal:
    """An amount rounded to the cent, halves to the even one."""
    return Decimal(f"{round(amount * 100)}e-2")
