"""The blocks of the page "Bewoners": large, short, and on one sheet."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from lib.answers.known import known_of
from lib.answers.residents.answer import ResidentsAnswer
from lib.answers.residents.choices import PUBLIC_NAME, ResidentsChoices
from lib.answers.snapshot import Snapshot
from lib.text.derivation_words import source_words
from lib.text.language import Language
from lib.text.residents.sentences import (
    agreed_sentence,
    change_sentence_for_all,
    cost_sentence,
    opinion_sentence,
    reached_sentence,
    report_sentences,
    who_sentences,
)
from lib.text.terms import flagged, partner_name
from lib.ui import url
from lib.ui.controls import page_heading, say_unmet
from lib.ui.explanation.finding import show_contents_line
from lib.ui.focus.blocks import show_ways_on
from lib.ui.words import escaped, heading, list_points, note

SOON_READ = 20
"""Sentences of a page that needs no line of contents."""
BY_ITSELF = """<style>
[data-testid="stSidebar"], [data-testid="stHeader"], .naam, .rondleiding,
[data-testid="stExpandSidebarButton"] { display: none !important; }
.stMainBlockContainer { max-width: 52rem !important; margin: 0 auto; padding-top: 1.5rem !important; }
</style>"""
LARGE_TEXT = """<style>
.st-key-bewoners :is(p, li):not([data-testid="stCaptionContainer"] *) {
  font-size: 1.25rem !important; line-height: 1.5;
}
</style>"""


def show_choices(choices: ResidentsChoices, language: Language) -> None:
    """Title and focus, and the address to give away; by itself only the name."""
    if choices.public and choices.focus:
        st.html(BY_ITSELF)
        st.title(escaped(partner_name(language, choices.focus)), anchor=False)
        return
    page_heading(language.say("Bewoners"), choices.partners, choices.focus, language)
    say_unmet(choices.unmet, choices.focus, language)
    if choices.focus:
        address = url.address()
        with st.popover(language.say("Adres voor bewoners"), icon=":material/link:"):
            st.markdown(escaped(language.say("Dit adres toont alleen deze bladzijde:")))
            st.code(f"{address}&{PUBLIC_NAME}=ja", language=None, wrap_lines=True)


def show_page(found: ResidentsAnswer, language: Language) -> None:
    """Everything that there is to tell, part by part; a part without anything says so."""
    say = language.say
    fictitious = found.focus.fictitious
    st.html(LARGE_TEXT)
    parts = _parts(found, language)
    if sum(len(told) for _, _, told in parts) > SOON_READ:
        show_contents_line([(anchor, title) for anchor, title, _ in parts], language)
    with st.container(key="bewoners"):
        for anchor, title, told in parts:
            heading(title, anchor)
            list_points(told or [say("Dat is nog niet bekend.")])
        sources = {source_words(language, figure.source) for _, figure in (*found.costs, *found.opinions)}
        if sources:
            note(say("Bron: {sources}", sources="; ".join(sorted(sources))))
        if fictitious:
            note(say("Dit is een voorbeeld met verzonnen cijfers."))


def _parts(found: ResidentsAnswer, language: Language) -> list[tuple[str, str, list[str]]]:
    """The anchor, the title and the sentences of each part."""
    say, fictitious = language.say, found.focus.fictitious
    client = flagged(language, found.client, fictitious)
    contractor = flagged(language, found.contractor, fictitious)
    year = f" ({found.year})" if found.year else ""
    parts: list[tuple[str, str, Iterable[str]]] = [
        ("wie", say("Wie doet wat"), who_sentences(language, client, contractor)),
        ("afgesproken", say("Wat is afgesproken"), (agreed_sentence(language, o) for o in found.outcomes)),
        ("bereikt", say("Wat is bereikt") + year, (reached_sentence(language, o) for o in found.outcomes)),
        ("kosten", say("Wat het kost"), (cost_sentence(language, *known) for known in found.costs)),
        (
            "verandert",
            say("Veranderingen"),
            (change_sentence_for_all(language, event) for event in found.events),
        ),
        (
            "vinden",
            say("Wat bewoners vinden"),
            (opinion_sentence(language, *known) for known in found.opinions),
        ),
        ("melden", say("Iets melden"), report_sentences(language, client)),
    ]
    return [(anchor, title, [said for said in told if said]) for anchor, title, told in parts]


def show_nothing(found: ResidentsAnswer, snapshot: Snapshot, language: Language) -> None:
    """What is missing before there is something to tell, and the ways on."""
    st.info(language.say("Van dit partnerschap is er nog niets om te vertellen."), icon=":material/info:")
    show_ways_on(
        known_of(found.focus, snapshot, (), ()), ("cijfers", "ambities", "schouw"), snapshot, language
    )
