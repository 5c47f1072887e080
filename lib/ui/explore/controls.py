"""The choices of the page "Vergelijken": title, focus and view, and a row for what that view asks."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from lib.answers.chooser import NO, YES
from lib.answers.comparison.choices import EVERYONE
from lib.answers.explore.choices import (
    ALL_SERVICES,
    BOTH_FIGURES,
    LAST_KNOWN,
    LEAST_PEERS,
    MOST_PEERS,
    ExploreChoices,
    ExploreView,
)
from lib.answers.explore.context import CLASS, DEFAULT_WEIGHT, MOST_WEIGHT, PRESETS, preset_of
from lib.answers.explore.weights import written_weights
from lib.domain.explore.among_chance import may_be_chance
from lib.domain.indicators import QUALITY_ROLES, Indicator, Role
from lib.text.explore.map import CLASS_KINDS
from lib.text.explore.words import PER_SIZES, VIEWS, WEIGHT_PRESETS, characteristic_name
from lib.text.indicators import title
from lib.text.language import Language
from lib.text.terms import STANDS, partner_name, service_name
from lib.ui import url
from lib.ui.controls import folded, page_heading, say_unmet, select
from lib.ui.words import escaped, note, subheading

NO_GROUP = (ExploreView.SIMILAR, ExploreView.CHEAPER, ExploreView.MAP, ExploreView.CONTRACTOR)
"""The views in which a group of peers is not chosen by hand."""


def show_choices(choices: ExploreChoices, language: Language) -> None:
    """Title, focus and views on one line, and the choices of the open one in a row under it."""
    page_heading(
        language.say("Vergelijken"),
        choices.everyone,
        choices.focus,
        language,
        lambda: _show_views(choices, language),
    )
    with folded(_chosen(choices, language), language):
        _choice_row(choices, language)
    say_unmet(choices.unmet, choices.focus, language)


def _show_views(choices: ExploreChoices, language: Language) -> None:
    key = "w_weergave"
    st.session_state[key] = str(choices.view)
    st.selectbox(
        language.say("Weergave"),
        options=[str(view) for view in ExploreView],
        format_func=lambda view: language.say(VIEWS[view]),
        key=key,
        label_visibility="collapsed",
        on_change=lambda: _look(st.session_state[key], choices),
    )


def _look(view: str, choices: ExploreChoices) -> None:
    """Open another view; two figures together find a period of their own, a trend a figure of several years, and a
    funnel one that is counted."""
    anew = {"rijvolgorde": ""}
    if {ExploreView(view), choices.view} & {*BOTH_FIGURES}:
        anew["periode"] = ""
    own = choices.first.series(choices.focus).of(choices.stand) if choices.first else {}
    weighed = choices.first is not None and not may_be_chance(choices.first.indicator.unit)
    if (view == ExploreView.HISTORY and len(own) < 2) or (view == ExploreView.FUNNEL and weighed):
        anew |= {"cijfer": "", "periode": ""}
    url.want(weergave=view, **anew)


def _choice_row(choices: ExploreChoices, language: Language) -> None:
    say = language.say
    shown: list[tuple[float, Callable[[], None]]] = [(1.1, lambda: _select_service(choices, language))]
    if choices.view != ExploreView.PROFILE:
        shown.append(
            (2.2, lambda: _select_indicator("cijfer", say("Cijfer"), choices.firsts, choices, language))
        )
    if choices.view in BOTH_FIGURES:
        shown.append(
            (
                2.2,
                lambda: _select_indicator("tweede", say("Tweede cijfer"), choices.seconds, choices, language),
            )
        )
    if choices.view == ExploreView.CHEAPER:
        shown.append((1.8, lambda: _select_one_more("kosten_erbij", choices, language)))
        shown.append((1.8, lambda: _select_one_more("derde", choices, language)))
    if choices.view != ExploreView.PROFILE:
        shown.append((1.0, lambda: _select_period(choices, language)))
    shown.append((1.0, lambda: _select_stand(choices, language)))
    if choices.view == ExploreView.TOGETHER:
        shown.append((1.3, lambda: _select_logs(choices, language)))
    if choices.view == ExploreView.MAP:
        shown.append((1.6, lambda: _select_classes(choices, language)))
    if choices.pers:
        shown.append((1.3, lambda: _select_per(choices, language)))
    if choices.view not in NO_GROUP:
        shown.append((2.0, lambda: _choose_peers(choices, language)))
    for column, (_, show) in zip(
        st.columns([width for width, _ in shown], vertical_alignment="bottom"), shown, strict=True
    ):
        with column:
            show()


def _select_service(choices: ExploreChoices, language: Language) -> None:
    names = {code: service_name(language, code) for code in choices.services if code != ALL_SERVICES}
    options = {ALL_SERVICES: language.say("Alle diensten")} | names
    select(language.say("Dienst"), "dienst", options, choices.service)


def _select_indicator(
    name: str, label: str, offered: tuple[Indicator, ...], choices: ExploreChoices, language: Language
) -> None:
    chosen = choices.first if name == "cijfer" else choices.second
    options = {i.code: title(language, i) for i in offered}
    select(label, name, options, chosen.indicator.code if chosen else None)


def _select_one_more(name: str, choices: ExploreChoices, language: Language) -> None:
    """A second quality, or a second cost, that has to be as good too."""
    say, is_cost = language.say, name == "kosten_erbij"
    label = say("Ook niet duurder op") if is_cost else say("Ook even goed op")
    offered, chosen, roles = (
        (choices.firsts, choices.first, (Role.COST,))
        if is_cost
        else (choices.seconds, choices.second, QUALITY_ROLES)
    )
    own = chosen.indicator.code if chosen else None
    options = {NO: say("Geen")} | {
        i.code: title(language, i) for i in offered if i.role in roles and i.code != own
    }
    more = choices.more_cost if is_cost else choices.third
    select(label, name, options, more.indicator.code if more else NO)


def _select_period(choices: ExploreChoices, language: Language) -> None:
    options = {str(period): str(period) for period in choices.periods}
    if options:
        options[LAST_KNOWN] = language.say("Laatst bekend")
    chosen = str(choices.period) if choices.period else LAST_KNOWN
    select(language.say("Periode"), "periode", options, chosen if chosen in options else None)


def _select_stand(choices: ExploreChoices, language: Language) -> None:
    options = {str(s): language.say(STANDS[s]) for s in choices.stands}
    select(language.say("Stand"), "stand", options, str(choices.stand))


def _select_per(choices: ExploreChoices, language: Language) -> None:
    options = {str(per): language.say(PER_SIZES[per]) for per in choices.pers}
    select(language.say("Per"), "per", options, str(choices.per))


def _select_logs(choices: ExploreChoices, language: Language) -> None:
    say = language.say
    options = {
        NO: say("Gewoon"),
        "x": say("Cijfer logaritmisch"),
        "y": say("Tweede logaritmisch"),
        "xy": say("Beide logaritmisch"),
    }
    select(say("Assen"), "assen", options, "".join(sorted(choices.logs)) or NO)


def _select_classes(choices: ExploreChoices, language: Language) -> None:
    options = {str(kind): language.say(words) for kind, words in CLASS_KINDS.items()}
    select(language.say("Klassen"), "klassen", options, str(choices.classes))


def _choose_peers(choices: ExploreChoices, language: Language) -> None:
    """Whom the reader compares with; nobody chosen is everyone."""
    key = "w_vergelijk_met"
    names = {
        p.code: partner_name(language, p)
        for p in choices.everyone
        if p.realm == choices.focus.realm and p != choices.focus
    }
    st.session_state[key] = [code for code in choices.chosen_peers if code in names]
    st.multiselect(
        language.say("Vergelijk met"),
        options=list(names),
        format_func=lambda code: names.get(code, code),
        key=key,
        placeholder=language.say("Alle, of kies er enkele"),
        on_change=lambda: url.want(vergelijk=",".join(st.session_state[key]) or EVERYONE),
    )


def show_weights(choices: ExploreChoices, language: Language) -> None:
    """The ready-made choices, a slider per characteristic, how many to find, and of which form."""
    say = language.say
    subheading(say("Waarop lijken?"))
    with st.container(horizontal=True, key="voorkeuren_gewichten"):
        for preset in PRESETS:
            st.button(
                say(WEIGHT_PRESETS[preset]),
                key=f"voorkeur_{preset}",
                on_click=_weigh,
                args=(dict.fromkeys(preset_of(preset, choices.variables), DEFAULT_WEIGHT),),
            )
    for variable in choices.variables:
        key = f"w_gewicht_{variable}"
        st.session_state[key] = choices.weights.get(variable, 0)
        st.slider(
            escaped(characteristic_name(language, variable)),
            0,
            MOST_WEIGHT,
            key=key,
            on_change=lambda: _weigh(
                {name: st.session_state[f"w_gewicht_{name}"] for name in choices.variables}
            ),
        )
    key = "w_aantal"
    st.session_state[key] = choices.number
    st.slider(
        say("Hoeveel"),
        LEAST_PEERS,
        MOST_PEERS,
        key=key,
        on_change=lambda: url.want(aantal=str(st.session_state["w_aantal"])),
    )
    st.session_state["w_vorm"] = choices.same_form
    st.toggle(
        say("Alleen met dezelfde contractvorm"),
        key="w_vorm",
        on_change=lambda: url.want(vorm=YES if st.session_state["w_vorm"] else NO),
    )
    if CLASS in choices.variables:
        st.session_state["w_klasse"] = choices.same_class
        st.toggle(
            say("Alleen uit dezelfde stedelijkheidsklasse"),
            key="w_klasse",
            on_change=lambda: url.want(klasse=YES if st.session_state["w_klasse"] else NO),
        )
    if not choices.variables:
        note(say("Er zijn geen kenmerken van minstens 5 gemeenten van deze soort; laad kenmerken.csv."))


def _weigh(weights: dict[str, int]) -> None:
    url.want(gewichten=written_weights(weights))


def _chosen(choices: ExploreChoices, language: Language) -> list[str]:
    """What is chosen, for the one control a phone has."""
    first = title(language, choices.first.indicator) if choices.first else ""
    return [first, str(choices.period or language.say("Laatst bekend"))]
