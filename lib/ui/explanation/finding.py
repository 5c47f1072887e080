"""Finding something on a long page: a list of its contents, and a word that it is narrowed to."""

from __future__ import annotations

import html
from collections.abc import Iterable, Sequence

import streamlit as st

from lib.text.language import Language
from lib.ui.words import tell

Passage = tuple[str, str]
"""A part of a page: its anchor, and its title."""

FEWEST_PARTS = 4
"""Of a page that has a line of contents."""


def search_box(language: Language) -> str:
    """The word that the reader looks for, in small letters; empty for the whole page."""
    asked = st.text_input(language.say("Zoek op deze pagina"), key="zoek")
    return asked.strip().casefold()


def show_contents(parts: Iterable[Passage], language: Language) -> None:
    """What is on the page, a link a part; or that nothing was found."""
    if listed := list(parts):
        _show_links("inhoud", listed, language)
    else:
        tell(language.say("Niets gevonden. Zoek met een ander woord of met een deel ervan."))


def show_contents_where_long(parts: Iterable[Passage], language: Language) -> None:
    """What is on the page, a link a part, each on a line of its own; nothing where that is soon read."""
    listed = list(parts)
    if len(listed) >= FEWEST_PARTS:
        _show_links("inhoud", listed, language)


def show_contents_line(parts: Iterable[Passage], language: Language) -> None:
    """What is on the page, a link a part, on one line above it; nothing where that is soon read."""
    listed = list(parts)
    if len(listed) >= FEWEST_PARTS:
        _show_links("inhoudsregel", listed, language)


def _show_links(kind: str, parts: Sequence[Passage], language: Language) -> None:
    links = "".join(f'<a href="#{html.escape(anchor)}">{html.escape(title)}</a>' for anchor, title in parts)
    st.html(f'<nav class="{kind}" aria-label="{html.escape(language.say("Op deze pagina"))}">{links}</nav>')


def is_in(word: str, *texts: str | None) -> bool:
    """Whether a word, in small letters, stands in any of the texts."""
    return any(word in (text or "").casefold() for text in texts)
