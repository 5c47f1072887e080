"""The forms of decisions: a new one, changing it, closing it, and opening it again."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from lib.answers.decisions.answer import DecisionAnswer
from lib.answers.decisions.choices import DECISION_STEP, DecisionChoices
from lib.answers.snapshot import Snapshot
from lib.domain.agreements.kpis import in_force
from lib.domain.agreements.words import DecisionState, Party
from lib.domain.decisions.decision import Decision, looks_personal
from lib.domain.loads.typed import Cells
from lib.domain.people.roles import Right
from lib.store.agreements.queries import read_kpis
from lib.store.engine import Store
from lib.text.agreements.words import kpi_title
from lib.text.indicators import title
from lib.text.language import Language
from lib.ui import url
from lib.ui.frame import may_change, say_may_look
from lib.ui.typed.form import Asking
from lib.ui.typed.offer import Step, may_type, offer_new_row, offer_row_gone, offer_row_steps

DATASET = "besluiten"
NEW_DECISION, CHANGE, CLOSE, REOPEN = "nieuw", "wijzigen", "afronden", "heropenen"
_ASKED_NEW = ("tekst", "eigenaar", "kant", "gereed_op", "indicator", "kpi", "dienst", "datum", "bron")
_ASKED = (*_ASKED_NEW, "staat", "afgerond_op", "reden", "bewijs_url")
_ASKED_TO_CLOSE = ("staat", "afgerond_op", "reden", "bewijs_url")


def offer_new(
    choices: DecisionChoices, found: DecisionAnswer, snapshot: Snapshot, store: Store, language: Language
) -> None:
    """The button for a new decision and its form; it stands open where an address asks for it, or nothing is there."""
    say, focus = language.say, found.focus
    if url.as_of() is not None:
        return
    if focus.is_whole_client:
        st.info(say("Kies bovenaan één partnerschap om een besluit vast te leggen."), icon=":material/info:")
        return
    if not may_change(Right.DECIDE, focus.code):
        say_may_look(language)
        return
    options = _options(found, snapshot, language)

    def warnings(cells: Cells) -> Mapping[str, str]:
        return _warnings(cells, language)

    there = [(each.decision.partnership, each.decision.code) for each in found.decisions]
    change = Asking(say("Besluit wijzigen"), _ASKED, options, warnings=warnings)
    offer_row_gone(DATASET, (focus.code,), there, change, store, language)
    asking = Asking(
        say("Nieuw besluit"),
        _ASKED_NEW,
        options,
        {"partnerschap": focus.code, "staat": str(DecisionState.OPEN)},
        warnings,
        code_from="tekst",
        on_close=_forget_address,
    )
    step = Step(NEW_DECISION, say("Besluit vastleggen"), ":material/add:", _begin(choices, found, language))
    open_now = choices.is_new or _is_first_look(found)
    offer_new_row(DATASET, (focus.code,), step, asking, store, language, open_now=open_now)


def _is_first_look(found: DecisionAnswer) -> bool:
    """Whether a partnership without decisions is looked at for the first time in this session."""
    seen: set[str] = st.session_state.setdefault("seen_without_decisions", set())
    is_first = not found.decisions and found.focus.code not in seen
    seen.add(found.focus.code)
    return is_first


def _begin(choices: DecisionChoices, found: DecisionAnswer, language: Language) -> Cells:
    """What stands in the form of a new decision: today, both sides, the meeting of today, and what the address says."""
    meeting = language.say("Overleg van {day}", day=language.date(found.today))
    return {"datum": found.today.isoformat(), "kant": Party.TOGETHER, "bron": meeting, **choices.cells()}


def _forget_address() -> None:
    """What the address filled in is stored or not wanted; it does not fill in the next one.

    The round stays: it is also what another page shows.
    """
    url.want(**dict.fromkeys((DECISION_STEP, "tekst", "vraag"), ""))


def _options(
    found: DecisionAnswer, snapshot: Snapshot, language: Language
) -> Mapping[str, Mapping[str, str]]:
    """The indicators that can be chosen, those with figures of the partnership first; and its key indicators."""
    own = {indicator.code: title(language, indicator) for indicator in found.series}
    others = snapshot.registry.indicators.values()
    kpis = in_force(snapshot.ask(read_kpis, found.focus.code), found.today)
    return {
        "indicator": own | {i.code: title(language, i) for i in others if i.code not in own},
        "kpi": {kpi.code: kpi_title(language, kpi) for kpi in kpis},
    }


def _warnings(cells: Cells, language: Language) -> Mapping[str, str]:
    if not looks_personal(cells.get("eigenaar", "")):
        return {}
    return {
        "eigenaar": language.say(
            "Dit lijkt een naam of mailadres. Noem een rol, zoals teamleider groen: die blijft, ook als iemand anders "
            "het werk doet. Klopt het zo, sla dan nog een keer op."
        )
    }


def offer_steps(
    decision: Decision, found: DecisionAnswer, snapshot: Snapshot, store: Store, language: Language
) -> None:
    """The steps with a decision, and the form of the one that is open."""
    if not may_type(Right.DECIDE, found.focus.code):
        return
    say, options = language.say, _options(found, snapshot, language)

    def warnings(cells: Cells) -> Mapping[str, str]:
        return _warnings(cells, language)

    done = {"staat": str(DecisionState.DONE), "afgerond_op": found.today.isoformat()}
    opened = {"staat": str(DecisionState.OPEN), "afgerond_op": "", "reden": ""}
    change = (
        Step(CHANGE, say("Wijzigen"), ":material/edit:"),
        Asking(say("Besluit wijzigen"), _ASKED, options, warnings=warnings),
    )
    close = (
        Step(CLOSE, say("Afronden"), ":material/check:", done),
        Asking(say("Besluit afronden"), _ASKED_TO_CLOSE, options, warnings=warnings),
    )
    reopen = (
        Step(REOPEN, say("Heropenen"), ":material/undo:"),
        Asking(say("Besluit heropenen"), ("gereed_op", "bron"), options, opened, warnings),
    )
    key = (decision.partnership, decision.code)
    offer_row_steps(DATASET, key, [close if decision.is_open else reopen, change], snapshot, store, language)
