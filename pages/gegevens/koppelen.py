"""Koppelen: the same figures in Excel, Power BI, Python and R, by an address, and the keys to ask with."""

import streamlit as st

from lib.ui import url
from lib.ui.explanation import connecting
from lib.ui.people import own_keys, reader

language = url.language()

st.title(language.say("Koppelen"), anchor=False)
url.write({})
person = reader.reader()
connecting.show_purpose(person is not None, language)
key = own_keys.take_new_key(language) if person else None
connecting.show_programs(connecting.address_of_api(), key, language, needs_key=person is not None)
if person and reader.viewed_name():
    own_keys.say_not_ones_own(language)
elif person:
    own_keys.show_own_keys(person, language)
    own_keys.ask_new_key(person, language)
connecting.show_lists(language)
connecting.show_rules(person is not None, language)
