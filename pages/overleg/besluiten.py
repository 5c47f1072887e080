"""Besluiten: what was decided, who takes it up by when, and what the figure that it should move did since."""

import streamlit as st

from lib.answers.decisions.answer import answer
from lib.answers.decisions.choices import choose
from lib.ui import url
from lib.ui.decisions import blocks
from lib.ui.decisions.forms import DATASET, offer_new
from lib.ui.frame import greet_empty
from lib.ui.memory import chosen_snapshot, the_store
from lib.ui.typed.form import show_sent

language = url.language()
store, snapshot = the_store(), chosen_snapshot()

# Choose
choices = choose(url.wanted(), snapshot)
if choices.focus is None:
    greet_empty(language.say("Besluiten"), language)
url.write(choices.parameters())
blocks.show_choices(choices, language)
show_sent(DATASET, store, language)

# Query
found = answer(choices, snapshot, url.today())
if found is None:
    st.stop()

# Tell
if found.decisions:
    blocks.show_title(found, language)
else:
    blocks.show_empty(found, language)
offer_new(choices, found, snapshot, store, language)
blocks.show_decisions(found, snapshot, store, language)

# Explain
if found.decisions:
    blocks.explain_figures(found, language)
    blocks.show_minutes(found, language)
    blocks.show_minutes_downloads(found, language)
else:
    blocks.show_ways_to_decisions(found, snapshot, language)
