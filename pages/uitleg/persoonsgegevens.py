"""Persoonsgegevens: which there are, where, how long, and who sees them."""

import streamlit as st

from lib.ui import url
from lib.ui.explanation import statements

language = url.language()

st.title(language.say("Persoonsgegevens"), anchor=False)
url.write({})
statements.show_personal_data(language)
