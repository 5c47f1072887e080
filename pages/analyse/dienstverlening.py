"""Dienstverlening: which quality does a partnership get, where, against what was agreed."""

import streamlit as st

from lib.answers.service_levels.answer import answer
from lib.answers.service_levels.choices import NotInspected, choose
from lib.pictures.service_levels import service_level_pictures
from lib.ui import url
from lib.ui.memory import chosen_snapshot
from lib.ui.service_levels import blocks, details
from lib.ui.service_levels.controls import show_choices

language = url.language()
snapshot = chosen_snapshot()

# Choose
choices = choose(url.wanted(), snapshot)
url.write(choices.parameters())
if isinstance(choices, NotInspected):
    blocks.say_nothing_inspected(choices, snapshot, language)
    st.stop()

# Query
shown = answer(choices, snapshot)
pictures = service_level_pictures(choices, shown, language)

# Draw
show_choices(choices, language)
blocks.show_outcomes(pictures, choices, language)
blocks.show_level_parts(pictures, language)
blocks.show_areas_and_levels(pictures, choices)
blocks.show_scales(pictures)

# Explain
details.show_map_and_sample_size(pictures, choices, shown, language)
details.show_details(choices, shown, language)
