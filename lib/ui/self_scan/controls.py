"""The questions and the pilot of the page "Beginnen"; every answer goes into the address and nowhere else."""

from __future__ import annotations

import streamlit as st

from lib.answers.self_scan.choices import (
    EVERY_TYPE,
    PILOT_AREA,
    PILOT_AREAS,
    PILOT_SERVICE,
    SCAN_ANSWERS,
    TRUE_SHARE,
    SelfScanChoices,
    answers_code,
)
from lib.catalogue.self_scan import scan_questions
from lib.domain.self_scan.first_steps import ScanQuestion, ScanStep, StartAnswer
from lib.text.language import Language
from lib.text.self_scan.words import SCAN_ANSWERS_SAID, start_question_words
from lib.text.service_levels.words import area_type_name
from lib.text.terms import service_name
from lib.ui import url
from lib.ui.controls import number_box, select
from lib.ui.words import escaped

NOT_CHOSEN = ""


def ask_of_step(step: ScanStep, choices: SelfScanChoices, language: Language) -> None:
    """The questions of a step."""
    for question in scan_questions():
        if question.step == step:
            _ask(question, choices, language)


def _ask(question: ScanQuestion, choices: SelfScanChoices, language: Language) -> None:
    key = f"w_zelf_{question.code}"
    given = choices.answers.get(question.code)
    st.session_state[key] = str(given) if given else None

    def answered() -> None:
        others = {code: answer for code, answer in choices.answers.items() if code != question.code}
        chosen = st.session_state[key]
        now = {**others, question.code: StartAnswer(chosen)} if chosen else others
        url.want(**{SCAN_ANSWERS: answers_code(now)})

    st.segmented_control(
        escaped(start_question_words(language, question)),
        options=[str(answer) for answer in StartAnswer],
        format_func=lambda code: language.say(SCAN_ANSWERS_SAID[StartAnswer(code)]),
        key=key,
        on_change=answered,
    )


def choose_pilot(choices: SelfScanChoices, true_pct: float | None, language: Language) -> None:
    """Which service, where, and which true share to plan for."""
    say = language.say
    service, area, share = st.columns(3, vertical_alignment="bottom")
    with service:
        names = {code: service_name(language, code) for code in choices.services}
        select(
            say("Dienst van de proef"),
            PILOT_SERVICE,
            {NOT_CHOSEN: say("nog niet gekozen"), **names},
            choices.service or NOT_CHOSEN,
        )
    if choices.service is None or true_pct is None:
        return
    with area:
        types = {code: area_type_name(language, code) for code in PILOT_AREAS}
        chosen = choices.area_type or EVERY_TYPE
        select(say("Waar"), PILOT_AREA, {EVERY_TYPE: say("alle gebiedstypen"), **types}, chosen)
    with share:
        number_box(
            say("Waar aandeel op niveau (%)"),
            TRUE_SHARE,
            true_pct,
            0.0,
            100.0,
            say("Wat er uit zou komen als elke plek werd bekeken."),
        )
