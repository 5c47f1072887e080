"""Samenwerking: how both sides of a partnership see it, and what to talk about."""

import streamlit as st

from lib.answers.cooperation.answer import answer
from lib.answers.cooperation.choices import NoScan, choose
from lib.pictures.cooperation import cooperation_pictures
from lib.ui import url
from lib.ui.cooperation import blocks
from lib.ui.cooperation.controls import show_choices
from lib.ui.cooperation.details import show_details
from lib.ui.memory import chosen_snapshot

language = url.language()
snapshot = chosen_snapshot()

# Choose
choices = choose(url.wanted(), snapshot)
url.write(choices.parameters())
if isinstance(choices, NoScan):
    blocks.say_no_scan(choices, snapshot, language)
    st.stop()

# Query
shown = answer(choices, snapshot)
pictures = cooperation_pictures(choices, shown, language)

# Draw
show_choices(choices, language)
blocks.show_cooperation_parts(pictures, choices, language)
blocks.show_openers_and_sides(pictures, choices, shown, language)
blocks.show_closely(pictures, choices, shown, language)
blocks.show_openly(choices, language)
blocks.show_axis(pictures, choices, language)

# Explain
blocks.show_next_round(choices, snapshot, language)
show_details(choices, pictures, language)
