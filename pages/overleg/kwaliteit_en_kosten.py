"""Kwaliteit en kosten: which quality does each partnership get, at what cost, among its peers."""

import streamlit as st

from lib.pictures.comparison import comparison_view
from lib.ui import url
from lib.ui.comparison import blocks
from lib.ui.comparison.beside import show_beside
from lib.ui.comparison.controls import show_choices
from lib.ui.frame import greet_empty
from lib.ui.memory import chosen_snapshot
from lib.ui.pictures import show_source

language = url.language()
snapshot = chosen_snapshot()

if not snapshot.available:
    greet_empty(language.say("Kwaliteit en kosten"), language)

# Choose and query
choices, shown, pictures = comparison_view(url.wanted(), snapshot, language)
main = next(iter(pictures.values()))

# Draw; the picture goes to the browser before the controls above it, which seldom change
top = st.container()
show_beside(shown.beside, pictures.get("naast"), language)
picture, panel = st.columns([2, 1], gap="medium")
with picture:
    blocks.show_picture(pictures, shown, language)
url.write(choices.parameters())
with panel:
    blocks.show_focus(pictures, choices, shown, snapshot, language)

# Explain
show_source(main)
blocks.show_details(pictures, choices, shown, language)
with top:
    show_choices(choices, language)
