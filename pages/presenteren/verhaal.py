"""Verhaal: a story for a room, made of the pictures of other pages; to present, and to take along as slides."""

import streamlit as st

from lib.answers.story.choices import choose
from lib.ui import url
from lib.ui.frame import greet_empty, may_tell
from lib.ui.memory import chosen_snapshot, the_store
from lib.ui.story import blocks, writing
from lib.ui.story.draft import draft_of, kept_draft
from lib.ui.story.presenting import offer_podium

language = url.language()
store, snapshot = the_store(), chosen_snapshot()

# Choose
choices = choose(url.wanted(), snapshot, kept_draft())
if choices.focus is None:
    greet_empty(language.say("Verhaal"), language)
url.write(choices.parameters())
if choices.story is None:
    blocks.show_choices(choices, snapshot, language)
    blocks.show_ways_to_slides(choices.focus, snapshot, language)
    st.stop()

# Query
story = draft_of(choices.story)
deck = blocks.told_deck(story, snapshot, language)

# Tell
blocks.show_choices(choices, snapshot, language)
offer_podium(choices, deck, blocks.base_address(), language)
writing.tell_what_was_done()
blocks.show_story_files(story, deck, language)
writing.offer_copy(choices, deck, snapshot, store, language)
if story.kind or not may_tell(story.partnership) or url.as_of() is not None:
    blocks.show_deck(deck, language)
    if story.kind and not deck.slides:
        blocks.show_ways_to_slides(choices.focus, snapshot, language)
else:
    writing.show_written(choices, deck, snapshot, store, language)
