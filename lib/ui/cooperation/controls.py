"""The choices of the page "Samenwerking": title and focus on one line, the rest in a row."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from lib.answers.cooperation.axis import AXIS_CONDITION, AXIS_COST, AXIS_QUALITY
from lib.answers.cooperation.choices import EVERY_CONDITION, ScanChoices
from lib.domain.indicators import Indicator
from lib.text.cooperation.words import CONDITION_NAMES, matter_name
from lib.text.indicators import title
from lib.text.language import Language
from lib.ui.controls import folded, page_heading, say_unmet, select


def show_choices(choices: ScanChoices, language: Language) -> None:
    """Title and focus on one line; the choices of the page in a row under it."""
    say = language.say
    page_heading(say("Samenwerking"), choices.partners, choices.focus, language)
    periods = {str(taken.period): str(taken.period) for taken in choices.rounds}
    conditions = {EVERY_CONDITION: say("Alle voorwaarden")}
    conditions |= {str(c): say(CONDITION_NAMES[c]) for c in choices.conditions}
    chosen = str(choices.condition or EVERY_CONDITION)
    with folded((str(choices.taken.period), conditions[chosen]), language):
        period, condition, _ = st.columns([1, 1.6, 4], vertical_alignment="bottom")
        with period:
            select(say("Ronde"), "ronde", periods, str(choices.taken.period))
        with condition:
            select(say("Voorwaarde"), "voorwaarde", conditions, chosen)
    say_unmet(choices.unmet, choices.focus, language)


def choose_axes_in_time(choices: ScanChoices, language: Language) -> None:
    """What stands on the time axis."""
    say, axis = language.say, choices.axis
    names = {str(c): say(CONDITION_NAMES[c]) for c in axis.conditions}
    asked = (
        (say("Voorwaarde op de tijdas"), AXIS_CONDITION, names, str(axis.condition or "")),
        (say("Kwaliteit op de tijdas"), AXIS_QUALITY, _titles(axis.qualities, language), _code(axis.quality)),
        (say("Kosten op de tijdas"), AXIS_COST, _titles(axis.costs, language), _code(axis.cost)),
    )
    offered = [one for one in asked if len(one[2]) > 1]
    for column, (label, name, options, chosen) in zip(st.columns(3), offered, strict=False):
        with column:
            select(label, name, options, chosen)


def _titles(indicators: Iterable[Indicator], language: Language) -> dict[str, str]:
    return {indicator.code: title(language, indicator) for indicator in indicators}


def _code(indicator: Indicator | None) -> str | None:
    return indicator.code if indicator else None


def choose_matter(choices: ScanChoices, language: Language) -> None:
    """The question to look at closely."""
    names = {c.matter.code: matter_name(language, c.matter, choices.questions) for c in choices.found}
    if choices.matter:
        select(language.say("Vraag van dichtbij"), "onderwerp", names, choices.matter.code)
