"""Seeing the monitor as somebody else: less than one's own, never more, with a bar that says so, and in the audit."""

from __future__ import annotations

import streamlit as st

from lib.domain.audit.deeds import Acting, Deed, DeedDone, acting
from lib.text.language import Language
from lib.ui.audit.noting import NOTES
from lib.ui.people.reader import VIEWED_AS, viewed_name
from lib.ui.words import escaped


def view_as(name: str, who: Acting) -> None:
    """See the monitor as somebody from now on.

    Args:
        who: who does so, as the page knew when it was drawn: what a button calls runs before the page does.
    """
    st.session_state[VIEWED_AS] = name
    NOTES.note(DeedDone(Deed.VIEW_AS, name, actor=who.actor, origin=who.origin))


def end_view(who: Acting) -> None:
    """See the monitor as oneself again; `who` as in `view_as`."""
    name = st.session_state.pop(VIEWED_AS, "")
    NOTES.note(DeedDone(Deed.VIEW_AS, f"{name} einde", actor=who.actor, origin=who.origin))


def say_viewed(language: Language) -> None:
    """Whose view this is, and the way back to one's own; nothing otherwise."""
    name = viewed_name()
    if name is None:
        return
    with st.container(horizontal=True, vertical_alignment="center", key="bekijk_als"):
        said = language.say(
            "U bekijkt de monitor als {name}, voor zover u zelf mag zien. Wijzigen kan nu niet.", name=name
        )
        st.markdown(f"**{escaped(said)}**", width="content")
        st.button(
            language.say("Terug naar uzelf"),
            icon=":material/person:",
            on_click=end_view,
            args=(acting(),),
            key="w_end_view",
        )
