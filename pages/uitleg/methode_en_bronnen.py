"""Methode en bronnen: every indicator with its definition and source, and what the app does not claim."""

import streamlit as st

from lib.ui import url
from lib.ui.explanation import method, origins
from lib.ui.explanation.finding import search_box, show_contents
from lib.ui.memory import chosen_snapshot
from lib.ui.words import heading

language = url.language()
snapshot = chosen_snapshot()

st.title(language.say("Methode en bronnen"), anchor=False)
url.write({})
word = search_box(language)
found = method.sections(snapshot, word, language)
show_contents([(section.anchor, section.title) for section in found], language)
for section in found:
    heading(section.title, section.anchor)
    section.show()
if not word:
    method.show_not_checked(language)
    origins.show_licences(language)
