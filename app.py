"""Samenwerkingsmonitor: the router. Page settings, language, navigation; the pages do the rest."""

import streamlit as st

from lib.ui.frame import (
    ICON,
    MONITOR,
    admit,
    dress,
    run_guarded,
    say_as_of,
    say_name,
    say_who_reads,
    show_preferences,
    wants_large,
)
from lib.ui.people.viewing import say_viewed
from lib.ui.registry import navigation, shows_figures
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
show_preferences(spoken)
say_who_reads(spoken)
say_as_of(spoken)
say_viewed(spoken)
run_guarded(page.run, spoken, in_time=shows_figures(page))
