"""The examples that lie in the box: loaded with one click, and taken out with one."""

from __future__ import annotations

import streamlit as st

from lib.catalogue.shipped import ShippedSet, shipped_sets
from lib.ingest.shipped.loads import load_shipped, loads_of, remove_example
from lib.store.engine import Store
from lib.store.loads.history import NotPossible
from lib.text.language import Language
from lib.text.loads.problems import not_possible
from lib.ui.words import escaped, heading, note, tell


def offer_examples(store: Store, language: Language) -> None:
    """Each example with its holder and licence, and a button that loads it or takes it out."""
    for example in (shipped for shipped in shipped_sets().values() if shipped.example):
        name = language.pick(example.name, example.name_en) or example.code
        heading(name)
        _offer(store, example, language)


def _offer(store: Store, example: ShippedSet, language: Language) -> None:
    say = language.say
    tell(
        say(
            "Echte, openbare cijfers uit een ander land: kosten naast kwaliteit, jaar op jaar. Zij komen als één "
            "lading binnen, tellen nooit mee bij Nederlandse gemeenten en zijn in één keer weer weg te halen."
        )
    )
    for origin in example.origins:
        holder = language.pick(origin.houder, origin.houder_en)
        licence = language.pick(origin.licentie, origin.licentie_en)
        note(say("Bron: {holder}, {licence}", holder=holder, licence=licence))
    loaded = bool(loads_of(store, example))
    label = say("Voorbeeld weghalen") if loaded else say("Voorbeeld laden")
    if not st.button(
        label, key=f"w_voorbeeld_{example.code}", icon=":material/undo:" if loaded else ":material/science:"
    ):
        return
    try:
        with st.spinner(say("Een ogenblik…")):
            findings = () if loaded else load_shipped(store, example).findings
            if loaded:
                remove_example(store, example)
    except NotPossible as error:
        st.error(escaped(not_possible(language, error.reason, error.datasets)), icon=":material/block:")
        return
    if findings:
        st.error(
            escaped(say("Het voorbeeld past niet bij wat er al in de monitor staat; er is niets geladen.")),
            icon=":material/block:",
        )
        return
    st.rerun()
