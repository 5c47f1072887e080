"""The blocks of the page "Wat als": the bridge, two beside each other, what is reached, what was before, the sets."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from lib.answers.known import COST_ROLES, known_of
from lib.answers.scenarios.addresses import written
from lib.answers.scenarios.answer import ScenarioAnswer
from lib.answers.scenarios.choices import SCENARIO, ScenarioChoices, quantities_at
from lib.answers.snapshot import Snapshot
from lib.domain.partners import Partner
from lib.domain.scenarios.cuts import CutSets
from lib.domain.service_levels.inspections import LEVELS
from lib.pictures.picture import Picture
from lib.pictures.scenarios import BRIDGE, BRIDGE_BESIDE, REACHED
from lib.store.scenarios.queries import read_charged
from lib.tables.scenarios import two_scenarios_table
from lib.text.language import Language
from lib.text.scenarios.sentences import (
    cuts_sentences,
    earlier_sentence,
    earlier_summary,
    level_meaning,
    set_words,
)
from lib.text.terms import LAYERS, partner_name
from lib.ui import url
from lib.ui.controls import side_by_side
from lib.ui.focus.blocks import show_known, show_ways_on
from lib.ui.pictures import show, show_source, tell_of
from lib.ui.scenarios.controls import edit_scenario
from lib.ui.tables import show_to_read
from lib.ui.words import escaped, heading, list_points, note, tell

MOST_SETS_TOLD = 10
"""Sets that are told on the page; the table holds more."""
NEEDED = ("tarieven", "areaal", "producten", "ambities")


def say_missing_scenario(choices: ScenarioChoices, snapshot: Snapshot, language: Language) -> None:
    """What is missing for an amount of the focus, and the ways on."""
    say, focus = language.say, choices.focus
    if focus is None:
        return
    heading(say("Van {name} is nog niets te berekenen", name=partner_name(language, focus)))
    known = known_of(focus, snapshot, COST_ROLES, snapshot.ask(read_charged))
    with side_by_side(1, [2, 1]) as (left, right):
        with left:
            show_known(known, (), language, whole=True)
        with right:
            _say_what_lacks(choices, focus, snapshot, language)
            show_ways_on(known, NEEDED, snapshot, language)


def _say_what_lacks(choices: ScenarioChoices, focus: Partner, snapshot: Snapshot, language: Language) -> None:
    say, name = language.say, partner_name(language, focus)
    tell(
        say(
            "Een bedrag per niveau is hoeveelheid maal tarief. Daarvoor zijn tarieven per niveau nodig (tarieven.csv), "
            "het areaal per gebied (areaal.csv), welk product over welk objecttype gaat (producten.csv) en de ambities "
            "(ambities.csv). Zonder prijs blijft een bedrag onbekend; het wordt nooit nul."
        )
    )
    if not choices.years:
        tell(say("Er zijn geen tarieven van {name}.", name=name))
    elif not quantities_at(snapshot, focus, choices.years[0]):
        tell(say("Er zijn wel tarieven, maar er is geen areaal van {name}.", name=name))
    else:
        tell(
            say(
                "Er zijn tarieven en areaal, maar geen product met een tarief gaat over een objecttype in beheer."
            )
        )


def show_scenario(pictures: Mapping[str, Picture], shown: ScenarioAnswer, language: Language) -> None:
    """The bridge with what it says, beside what is moved."""
    with side_by_side(1, [2, 1]) as (left, right):
        with left:
            show(pictures[BRIDGE], ahead=True)
            for said in pictures[BRIDGE].sentences:
                tell(said)
            show_source(pictures[BRIDGE])
        with right:
            edit_scenario(shown.choices, shown.products, language)
    with st.expander(language.say("Waar de bedragen op rusten"), key="rust_op"):
        list_points(pictures[BRIDGE].notes)


def show_other_scenario(pictures: Mapping[str, Picture], shown: ScenarioAnswer, language: Language) -> None:
    """Another scenario beside this one."""
    if shown.beside is None:
        return
    heading(language.say("Twee scenario's naast elkaar"))
    with side_by_side(2, [2, 1]) as (left, right):
        with left:
            show(pictures[BRIDGE_BESIDE])
            for said in pictures[BRIDGE_BESIDE].sentences:
                tell(said)
        with right:
            show_to_read(two_scenarios_table(shown.amounts, shown.beside, language), language)


def show_what_it_means(pictures: Mapping[str, Picture], shown: ScenarioAnswer, language: Language) -> None:
    """What the levels mean, what is reached now where something moves, and what was moved there before."""
    say = language.say
    with side_by_side(3, [2, 1]) as (left, right):
        with left:
            _show_reached(pictures.get(REACHED), shown, language)
        with right:
            heading(say("Wat de niveaus betekenen"))
            list_points(level_meaning(language, level) for level in LEVELS)
            note(
                say(
                    "In eigen woorden, naar wat gemeenten er zelf over schrijven (Rotterdam, Delft). Hoe een schouw "
                    "een niveau bepaalt, staat in de meetlatten van CROW. De niveaus zijn een volgorde, geen getallen."
                )
            )
    _show_earlier(shown, language)


def _show_reached(picture: Picture | None, shown: ScenarioAnswer, language: Language) -> None:
    say = language.say
    if picture:
        show(picture)
        tell_of(picture)
        show_source(picture)
        return
    heading(say("Wat daar nu wordt gehaald"))
    if not shown.amounts.moved:
        tell(say("Zodra er iets verandert, staat hier welk deel van de metingen daar nu op niveau is."))
    elif shown.reached is None:
        tell(say("Er is geen schouw van deze laag: {layer}.", layer=say(LAYERS[shown.choices.layer])))
    else:
        tell(say("Van wat verandert is in {year} niets geschouwd.", year=shown.reached.year))


def _show_earlier(shown: ScenarioAnswer, language: Language) -> None:
    say = language.say
    if not shown.amounts.moved:
        return
    heading(say("Eerdere stappen op dezelfde plaats"))
    if not shown.earlier:
        tell(
            say(
                "Er is geen eerdere wijziging van een ambitie en geen bezuiniging bekend waar nu iets verandert."
            )
        )
        return
    for said in earlier_summary(language, shown.earlier):
        tell(said)
    list_points(earlier_sentence(language, move) for move in shown.earlier)


def show_cuts(shown: ScenarioAnswer, language: Language) -> None:
    """Which sets of single moves reach the amount that the reader named; no advice."""
    cuts = shown.cuts
    if cuts is None:
        return
    heading(language.say("Welke sets van stappen aan het bedrag komen"))
    for said in cuts_sentences(language, cuts):
        tell(said)
    if cuts.sets:
        _show_sets(cuts, shown, language)


def _show_sets(cuts: CutSets, shown: ScenarioAnswer, language: Language) -> None:
    say, told = language.say, cuts.sets[:MOST_SETS_TOLD]
    list_points(set_words(language, found, shown.products) for found in told)
    if cuts.found > len(told):
        note(
            say(
                "Hier staan er {told} van {found}; het tabblad Sets heeft er {kept}.",
                told=len(told),
                found=language.number(cuts.found),
                kept=len(cuts.sets),
            )
        )
    with st.container(horizontal=True, vertical_alignment="bottom", key="set_kiezen"):
        number = st.selectbox(
            say("Bekijk een set als scenario"),
            range(len(cuts.sets)),
            format_func=lambda at: f"{at + 1}. {set_words(language, cuts.sets[at], shown.products)}",
            key="gekozen_set",
        )
        chosen = written(cuts.sets[number].scenario)
        st.button(
            escaped(say("Neem over")),
            key="neem_set_over",
            icon=":material/input:",
            on_click=lambda: url.want(**{SCENARIO: chosen}),
        )
