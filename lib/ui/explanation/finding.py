"""Finding something on a long page: a list of its contents, and a word that it is narrowed to."""

from __future__ import annotations

import html
from collections.abc import Iterable

import streamlit as st

from lib.text.language import Language
from lib.ui.words import tell

Passage = tuple[str, str]
"""A part of a page: its anchor, and its title."""


def search_box(language: Language) -> str:
    """The word that the reader looks for, in small letters; empty for the whole page."""
    asked = st.text_input(language.say("Zoek op deze pagina"), key="zoek")
    return asked.strip().casefold()


def show_contents(parts: Iterable[Passage], language: Language) -> None:
    """What is on the page, a link a part; or that nothing was found."""
    links = "".join(f'<a href="#{html.escape(anchor)}">{html.escape(title)}</a>' for anchor, title in parts)
    if links:
        st.html(
            f'<nav class="inhoud" aria-label="{html.escape(language.say("Op deze pagina"))}">{links}</nav>'
        )
    else:
        tell(language.say("Niets gevonden. Zoek met een ander woord of met een deel ervan."))


def is_in(word: str, *texts: str | None) -> bool:
    """Whether a word, in small letters, stands in any of the texts."""
    return any(word in (text or "").casefold() for text in texts)
