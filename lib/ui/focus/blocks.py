"""What a page shows of a partnership that it has nothing of: what is missing, what is known, and the ways on."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from urllib.parse import urlencode

import streamlit as st

from lib.answers.known import KnownElsewhere, LatestFigure
from lib.answers.snapshot import Snapshot
from lib.catalogue.datasets import DATASETS
from lib.domain.indicators import Indicator
from lib.domain.partners import Partner
from lib.export.templates import template
from lib.export.workbook import XLSX, as_workbook
from lib.store.codes import known_names
from lib.store.comparison.figures import read_series_of
from lib.tables.origins import about_table, definitions_table
from lib.tables.series import known_table, own_series_table
from lib.text.known import known_words
from lib.text.language import Language
from lib.text.terms import partner_name
from lib.ui import url
from lib.ui.downloads import file_origin, offer_downloads
from lib.ui.links import link_to
from lib.ui.tables import show_with_sources
from lib.ui.words import list_points, subheading, tell

KNOWN, WAYS_ON = "bekend", "verder"
"""Anchors of the two parts."""

MOST_KNOWN = 6
"""Figures that are named; the page of the partnership has them all."""


def show_known(
    known: KnownElsewhere, told: Collection[Indicator], language: Language, *, whole: bool = False
) -> None:
    """What the monitor does have of the partnership, with its figures and the pages that show them.

    Args:
        told: indicators that the page itself tells of.
        whole: show all of it in a table, where there is the width for one.
    """
    say, name = language.say, partner_name(language, known.focus)
    if known.together:
        partners = ", ".join(partner_name(language, partner) for partner in known.together)
        tell(say("De cijfers per partnerschap staan bij {partners}.", partners=partners))
    if not known.figures:
        tell(say("Van {name} staat nog geen enkel cijfer in de monitor.", name=name))
        return
    listed = _listed(known, told)
    if not listed:
        return
    subheading(say("Wel bekend van {name}", name=name), KNOWN)
    if whole:
        show_with_sources(known_table(listed, language), language)
    else:
        _list_known(listed, language)
    with st.container(horizontal=True, key="wel_bekend"):
        for address in ("kwaliteit-en-kosten", "partnerschap"):
            if address != url.page():
                link_to(address, {"focus": known.focus.code}, language)


def ways_on_parts(
    known: KnownElsewhere, told: Collection[Indicator], language: Language
) -> Iterator[tuple[str, str]]:
    """The anchors and titles of what is known and of the ways on, for the contents of a page."""
    if _listed(known, told):
        yield KNOWN, language.say("Wel bekend van {name}", name=partner_name(language, known.focus))
    yield WAYS_ON, language.say("Zo komt het hier te staan")


def _listed(known: KnownElsewhere, told: Collection[Indicator]) -> list[LatestFigure]:
    """The figures that the page itself does not tell of."""
    return [latest for latest in known.figures if latest.indicator not in told]


def _list_known(listed: Sequence[LatestFigure], language: Language) -> None:
    """The first few figures, and how many there are besides."""
    list_points(known_words(language, latest.indicator, latest.figure) for latest in listed[:MOST_KNOWN])
    if more := len(listed[MOST_KNOWN:]):
        tell(language.count("En nog {n} ander cijfer.", "En nog {n} andere cijfers.", more))


def show_ways_on(
    known: KnownElsewhere, datasets: Sequence[str], snapshot: Snapshot, language: Language
) -> None:
    """How what is missing comes in: the empty file, the page that reads it, an example.

    Args:
        datasets: the ones that the page needs, in the order of importance.
    """
    subheading(language.say("Zo komt het hier te staan"), WAYS_ON)
    with st.container(horizontal=True, vertical_alignment="center", key="verder"):
        offer_template(datasets, snapshot, language)
        link_to("gegevens", {}, language)
        if known.example:
            st.link_button(
                language.say("Bekijk een fictief voorbeeld"),
                _address_of(known.example.code),
                icon=":material/open_in_new:",
                help=language.say("Opent een tweede tabblad met verzonnen cijfers; hier verandert niets."),
            )


def offer_series(page: str, focus: Partner, snapshot: Snapshot, language: Language) -> None:
    """A workbook with every year that is known of a partnership, where a page has no tables of its own.

    Args:
        page: in the name of the file.
    """
    origin = file_origin()

    def workbook() -> bytes:
        series = own_series_table(focus, snapshot, language, lambda indicator: True)
        defined = snapshot.ask(read_series_of, focus.code)
        return as_workbook([series, definitions_table(defined, language), about_table(origin, language)])

    offer_downloads(f"{page}_{focus.code}", workbook, language)


def offer_template(datasets: Sequence[str], snapshot: Snapshot, language: Language) -> None:
    """An empty workbook of these datasets to fill in."""
    say = language.say
    chosen = [DATASETS[name] for name in datasets]
    st.download_button(
        say("Leeg bestand om in te vullen (Excel)"),
        lambda: template(chosen, snapshot.ask(known_names), language),
        f"{say('sjabloon')}_{'_'.join(datasets[:2])}.xlsx",
        XLSX,
        icon=":material/table:",
        on_click="ignore",
    )


def _address_of(code: str) -> str:
    """This page with another partnership in focus."""
    here = (st.context.url or "").split("?")[0]
    return f"{here}?{urlencode(url.with_shared({'focus': code}))}"
