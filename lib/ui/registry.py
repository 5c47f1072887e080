"""The pages: each declared once, in the order and groups of the navigation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import streamlit as st

from lib.text.language import Language, msg

if TYPE_CHECKING:
    from streamlit.navigation.page import Page as StreamlitPage


@dataclass(frozen=True)
class Page:
    """A page: its script, its place in the navigation and its address."""

    script: str
    title: str
    group: str
    address: str
    start: bool = False


MEET, EXPLORE, DATA, EXPLAIN = msg("Overleg"), msg("Analyse"), msg("Gegevens"), msg("Uitleg")

PAGES = (
    Page(
        "pages/overleg/kwaliteit_en_kosten.py",
        msg("Kwaliteit en kosten"),
        MEET,
        "kwaliteit-en-kosten",
        start=True,
    ),
    Page("pages/overleg/partnerschap.py", msg("Partnerschap"), MEET, "partnerschap"),
    Page("pages/analyse/dienstverlening.py", msg("Dienstverlening"), EXPLORE, "dienstverlening"),
    Page("pages/analyse/kosten.py", msg("Kosten"), EXPLORE, "kosten"),
    Page("pages/analyse/marktconformiteit.py", msg("Marktconformiteit"), EXPLORE, "marktconformiteit"),
    Page("pages/gegevens/inlezen.py", msg("Gegevens inlezen"), DATA, "gegevens"),
    Page("pages/gegevens/geschiedenis.py", msg("Geschiedenis"), DATA, "geschiedenis"),
    Page("pages/gegevens/woordenboek.py", msg("Gegevenswoordenboek"), DATA, "gegevenswoordenboek"),
    Page("pages/uitleg/methode_en_bronnen.py", msg("Methode en bronnen"), EXPLAIN, "methode-en-bronnen"),
)


def navigation(language: Language) -> StreamlitPage:
    """Show the navigation and return the page that is open."""
    groups: dict[str, list[StreamlitPage]] = {}
    for page in PAGES:
        shown = st.Page(
            page.script, title=language.say(page.title), url_path=page.address, default=page.start
        )
        groups.setdefault(language.say(page.group), []).append(shown)
    return st.navigation(groups, position="top")
