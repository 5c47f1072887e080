"""One slide that fills the screen, for a room: arrow keys go on and back, Escape ends."""

from __future__ import annotations

import streamlit as st

from lib.answers.story.choices import PRESENTING_NAME, SLIDE_NAME, StoryChoices
from lib.pictures.story.deck import Deck
from lib.text.language import Language
from lib.ui import url
from lib.ui.story.blocks import show_slide
from lib.ui.words import escaped, note, tell

_FILLS_THE_SCREEN = """<style>
[data-testid="stSidebar"], [data-testid="stHeader"], .naam, .rondleiding,
[data-testid="stExpandSidebarButton"] { display: none !important; }
.stMainBlockContainer { padding: 1rem 2rem !important; max-width: none !important; }
.stMarkdown :is(p, li):not([data-testid="stCaptionContainer"] *) { max-width: 70rem; }
@media (min-width: 1000px) {
html { font-size: 22px !important; }
.stElementContainer:has(.stPlotlyChart) {
  width: calc(100% / 1.5) !important; overflow: visible !important; margin-bottom: calc(0.5 * var(--hoog, 300px));
}
.js-plotly-plot { transform: scale(1.5); transform-origin: 0 0; }
.st-key-dia_knoppen { position: fixed; bottom: 0.5rem; left: 2rem; width: calc(100vw - 4rem) !important; z-index: 10; }
.stMainBlockContainer { padding-bottom: 5rem !important; }
}
</style>"""
"""Text of 18 px and more, and nothing but the slide."""


def show_presentation(choices: StoryChoices, deck: Deck, language: Language) -> None:
    """The title, or the slide that it is at, with the buttons that the keys press."""
    st.html(_FILLS_THE_SCREEN)
    last = len(deck.slides)
    at = min(choices.slide, last)
    if at == 0:
        st.title(escaped(deck.title), anchor=False)
        if deck.subtitle:
            tell(deck.subtitle)
        note(deck.state)
    else:
        show_slide(deck.slides[at - 1], str(at))
    with st.container(horizontal=True, key="dia_knoppen", vertical_alignment="center"):
        _step(language.say("Vorige"), max(at - 1, 0), "Left", ":material/arrow_back:", disabled=at == 0)
        _step(
            language.say("Volgende"),
            min(at + 1, last),
            "Right",
            ":material/arrow_forward:",
            disabled=at == last,
        )
        _step(language.say("Begin"), 0, "Home", ":material/first_page:", disabled=at == 0)
        _step(language.say("Eind"), last, "End", ":material/last_page:", disabled=at == last)
        note(language.say("{n} van {total}", n=at, total=last))
        if at:
            st.link_button(
                language.say("Open de pagina"),
                deck.slides[at - 1].address,
                icon=":material/open_in_new:",
                type="tertiary",
            )
        st.button(
            language.say("Stoppen"),
            icon=":material/close:",
            shortcut="Escape",
            type="tertiary",
            key="dia_stoppen",
            on_click=lambda: url.want(**{PRESENTING_NAME: "nee", SLIDE_NAME: "0"}),
        )


def _step(label: str, number: int, shortcut: str, icon: str, *, disabled: bool) -> None:
    st.button(
        label,
        icon=icon,
        shortcut=shortcut,
        disabled=disabled,
        key=f"dia_{shortcut.lower()}",
        on_click=lambda: url.want(**{SLIDE_NAME: str(number)}),
    )
