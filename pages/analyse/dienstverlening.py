"""Dienstverlening: which quality does a partnership get, where, against what was agreed."""

import streamlit as st

from lib.ui import choices, service_levels, service_levels_details
from lib.ui.data import library
from lib.ui.service_levels_choices import show_choices
from lib.ui.service_levels_view import resolve

language = choices.language()
books = library()

# Choose
view = resolve(choices.wanted(), books)
if view is None:
    service_levels.say_nothing_inspected(books, language)
    choices.write({})
    st.stop()
choices.write(view.parameters())

# Query
shown = service_levels.what_to_show(view, books)

# Draw
show_choices(view, language)
service_levels.show_outcomes(view, shown, language)
service_levels.show_areas_and_levels(view, shown, language)
service_levels.show_scales(view, shown, language)

# Explain
service_levels_details.show_map_and_sample_size(view, shown, language)
service_levels_details.show_details(view, shown, language)
