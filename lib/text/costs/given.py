"""Given cost figures in a sentence: what was spent, what that was before, and what is budgeted."""

from __future__ import annotations

from lib.domain.costs.given import GivenCost
from lib.domain.figures import Figure, Stand
from lib.text.amounts import per_words, said_amount
from lib.text.costs.words import rounded_words
from lib.text.indicators import title
from lib.text.language import Language


def given_cost_sentence(language: Language, cost: GivenCost) -> str:
    """The last account, the one before where the series was not broken, and the last budget; rounded, it says so."""
    say, unit = language.say, cost.indicator.unit
    actual, budget = cost.of(Stand.ACTUAL), cost.of(Stand.BUDGET)

    told: list[float] = []

    def value(figure: Figure) -> str:
        told.append(figure.value)
        return said_amount(language, figure.value, unit)

    per, parts = per_words(language, unit), []
    if actual:
        parts.append(
            say("{value}{per} in {period}", value=value(actual[-1]), per=per, period=actual[-1].period)
        )
    if len(actual) > 1 and not actual[-1].series_break:
        before = actual[-2]
        parts.append(say("eerder {value} in {period}", value=value(before), period=before.period))
    if budget:
        last = budget[-1]
        named = "" if actual else per
        parts.append(
            say("begroot {value}{per} voor {period}", value=value(last), per=named, period=last.period)
        )
    return f"{title(language, cost.indicator)}: {', '.join(parts)}{rounded_words(language, unit, *told)}."
