"""The pages: each declared once, in the order and groups of the navigation."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import streamlit as st

from lib.text.language import Language, msg

if TYPE_CHECKING:
    from streamlit.navigation.page import Page as StreamlitPage


@dataclass(frozen=True)
class Page:
    """A page: its script, its place in the navigation, its address, and the datasets its figures come from."""

    script: str
    title: str
    group: str
    address: str
    start: bool = False
    datasets: tuple[str, ...] = ()


GIVEN = ("organisaties", "partnerschappen", "kenmerken", "indicatoren", "cijfers")
INSPECTED = ("meetlatten", "ambities", "schouw")
SPENT = ("kenmerken", "objecttypen", "producten", "areaal", "kosten", "tarieven", "prijsindex")
PRICED = ("producten", "tarieven", "marktprijzen", "toetsen", "prijsindex")
_ALL = (*GIVEN, *INSPECTED, *SPENT, *PRICED)
"""What indicators are derived from, and those that are given."""

MEET, EXPLORE, _DATA, EXPLAIN = msg("Overleg"), msg("Analyse"), msg("Gegevens"), msg("Uitleg")

PAGES = (
    Page(
        "pages/overleg/kwaliteit_en_kosten.py",
        msg("Kwaliteit en kosten"),
        MEET,
        "kwaliteit-en-kosten",
        start=True,
        datasets=_ALL,
    ),
    Page("pages/overleg/partnerschap.py", msg("Partnerschap"), MEET, "partnerschap", datasets=_ALL),
    Page(
        "pages/analyse/dienstverlening.py",
        msg("Dienstverlening"),
        EXPLORE,
        "dienstverlening",
        datasets=INSPECTED,
    ),
    Page(
        "pages/analyse/kosten.py",
        msg("Kosten"),
        EXPLORE,
        "kosten",
        datasets=(*GIVEN, *INSPECTED, *SPENT),  # quality stands beside cost per form of contract
    ),
    Page(
        "pages/analyse/marktconformiteit.py",
        msg("Marktconformiteit"),
        EXPLORE,
        "marktconformiteit",
        datasets=PRICED,
    ),
    Page("pages/gegevens/inlezen.py", msg("Gegevens inlezen"), _DATA, "gegevens"),
    Page("pages/gegevens/geschiedenis.py", msg("Geschiedenis"), _DATA, "geschiedenis"),
    Page("pages/gegevens/woordenboek.py", msg("Gegevenswoordenboek"), _DATA, "gegevenswoordenboek"),
    Page("pages/uitleg/methode_en_bronnen.py", msg("Methode en bronnen"), EXPLAIN, "methode-en-bronnen"),
)


def pages_moved_by(datasets: Iterable[str]) -> list[Page]:
    """The pages with figures that come from any of these datasets."""
    changed = set(datasets)
    return [page for page in PAGES if changed.intersection(page.datasets)]


def navigation(language: Language) -> StreamlitPage:
    """Show the navigation and return the page that is open."""
    groups: dict[str, list[StreamlitPage]] = {}
    for page in PAGES:
        shown = st.Page(
            page.script, title=language.say(page.title), url_path=page.address, default=page.start
        )
        groups.setdefault(language.say(page.group), []).append(shown)
    return st.navigation(groups, position="top")
