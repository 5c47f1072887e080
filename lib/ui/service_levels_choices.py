"""The choices of the page "Dienstverlening": title and focus on one line, the rest in a row."""

from __future__ import annotations

import streamlit as st

from lib.text.language import Language
from lib.text.service_levels import group_name
from lib.text.terms import LAYERS
from lib.ui.controls import folded, heading, say_unmet, select
from lib.ui.service_levels_view import ALL, View


def show_choices(view: View, language: Language) -> None:
    """Title and focus on one line; the choices of the page in a row under it."""
    say = language.say
    heading(say("Dienstverlening"), view.partners, view.focus, language)
    layer_names = {str(layer): say(LAYERS[layer]) for layer in view.layers}
    group_names = {ALL: say("Alle disciplines")} | {g: group_name(language, g) for g in view.groups}
    chosen = (layer_names[view.layer], str(view.year), group_names[view.group or ALL])
    with folded(chosen, language):
        layer, year, group, _ = st.columns([1.4, 1, 1.6, 3], vertical_alignment="bottom")
        with layer:
            select(say("Laag"), "laag", layer_names, str(view.layer))
        with year:
            select(say("Periode"), "periode", {str(y): str(y) for y in view.years}, str(view.year))
        with group:
            select(say("Discipline"), "discipline", group_names, view.group or ALL)
    say_unmet(view.unmet, language)
