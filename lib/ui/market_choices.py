"""The choices of the page "Marktconformiteit": title and focus on one line, the rest in a row."""

from __future__ import annotations

import streamlit as st

from lib.text.language import Language
from lib.text.market import SCOPES
from lib.text.terms import partner_name
from lib.ui import choices
from lib.ui.chooser import NO, YES
from lib.ui.controls import folded, heading, say_unmet, select
from lib.ui.frame import escaped
from lib.ui.market_options import FURTHEST_CORRECTION, NO_LEVEL, View


def show_choices(view: View, language: Language) -> None:
    """Title and focus on one line; the choices of the page in a row under it."""
    heading(language.say("Marktconformiteit"), view.partners, view.focus, language)
    if view.product:
        with folded(_chosen(view, language), language):
            _choice_row(view, language)
        _on_paper(view, language)
    say_unmet(view.unmet, language)


def product_name(view: View, language: Language) -> str:
    """The product in the language of the screens."""
    if view.product is None:
        return ""
    product = view.products[view.product]
    return language.pick(product.name, product.name_en) or product.code


def _choice_row(view: View, language: Language) -> None:
    say = language.say
    product, year, level, scope, confidential, correction = st.columns(
        [2.1, 0.9, 0.9, 2, 1.6, 1.6], vertical_alignment="bottom"
    )
    with product:
        names = {code: language.pick(p.name, p.name_en) or code for code, p in view.products.items()}
        select(say("Product"), "product", names, view.product)
    with year:
        select(say("Jaar"), "periode", {str(y): str(y) for y in view.years}, str(view.year))
    with level:
        levels = {each: say("onbekend") if each == NO_LEVEL else each for each in view.levels}
        select(say("Niveau"), "niveau", levels, view.level)
    with scope:
        select(
            say("Overhead"), "overhead", {str(s): say(words) for s, words in SCOPES.items()}, str(view.scope)
        )
    with confidential:
        told = {YES: say("meegeteld als blok"), NO: say("niet meegeteld")}
        value = YES if view.with_confidential else NO
        select(say("Vertrouwelijke prijzen"), "vertrouwelijk", told, value)
    with correction:
        _correction(view, language)
    if view.series_names:
        _index_row(view, language)


def _correction(view: View, language: Language) -> None:
    """A correction of levels is the reader's own statement; an empty field is none."""
    key = "w_correctie"
    st.session_state[key] = view.correction

    def chosen() -> None:
        value = st.session_state[key]
        choices.want(correctie=NO if value is None else f"{value:g}")

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


def _index_row(view: View, language: Language) -> None:
    """Where no terms name them: the price index and the price level to compare at."""
    say = language.say
    series, level, _ = st.columns([2, 2, 5], vertical_alignment="bottom")
    with series:
        select(say("Prijsindex"), "reeks", {name: name for name in view.series_names}, view.series)
    with level:
        select(say("Prijspeil"), "prijspeil", {each: each for each in view.price_levels}, view.price_level)


def _on_paper(view: View, language: Language) -> None:
    """What is chosen and the address that shows it, for who reads it printed."""
    partner = partner_name(language, view.focus) if view.focus else ""
    level = language.say("niveau {level}", level=view.level) if view.level != NO_LEVEL else ""
    parts = [
        partner,
        product_name(view, language),
        str(view.year or ""),
        level,
        language.say(SCOPES[view.scope]),
    ]
    with st.container(key="druk"):
        st.caption(escaped(" · ".join([*(part for part in parts if part), choices.address()])))


def _chosen(view: View, language: Language) -> list[str]:
    """What is chosen, for the one control a phone has."""
    return [product_name(view, language), str(view.year or ""), language.say(SCOPES[view.scope])]
