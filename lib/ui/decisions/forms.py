"""The forms of decisions: a new one, changing it, closing it, and opening it again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

import streamlit as st

from lib.answers.decisions.answer import DecisionAnswer
from lib.answers.decisions.choices import DECISION_STEP, FILLED_IN, DecisionChoices
from lib.answers.snapshot import Snapshot
from lib.domain.agreements.words import DecisionState, Party
from lib.domain.decisions.decision import Decision, looks_personal
from lib.domain.loads.typed import Cells
from lib.store.engine import Store
from lib.store.events.typed_rows import read_row
from lib.text.indicators import title
from lib.text.language import Language
from lib.ui import url
from lib.ui.frame import may_change, say_may_look
from lib.ui.typed.form import Asking, opened_new, show_typed_form
from lib.ui.typed.state import open_form, open_form_of

DATASET = "besluiten"
NEW_DECISION, CHANGE, CLOSE, REOPEN = "nieuw", "wijzigen", "afronden", "heropenen"
_ASKED_NEW = ("tekst", "eigenaar", "kant", "gereed_op", "indicator", "dienst", "datum", "bron")
_ASKED = (*_ASKED_NEW, "staat", "afgerond_op", "reden", "bewijs_url")
_ASKED_TO_CLOSE = ("staat", "afgerond_op", "reden", "bewijs_url")


def may_type() -> bool:
    """Whether this reader may change decisions here: not when looking back to an earlier day."""
    return may_change() and url.as_of() is None


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
    if not may_change():
        say_may_look(language)
        return
    row = opened_new(DATASET, focus.code)
    filled_in = _begin(choices, found, language)
    form = open_form_of(DATASET, row.key)
    if form is None and (choices.is_new or _is_first_look(found)):
        open_form(row, NEW_DECISION, filled_in)
        form = open_form_of(DATASET, row.key)
    if form is None:
        st.button(
            say("Besluit vastleggen"),
            icon=":material/add:",
            key="besluit_nieuw",
            on_click=lambda: open_form(row, NEW_DECISION, filled_in),
        )
        return
    asking = Asking(
        say("Nieuw besluit"),
        _ASKED_NEW,
        _options(found, snapshot, language),
        {"partnerschap": focus.code, "staat": DecisionState.OPEN},
        lambda cells: _warnings(cells, language),
        code_from="tekst",
        on_close=_forget_address,
    )
    show_typed_form(form, asking, store, language)


def _is_first_look(found: DecisionAnswer) -> bool:
    """Whether a partnership without decisions is looked at for the first time in this session."""
    seen: set[str] = st.session_state.setdefault("seen_without_decisions", set())
    is_first = not found.decisions and found.focus.code not in seen
    seen.add(found.focus.code)
    return is_first


def _begin(choices: DecisionChoices, found: DecisionAnswer, language: Language) -> Cells:
    """What stands in the form of a new decision: today, both sides, the meeting of today, and what the address says."""
    meeting = language.say("Overleg van {day}", day=found.today.isoformat())
    return {"datum": found.today.isoformat(), "kant": Party.TOGETHER, "bron": meeting, **choices.cells()}


def _forget_address() -> None:
    """What the address filled in is stored or not wanted; it does not fill in the next one."""
    url.want(**dict.fromkeys((DECISION_STEP, *FILLED_IN), ""))


def _options(
    found: DecisionAnswer, snapshot: Snapshot, language: Language
) -> Mapping[str, Mapping[str, str]]:
    """The indicators that can be chosen: those with figures of the partnership first."""
    own = {indicator.code: title(language, indicator) for indicator in found.series}
    others = snapshot.registry.indicators.values()
    return {"indicator": own | {i.code: title(language, i) for i in others if i.code not in own}}


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
    if not may_type():
        return
    say, key = language.say, {"partnerschap": decision.partnership, "besluit": decision.code}
    form = open_form_of(DATASET, key)
    if form is None:
        _show_steps(decision, found.today, snapshot, language)
        return
    names = {CLOSE: _ASKED_TO_CLOSE, REOPEN: ("gereed_op", "bron")}.get(form.step, _ASKED)
    titles = {CLOSE: say("Besluit afronden"), REOPEN: say("Besluit heropenen")}
    fixed = {"staat": str(DecisionState.OPEN), "afgerond_op": "", "reden": ""} if form.step == REOPEN else {}
    asking = Asking(
        titles.get(form.step, say("Besluit wijzigen")),
        names,
        _options(found, snapshot, language),
        fixed,
        lambda cells: _warnings(cells, language),
    )
    show_typed_form(form, asking, store, language)


def _show_steps(decision: Decision, today: dt.date, snapshot: Snapshot, language: Language) -> None:
    say = language.say
    done = {"staat": str(DecisionState.DONE), "afgerond_op": today.isoformat()}
    steps: list[tuple[str, str, str, Cells]] = [(CHANGE, say("Wijzigen"), ":material/edit:", {})]
    if decision.is_open:
        steps.insert(0, (CLOSE, say("Afronden"), ":material/check:", done))
    else:
        steps.insert(0, (REOPEN, say("Heropenen"), ":material/undo:", {}))
    with st.container(horizontal=True, key=f"stappen_{decision.partnership}_{decision.code}"):
        for step, label, icon, filled_in in steps:
            st.button(
                label,
                icon=icon,
                key=f"{step}_{decision.partnership}_{decision.code}",
                on_click=lambda step=step, cells=filled_in: open_form(
                    snapshot.ask(read_row, DATASET, decision.partnership, decision.code), step, cells
                ),
            )
