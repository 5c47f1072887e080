"""The two languages of the screens: words through gettext, numbers and dates through Babel.

Dutch is written in the code; English stands in `locale/en.po`. `msg` marks a text that is said later.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import cache, lru_cache
from gettext import NullTranslations

from babel import Locale
from babel.dates import format_date, format_datetime
from babel.numbers import NumberPattern, get_currency_symbol, parse_pattern

from lib.domain.loads.visible import visible
from lib.text.catalogues import translations

LOCALES = {"nl": "nl_NL", "en": "en_GB"}
DEFAULT = "nl"
MINUS = "\u2212"

_HALF_UP = Context(prec=400, rounding=ROUND_HALF_UP)
"""Enough digits for any float."""


def rounded(value: float | Decimal, decimals: int = 0) -> float:
    """A number as it is shown: half away from zero, as Dutch readers and office programs round.

    Args:
        decimals: -1 rounds to tens.
    """
    return float(_rounded(value, decimals))


def _rounded(value: float | Decimal, decimals: int) -> float | Decimal:
    """Exact, so that a large whole number keeps its digits."""
    if not math.isfinite(value):
        return value
    return Decimal(str(value)).quantize(Decimal(1).scaleb(-decimals), context=_HALF_UP)


def msg(text: str) -> str:
    """Mark a text for translation where it is defined; `Language.say` says it."""
    return text


@cache
def _translations(code: str) -> NullTranslations:
    if code == DEFAULT:
        return NullTranslations()
    return translations(code)


@cache
def _pattern(decimals: int) -> NumberPattern:
    return parse_pattern("#,##0" + ("." + "0" * decimals if decimals else ""))


@dataclass(frozen=True)
class Language:
    """Says texts, numbers and dates in one language."""

    code: str = DEFAULT

    @property
    def locale(self) -> Locale:
        return _locale(self.code)

    @property
    def decimal_sign(self) -> str:
        return "," if self.code == DEFAULT else "."

    @property
    def plotly_separators(self) -> str:
        """Decimal and thousands sign, as Plotly wants them."""
        return ",." if self.code == DEFAULT else ".,"

    def say(self, text: str, **values: object) -> str:
        """The text in this language, with `{name}` filled in, in signs that can be seen."""
        words = _translations(self.code).gettext(text) if text else ""
        return visible(words.format_map(values)) if values else words

    def count(self, one: str, many: str, n: int, **values: object) -> str:
        """The form that fits the number, with `{n}` filled in."""
        words = _translations(self.code).ngettext(one, many, n)
        return visible(words.format_map({"n": self.number(n), **values}))

    def pick(self, dutch: str | None, english: str | None) -> str | None:
        """A text from the data: the English one in English, the Dutch one where that is missing."""
        return (english or dutch) if self.code == "en" else dutch

    def number(self, value: float, decimals: int = 0) -> str:
        """A number with this many decimals and a thousands sign."""
        words = _unsigned(self.code, abs(value), decimals)
        negative = value < 0 and any(sign not in "0.," for sign in words)
        return MINUS + words if negative else words

    def signed(self, value: float, decimals: int = 0) -> str:
        """A number with its sign, also when it is positive."""
        words = self.number(value, decimals)
        return words if words.startswith(MINUS) or not any(c not in "0.," for c in words) else "+" + words

    def date(self, value: dt.date) -> str:
        return format_date(value, format="medium", locale=self.locale)

    def moment(self, value: dt.datetime) -> str:
        return format_datetime(value, format="short", locale=self.locale)

    def currency(self, code: str) -> str:
        return get_currency_symbol(code, locale=self.locale)

    def words(self, known: Mapping[str, str], code: str) -> str:
        """The words for a data code; the code itself when there are none."""
        return self.say(known[code]) if code in known else code


@cache
def _locale(code: str) -> Locale:
    return Locale.parse(LOCALES[code])


@lru_cache(maxsize=16_384, typed=True)
def _unsigned(code: str, value: float, decimals: int) -> str:
    """The words of a number without its sign; kept, for a page shows the same hundreds again."""
    words: str = _pattern(decimals).apply(_rounded(value, decimals), _locale(code))
    return words


DUTCH = Language("nl")
ENGLISH = Language("en")
LANGUAGES = {language.code: language for language in (DUTCH, ENGLISH)}
