"""Two partnerships beside each other on a page: which second one, their large figures, and all that both have."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from lib.answers.comparison.beside import BESIDE_NAME, NOBODY, BesideChoices
from lib.domain.comparison.beside import Beside, LargeShared
from lib.pictures.comparison import large_figure
from lib.pictures.picture import Picture
from lib.text.comparison.beside import against_references, difference_sentence, lacking_sentences
from lib.text.language import Language
from lib.text.terms import partner_name
from lib.ui.controls import select
from lib.ui.pictures import show_source
from lib.ui.tables import show_to_read
from lib.ui.words import escaped, heading, note, subheading, tell


def offer_beside(beside: BesideChoices, language: Language) -> None:
    """The list of partnerships that may stand beside the one in focus."""
    say = language.say
    named: Mapping[str, str] = {p.code: partner_name(language, p) for p in beside.partners}
    options = {NOBODY: say("Naast: niemand")}
    options |= {code: say("Naast: {name}", name=name) for code, name in named.items()}
    chosen = beside.partner.code if beside.partner else NOBODY
    select(say("Ernaast"), BESIDE_NAME, options, chosen, labelled=False)


def show_beside(beside: Beside | None, picture: Picture | None, language: Language) -> None:
    """The block of two partnerships; nothing when no second one is chosen."""
    if beside is None or picture is None:
        return
    with st.container(key="blok_naast"):
        heading(picture.heading)
        if beside.large:
            for column, large in zip(st.columns(len(beside.large), gap="medium"), beside.large, strict=True):
                with column:
                    _show_large(large, beside, language)
        for said in lacking_sentences(language, beside):
            tell(said)
        if beside.shared:
            subheading(picture.table.title)
            show_to_read(picture.table, language)
        show_source(picture)


def _show_large(large: LargeShared, beside: Beside, language: Language) -> None:
    """One figure of both, with the references of each and how far apart they are."""
    shared = large.shared
    with st.container(key=f"tweetal_{shared.indicator.code}"):
        subheading(large_figure(shared.indicator, shared.own, language).label)
        pairs = ((beside.focus, shared.own, True), (beside.other, shared.other, False))
        for column, (partner, figure, own) in zip(st.columns(2, gap="small"), pairs, strict=True):
            told = large_figure(shared.indicator, figure, language)
            with column:
                st.metric(escaped(partner_name(language, partner)), told.value)
                note(told.words)
                for clause in against_references(language, large, own=own):
                    note(clause)
        tell(difference_sentence(language, shared, beside.focus, beside.other))
