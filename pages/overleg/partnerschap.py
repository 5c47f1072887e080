"""Partnerschap: what a management team goes through in a review of one partnership, on one page."""

import streamlit as st

from lib.answers.review.answer import answer
from lib.answers.review.choices import choose
from lib.answers.review.opening import opening_of
from lib.pictures.meeting.discussion_sheet import discussion_sheet
from lib.pictures.meeting.opening import open_meeting
from lib.pictures.review import review_pictures
from lib.ui import url
from lib.ui.controls import side_by_side
from lib.ui.explore.pinned import show_pinned
from lib.ui.frame import greet_empty
from lib.ui.memory import chosen_snapshot
from lib.ui.review import blocks
from lib.ui.review.downloads import show_downloads, show_sources
from lib.ui.review.opening import show_opening
from lib.ui.review.paper import show_sheet

language = url.language()
snapshot = chosen_snapshot()
if not snapshot.registry.partners:
    greet_empty(language.say("Partnerschap"), language)

# Choose
choices = choose(url.wanted(), snapshot)
url.write(choices.parameters())
blocks.show_choices(choices, language)
blocks.show_facts(choices, snapshot, language)

# Query
shown = answer(choices, snapshot)
if shown is None:
    blocks.show_missing(choices, snapshot, language)
    st.stop()
pictures = review_pictures(choices, shown, language)
opened = open_meeting(opening_of(shown.focus, snapshot, url.today()), language)
sheet = discussion_sheet(choices, shown, pictures, language, opened.sheet)
show_sheet(choices, sheet, snapshot, language)

# Draw
blocks.show_review_parts(pictures, shown, language)
show_opening(opened.parts, language)
with side_by_side(1, blocks.TWO_COLUMNS) as (changes, quantities):
    with changes:
        blocks.show_news(pictures, choices, shown, language)
    with quantities:
        blocks.show_quantities(pictures, choices, shown, snapshot, language)
blocks.show_pair(pictures, choices, shown, language)
blocks.show_levels_and_costs(pictures, choices, shown, snapshot, language)
blocks.show_satisfaction(pictures["verloop"], language)
if shown.tests or pictures["areaal"].drawing:
    blocks.show_market_tests(choices, shown, snapshot, language)
blocks.show_indicators(choices, shown, language)
show_pinned(shown.focus, snapshot, language)

# Explain
show_sources(shown, language)
show_downloads(pictures, choices, shown, snapshot, language)
