"""The choices of the page "Kosten": title and focus on one line, the rest in a row."""

from __future__ import annotations

import streamlit as st

from lib.answers.chooser import NO, YES
from lib.answers.costs.choices import NOMINAL, CostChoices, order_code
from lib.answers.focus import FOCUS_NAME
from lib.answers.peers import ALL_PEERS, PEERS_NAME
from lib.domain.costs.bridge import ORDERS
from lib.text.costs.words import GROSS, NET, order_words, per_name
from lib.text.language import Language
from lib.text.terms import STANDS, partner_name, service_name
from lib.ui import url
from lib.ui.controls import folded, page_heading, say_unmet, select
from lib.ui.words import note


def show_choices(choices: CostChoices, language: Language) -> None:
    """Title and focus on one line; the choices of the page in a row under it."""
    page_heading(language.say("Kosten"), choices.partners, choices.focus, language)
    if choices.service:
        with folded(_chosen(choices, language), language):
            _choice_row(choices, language)
        _say_peers(choices, language)
    told = [wish for wish in choices.unmet if choices.service or wish[0] == FOCUS_NAME]
    say_unmet(told, choices.focus, language)


def _say_peers(choices: CostChoices, language: Language) -> None:
    """That not everyone stands beside the focus, and the way back to everyone."""
    if not choices.peers or choices.focus is None:
        return
    name = partner_name(language, choices.focus)
    note(language.say("Naast elkaar staan hier alleen uw vergelijkingsgroep en {name}.", name=name))
    st.button(
        language.say("Vergelijk weer met alle"),
        icon=":material/group_off:",
        key="kosten_alle",
        on_click=lambda: url.want(**{PEERS_NAME: ALL_PEERS}),
    )


def _choice_row(choices: CostChoices, language: Language) -> None:
    say = language.say
    widths = [1.4, 0.9, 0.9, 1.1, 1.2, 0.9, 1.1, 1.2]
    service, year, previous, stand, per, basis, series, level = st.columns(
        widths, vertical_alignment="bottom"
    )
    with service:
        select(
            say("Dienst"), "dienst", {s: service_name(language, s) for s in choices.services}, choices.service
        )
    with year:
        select(say("Jaar"), "periode", _years(choices.years), _code(choices.year))
    with previous:
        select(say("Eerder jaar"), "vorige", _years(choices.previous_years), _code(choices.previous))
    with stand:
        select(say("Stand"), "stand", {str(s): say(STANDS[s]) for s in choices.stands}, str(choices.stand))
    with per:
        select(
            say("Kosten per"),
            "eenheid",
            {str(p): per_name(language, p) for p in choices.pers},
            str(choices.per),
        )
    with basis:
        kinds = {NO: say(NET).capitalize(), YES: say(GROSS).capitalize()}
        select(say("Netto of bruto"), "bruto", kinds, YES if choices.gross else NO)
    with series:
        code = choices.series.code if choices.series else None
        select(say("Prijsindex"), "reeks", {code: code for code in choices.all_series}, code)
    with level:
        levels = _years(tuple(sorted(choices.series.years, reverse=True)) if choices.series else ())
        chosen = str(choices.price_year) if choices.price_year else NOMINAL
        select(say("Prijspeil"), "prijspeil", {NOMINAL: say("Lopende prijzen"), **levels}, chosen)


def choose_order(choices: CostChoices, language: Language) -> None:
    """In which order the bridge takes its steps."""
    orders = {order_code(order): order_words(language, order) for order in ORDERS}
    select(language.say("Volgorde van de stappen"), "volgorde", orders, order_code(choices.order))


def _years(years: tuple[int, ...]) -> dict[str, str]:
    return {str(year): str(year) for year in years}


def _code(year: int | None) -> str | None:
    return str(year) if year else None


def _chosen(choices: CostChoices, language: Language) -> list[str]:
    """What is chosen, for the one control a phone has."""
    service = service_name(language, choices.service) if choices.service else ""
    per = per_name(language, choices.per)
    return [
        service,
        f"{choices.previous or ''} – {choices.year or ''}",
        language.say(STANDS[choices.stand]),
        per,
    ]
