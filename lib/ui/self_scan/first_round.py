"""The way from the page "Beginnen" to a first round of the cooperation scan, in which the own layer is asked."""

from __future__ import annotations

import datetime as dt

import streamlit as st

from lib.answers.self_scan.choices import SelfScanChoices
from lib.answers.snapshot import Snapshot
from lib.catalogue.catalogue import shipped_catalogue
from lib.domain.cooperation.rounds import FEWEST, Invited, RoundPlan
from lib.domain.cooperation.scan import PartnerSide, Tier
from lib.domain.people.roles import Right
from lib.store.questionnaire.rounds import open_rounds
from lib.text.language import Language
from lib.text.questionnaire import rounds as round_words
from lib.text.questionnaire.words import SIDES, TIERS
from lib.text.self_scan.first_round import NOT_ENOUGH, NOTHING_ANSWERED, ONE_PARTNERSHIP_ASKS, SOME_DAY_BEFORE
from lib.ui import url
from lib.ui.cooperation.rounds import LONGEST_ROUND, MOST_PEOPLE, begin_round
from lib.ui.frame import may_change
from lib.ui.links import link_to
from lib.ui.words import escaped, heading, note, tell

FIRST_ROUND = "ronde"
"""What a link on the page leads to."""


def offer_first_round(choices: SelfScanChoices, snapshot: Snapshot, language: Language) -> None:
    """A form with one's own side, layer and number of people, and the round that it opens; or why there is none."""
    say, focus = language.say, choices.focus
    if focus is None:
        return
    heading(say("Een eerste ronde"), FIRST_ROUND)
    tell(
        say(
            "Wat u hier samen beantwoordde, blijft van u. In een ronde antwoordt daarna ieder voor zich, op de vragen "
            "van de samenwerkingsscan. Begin met uw eigen laag; de andere kant kan in een volgende ronde meedoen."
        )
    )
    there = open_rounds(snapshot.store, focus.code)
    for of_round in there:
        tell(round_words.open_sentence(of_round[0].plan, language))
    if there:
        link_to("samenwerking", {"focus": focus.code}, language, label=say("Naar de adressen van de ronde"))
    elif why := _why_not(choices):
        note(say(why))
    else:
        _ask(focus.code, snapshot, language)


def _why_not(choices: SelfScanChoices) -> str | None:
    """Why no round can be made here; None where it can."""
    if choices.focus is None or choices.focus.is_whole_client:
        return ONE_PARTNERSHIP_ASKS
    if not may_change(Right.ASK, choices.focus.code):
        return round_words.WHO_MAY
    if url.as_of() is not None:
        return SOME_DAY_BEFORE
    return None if choices.answers else NOTHING_ANSWERED


def _ask(partnership: str, snapshot: Snapshot, language: Language) -> None:
    say, today = language.say, dt.date.today()
    with st.form(f"eerste_ronde_{partnership}", border=False):
        sides, tiers, people = st.columns(3)
        side = sides.radio(
            say("Uw kant"), list(PartnerSide), format_func=lambda s: say(SIDES[s]), key="eerste_kant"
        )
        tier = tiers.selectbox(
            say("Uw laag"), list(Tier), format_func=lambda t: say(TIERS[t]), key="eerste_laag"
        )
        number = people.number_input(
            say("Hoeveel mensen heeft uw laag?"), 1, MOST_PEOPLE, FEWEST, key="eerste_mensen"
        )
        note(say(round_words.ASKED_OPENLY_NOTE))
        sent = st.form_submit_button(say("Eerste ronde openen"))
    if not sent:
        return
    if 1 < number < FEWEST:
        st.error(escaped(say(NOT_ENOUGH, fewest=FEWEST)), icon=":material/block:")
        return
    plan = RoundPlan(
        partnership,
        f"{today.year}-K{(today.month + 2) // 3}",
        (Invited(str(side), str(tier), int(number)),),
        tuple(shipped_catalogue().questions),
        today,
        today + LONGEST_ROUND,
    )
    begin_round(plan, snapshot, language)
