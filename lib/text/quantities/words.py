"""How the quantities are known, in words."""

from __future__ import annotations

from lib.domain.quantities.in_order import OLD_COUNT_YEARS, QuantitiesInOrder, StateOfLines
from lib.text.language import Language
from lib.text.terms import QUANTITY_STATES


def state_words(language: Language, state: StateOfLines) -> str:
    """A state with its share, its lines and their age: `geschat 25% · 12 regels · 3 jaar oud`."""
    parts = [f"{language.say(QUANTITY_STATES[state.state])} {language.number(state.pct)}%"]
    parts.append(language.count("{n} regel", "{n} regels", state.lines))
    if state.years is not None:
        parts.append(language.say("mediaan {years} jaar oud", years=language.number(state.years, 1)))
    return " · ".join(parts)


def in_order_sentence(language: Language, counted: QuantitiesInOrder) -> str:
    """How the lines are known on a day, and how many are old."""
    shares = ", ".join(
        f"{language.number(state.pct)}% {language.say(QUANTITY_STATES[state.state])}"
        for state in counted.states
    )
    said = language.count(
        "{n} areaalregel op {day}: {shares}.",
        "{n} areaalregels op {day}: {shares}.",
        counted.lines,
        day=language.date(counted.day),
        shares=shares,
    )
    return f"{said} {age_sentence(language, counted)}"


def age_sentence(language: Language, counted: QuantitiesInOrder) -> str:
    """The oldest line, and how many are older than the term."""
    return language.say(
        "Oudste peildatum: {oldest}. Ouder dan {years} jaar: {old} van {lines}.",
        oldest=language.date(counted.oldest),
        years=OLD_COUNT_YEARS,
        old=language.number(counted.old),
        lines=language.number(counted.lines),
    )
