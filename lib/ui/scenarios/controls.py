"""The choices of the page "Wat als": title and focus on one line, the rest in a row, and what is moved."""

from __future__ import annotations

import streamlit as st

from lib.answers.scenarios.addresses import written
from lib.answers.scenarios.choices import (
    MOST_CUT,
    NOT_INDEXED,
    SCENARIO,
    SCENARIO_BESIDE,
    WANTED_CUT,
    ScenarioChoices,
)
from lib.domain.scenarios.amounts import BridgeBy
from lib.domain.scenarios.moves import ALL_TYPES, Scenario, ScenarioMove
from lib.domain.service_levels.inspections import LEVELS, Layer
from lib.text.language import Language
from lib.text.scenarios.words import BRIDGE_BY, Products, move_words, named_product, scope_words
from lib.text.terms import SHORT_LAYERS
from lib.ui import url
from lib.ui.controls import folded, page_heading, say_unmet, select
from lib.ui.words import escaped, heading, note, tell

LEAVE_OUT = "weg"
USUAL_LEFT_OUT = 10


def show_choices(choices: ScenarioChoices, language: Language) -> None:
    """Title and focus on one line; the choices of the page in a row under it."""
    page_heading(language.say("Wat als"), choices.partners, choices.focus, language)
    if choices.can_be_computed:
        chosen = [str(choices.year), language.say(SHORT_LAYERS[choices.layer])]
        with folded(chosen, language):
            _choice_row(choices, language)
    say_unmet(choices.unmet, choices.focus, language)


def _choice_row(choices: ScenarioChoices, language: Language) -> None:
    say = language.say
    year, layer, by, index, cut = st.columns([1, 1.2, 1.2, 1.6, 1.6], vertical_alignment="bottom")
    with year:
        select(say("Tarieven van"), "periode", {str(y): str(y) for y in choices.years}, str(choices.year))
    with layer:
        names = {str(each): say(SHORT_LAYERS[each]).capitalize() for each in Layer}
        select(say("Niveau nu volgens"), "laag", names, str(choices.layer))
    with by:
        select(
            say("Stappen per"),
            "brug",
            {str(b): say(BRIDGE_BY[b]).capitalize() for b in BridgeBy},
            str(choices.by),
        )
    with index:
        series = {NOT_INDEXED: say("Niet indexeren"), **{code: code for code in choices.all_series}}
        code = choices.series.code if choices.series else NOT_INDEXED
        select(say("Prijsindex"), "indexering", series, code)
    with cut:
        _wanted_cut(choices, language)


def _wanted_cut(choices: ScenarioChoices, language: Language) -> None:
    key = f"w_{WANTED_CUT}"
    st.session_state[key] = choices.wanted_cut

    def chosen() -> None:
        value = st.session_state[key]
        url.want(**{WANTED_CUT: f"{value:d}" if value else ""})

    st.number_input(
        language.say("Te bezuinigen (€ per jaar)"),
        min_value=1,
        max_value=MOST_CUT,
        value=None,
        step=1000,
        key=key,
        on_change=chosen,
        placeholder=language.say("geen bedrag"),
        help=language.say("Dan staat onderaan welke sets van stappen aan dit bedrag komen."),
    )


def edit_scenario(choices: ScenarioChoices, products: Products, language: Language) -> None:
    """What is moved, a row a move, and the fields to move more."""
    say = language.say
    heading(say("Wat verandert"))
    if not choices.scenario.moves:
        tell(
            say("Kies een product, waar, en wat ermee gebeurt. De link van deze pagina bewaart het scenario.")
        )
    else:
        with st.container(key="wegen"):
            _offer_to_drop(choices, products, language)
    _new_move(choices, products, language)
    _beside_buttons(choices, language)


def _offer_to_drop(choices: ScenarioChoices, products: Products, language: Language) -> None:
    """A button for each move, that takes it out."""
    for number, move in enumerate(choices.scenario.moves):
        words = language.say("Haal weg: {move}", move=move_words(language, move, products))
        st.button(
            escaped(words),
            key=f"weg_{number}",
            on_click=lambda move=move: _want(choices.scenario.without(move)),
            type="tertiary",
            icon=":material/close:",
        )


def _new_move(choices: ScenarioChoices, products: Products, language: Language) -> None:
    say = language.say
    codes = list(dict.fromkeys(part.key.product for part in choices.ground.parts))
    product = st.selectbox(
        say("Product"),
        codes,
        format_func=lambda code: named_product(language, code, products),
        key="nieuw_product",
    )
    areas = [part.key.area_type for part in choices.ground.parts if part.key.product == product]
    area = st.selectbox(
        say("Waar"),
        [ALL_TYPES, *areas],
        format_func=lambda area_type: scope_words(language, area_type),
        key=f"nieuw_gebied_{product}",
    )
    priced = choices.ground.prices[product].levels

    def told(action: str) -> str:
        if action == LEAVE_OUT:
            return say("een deel niet meer doen")
        words = say("naar niveau {level}", level=action)
        return words if action in priced else say("{words} (geen prijs)", words=words)

    action = st.selectbox(
        say("Wat"), [*LEVELS, LEAVE_OUT], index=LEVELS.index("C"), format_func=told, key="nieuw_wat"
    )
    pct = USUAL_LEFT_OUT
    if action == LEAVE_OUT:
        pct = st.number_input(say("Hoeveel procent"), 1, 100, USUAL_LEFT_OUT, key="nieuw_deel")
    move = (
        ScenarioMove(product, area, left_out_pct=int(pct))
        if action == LEAVE_OUT
        else ScenarioMove(product, area, to_level=action)
    )
    st.button(
        say("Voeg toe"),
        key="voeg_toe",
        icon=":material/add:",
        on_click=lambda: _want(choices.scenario.with_move(move)),
    )


def _beside_buttons(choices: ScenarioChoices, language: Language) -> None:
    """Keep the scenario to lay another one beside it, exchange the two, or begin anew."""
    say = language.say
    if not choices.scenario.moves and choices.beside is None:
        return
    with st.container(horizontal=True, key="scenario_knoppen"):
        if choices.scenario.moves:
            st.button(
                say("Zet ernaast"),
                key="zet_ernaast",
                icon=":material/splitscreen_right:",
                on_click=lambda: url.want(**{SCENARIO_BESIDE: written(choices.scenario)}),
                help=say("Bewaart dit scenario naast een volgend scenario."),
            )
            st.button(
                say("Begin opnieuw"),
                key="begin_opnieuw",
                icon=":material/restart_alt:",
                on_click=lambda: _want(Scenario()),
            )
        if choices.beside is not None:
            beside = choices.beside
            st.button(
                say("Haal het andere weg"),
                key="haal_ernaast_weg",
                icon=":material/close:",
                on_click=lambda: url.want(**{SCENARIO_BESIDE: ""}),
            )
            st.button(
                say("Wissel"),
                key="wissel",
                icon=":material/swap_horiz:",
                on_click=lambda: url.want(
                    **{SCENARIO: written(beside), SCENARIO_BESIDE: written(choices.scenario)}
                ),
            )
    if choices.beside is not None and choices.beside.moves:
        note(say("Ernaast staat: {moves}", moves=_moves_words(choices.beside, choices, language)))


def _moves_words(scenario: Scenario, choices: ScenarioChoices, language: Language) -> str:
    products = {code: prices.product for code, prices in choices.ground.prices.items()}
    return "; ".join(move_words(language, move, products) for move in scenario.moves)


def _want(scenario: Scenario) -> None:
    url.want(**{SCENARIO: written(scenario)})
