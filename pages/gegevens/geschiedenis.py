"""Geschiedenis: every load, what it corrected, taking it back, and the store as it was on a day."""

import streamlit as st

from lib.store.loads.history import PURGED, list_loads
from lib.ui import url
from lib.ui.frame import may_change, say_may_look
from lib.ui.loads import history
from lib.ui.loads.purging import offer_purge, show_purges
from lib.ui.loads.restoring import offer_restore
from lib.ui.loads.suspicions import offer_check
from lib.ui.memory import the_store
from lib.ui.people.reader import load_reach, reader

language = url.language()
store = the_store()
places = load_reach()()
told = None if reader() is None else places

st.title(language.say("Geschiedenis"), anchor=False)
url.write({})
if told == frozenset():
    history.say_closed(language)
    st.stop()
history.show_said(language)
if may_change():
    history.show_history_parts(language)
if told is not None:
    history.say_own_loads(language)
loads = list_loads(store, told)
history.show_as_of(loads, language)

history.show_loads(store, loads, language, all_told=told is None)
if told is None:
    show_purges(store, language)
chosen = history.choose_load(loads, language)
if chosen:
    history.show_corrections(store, chosen, language)
    if places != frozenset() and chosen.kind != PURGED:
        history.offer_switch(store, chosen, language)
if may_change():
    offer_check(store, language)
    history.offer_backup(store, language)
    offer_restore(store, language)
    offer_purge(store, language)
elif places == frozenset():
    say_may_look(language)
