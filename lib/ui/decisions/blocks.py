"""The blocks of the page "Besluiten"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import streamlit as st

from lib.answers.decisions.answer import DecisionAnswer, Followed
from lib.answers.decisions.choices import DecisionChoices
from lib.answers.known import known_of
from lib.answers.snapshot import Snapshot
from lib.domain.decisions.decision import Decision, Timing, in_time
from lib.domain.decisions.since import Since
from lib.export.workbook import as_workbook
from lib.store.decisions.queries import read_decided
from lib.store.engine import Store
from lib.tables.decisions.minutes import (
    decision_figures,
    decision_figures_table,
    decisions_table,
    minutes_table,
    since_table,
)
from lib.tables.origins import about_table, definitions_table, sources_table
from lib.text.decisions.words import (
    decided_words,
    due_words,
    owner_words,
    since_sentence,
    tally_sentence,
    tally_title,
)
from lib.text.language import Language
from lib.text.terms import partner_name, service_name
from lib.ui.controls import page_heading, say_unmet, side_by_side
from lib.ui.decisions.forms import offer_steps
from lib.ui.downloads import file_origin, offer_downloads
from lib.ui.focus.blocks import show_ways_on
from lib.ui.tables import show_to_read
from lib.ui.words import escaped, heading, note, subheading, tell

MOST_CLOSED = 10
"""Closed decisions that stand on the page at first."""
_ALL_CLOSED = "all_closed_decisions"
LINES_TO_WRITE = 5
"""New decisions that there is room to write down on paper."""


def show_choices(choices: DecisionChoices, language: Language) -> None:
    """Title and focus on one line."""
    page_heading(language.say("Besluiten"), choices.partners, choices.focus, language)
    say_unmet(choices.unmet, choices.focus, language)


def show_empty(found: DecisionAnswer, language: Language) -> None:
    """What this page is for, where nothing was decided yet."""
    say = language.say
    heading(say("Nog geen besluiten"))
    tell(
        say(
            "Van {name} is nog niets vastgelegd. Hier staat wat een overleg besluit: wat, wie het oppakt, wanneer het "
            "klaar is, en welk cijfer moet gaan bewegen. Het volgende overleg begint met wat open staat, en met wat "
            "dat cijfer sindsdien deed.",
            name=partner_name(language, found.focus),
        )
    )


def show_ways_to_decisions(found: DecisionAnswer, snapshot: Snapshot, language: Language) -> None:
    """How decisions come in with a file, and an example of the page."""
    known = known_of(found.focus, snapshot, (), snapshot.ask(read_decided))
    show_ways_on(known, ["besluiten"], snapshot, language)


def show_title(found: DecisionAnswer, language: Language) -> None:
    """How many are open and over time, and how the others went."""
    heading(tally_title(language, found.tally))
    if said := tally_sentence(language, found.tally):
        tell(said)


def show_decisions(found: DecisionAnswer, snapshot: Snapshot, store: Store, language: Language) -> None:
    """Open ones by due date, then the closed ones, the last closed first."""
    _list(found.waiting, found, snapshot, store, language)
    if not found.closed:
        return
    heading(language.say("Afgerond"))
    shown = found.closed if st.session_state.get(_ALL_CLOSED) else found.closed[:MOST_CLOSED]
    _list(shown, found, snapshot, store, language)
    if len(shown) < len(found.closed):
        st.button(
            language.say("Toon alle {n}", n=language.number(len(found.closed))),
            key="alle_afgeronde",
            on_click=lambda: st.session_state.update({_ALL_CLOSED: True}),
        )


def _list(
    shown: Iterable[Followed], found: DecisionAnswer, snapshot: Snapshot, store: Store, language: Language
) -> None:
    for followed in shown:
        decision = followed.decision
        place = f"{decision.partnership}_{decision.code}"
        with st.container(key=f"besluit_{place}"), side_by_side(place, [1, 1]) as (told, figures):
            with told:
                _tell(decision, found, language)
                if followed.since is None:
                    note(language.say("Bij dit besluit is geen cijfer gekozen."))
                offer_steps(decision, found, snapshot, store, language)
            if followed.since:
                with figures:
                    _show_figures(followed.since, language)


def _tell(decision: Decision, found: DecisionAnswer, language: Language) -> None:
    say = language.say
    subheading(decision.text)
    stands, words = in_time(decision, found.today).timing, escaped(due_words(language, decision, found.today))
    marked = f"**{words}**" if stands in (Timing.OVERDUE, Timing.TODAY) else words
    st.markdown(f"{escaped(owner_words(language, decision))} · {marked}")
    told = [decided_words(language, decision)]
    if decision.service:
        told.append(service_name(language, decision.service))
    told.append(say("Bron: {sources}", sources=decision.source))
    note(" · ".join(told))
    if decision.evidence:
        st.link_button(
            say("Bekijk het resultaat"), decision.evidence, icon=":material/open_in_new:", type="tertiary"
        )


def _show_figures(found: Since, language: Language) -> None:
    table = since_table(found, language)
    subheading(table.title)
    tell(since_sentence(language, found))
    if any(found.figures):
        show_to_read(table, language)


def explain_figures(found: DecisionAnswer, language: Language) -> None:
    """How to read the figures beside decisions."""
    if any(followed.since for followed in found.decisions):
        note(
            language.say(
                "De cijfers zijn zoals ze nu bekend zijn: steeds het laatste over een periode die op die dag voorbij "
                "was. Dat een cijfer sindsdien anders is, zegt niet waar dat aan ligt."
            )
        )


def show_minutes(found: DecisionAnswer, language: Language) -> None:
    """The minutes, on paper only: what is open, what was closed, and lines for what is decided today."""
    say, write = language.say, language.say("Besluit, wie, wanneer:")
    about = say("Besluitenlijst {name}", name=partner_name(language, found.focus))
    with st.container(key="notulen"):
        present = f"#### {escaped(say('Aanwezig, in welke rol:'))}"
        st.markdown(f"## {escaped(about)}\n{escaped(_day_words(found, language))}\n\n{present}")
        _show_part(say("Open"), found.waiting, found, language)
        _show_part(say("Afgerond"), found.closed[:MOST_CLOSED], found, language)
        lines = "\n\n".join([f"#### {escaped(write)}"] * LINES_TO_WRITE)
        st.markdown(f"### {escaped(say('Vandaag besloten'))}\n\n{lines}")
        explain_figures(found, language)


def _day_words(found: DecisionAnswer, language: Language) -> str:
    day = language.say("Stand van {day}", day=language.date(found.today))
    return " · ".join(
        part
        for part in (day, tally_title(language, found.tally), tally_sentence(language, found.tally))
        if part
    )


def _show_part(title: str, shown: Sequence[Followed], found: DecisionAnswer, language: Language) -> None:
    st.markdown(f"### {escaped(title)}")
    if shown:
        show_to_read(minutes_table(shown, found.today, language), language)
    else:
        tell(language.say("Geen."))


def show_minutes_downloads(found: DecisionAnswer, language: Language) -> None:
    """The minutes as a workbook, with the figures, their definitions and sources, and the link to this page."""
    origin = file_origin()

    def workbook() -> bytes:
        drawn = decision_figures(found, language)
        defined = dict.fromkeys(indicator for _, indicator, _ in drawn)
        return as_workbook(
            [
                decisions_table(found, language),
                decision_figures_table(found, language),
                definitions_table(defined, language),
                sources_table(drawn, language),
                about_table(origin, language),
            ]
        )

    offer_downloads(
        f"besluiten_{found.focus.code.lstrip('@')}", workbook, language, decisions_table(found, language)
    )
