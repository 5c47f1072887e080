"""The newest figure of an indicator in one line, for a page that has nothing else of a partnership."""

from __future__ import annotations

from lib.domain.figures import Figure
from lib.domain.indicators import Indicator
from lib.text.amounts import per_words, said_amount
from lib.text.indicators import title
from lib.text.language import Language
from lib.text.terms import STATUSES


def known_words(language: Language, indicator: Indicator, figure: Figure) -> str:
    """The title, the value with its unit, and of which period and status it is."""
    return language.say(
        "{title}: {value}{per} ({status} {period})",
        title=title(language, indicator),
        value=said_amount(language, figure.value, indicator.unit),
        per=per_words(language, indicator.unit),
        status=language.say(STATUSES[figure.status]),
        period=figure.period,
    )
