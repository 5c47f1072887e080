"""Noting that somebody who signed in saw what is confidential or of persons."""

from __future__ import annotations

import streamlit as st

from lib.domain.audit.deeds import Deed, DeedDone
from lib.ui.audit.noting import NOTES
from lib.ui.people.reader import reader

_SEEN = "noted_as_seen"


def note_seen(what: str) -> None:
    """Note once a session that this reader saw something; nothing where nobody signs in, for then it is nobody.

    Args:
        what: in codes of the data.
    """
    seen: set[str] = st.session_state.setdefault(_SEEN, set())
    if reader() is not None and what not in seen:
        seen.add(what)
        NOTES.note(DeedDone(Deed.LOOK, what))
