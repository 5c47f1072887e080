"""Where the figures in the box come from, under which licence, and what was left out of them."""

from __future__ import annotations

import streamlit as st

from lib.catalogue.shipped import Origin, ShippedSet, shipped_sets
from lib.ingest.shipped.compiling import read_notices
from lib.text.language import Language, msg
from lib.text.loads.findings import notice_sentence
from lib.ui.words import escaped, heading, subheading

LICENCES = (
    msg("Deze software: EUPL-1.2."),
    msg("Namen en adressen van beeldmeetlatten: Stichting CROW (IMBOR); geen teksten of foto's van CROW."),
    msg("Lettertype Source Sans: SIL Open Font License 1.1."),
)


def show_licences(language: Language) -> None:
    """Every set with its origins and what was left out, then the licences of the rest."""
    heading(language.say("Licenties en naamsvermelding"))
    for shipped in shipped_sets().values():
        _show_set(shipped, language)
    subheading(language.say("De monitor zelf"))
    st.markdown("\n".join(f"- {language.say(text)}" for text in LICENCES))


def _show_set(shipped: ShippedSet, language: Language) -> None:
    subheading(language.pick(shipped.name, shipped.name_en) or shipped.code)
    st.markdown("\n".join(f"- {_attribution(origin, language)}" for origin in shipped.origins))
    notices = read_notices(shipped.folder)
    if notices:
        with st.expander(language.say("Wat hieruit is weggelaten, en waarom")):
            st.markdown("\n".join(f"- {escaped(notice_sentence(language, notice))}" for notice in notices))


def _attribution(origin: Origin, language: Language) -> str:
    """Holder, title, licence and what was changed, with their addresses."""
    licence = escaped(language.pick(origin.licentie, origin.licentie_en) or "")
    name = escaped(language.pick(origin.naam, origin.naam_en) or "")
    holder = escaped(language.pick(origin.houder, origin.houder_en) or "")
    if origin.licentie_url:
        licence = f"[{licence}]({origin.licentie_url})"
    if origin.webadres:
        name = f"[{name}]({origin.webadres})"
    changed = language.pick(origin.bewerking, origin.bewerking_en)
    said = f"{holder}: {name}. {licence}."
    return f"{said} {language.say('Bewerkt')}: {escaped(changed)}." if changed else said
