"""Kwaliteit en kosten: which quality does each partnership get, at what cost, among its peers."""

import streamlit as st

from lib.ui import choices, quality_cost
from lib.ui.data import library
from lib.ui.frame import greet_empty
from lib.ui.options import resolve
from lib.ui.quality_cost_choices import show_choices

language = choices.language()
books = library()

if not books.available:
    greet_empty(language.say("Kwaliteit en kosten"), language)

# Choose
view = resolve(choices.wanted(), books)

# Query
shown = quality_cost.what_to_show(view, books)

# Draw; the picture goes to the browser before the controls above it, which seldom change
top = st.container()
picture, panel = st.columns([2, 1], gap="medium")
with picture:
    quality_cost.show_picture(view, shown, language)
choices.write(view.parameters())
with panel:
    quality_cost.show_focus(view, shown, language)

# Explain
quality_cost.show_source_line(view, shown, language)
quality_cost.show_details(view, shown, language)
with top:
    show_choices(view, language)
