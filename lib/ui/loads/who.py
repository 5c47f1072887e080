"""Who loads: a name that is asked on the page and remembered for the session."""

from __future__ import annotations

import streamlit as st

from lib.domain.loads.who import LONGEST_NAME
from lib.text.language import Language
from lib.ui.people.reader import reader

_NAME = "who_loads"


def ask_name(language: Language, step: str = "") -> str:
    """The name that the history shows with what is done here; empty when it is not given.

    Args:
        step: which of the steps on a page asks, where there are several.
    """
    person = reader()
    if person is not None:
        return person.name
    say = language.say
    key = f"w_{_NAME}{step}"
    if key not in st.session_state:
        st.session_state[key] = st.session_state.get(_NAME, "")
    name = st.text_input(
        say("Uw naam, voor de geschiedenis"),
        key=key,
        max_chars=LONGEST_NAME,
        placeholder=say("niet opgegeven"),
        help=say("Wordt onthouden zolang deze pagina open is. Zonder naam staat er: niet opgegeven."),
        width=420,
    )
    st.session_state[_NAME] = name
    return name


def name_given() -> str:
    """The name that was given in this session; empty when none was."""
    person = reader()
    name: str = st.session_state.get(_NAME, "") if person is None else person.name
    return name
