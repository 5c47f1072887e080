"""The choices of the page "Samenwerking": title and focus on one line, the rest in a row."""

from __future__ import annotations

import streamlit as st

from lib.answers.cooperation.choices import EVERY_CONDITION, ScanChoices
from lib.text.cooperation.words import CONDITION_NAMES, matter_name
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


def choose_matter(choices: ScanChoices, language: Language) -> None:
    """The question to look at closely."""
    names = {c.matter.code: matter_name(language, c.matter, choices.questions) for c in choices.found}
    if choices.matter:
        select(language.say("Vraag van dichtbij"), "onderwerp", names, choices.matter.code)
