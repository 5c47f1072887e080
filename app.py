"""Samenwerkingsmonitor: the router. Page settings, language, navigation; the pages do the rest."""

import streamlit as st

from lib.ui.frame import ICON, admit, dress, language_switch, run_guarded, say_as_of
from lib.ui.registry import navigation
from lib.ui.url import language

NAME = "Samenwerkingsmonitor"

admit()
spoken = language()
page = navigation(spoken)
st.set_page_config(page_title=" - ".join((page.title, NAME)), page_icon=ICON, layout="wide")
dress(spoken)
language_switch(spoken)
say_as_of(spoken)
run_guarded(page.run, spoken)
