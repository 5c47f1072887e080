"""The choices of the page "Kosten": title and focus on one line, the rest in a row."""

from __future__ import annotations

import streamlit as st

from lib.domain.cost_bridge import ORDERS
from lib.text.cost_words import GROSS, NET, order_words, per_name
from lib.text.language import Language
from lib.text.terms import STANDS, service_name
from lib.ui.chooser import NO, YES
from lib.ui.controls import folded, heading, say_unmet, select
from lib.ui.cost_options import NOMINAL, View, order_code


def show_choices(view: View, language: Language) -> None:
    """Title and focus on one line; the choices of the page in a row under it."""
    heading(language.say("Kosten"), view.partners, view.focus, language)
    if view.service:
        with folded(_chosen(view, language), language):
            _choice_row(view, language)
    say_unmet(view.unmet, language)


def _choice_row(view: View, language: Language) -> None:
    say = language.say
    widths = [1.4, 0.9, 0.9, 1.1, 1.2, 0.9, 1.1, 1.2]
    service, year, previous, stand, per, basis, series, level = st.columns(
        widths, vertical_alignment="bottom"
    )
    with service:
        select(say("Dienst"), "dienst", {s: service_name(language, s) for s in view.services}, view.service)
    with year:
        select(say("Jaar"), "periode", _years(view.years), _code(view.year))
    with previous:
        select(say("Eerder jaar"), "vorige", _years(view.previous_years), _code(view.previous))
    with stand:
        select(say("Stand"), "stand", {str(s): say(STANDS[s]) for s in view.stands}, str(view.stand))
    with per:
        select(
            say("Kosten per"), "eenheid", {str(p): per_name(language, p) for p in view.pers}, str(view.per)
        )
    with basis:
        kinds = {NO: say(NET).capitalize(), YES: say(GROSS).capitalize()}
        select(say("Netto of bruto"), "bruto", kinds, YES if view.gross else NO)
    with series:
        code = view.series.code if view.series else None
        select(say("Prijsindex"), "reeks", {code: code for code in view.all_series}, code)
    with level:
        levels = _years(tuple(sorted(view.series.years, reverse=True)) if view.series else ())
        chosen = str(view.price_year) if view.price_year else NOMINAL
        select(say("Prijspeil"), "prijspeil", {NOMINAL: say("Lopende prijzen"), **levels}, chosen)


def choose_order(view: View, language: Language) -> None:
    """In which order the bridge takes its steps."""
    orders = {order_code(order): order_words(language, order) for order in ORDERS}
    select(language.say("Volgorde van de stappen"), "volgorde", orders, order_code(view.order))


def _years(years: tuple[int, ...]) -> dict[str, str]:
    return {str(year): str(year) for year in years}


def _code(year: int | None) -> str | None:
    return str(year) if year else None


def _chosen(view: View, language: Language) -> list[str]:
    """What is chosen, for the one control a phone has."""
    service = service_name(language, view.service) if view.service else ""
    per = per_name(language, view.per)
    return [service, f"{view.previous or ''} – {view.year or ''}", language.say(STANDS[view.stand]), per]
