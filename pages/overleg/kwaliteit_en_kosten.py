"""Kwaliteit en kosten: which quality does each partnership get, at what cost, among its peers."""

import streamlit as st

from lib.ui import choices, quality_cost
from lib.ui.data import library
from lib.ui.frame import greet_empty
from lib.ui.options import comparison_of, resolve
from lib.ui.quality_cost_choices import show_choices

language = choices.language()
books = library()

if not books.available:
    st.title(language.say("Kwaliteit en kosten"))
    greet_empty(language)
    choices.write({})
    st.stop()

# Choose
view = resolve(choices.wanted(), books)
show_choices(view, language)
choices.write(view.parameters())

# Query
comparison = comparison_of(view, books)
events = quality_cost.events_of(view, books)

# Draw
picture, panel = st.columns([2, 1], gap="medium")
with picture:
    quality_cost.show_picture(view, comparison, events, language)
with panel:
    quality_cost.show_focus(view, comparison, events, language)

# Explain
quality_cost.show_source_line(view, comparison, language)
if comparison:
    quality_cost.show_details(comparison, language)
