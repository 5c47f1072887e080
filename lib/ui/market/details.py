"""Under the picture of a market-conformity test: its steps, its checks, and what moves it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace

import streamlit as st

from lib.answers.market.answer import MarketAnswer
from lib.domain.market.checklist import QuantitiesVersion
from lib.domain.market.publish import Published, by_use
from lib.pictures.market import company_name
from lib.pictures.picture import Picture
from lib.tables.market.price_test import (
    checklist_table,
    flips_table,
    left_out_table,
    prices_table,
    steps_table,
    terms_table,
)
from lib.tables.market.working import working_table
from lib.text.language import Language, msg
from lib.text.market.names import reference_name
from lib.text.market.sentences import secrecy
from lib.ui.controls import select
from lib.ui.pictures import draw, tell_of
from lib.ui.tables import show_to_read
from lib.ui.words import note, subheading, tell

STEPS_NOTE = msg(
    "Wat er nog in de prijs zit gaat er eerst af, op de btw en het prijspeil van die prijs. De andere stappen zijn "
    "vermenigvuldigingen; hun volgorde verandert de uitkomst niet."
)

_ONLY_ON_PAPER = "druk_gevouwen"
"""The container of what only paper shows, where `paper.css` leaves out what is folded."""


def show_price_steps(
    pictures: Mapping[str, Picture],
    published: Published,
    shown: MarketAnswer,
    language: Language,
    *,
    printing: bool,
) -> None:
    """How the outcome follows, and every price step by step; the chosen reference beside the company's.

    Args:
        printing: leave nothing folded.
    """
    say, company = language.say, company_name(shown, language)
    subheading(say("Zo volgt de uitkomst"))
    show_to_read(working_table(published, language), language)
    for said in secrecy(language, published):
        tell(said)
    if not printing:
        _show_two_prices(pictures, published, shown, language)
    with _unfolded(say("Elke stap van elke prijs, met regel en bron"), printing=printing):
        tell(say(STEPS_NOTE))
        steps = steps_table(published, company, language, counted_only=printing)
        show_to_read(steps, language)
    with _unfolded(say("Alle prijzen"), printing=printing):
        show_to_read(prices_table(published, company, language), language)
    if not printing:
        with st.container(key=_ONLY_ON_PAPER):
            note(
                say(
                    "De stappen van elke prijs en alle prijzen staan in Excel, en op papier na “Alles onder elkaar”."
                )
            )


@contextmanager
def _unfolded(title: str, *, printing: bool) -> Iterator[None]:
    """A part that is folded on screen, and stands open under a heading when it is to be printed."""
    if printing:
        st.subheader(title, anchor=False)
        yield
    else:
        with st.expander(title):
            yield


def _show_two_prices(
    pictures: Mapping[str, Picture], published: Published, shown: MarketAnswer, language: Language
) -> None:
    """The company's price and the chosen reference, side by side."""
    names = {r.price.code: reference_name(language, r.price) for r in by_use(published)}
    if shown.reference:
        with st.columns(2, gap="medium")[0]:
            select(language.say("Referentie"), "referentie", names, shown.reference)
    own, other = st.columns(2, gap="medium")
    with own:
        subheading(company_name(shown, language))
        if "stappen" in pictures:
            _show_steps(pictures["stappen"], "eigen_stappen", language)
    with other:
        if shown.reference:
            subheading(names[shown.reference])
            _show_steps(pictures["referentiestappen"], "referentiestappen", language)


def _show_steps(picture: Picture, key: str, language: Language) -> None:
    """A price step by step with its table; `key` is of the element, for the same picture stands above as well."""
    if picture.drawing:
        draw(replace(picture, name=key))
    show_to_read(picture.table, language)


def show_checks(
    published: Published, company: str, quantities: QuantitiesVersion | None, language: Language
) -> None:
    """Is it the same thing that is compared; and what was agreed."""
    say = language.say
    show_to_read(checklist_table(published, company, quantities, language), language)
    legend = say(
        "= gelijk, (=) gelijk gemaakt met een stap, ≠ anders, – onbekend. Hoeveelheid: van het bedrijf in eenheden, "
        "van een referentie als veelvoud daarvan; tot een factor 5 heet dat gelijk. Zij wordt getoond, niet "
        "gecorrigeerd."
    )
    note(legend)
    subheading(say("Wat er is afgesproken"))
    show_to_read(terms_table(published.case.terms, language), language)


def show_sensitivity(picture: Picture, published: Published, language: Language) -> None:
    """The outcome when one assumption moves, what would flip it, and whether one reference decides."""
    say = language.say
    tell_of(picture)
    if not published.swings:
        return
    if picture.drawing:
        draw(picture)
    show_to_read(picture.table, language)
    subheading(say("Wat anders moet zijn voor een andere uitspraak"))
    show_to_read(flips_table(published, language), language)
    subheading(say("Telkens een referentie minder"))
    if published.confidential:
        tell(say("Vertrouwelijk: dit wordt niet getoond als er vertrouwelijke prijzen meetellen."))
    elif published.left_out:
        show_to_read(left_out_table(published, language), language)
