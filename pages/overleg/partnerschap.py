"""Partnerschap: what a management team goes through in a review of one partnership, on one page."""

import streamlit as st

from lib.ui import choices
from lib.ui import partnership_blocks as blocks
from lib.ui.data import library
from lib.ui.frame import greet_empty
from lib.ui.partnership import resolve
from lib.ui.partnership_downloads import show_downloads, show_sources
from lib.ui.partnership_shown import what_to_show
from lib.ui.service_levels import side_by_side

language = choices.language()
books = library()

if not books.registry.partners:
    greet_empty(language.say("Partnerschap"), language)

# Choose
view = resolve(choices.wanted(), books)
choices.write(view.parameters())
blocks.show_choices(view, language)
blocks.show_facts(view, books, language)

# Query
shown = what_to_show(view, books)
if shown is None:
    blocks.show_missing(language)
    st.stop()

# Draw
with side_by_side(1, [2, 1]) as (changes, quantities):
    with changes:
        blocks.show_changes(view, shown, language)
    with quantities:
        blocks.show_quantities(shown, language)
blocks.show_pair(view, shown, language)
with side_by_side(3, [3, 2]) as (levels, costs):
    with levels:
        blocks.show_service_levels(view, shown, books, language)
    with costs:
        blocks.show_costs(view, shown, books, language)
blocks.show_satisfaction(shown, language)
blocks.show_market_tests(view, shown, books, language)
blocks.show_indicators(view, shown, language)

# Explain
show_sources(shown, language)
show_downloads(view, shown, books, language)
