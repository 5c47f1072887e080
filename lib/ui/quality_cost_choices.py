"""The choices of the page "Kwaliteit en kosten": title and focus on one line, the rest in a row."""

from __future__ import annotations

import streamlit as st

from lib.text.language import Language
from lib.text.sentences import title
from lib.text.terms import STANDS, partner_name, service_name
from lib.ui import choices
from lib.ui.chooser import NO, YES
from lib.ui.controls import folded, heading, say_unmet, select
from lib.ui.options import EVERYONE, GROUP, OWN_CHOICE, View


def show_choices(view: View, language: Language) -> None:
    """Title and focus on one line; the choices of the page in a row under it."""
    heading(language.say("Kwaliteit en kosten"), view.partners, view.focus, language)
    with folded(_chosen(view, language), language):
        _choice_row(view, language)
    say_unmet(view.unmet, language)


def _choice_row(view: View, language: Language) -> None:
    say = language.say
    widths = [1.2, 2, 2, 0.9, 1.1, 1.4, 1.2]
    service, cost, quality, period, stand, peers, kinds = st.columns(widths, vertical_alignment="bottom")
    with service:
        select(say("Dienst"), "dienst", {s: service_name(language, s) for s in view.services}, view.service)
    with cost:
        code = view.cost.indicator.code if view.cost else None
        select(say("Kosten"), "kosten", {i.code: title(language, i) for i in view.costs}, code)
    with quality:
        code = view.quality.indicator.code if view.quality else None
        select(say("Kwaliteit"), "kwaliteit", {i.code: title(language, i) for i in view.qualities}, code)
    with period:
        select(
            say("Periode"),
            "periode",
            {str(p): str(p) for p in view.periods},
            str(view.period) if view.period else None,
        )
    with stand:
        select(say("Stand"), "stand", {str(s): say(STANDS[s]) for s in view.stands}, str(view.stand))
    with peers:
        select(say("Vergelijk met"), "vergelijk", _peer_options(view, language), view.compare_with)
    if view.has_fictitious:
        with kinds:
            _fictitious_switch(view, language)
    if view.compare_with == OWN_CHOICE:
        _choose_peers(view, language)


def _peer_options(view: View, language: Language) -> dict[str, str]:
    options = {EVERYONE: language.say("Alle")}
    if view.focus and view.focus.peer_group:
        options[GROUP] = language.say("Groep: {group}", group=view.focus.peer_group)
    return options | {OWN_CHOICE: language.say("Zelf kiezen")}


def _choose_peers(view: View, language: Language) -> None:
    same_kind = {
        p.code: partner_name(language, p)
        for p in view.partners
        if view.focus is None or (p.fictitious == view.focus.fictitious and p != view.focus)
    }
    key = "w_vergelijk_zelf"
    st.session_state[key] = [code for code in view.chosen_peers if code in same_kind]
    st.multiselect(
        language.say("Partnerschappen om mee te vergelijken"),
        options=list(same_kind),
        format_func=lambda code: same_kind.get(code, code),
        key=key,
        placeholder=language.say("Kies partnerschappen"),
        on_change=lambda: choices.want(vergelijk=",".join(st.session_state[key]) or OWN_CHOICE),
    )


def _fictitious_switch(view: View, language: Language) -> None:
    key = "w_fictief"
    st.session_state[key] = view.fictitious
    st.toggle(
        language.say("Ook fictieve"),
        key=key,
        on_change=lambda: choices.want(fictief=YES if st.session_state[key] else NO),
    )


def _chosen(view: View, language: Language) -> list[str]:
    """What is chosen, for the one control a phone has."""
    service = service_name(language, view.service) if view.service else ""
    return [service, str(view.period or ""), language.say(STANDS[view.stand])]
