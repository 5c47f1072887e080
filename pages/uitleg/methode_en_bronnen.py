"""Methode en bronnen: every indicator with its definition and source, and what the app does not claim."""

import streamlit as st

from lib.ui import choices, method
from lib.ui.data import library

language = choices.language()
books = library()

st.title(language.say("Methode en bronnen"), anchor=False)
choices.write({})
method.show_principles(language)
method.show_examples(language)
method.show_indicators(books, language)
method.show_not_checked(language)
method.show_licences(language)
