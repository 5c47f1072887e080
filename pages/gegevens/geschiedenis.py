"""Geschiedenis: every load, what it corrected, taking it back, and the store as it was on a day."""

import streamlit as st

from lib.store.loads.history import PURGED
from lib.ui import url
from lib.ui.frame import may_change, say_may_look
from lib.ui.loads import history
from lib.ui.loads.purging import offer_purge, show_purges
from lib.ui.loads.restoring import offer_restore
from lib.ui.loads.suspicions import offer_check
from lib.ui.memory import the_store
from lib.ui.people.reader import reader

language = url.language()
store = the_store()

st.title(language.say("Geschiedenis"), anchor=False)
url.write({})
if reader() is not None and not may_change():
    history.say_closed(language)
    st.stop()
history.show_said(language)
if may_change():
    history.show_history_parts(language)
history.show_as_of(store, language)

loads = history.show_loads(store, language)
show_purges(store, language)
chosen = history.choose_load(loads, language)
if chosen:
    history.show_corrections(store, chosen, language)
    if may_change() and chosen.kind != PURGED:
        history.offer_switch(store, chosen, language)
if may_change():
    offer_check(store, language)
    history.offer_backup(store, language)
    offer_restore(store, language)
    offer_purge(store, language)
else:
    say_may_look(language)
