"""Gegevenswoordenboek: every dataset and column the monitor reads, from their declarations."""

import streamlit as st

from lib.ui import choices, dictionary

language = choices.language()

st.title(language.say("Gegevenswoordenboek"), anchor=False)
choices.write({})
dictionary.show_form(language)
dictionary.show_datasets(language)
