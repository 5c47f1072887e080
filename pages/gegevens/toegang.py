"""Toegang: what a reader sees and why, and for a beheerder who may what."""

import streamlit as st

from lib.domain.people.roles import Right
from lib.store.people.register import shown_partnerships
from lib.text.terms import partner_name
from lib.ui import url
from lib.ui.memory import chosen_snapshot, the_store
from lib.ui.people import access, report
from lib.ui.people.reader import seen_as, viewed_name

language = url.language()
store, snapshot, person = the_store(), chosen_snapshot(), seen_as()

st.title(language.say("Toegang"), anchor=False)
url.write({})
if person is None:
    access.say_off(language)
    st.stop()

names = {partner.code: partner_name(language, partner) for partner in snapshot.registry.partners}
names = {code: name for code, name in names.items() if code in shown_partnerships(store)}
access.show_why(person, store, names, language)
if viewed_name() is None and person.may_somewhere(Right.GIVE_ACCESS):
    access.show_changes(person, store, names, language)
    report.show_report(person, store, names, language)
