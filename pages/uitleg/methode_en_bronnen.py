"""Methode en bronnen: every indicator with its definition and source, and what the app does not claim."""

import streamlit as st

from lib.ui import url
from lib.ui.explanation import method, origins
from lib.ui.memory import chosen_snapshot

language = url.language()
snapshot = chosen_snapshot()

st.title(language.say("Methode en bronnen"), anchor=False)
url.write({})
method.show_principles(language)
method.show_examples(language)
method.show_definitions_of_indicators(snapshot, language)
method.show_not_checked(language)
origins.show_licences(language)
