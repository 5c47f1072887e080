"""The blocks of the page "Afspraken": the contract, what is steered on, and what came beside the agreed work."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from lib.answers.agreements.answer import AgreementAnswer, known_beside
from lib.answers.agreements.choices import AgreementChoices
from lib.answers.snapshot import Snapshot
from lib.pictures.picture import Picture
from lib.tables.agreements.beyond import (
    event_waste_to_read,
    proposals_counted,
    proposals_to_read,
    special_table,
)
from lib.tables.agreements.contracts import kpis_to_read, points_table
from lib.text.agreements.words import moments_words, services_words, term_words
from lib.text.language import Language
from lib.text.shipped_words import shipped_text
from lib.text.terms import event_words, partner_name
from lib.ui.controls import block, page_heading, say_unmet, side_by_side
from lib.ui.explanation.finding import show_contents_line
from lib.ui.focus.blocks import show_ways_on
from lib.ui.pictures import show, show_source, tell_of
from lib.ui.tables import show_to_read
from lib.ui.words import list_labelled, list_points, note, subheading, tell

MOST_PROPOSALS = 6
"""Proposals that stand on the page; the others open on request."""


def show_choices(choices: AgreementChoices, language: Language) -> None:
    """Title and focus on one line."""
    page_heading(language.say("Afspraken"), choices.partners, choices.focus, language)
    say_unmet(choices.unmet, choices.focus, language)


def show_agreement_parts(shown: AgreementAnswer, language: Language) -> None:
    """What the page holds, a link a part."""
    say = language.say
    parts = [
        ("punten", say("Zes punten op het contract"), True),
        ("kpis", say("Waar sturen we op?"), True),
        ("extra", say("Extra taken"), True),
        ("voorstellen", say("Voorstellen"), True),
        ("evenementen", say("Evenementen"), True),
        ("ontbreekt", say("Wat hier nog ontbreekt"), any(shown.missing())),
    ]
    show_contents_line([(anchor, name) for anchor, name, is_there in parts if is_there], language)


def show_contract(pictures: Mapping[str, Picture], shown: AgreementAnswer, language: Language) -> None:
    """The six points beside the long horizon."""
    say = language.say
    with side_by_side(1, [1, 1]) as (left, right):
        with left, block("punten", say("Zes punten op het contract"), "punten"):
            show_to_read(points_table(shown.points, language), language)
            note(
                say(
                    "Geteld is wat is geladen; er is geen norm voor. Deels is geen onvoldoende: het is iets om over te "
                    "praten."
                )
            )
        with right, st.container(key="blok_looptijd"):
            term = pictures["looptijd"]
            show(term)
            tell_of(term)
            show_source(term)
    _show_running(shown, language)
    if shown.marks:
        with st.container(key="blok_momenten"):
            subheading(say("Wat er sindsdien gebeurde"))
            list_points(event_words(language, mark) for mark in shown.marks)


def _show_running(shown: AgreementAnswer, language: Language) -> None:
    """What the contracts in use say, one under the other."""
    say = language.say
    for contract in shown.running:
        told = [
            (say("Diensten"), services_words(language, contract)),
            (say("Looptijd"), term_words(language, contract)),
            (say("Momenten"), moments_words(language, contract) or say("niet vastgelegd")),
            (say("Overleg"), contract.meetings or say("niet vastgelegd")),
            (say("Ruimte"), contract.room or say("niet vastgelegd")),
        ]
        with st.container(key=f"contract_{contract.partnership}_{contract.code}"):
            subheading(shipped_text(language, contract.name))
            list_labelled(told)


def show_kpis(shown: AgreementAnswer, language: Language) -> None:
    """What is steered on apart from what is only watched."""
    say = language.say
    with block("kpis", say("Waar sturen we op?"), "kpis"):
        if not shown.kpis:
            tell(
                say(
                    "Er gelden nu geen KPI's. Met het bestand kpis staat hier per KPI de norm, het laatste cijfer, het "
                    "oordeel en wie hem kan bewegen."
                )
            )
            return
        unmeasured = sum(judged.indicator is None for judged in shown.kpis)
        tell(
            say(
                "Op {steered} van {all} KPI's wordt gestuurd: iemand hier kan hem bewegen, er is een norm en er volgt "
                "iets als die niet wordt gehaald.",
                steered=len(shown.steered_on),
                all=len(shown.kpis),
            )
        )
        if unmeasured:
            tell(
                language.count(
                    "{n} meten we niet in de monitor.", "{n} meten we niet in de monitor.", unmeasured
                )
            )
        for key, title, kpis in (
            ("sturen", say("Hier sturen we op"), shown.steered_on),
            ("volgen", say("Dit volgen we alleen"), shown.watched),
        ):
            if kpis:
                with st.container(key=f"kpis_{key}"):
                    subheading(title)
                    show_to_read(kpis_to_read(kpis, title, language), language)
        note(
            say(
                "Niet te onderscheiden: de norm ligt binnen het interval van het cijfer. Zonder interval is het cijfer "
                "gehaald of niet gehaald."
            )
        )


def show_steering(pictures: Mapping[str, Picture], shown: AgreementAnswer, language: Language) -> None:
    """What steering costs, beside what special tasks cost."""
    say = language.say
    with side_by_side(2, [1, 1]) as (left, right):
        with left, st.container(key="blok_regie"):
            show(pictures["regie"])
            tell_of(pictures["regie"])
            show_source(pictures["regie"])
        with right, block("extra", say("Extra taken en wat zij kosten"), "extra"):
            if shown.special:
                show_to_read(special_table(shown.special, shown.special_sources, language).shown(), language)
                note(
                    say(
                        "Bedragen van de rekening, lopende prijzen; zij staan los van de prijs van het gewone werk."
                    )
                )
            else:
                tell(
                    say(
                        "Er zijn geen kosten van extra taken of sociale meerwaarde bekend. Met die kostensoorten in "
                        "het bestand kosten staan zij hier."
                    )
                )


def show_beyond(pictures: Mapping[str, Picture], shown: AgreementAnswer, language: Language) -> None:
    """Proposals beside fires against process."""
    say = language.say
    with side_by_side(3, [1, 1]) as (left, right):
        with left, block("voorstellen", say("Meer dan uitvoeren: voorstellen"), "voorstellen"):
            if not shown.proposals:
                tell(
                    say(
                        "Er zijn geen voorstellen bekend. Met het bestand voorstellen staat hier wie wat voorstelde en "
                        "wat ermee gebeurde."
                    )
                )
            else:
                show_to_read(proposals_counted(shown.proposals, language), language)
                _list_proposals(shown, language)
        with right, st.container(key="blok_brandjes"):
            fires = pictures["brandjes"]
            show(fires)
            tell_of(fires)
            show_source(fires)


def _list_proposals(shown: AgreementAnswer, language: Language) -> None:
    first, rest = shown.proposals[:MOST_PROPOSALS], shown.proposals[MOST_PROPOSALS:]
    show_to_read(proposals_to_read(first, language), language)
    if rest:
        more = language.count("Nog {n} voorstel", "Nog {n} voorstellen", len(rest))
        with st.expander(more):
            show_to_read(proposals_to_read(rest, language), language)
    note(
        language.say(
            "Een effect van meer dan nul is minder uitgaven per jaar, zoals opgegeven bij het voorstel."
        )
    )


def show_events(shown: AgreementAnswer, language: Language) -> None:
    """Waste at events: kg a visitor, the separated share, the cost and who pays."""
    say = language.say
    with block("evenementen", say("Evenementen: afval, kosten en wie betaalt"), "evenementen"):
        if shown.events:
            show_to_read(event_waste_to_read(shown.events, language), language)
        else:
            tell(
                say(
                    "Er is geen afval van evenementen bekend. Met het bestand evenementen staat hier per evenement en "
                    "jaar het restafval per bezoeker, het gescheiden deel en wie betaalt."
                )
            )


def show_way_on(
    choices: AgreementChoices, shown: AgreementAnswer, snapshot: Snapshot, language: Language
) -> None:
    """How what is missing comes in, where anything is."""
    missing = tuple(shown.missing())
    if not missing or choices.focus is None:
        return
    with block("ontbreekt", language.say("Wat hier nog ontbreekt"), "ontbreekt"):
        tell(
            language.say(
                "Van {name} is nog niet geladen: {datasets}.",
                name=partner_name(language, choices.focus),
                datasets=", ".join(missing),
            )
        )
        show_ways_on(known_beside(choices.focus, snapshot), missing, snapshot, language)
