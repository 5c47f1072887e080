"""Bewoners: one page in plain words on what was agreed, what was reached and what it costs, for everyone."""

import streamlit as st

from lib.answers.residents.answer import answer
from lib.answers.residents.choices import choose
from lib.ui import url
from lib.ui.frame import greet_empty
from lib.ui.memory import chosen_snapshot
from lib.ui.residents import blocks

language = url.language()
snapshot = chosen_snapshot()

# Choose
choices = choose(url.wanted(), snapshot)
if choices.focus is None:
    greet_empty(language.say("Bewoners"), language)
url.write(choices.parameters())
blocks.show_choices(choices, language)

# Query
found = answer(choices.focus, snapshot)

# Tell
if found.is_empty:
    blocks.show_nothing(found, snapshot, language)
    st.stop()
blocks.show_page(found, language)
