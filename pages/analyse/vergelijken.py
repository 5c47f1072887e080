"""Vergelijken: any indicator of anyone beside that of others, with peers that are alike."""

import streamlit as st

from lib.answers.explore.answer import answer
from lib.answers.explore.choices import choose
from lib.pictures.explore.everyone import main_picture
from lib.ui import url
from lib.ui.explore import blocks
from lib.ui.explore.controls import show_choices
from lib.ui.explore.kept import tell_what_was_kept
from lib.ui.frame import greet_empty
from lib.ui.memory import chosen_snapshot, the_store

language = url.language()
snapshot = chosen_snapshot()

# Choose
choices = choose(url.wanted(), snapshot)
if choices is None or not snapshot.available:
    greet_empty(language.say("Vergelijken"), language)

# Query
shown = answer(choices, snapshot)

main = main_picture(choices, shown, language)

# Draw; the picture goes to the browser before the controls above it, which seldom change
top = st.container()
url.write(choices.parameters())
blocks.show_pictures(main, choices, shown, language)

# Explain
blocks.show_details(main, choices, shown, snapshot, the_store(), language)
with top:
    show_choices(choices, language)
    tell_what_was_kept()
