"""Samenwerkingsmonitor: the router. Page settings, language, navigation; the pages do the rest."""

import streamlit as st

from lib.ui.choices import language
from lib.ui.frame import ICON, dress, language_switch, run_guarded, say_as_of
from lib.ui.registry import navigation

st.set_page_config(page_title="Samenwerkingsmonitor", page_icon=ICON, layout="wide")
spoken = language()
page = navigation(spoken)
st.set_page_config(page_title=f"{page.title} - Samenwerkingsmonitor")
dress(spoken)
language_switch(spoken)
say_as_of(spoken)
run_guarded(page.run, spoken)
