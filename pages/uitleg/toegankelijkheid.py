"""Toegankelijkheid: how far everyone can use the pages, from what the tests show."""

import streamlit as st

from lib.ui import url
from lib.ui.explanation import statements

language = url.language()

st.title(language.say("Toegankelijkheid"), anchor=False)
url.write({})
statements.show_accessibility(language)
