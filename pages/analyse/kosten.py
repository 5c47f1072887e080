"""Kosten: what a service costs, what the change between two years goes with, and what it costs elsewhere."""

import streamlit as st

from lib.ui import choices, cost_details, costs
from lib.ui.cost_choices import show_choices
from lib.ui.cost_options import resolve
from lib.ui.data import library
from lib.ui.frame import greet_empty

language = choices.language()
books = library()

# Choose
view = resolve(choices.wanted(), books)
if not (view.service or books.available):
    greet_empty(language.say("Kosten"), language)
choices.write(view.parameters())
show_choices(view, language)
if view.service is None:
    costs.say_missing(view, language)
    st.stop()

# Query
shown = costs.what_to_show(view, books, language)

# Draw
picture, panel = st.columns([2, 1], gap="medium")
with picture:
    costs.show_build_up(view, shown, language)
with panel:
    costs.show_make_up(view, shown, language)
costs.show_bridge(view, shown, language)
costs.show_others(view, shown, language)

# Explain
cost_details.show_source_line(view, shown, language)
cost_details.show_details(view, shown, books, language)
