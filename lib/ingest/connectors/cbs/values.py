"""Cells of CBS files: numbers that may be missing in several ways, periods, names of columns."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal, InvalidOperation
from typing import Any

from lib.store.loads.cells import MISSING_NUMBERS

MISSING = frozenset({"", ".", "..", "x", "-", "*", "null", "nan", "none", "impossible"})
LARGEST = Decimal("1e12")
_NUMBER = re.compile(r"[+-]?\d{1,20}([.,]\d{1,60})?([eE][+-]?\d{1,2})?", re.ASCII)
PERIOD = re.compile(r"(?P<year>(?:19|20)\d\d|2100)(?P<part>JJ00|KW0[1-4]|MM(?:0[1-9]|1[0-2]))", re.ASCII)
SUFFIX = re.compile(r"_\d+$")


class NotANumber(ValueError):
    """The cell holds something that is neither a number nor a sign for a missing one."""


def number_in(cell: Any) -> Decimal | None:
    """The number in a cell; None where CBS means that there is none.

    Raises:
        NotANumber: when it is anything else.
    """
    text = "" if cell is None else str(cell).strip()
    if text.casefold() in MISSING:
        return None
    if isinstance(cell, bool) or not _NUMBER.fullmatch(text):
        raise NotANumber(text)
    try:
        found = Decimal(text.replace(",", "."))
    except InvalidOperation as error:
        raise NotANumber(text) from error
    if found in MISSING_NUMBERS:
        return None
    if abs(found) >= LARGEST:
        raise NotANumber(text)
    return found


def cell_of(value: Decimal) -> str:
    """A number as text without exponent or trailing zeros."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def quotient(numerator: Decimal, denominator: Decimal, decimals: int = 4) -> str:
    """The quotient, rounded half up, as text."""
    return cell_of((numerator / denominator).quantize(Decimal(1).scaleb(-decimals), rounding="ROUND_HALF_UP"))


def period(code: Any) -> str | None:
    """`2023JJ00`, `2023KW01` or `2023MM01` as a period of the contract; None for any other."""
    match = PERIOD.fullmatch(str(code).strip())
    if not match:
        return None
    part = match["part"]
    if part == "JJ00":
        return match["year"]
    return f"{match['year']}-K{part[3]}" if part.startswith("KW") else f"{match['year']}-{part[2:]}"


def plain_name(text: str) -> str:
    """Text in lower case without accents, spaces and signs, to compare names by."""
    decomposed = unicodedata.normalize("NFKD", text.replace("ß", "ss"))
    return "".join(c for c in decomposed.casefold() if c.isascii() and c.isalnum())


def base_name(column: str) -> str:
    """A column without its number: `BevolkingOp1Januari_1` and the title `Bevolking op 1 januari` are equal."""
    return plain_name(SUFFIX.sub("", column.strip()))


def slug(name: str) -> str:
    """A name as a code: `'s-Gravenhage` -> s-gravenhage, `Bergen (NH.)` -> bergen-nh."""
    decomposed = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", decomposed).strip("-")[:48].strip("-") or "gemeente"
