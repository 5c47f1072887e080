"""Afspraken: what was agreed, what is steered on, and what came beside the agreed work."""

import streamlit as st

from lib.answers.agreements.answer import answer
from lib.answers.agreements.choices import choose
from lib.pictures.agreements import agreement_pictures
from lib.ui import url
from lib.ui.agreements import blocks
from lib.ui.agreements.details import show_details
from lib.ui.agreements.typing import offer_typing
from lib.ui.frame import greet_empty
from lib.ui.memory import chosen_snapshot, the_store

language = url.language()
snapshot = chosen_snapshot()

# Choose
choices = choose(url.wanted(), snapshot)
if choices.focus is None:
    greet_empty(language.say("Afspraken"), language)
url.write(choices.parameters())
blocks.show_choices(choices, language)

# Query
shown = answer(choices, snapshot, url.today())
if shown is None:
    st.stop()

pictures = agreement_pictures(shown, language)

# Draw
blocks.show_agreement_parts(shown, language)
blocks.show_contract(pictures, shown, language)
blocks.show_kpis(shown, language)
blocks.show_steering(pictures, shown, language)
blocks.show_beyond(pictures, shown, language)
blocks.show_events(shown, language)

# Type
offer_typing(shown, snapshot, the_store(), language)

# Explain
blocks.show_way_on(choices, shown, snapshot, language)
show_details(pictures, shown, language)
