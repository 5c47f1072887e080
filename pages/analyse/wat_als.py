"""Wat als: what another level, or less of it, comes to a year, on what that rests, and what is reached there now."""

import streamlit as st

from lib.answers.scenarios.answer import answer
from lib.answers.scenarios.choices import choose
from lib.pictures.scenarios import scenario_pictures
from lib.ui import url
from lib.ui.frame import greet_empty
from lib.ui.memory import chosen_snapshot
from lib.ui.scenarios import blocks
from lib.ui.scenarios.controls import show_choices
from lib.ui.scenarios.details import show_details

language = url.language()
snapshot = chosen_snapshot()

# Choose
choices = choose(url.wanted(), snapshot)
if choices.focus is None:
    greet_empty(language.say("Wat als"), language)
url.write(choices.parameters())
show_choices(choices, language)
if not choices.can_be_computed:
    blocks.say_missing_scenario(choices, snapshot, language)
    st.stop()

# Query
shown = answer(choices, snapshot)
pictures = scenario_pictures(shown, language)

# Draw
blocks.show_scenario(pictures, shown, language)
blocks.show_other_scenario(pictures, shown, language)
blocks.show_what_it_means(pictures, shown, language)
blocks.show_cuts(shown, language)

# Explain
show_details(pictures, shown, language)
