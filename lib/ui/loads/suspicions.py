"""Values to look at again, on the pages that load and that look after the store."""

from __future__ import annotations

import streamlit as st

from lib.domain.loads.suspicions import Suspicions
from lib.store.engine import Store
from lib.store.upkeep.suspects import suspects
from lib.store.upkeep.verify import verify
from lib.tables.loads import suspicions_table
from lib.text.language import Language
from lib.text.loads.problems import fault_sentence
from lib.text.loads.suspicions import suspicions_told
from lib.ui.tables import show_to_read
from lib.ui.words import escaped, heading, list_points, note, subheading, tell

FIRST_SUSPICIONS = 20


def show_suspicions(found: Suspicions, language: Language, anchor: str | None = None) -> None:
    """The first of them, the farthest off on top; with an anchor, a link on the page can lead there."""
    if not found.number:
        return
    subheading(language.say("Let op"), anchor)
    tell(suspicions_told(language, found))
    table = suspicions_table(Suspicions(found.listed[:FIRST_SUSPICIONS], found.number), language)
    show_to_read(table, language)
    if (rest := found.number - len(table.rows)) > 0:
        note(language.count("en nog {n} waarde", "en nog {n} waarden", rest))


def offer_check(store: Store, language: Language) -> None:
    """Whether the store is sound, and what to look at again in it; worked out where it is asked."""
    say = language.say
    heading(say("Controle"), "controle")
    tell(
        say(
            "Kijkt of de gegevens in orde zijn, en welke waarden sterk afwijken van die van een ander jaar of van "
            "anderen. Er verandert niets."
        )
    )
    if not st.button(say("Controleren"), icon=":material/fact_check:"):
        return
    with st.spinner(say("Controleren…")):
        faults, found = verify(store), suspects(store)
    if faults:
        st.error(say("De gegevens zijn niet in orde."), icon=":material/block:")
        list_points(fault_sentence(language, f.code, f.table, f.rows) for f in faults)
    else:
        st.success(escaped(say("De gegevens zijn in orde.")), icon=":material/check:")
    show_suspicions(found, language)
