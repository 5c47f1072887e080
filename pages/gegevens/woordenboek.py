"""Gegevenswoordenboek: every dataset and column the monitor reads, from their declarations."""

import streamlit as st

from lib.ui import url
from lib.ui.explanation import dictionary

language = url.language()

st.title(language.say("Gegevenswoordenboek"), anchor=False)
url.write({})
dictionary.show_form(language)
dictionary.show_datasets(language)
