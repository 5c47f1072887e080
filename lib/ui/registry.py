"""The pages: each declared once, in the order and groups of the navigation.

The server reads this before it listens, so what takes long to import is imported where it is asked.
"""

from __future__ import annotations

from collections.abc import Iterable
from copy import copy
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import streamlit as st

from lib.catalogue.declarations import Topic
from lib.text.language import Language, msg

if TYPE_CHECKING:
    from streamlit.navigation.page import Page as StreamlitPage


@dataclass(frozen=True)
class Page:
    """A page: its script, its place in the navigation, its address, and what its figures are about.

    Attributes:
        by_itself: whether a choice on it runs the page alone; see `frame.run_by_itself`.
    """

    script: str
    title: str
    group: str
    address: str
    start: bool = False
    topics: tuple[Topic, ...] = ()
    by_itself: bool = False


MEET, EXPLORE, EXPLAIN = msg("Overleg"), msg("Analyse"), msg("Uitleg")
_TELL, _DATA = msg("Presenteren"), msg("Gegevens")

PAGES = (
    Page(
        "pages/overleg/kwaliteit_en_kosten.py",
        msg("Kwaliteit en kosten"),
        MEET,
        "kwaliteit-en-kosten",
        start=True,
        topics=tuple(Topic),
        by_itself=True,
    ),
    Page("pages/overleg/partnerschap.py", msg("Partnerschap"), MEET, "partnerschap", topics=tuple(Topic)),
    Page(
        "pages/overleg/samenwerking.py",
        msg("Samenwerking"),
        MEET,
        "samenwerking",
        topics=(
            Topic.COOPERATION,
            Topic.COMPARISON,
            Topic.SERVICE_LEVELS,
            Topic.COSTS,
            Topic.DECISIONS,
        ),  # answers stand beside quality, cost and decisions on one time axis
    ),
    Page(
        "pages/overleg/afspraken.py",
        msg("Afspraken"),
        MEET,
        "afspraken",
        topics=(Topic.AGREEMENTS, Topic.COMPARISON, Topic.COSTS, Topic.SERVICE_LEVELS),
    ),
    Page(
        "pages/overleg/besluiten.py",
        msg("Besluiten"),
        MEET,
        "besluiten",
        topics=tuple(Topic),
    ),
    Page(
        "pages/analyse/vergelijken.py",
        msg("Vergelijken"),
        EXPLORE,
        "vergelijken",
        topics=tuple(Topic),
        by_itself=True,
    ),
    Page(
        "pages/analyse/dienstverlening.py",
        msg("Dienstverlening"),
        EXPLORE,
        "dienstverlening",
        topics=(Topic.SERVICE_LEVELS,),
        by_itself=True,
    ),
    Page(
        "pages/analyse/kosten.py",
        msg("Kosten"),
        EXPLORE,
        "kosten",
        topics=(
            Topic.COMPARISON,
            Topic.SERVICE_LEVELS,
            Topic.COSTS,
        ),  # quality stands beside cost per form of contract
        by_itself=True,
    ),
    Page(
        "pages/analyse/marktconformiteit.py",
        msg("Marktconformiteit"),
        EXPLORE,
        "marktconformiteit",
        topics=(Topic.MARKET,),
    ),
    Page(
        "pages/analyse/wat_als.py",
        msg("Wat als"),
        EXPLORE,
        "wat-als",
        topics=(Topic.SERVICE_LEVELS, Topic.COSTS),
    ),
    Page("pages/presenteren/verhaal.py", msg("Verhaal"), _TELL, "verhaal", topics=tuple(Topic)),
    Page(
        "pages/presenteren/bewoners.py",
        msg("Bewoners"),
        _TELL,
        "bewoners",
        topics=(Topic.COMPARISON, Topic.COSTS, Topic.SERVICE_LEVELS),
    ),
    Page("pages/gegevens/inlezen.py", msg("Gegevens inlezen"), _DATA, "gegevens"),
    Page("pages/gegevens/geschiedenis.py", msg("Geschiedenis"), _DATA, "geschiedenis"),
    Page("pages/gegevens/logboek.py", msg("Logboek"), _DATA, "logboek"),
    Page("pages/gegevens/koppelen.py", msg("Koppelen"), _DATA, "koppelen"),
    Page("pages/gegevens/woordenboek.py", msg("Gegevenswoordenboek"), _DATA, "gegevenswoordenboek"),
    Page("pages/uitleg/beginnen.py", msg("Beginnen"), EXPLAIN, "beginnen"),
    Page("pages/uitleg/methode_en_bronnen.py", msg("Methode en bronnen"), EXPLAIN, "methode-en-bronnen"),
    Page("pages/uitleg/toegankelijkheid.py", msg("Toegankelijkheid"), EXPLAIN, "toegankelijkheid"),
    Page("pages/uitleg/persoonsgegevens.py", msg("Persoonsgegevens"), EXPLAIN, "persoonsgegevens"),
)

ACCESS_PAGE = Page("pages/gegevens/toegang.py", msg("Toegang"), _DATA, "toegang")
"""In the navigation only where people sign in."""


def pages_moved_by(datasets: Iterable[str]) -> list[Page]:
    """The pages with figures that come from any of these datasets."""
    from lib.catalogue.datasets import DATASETS

    moved = {topic for name in datasets for topic in DATASETS[name].topics}
    return [page for page in PAGES if moved.intersection(page.topics)]


def navigation(language: Language) -> StreamlitPage:
    """Declare the pages and return the one that is open; `links.show_menu` shows them.

    Streamlit draws a menu of its own anew with each part of an answer, which took a third of the browser's work.
    """
    from lib.ui import url
    from lib.ui.people.reader import reader

    made = _pages(language, signed_in=reader() is not None)
    groups = {group: [copy(page) for page in pages] for group, pages in made.items()}
    opened = st.navigation(groups, position="hidden")
    url.note_page(opened.url_path or next(page.address for page in PAGES if page.start))
    return opened


@cache
def _pages(language: Language, *, signed_in: bool) -> dict[str, list[StreamlitPage]]:
    """The pages by group, to be copied for each run: Streamlit notes in a page that it is the one to run."""
    groups: dict[str, list[StreamlitPage]] = {}
    for page in (*PAGES, ACCESS_PAGE):
        shown = st.Page(
            page.script,
            title=language.say(page.title),
            url_path=page.address,
            default=page.start,
            visibility="hidden" if page is ACCESS_PAGE and not signed_in else "visible",
        )
        groups.setdefault(language.say(page.group), []).append(shown)
    return groups


def shows_figures(opened: StreamlitPage) -> bool:
    """Whether a page asks figures, rather than loads, keeps up or explains."""
    return any(page.topics for page in _declared(opened))


def runs_by_itself(opened: StreamlitPage) -> bool:
    """Whether a choice on a page runs that page alone."""
    return any(page.by_itself for page in _declared(opened))


def _declared(opened: StreamlitPage) -> list[Page]:
    """How the page that is open is declared; empty for one that is not among `PAGES`."""
    return [page for page in PAGES if page.address == opened.url_path or (page.start and not opened.url_path)]
