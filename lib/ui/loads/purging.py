"""Taking a price out for good: chosen, counted, confirmed, and noted without its value."""

from __future__ import annotations

import streamlit as st

from lib.domain.loads.purges import Purge
from lib.store.engine import Store, StoreError
from lib.store.loads.history import NotPossible
from lib.store.upkeep.purging import count_rows, kept_copies, keys_of, purges_of
from lib.text.language import Language
from lib.text.loads.problems import not_possible, store_problem
from lib.text.loads.purges import copies_sentences, purge_question, purged_sentence
from lib.ui.loads.who import ask_name
from lib.ui.memory import purge_the_store
from lib.ui.words import escaped, note, subheading, tell

_SAID, _ROUND = "purged", "purge_round"
_DATASET = "marktprijzen"


def show_purges(store: Store, language: Language) -> None:
    """What was taken out for good: who, when and how many."""
    for each in purges_of(store):
        note(purged_sentence(language, each))


def offer_purge(store: Store, language: Language) -> None:
    """Choose a reference, see how many rows go, confirm, and take them out."""
    say = language.say
    subheading(say("Een prijs voorgoed wissen"), "wissen")
    done: Purge | None = st.session_state.pop(_SAID, None)
    if done is not None:
        st.success(escaped(purged_sentence(language, done)), icon=":material/check:")
        for said in copies_sentences(language, [path.name for path in kept_copies(store)]):
            tell(said)
    tell(
        say(
            "Voor een prijs die hier niet had mogen staan. Een verkeerde prijs verbetert u met een nieuwe lading; die "
            "laat de oude in de geschiedenis staan. Wissen haalt ook die weg, met wat eruit volgde, en laat alleen "
            "staan dat het is gebeurd."
        )
    )
    note(say("Een tarief wist u met de opdrachtregel: python -m lib.cli purge tarieven SLEUTEL"))
    codes = [code for (code,) in keys_of(store, _DATASET)]
    if not codes:
        return
    number = st.session_state.get(_ROUND, 0)
    chosen = st.selectbox(
        say("Referentie"),
        codes,
        index=None,
        placeholder=say("Kies een referentie"),
        key=f"w_purge_{number}",
        width=420,
    )
    if chosen is None:
        return
    tell(purge_question(language, count_rows(store, _DATASET, [(chosen,)])))
    name = ask_name(language, "purge")
    agreed = st.checkbox(say("Ja, wis dit voorgoed"), key=f"w_purge_agreed_{number}_{chosen}")
    if st.button(say("Voorgoed wissen"), disabled=not agreed, icon=":material/delete_forever:"):
        _purge(store, chosen, name, language)


def _purge(store: Store, code: str, name: str, language: Language) -> None:
    try:
        with st.spinner(language.say("Wissen…")):
            st.session_state[_SAID] = purge_the_store(_DATASET, [(code,)], name)
    except StoreError as error:
        st.error(
            escaped(store_problem(language, error.problem, error.place, error.detail)),
            icon=":material/block:",
        )
        return
    except NotPossible as error:
        st.error(escaped(not_possible(language, error.reason, error.datasets)), icon=":material/block:")
        return
    st.session_state[_ROUND] = st.session_state.get(_ROUND, 0) + 1
    st.rerun()
