"""The choices of the page "Marktconformiteit": title and focus on one line, the rest in a row."""

from __future__ import annotations

import streamlit as st

from lib.answers.chooser import NO, YES
from lib.answers.market.choices import FURTHEST_CORRECTION, NO_LEVEL, MarketChoices
from lib.text.language import Language
from lib.text.market.names import product_name
from lib.text.market.words import SCOPES
from lib.text.terms import partner_name
from lib.ui import url
from lib.ui.controls import folded, page_heading, say_unmet, select
from lib.ui.words import note


def show_choices(choices: MarketChoices, language: Language) -> None:
    """Title and focus on one line; the choices of the page in a row under it."""
    page_heading(language.say("Marktconformiteit"), choices.partners, choices.focus, language)
    if choices.product:
        with folded(_chosen(choices, language), language):
            _choice_row(choices, language)
        _on_paper(choices, language)
    say_unmet(choices.unmet, choices.focus, language)


def _choice_row(choices: MarketChoices, language: Language) -> None:
    say = language.say
    product, year, level, scope, confidential, correction = st.columns(
        [2.1, 0.9, 0.9, 2, 1.6, 1.6], vertical_alignment="bottom"
    )
    with product:
        names = {code: language.pick(p.name, p.name_en) or code for code, p in choices.products.items()}
        select(say("Product"), "product", names, choices.product)
    with year:
        select(say("Jaar"), "periode", {str(y): str(y) for y in choices.years}, str(choices.year))
    with level:
        levels = {each: say("onbekend") if each == NO_LEVEL else each for each in choices.levels}
        select(say("Niveau"), "niveau", levels, choices.level)
    with scope:
        select(
            say("Overhead"),
            "overhead",
            {str(s): say(words) for s, words in SCOPES.items()},
            str(choices.scope),
        )
    with confidential:
        told = {YES: say("meegeteld als blok"), NO: say("niet meegeteld")}
        value = YES if choices.with_confidential else NO
        select(say("Vertrouwelijke prijzen"), "vertrouwelijk", told, value)
    with correction:
        _correction(choices, language)
    if choices.series_names:
        _index_row(choices, language)


def _correction(choices: MarketChoices, language: Language) -> None:
    """A correction of levels is the reader's own statement; an empty field is none."""
    key = "w_correctie"
    st.session_state[key] = choices.correction

    def chosen() -> None:
        value = st.session_state[key]
        url.want(correctie=NO if value is None else f"{value:g}")

    st.number_input(
        language.say("Correctie per niveau (%)"),
        min_value=-FURTHEST_CORRECTION + 1,
        max_value=FURTHEST_CORRECTION - 1,
        value=None,
        step=1.0,
        format="%g",
        key=key,
        on_change=chosen,
        placeholder=language.say("geen"),
        help=language.say(
            "Alleen gelijke niveaus worden vergeleken. Vul in hoeveel procent een niveau meer kost dan het niveau "
            "eronder, en prijzen van een ander niveau tellen mee met die stap erbij."
        ),
    )


def _index_row(choices: MarketChoices, language: Language) -> None:
    """Where no terms name them: the price index and the price level to compare at."""
    say = language.say
    series, level, _ = st.columns([2, 2, 5], vertical_alignment="bottom")
    with series:
        select(say("Prijsindex"), "reeks", {name: name for name in choices.series_names}, choices.series)
    with level:
        select(
            say("Prijspeil"), "prijspeil", {each: each for each in choices.price_levels}, choices.price_level
        )


def _on_paper(choices: MarketChoices, language: Language) -> None:
    """What is chosen and the address that shows it, for who reads it printed."""
    partner = partner_name(language, choices.focus) if choices.focus else ""
    level = language.say("niveau {level}", level=choices.level) if choices.level != NO_LEVEL else ""
    parts = [
        partner,
        _product(choices, language),
        str(choices.year or ""),
        level,
        language.say(SCOPES[choices.scope]),
    ]
    with st.container(key="druk"):
        note(" · ".join([*(part for part in parts if part), url.address()]))


def _chosen(choices: MarketChoices, language: Language) -> list[str]:
    """What is chosen, for the one control a phone has."""
    return [_product(choices, language), str(choices.year or ""), language.say(SCOPES[choices.scope])]


def _product(choices: MarketChoices, language: Language) -> str:
    return product_name(language, choices.products[choices.product] if choices.product else None)
