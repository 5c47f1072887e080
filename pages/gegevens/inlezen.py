"""Gegevens: drop files, see what is wrong or what would change, then load."""

from dataclasses import replace

import streamlit as st

from lib.ui import url
from lib.ui.frame import say_may_look
from lib.ui.loads import data_in
from lib.ui.loads.examples import offer_examples
from lib.ui.loads.matching import choose_match
from lib.ui.memory import newest_snapshot, the_store
from lib.ui.people.reader import load_reach

language = url.language()
store = the_store()

st.title(language.say("Gegevens inlezen"), anchor=False)
url.write({})
data_in.show_summary(language)
data_in.show_ways_in(language)

places = load_reach()()
if places == frozenset():
    say_may_look(language)
    data_in.show_templates(store, language)
    st.stop()
data_in.say_of_whom(places, newest_snapshot(), language)

# Choose
files, wishes = data_in.choose_files(language)
data_in.show_templates(store, language, places)
if not files:
    if places is None:
        offer_examples(store, language)
    st.stop()
wishes = replace(wishes, match=choose_match(store, files, language))

# Check: nothing is stored here
outcome = data_in.check_uploads(store, files, wishes, language)
data_in.show_preview_parts(outcome, language)
data_in.show_recognised(outcome, language)

# Mend, or load
if outcome.findings:
    data_in.show_findings(outcome, language)
else:
    data_in.show_preview(outcome, newest_snapshot(), language)
    data_in.offer_load(store, files, wishes, outcome, language)
