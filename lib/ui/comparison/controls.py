"""The choices of the page "Kwaliteit en kosten": title and focus on one line, the rest in a row."""

from __future__ import annotations

import streamlit as st

from lib.answers.chooser import NO, YES
from lib.answers.comparison.choices import EVERYONE, GROUP, OWN_CHOICE, ComparisonChoices
from lib.text.indicators import title
from lib.text.language import Language
from lib.text.terms import STANDS, partner_name, service_name
from lib.ui import url
from lib.ui.comparison.beside import offer_beside
from lib.ui.controls import folded, page_heading, say_unmet, select


def show_choices(choices: ComparisonChoices, language: Language) -> None:
    """Title and focus on one line; the choices of the page in a row under it."""
    page_heading(
        language.say("Kwaliteit en kosten"),
        choices.everyone,
        choices.focus,
        language,
        lambda: offer_beside(choices.beside, language),
    )
    with folded(_chosen(choices, language), language):
        _choice_row(choices, language)
    say_unmet(choices.unmet, choices.focus, language)


def _choice_row(choices: ComparisonChoices, language: Language) -> None:
    say = language.say
    widths = [1.5, 1.85, 2.0, 1.1, 1.25, 1.15, 1.45 if choices.has_fictitious else 0.01]
    service, cost, quality, period, stand, peers, kinds = st.columns(
        widths, vertical_alignment="bottom", gap="small"
    )
    with service:
        select(
            say("Dienst"), "dienst", {s: service_name(language, s) for s in choices.services}, choices.service
        )
    with cost:
        code = choices.cost.indicator.code if choices.cost else None
        select(say("Kosten"), "kosten", {i.code: title(language, i) for i in choices.costs}, code)
    with quality:
        code = choices.quality.indicator.code if choices.quality else None
        select(say("Kwaliteit"), "kwaliteit", {i.code: title(language, i) for i in choices.qualities}, code)
    with period:
        select(
            say("Periode"),
            "periode",
            {str(p): str(p) for p in choices.periods},
            str(choices.period) if choices.period else None,
        )
    with stand:
        select(say("Stand"), "stand", {str(s): say(STANDS[s]) for s in choices.stands}, str(choices.stand))
    with peers:
        select(say("Vergelijk met"), "vergelijk", _peer_options(choices, language), choices.compare_with)
    if choices.has_fictitious:
        with kinds:
            _fictitious_switch(choices, language)
    if choices.compare_with == OWN_CHOICE:
        _choose_peers(choices, language)


def _peer_options(choices: ComparisonChoices, language: Language) -> dict[str, str]:
    options = {EVERYONE: language.say("Alle")}
    if choices.focus and choices.focus.peer_group:
        options[GROUP] = language.say("Groep: {group}", group=choices.focus.peer_group)
    return options | {OWN_CHOICE: language.say("Zelf kiezen")}


def _choose_peers(choices: ComparisonChoices, language: Language) -> None:
    same_kind = {
        p.code: partner_name(language, p)
        for p in choices.partners
        if choices.focus is None or (p.realm == choices.focus.realm and p != choices.focus)
    }
    key = "w_vergelijk_zelf"
    st.session_state[key] = [code for code in choices.chosen_peers if code in same_kind]
    st.multiselect(
        language.say("Partnerschappen om mee te vergelijken"),
        options=list(same_kind),
        format_func=lambda code: same_kind.get(code, code),
        key=key,
        placeholder=language.say("Kies partnerschappen"),
        on_change=lambda: url.want(vergelijk=",".join(st.session_state[key]) or OWN_CHOICE),
    )


def _fictitious_switch(choices: ComparisonChoices, language: Language) -> None:
    key = "w_fictief"
    st.session_state[key] = choices.fictitious
    st.toggle(
        language.say("Ook fictieve"),
        key=key,
        on_change=lambda: url.want(fictief=YES if st.session_state[key] else NO),
    )


def _chosen(choices: ComparisonChoices, language: Language) -> list[str]:
    """What is chosen, for the one control a phone has."""
    service = service_name(language, choices.service) if choices.service else ""
    return [service, str(choices.period or ""), language.say(STANDS[choices.stand])]
