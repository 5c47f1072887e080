"""Samenwerkingsmonitor: the router. Page settings, language, navigation; the pages do the rest."""

import streamlit as st

from lib.ui.frame import (
    ICON,
    MONITOR,
    admit,
    dress,
    run_by_itself,
    run_guarded,
    say_as_of,
    say_name,
    say_who_reads,
    show_preferences,
    wants_large,
)
from lib.ui.links import show_menu
from lib.ui.people.reader import reader
from lib.ui.people.viewing import say_viewed
from lib.ui.registry import navigation, runs_by_itself, shows_figures
from lib.ui.url import language

admit()
spoken = language()
page = navigation(spoken)
st.set_page_config(
    page_title=" - ".join((page.title, MONITOR)),
    page_icon=ICON,
    layout="wide",
    initial_sidebar_state="collapsed" if wants_large() else "auto",
)
dress(spoken)
say_name(spoken)
show_menu(spoken, signed_in=reader() is not None)
show_preferences(spoken)
say_who_reads(spoken)
say_as_of(spoken)
say_viewed(spoken)
if runs_by_itself(page):
    run_by_itself(page, in_time=shows_figures(page))
else:
    run_guarded(page.run, spoken, in_time=shows_figures(page))
