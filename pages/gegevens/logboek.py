"""Logboek: what was done, by whom and from where, for who may load; where people sign in, for a beheerder."""

import streamlit as st

from lib.domain.people.roles import Right
from lib.ui import url
from lib.ui.audit import blocks
from lib.ui.frame import may_change, say_may_look
from lib.ui.memory import the_store

language = url.language()
store = the_store()

st.title(language.say("Logboek"), anchor=False)
url.write({})
if may_change(Right.GIVE_ACCESS):
    blocks.show_what_it_is(store, language)
    blocks.show_lines(store, blocks.choose_lines(store, language), language)
else:
    say_may_look(language)
    blocks.show_closed(language)
