"""The keys of who reads: listed, made and revoked on the page "Koppelen"."""

from __future__ import annotations

import datetime as dt

import streamlit as st

from lib.domain.audit.deeds import Acting, act, acting
from lib.domain.people.keys import USUAL_DAYS, KeyLimits, KeyState
from lib.domain.people.roles import Person, Right
from lib.store.people.keys import KeyNotMade, access_keys_of, make_key, revoke_key
from lib.tables.people.keys import keys_table
from lib.text.language import Language, msg
from lib.text.people.keys import key_fault_sentence
from lib.ui.memory import chosen_snapshot, the_store
from lib.ui.tables import show_to_read
from lib.ui.words import escaped, heading, note, tell

_NEW, _SAID = "new_key", "key_said"
_NAME, _MAY, _WHERE, _DAYS, _WHICH = (f"w_key_{name}" for name in ("name", "may", "where", "days", "which"))
_READ, _LOAD, _BOTH = msg("alleen lezen"), msg("alleen laden"), msg("lezen en laden")
_LASTS = (30, USUAL_DAYS, 180, 366)


def take_new_key(language: Language) -> str | None:
    """Say what was just done with a key, and show one that was just made, this once; it goes into the lines below."""
    is_done, said = st.session_state.pop(_SAID, (True, ""))
    if said:
        (st.success if is_done else st.error)(escaped(said))
    key: str | None = st.session_state.pop(_NEW, None)
    if key:
        tell(language.say("Dit is uw sleutel. Bewaar hem nu: hij wordt maar één keer getoond."))
        st.code(key, language=None)
        note(
            language.say(
                "In de regels hieronder staat hij al ingevuld. Wie zo'n regel heeft, kan met uw sleutel "
                "vragen: deel een bestand met de sleutel erin niet, of trek de sleutel daarna in."
            )
        )
    return key


def show_own_keys(person: Person, language: Language) -> None:
    """Their keys as a table, and a way to revoke one that works."""
    heading(language.say("Uw sleutels"))
    today, keys = dt.date.today(), access_keys_of(the_store(), person.name)
    if not keys:
        tell(language.say("U hebt nog geen sleutels."))
        return
    show_to_read(keys_table(keys, _names(), today, language), language)
    working = {key.code: key.name for key in keys if key.state(today) == KeyState.WORKS}
    if working:
        with st.container(horizontal=True, vertical_alignment="bottom"):
            st.selectbox(
                language.say("Sleutel die niet meer nodig is"),
                list(working),
                format_func=lambda code: f"{working[code]} ({code})",
                key=_WHICH,
            )
            st.button(
                language.say("Intrekken"),
                icon=":material/key_off:",
                on_click=_end_chosen,
                args=(person.name, acting(), language),
            )


def say_not_ones_own(language: Language) -> None:
    """Why no keys are listed: the monitor is seen as somebody else."""
    heading(language.say("Uw sleutels"))
    tell(language.say("Zolang u de monitor als een ander bekijkt, ziet en maakt u hier geen sleutels."))


def ask_new_key(person: Person, language: Language) -> None:
    """What a new key is for and may, and a way to make it."""
    say = language.say
    heading(say("Een nieuwe sleutel"))
    own, names = person.where(Right.SEE), _names()
    choices = [_READ, _LOAD, _BOTH] if person.may_somewhere(Right.LOAD) else [_READ]
    with st.form("new_key_form", border=False):
        st.text_input(
            say("Waarvoor"), key=_NAME, max_chars=60, placeholder=say("zoals Excel van de afdeling")
        )
        st.radio(say("Wat hij mag"), choices, format_func=say, horizontal=True, key=_MAY)
        st.multiselect(
            say("Partnerschappen"),
            [code for code in names if own is None or code in own],
            format_func=lambda code: names[code],
            placeholder=say("alle die u ziet"),
            help=say("Kiest u er een of meer, dan ziet en laadt de sleutel niets van andere."),
            key=_WHERE,
        )
        st.selectbox(
            say("Hoe lang"),
            _LASTS,
            index=_LASTS.index(USUAL_DAYS),
            format_func=lambda days: say("{days} dagen", days=days),
            key=_DAYS,
        )
        st.form_submit_button(
            say("Sleutel maken"),
            icon=":material/key:",
            on_click=_make_asked,
            args=(person.name, acting(), language),
        )


def _names() -> dict[str, str]:
    """The names of the partnerships that who reads sees, by code."""
    return {partner.code: partner.name for partner in chosen_snapshot().registry.partners}


def _make_asked(name: str, who: Acting, language: Language) -> None:
    act(who.actor, who.origin)  # what a button calls runs before the page does
    asked, today = st.session_state, dt.date.today()
    may, some = asked[_MAY], frozenset(asked[_WHERE]) or None
    limits = KeyLimits(may != _LOAD, may != _READ, some, today + dt.timedelta(asked[_DAYS]))
    try:
        st.session_state[_NEW] = make_key(the_store(), name, asked[_NAME], limits, by=name, today=today)
    except KeyNotMade as error:
        st.session_state[_SAID] = False, key_fault_sentence(language, error.fault)


def _end_chosen(name: str, who: Acting, language: Language) -> None:
    act(who.actor, who.origin)
    code = st.session_state.get(_WHICH)
    if code and revoke_key(the_store(), code, owner=name):
        st.session_state[_SAID] = True, language.say("Sleutel {code} werkt niet meer.", code=code)
