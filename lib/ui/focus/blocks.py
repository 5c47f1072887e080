"""What a page shows of a partnership that it has nothing of: what is missing, what is known, and the ways on."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from urllib.parse import urlencode

import streamlit as st

from lib.answers.known import KnownElsewhere
from lib.answers.snapshot import Snapshot
from lib.catalogue.datasets import DATASETS
from lib.domain.indicators import Indicator
from lib.export.templates import template
from lib.export.workbook import XLSX
from lib.store.codes import known_names
from lib.text.known import known_words
from lib.text.language import Language
from lib.text.terms import partner_name
from lib.ui import url
from lib.ui.links import link_to
from lib.ui.words import list_points, subheading, tell

MOST_KNOWN = 6
"""Figures that are named; the page of the partnership has them all."""


def show_known(known: KnownElsewhere, told: Collection[Indicator], language: Language) -> None:
    """What the monitor does have of the partnership, with its figures and the pages that show them.

    Args:
        told: indicators that the page itself tells of.
    """
    say, name = language.say, partner_name(language, known.focus)
    if known.together:
        partners = ", ".join(partner_name(language, partner) for partner in known.together)
        tell(say("De cijfers per partnerschap staan bij {partners}.", partners=partners))
    if not known.figures:
        tell(say("Van {name} staat nog geen enkel cijfer in de monitor.", name=name))
        return
    listed = [latest for latest in known.figures if latest.indicator not in told]
    if not listed:
        return
    subheading(say("Wel bekend van {name}", name=name))
    list_points(known_words(language, *latest) for latest in listed[:MOST_KNOWN])
    if more := len(listed[MOST_KNOWN:]):
        tell(language.count("En nog {n} ander cijfer.", "En nog {n} andere cijfers.", more))
    with st.container(horizontal=True, key="wel_bekend"):
        for address in ("kwaliteit-en-kosten", "partnerschap"):
            link_to(address, {"focus": known.focus.code}, language)


def show_ways_on(
    known: KnownElsewhere,
    datasets: Sequence[str],
    snapshot: Snapshot,
    language: Language,
    told: Collection[Indicator] = (),
) -> None:
    """What the monitor does have, and how the rest comes in: the empty file, the page that reads it, an example.

    Args:
        datasets: the ones that the page needs, in the order of importance.
        told: indicators that the page itself tells of.
    """
    show_known(known, told, language)
    subheading(language.say("Zo komt het hier te staan"))
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
