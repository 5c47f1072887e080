"""Kosten: what a service costs, what the change between two years goes with, and what it costs elsewhere."""

import streamlit as st

from lib.answers.costs.answer import answer
from lib.answers.costs.choices import choose
from lib.pictures.costs import cost_pictures
from lib.ui import url
from lib.ui.costs import blocks, details
from lib.ui.costs.controls import show_choices
from lib.ui.frame import greet_empty
from lib.ui.memory import chosen_snapshot
from lib.ui.pictures import show_source

language = url.language()
snapshot = chosen_snapshot()

# Choose
choices = choose(url.wanted(), snapshot)
if choices.focus is None:
    greet_empty(language.say("Kosten"), language)
url.write(choices.parameters())
show_choices(choices, language)
if choices.service is None:
    blocks.say_missing(choices.focus, language)
    blocks.show_given_parts(choices.focus, snapshot, language)
    blocks.show_given(choices.focus, snapshot, language)
    blocks.show_ways_to_costs(choices.focus, snapshot, language)
    st.stop()

# Query
shown = answer(choices, snapshot)

pictures = cost_pictures(choices, shown, language)

# Draw
blocks.show_cost_parts(pictures, choices, snapshot, language)
build_up = pictures["opbouw"]
picture, panel = st.columns([2, 1], gap="medium")
with picture:
    blocks.show_build_up(build_up)
with panel:
    blocks.show_make_up(build_up, choices, shown, language)
blocks.show_bridge(pictures.get("brug"), choices, language)
blocks.show_other_costs(pictures, choices, language)
blocks.show_given(choices.focus, snapshot, language, choices.service)

# Explain
show_source(build_up)
details.show_details(pictures, choices, shown, snapshot, language)
