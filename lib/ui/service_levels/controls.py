"""The choices of the page "Dienstverlening": title and focus on one line, the rest in a row."""

from __future__ import annotations

import streamlit as st

from lib.answers.service_levels.choices import ALL, ServiceLevelChoices
from lib.text.language import Language
from lib.text.service_levels.words import group_name
from lib.text.terms import LAYERS
from lib.ui.controls import folded, page_heading, say_unmet, select


def show_choices(choices: ServiceLevelChoices, language: Language) -> None:
    """Title and focus on one line; the choices of the page in a row under it."""
    say = language.say
    page_heading(say("Dienstverlening"), choices.partners, choices.focus, language)
    layer_names = {str(layer): say(LAYERS[layer]) for layer in choices.layers}
    group_names = {ALL: say("Alle disciplines")} | {g: group_name(language, g) for g in choices.groups}
    chosen = (layer_names[choices.layer], str(choices.year), group_names[choices.group or ALL])
    with folded(chosen, language):
        layer, year, group, _ = st.columns([1.4, 1, 1.6, 3], vertical_alignment="bottom")
        with layer:
            select(say("Laag"), "laag", layer_names, str(choices.layer))
        with year:
            select(say("Periode"), "periode", {str(y): str(y) for y in choices.years}, str(choices.year))
        with group:
            select(say("Discipline"), "discipline", group_names, choices.group or ALL)
    say_unmet(choices.unmet, choices.focus, language)
