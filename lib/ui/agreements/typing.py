"""What is typed on the page "Afspraken": a contract, a key indicator or a proposal, new or changed."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from lib.answers.agreements.answer import AgreementAnswer
from lib.answers.snapshot import Snapshot
from lib.domain.agreements.words import Party, ProposalState
from lib.domain.partners import Partner
from lib.domain.people.roles import Right
from lib.store.comparison.figures import read_series_of
from lib.store.engine import Store
from lib.text.agreements.words import kpi_title
from lib.text.indicators import title
from lib.text.language import Language
from lib.text.shipped_words import shipped_text
from lib.ui.frame import may_change, say_may_look
from lib.ui.typed.form import Asking, show_sent
from lib.ui.typed.offer import Step, is_new_open, may_type, offer_new_row, offer_row_gone, offer_row_steps
from lib.ui.words import escaped, heading

PROPOSALS, KPI_ROWS, CONTRACT_ROWS = "voorstellen", "kpis", "contracten"
_ASKED_OF_CONTRACT = (
    *("naam", "diensten", "begindatum", "einddatum", "verlengbaar_tot", "opzegtermijn_maanden"),
    *("evaluatie_op", "waarde_eur_jaar", "overleg", "ruimte", "bron"),
)
_ASKED_OF_PROPOSAL = (
    "titel",
    "kant",
    "soort",
    "staat",
    "dienst",
    "datum",
    "besloten_op",
    "effect_eur",
    "bron",
)
_ASKED_OF_KPI = (
    *(
        "titel",
        "indicator",
        "norm",
        "soort",
        "prestatiegericht",
        "beinvloedbaar",
        "gemeten_door",
        "frequentie",
    ),
    *("gevolg", "contract", "geldig_tot", "bron"),
)
TypedKey = tuple[str, tuple[str, ...]]
"""A dataset and the key of one of its rows."""


def offer_typing(shown: AgreementAnswer, snapshot: Snapshot, store: Store, language: Language) -> None:
    """The forms of a new contract, key indicator and proposal, and a list to change one that is there."""
    if not may_type(Right.DECIDE, shown.focus.code) or shown.focus.is_whole_client:
        if not may_change(Right.DECIDE, shown.focus.code):
            say_may_look(language)
        return
    say, focus = language.say, shown.focus
    heading(say("Vastleggen"))
    for dataset in (CONTRACT_ROWS, KPI_ROWS, PROPOSALS):
        show_sent(dataset, store, language)
    today = shown.today.isoformat()
    here = {"partnerschap": focus.code}
    asked = {
        CONTRACT_ROWS: Asking(say("Contract"), _ASKED_OF_CONTRACT, fixed=here, code_from="naam"),
        KPI_ROWS: Asking(
            say("KPI"),
            (*_ASKED_OF_KPI, "geldig_vanaf"),
            _options(shown, snapshot, language),
            here,
            code_from="titel",
        ),
        PROPOSALS: Asking(say("Voorstel"), _ASKED_OF_PROPOSAL, fixed=here, code_from="titel"),
    }
    begin = {"datum": today, "kant": str(Party.CONTRACTOR), "staat": str(ProposalState.SUBMITTED)}
    begin["bron"] = say("Overleg van {day}", day=language.date(shown.today))
    steps = {
        CONTRACT_ROWS: Step("contract", say("Contract vastleggen"), ":material/add:"),
        KPI_ROWS: Step("kpi", say("KPI vastleggen"), ":material/add:", {"geldig_vanaf": today}),
        PROPOSALS: Step("voorstel", say("Voorstel vastleggen"), ":material/add:", begin),
    }
    is_open = any(is_new_open(dataset, focus.code) for dataset in asked)
    with st.container(key="vastleggen", horizontal=not is_open):
        for dataset, asking in asked.items():
            offer_new_row(dataset, (focus.code,), steps[dataset], asking, store, language)
    _offer_change(shown, asked, snapshot, store, language)


def _options(
    shown: AgreementAnswer, snapshot: Snapshot, language: Language
) -> Mapping[str, Mapping[str, str]]:
    """The indicators with figures of the partnership first, and its contracts."""
    own = snapshot.ask(read_series_of, shown.focus.code)
    every = (*own, *snapshot.registry.indicators.values())
    return {
        "indicator": {indicator.code: title(language, indicator) for indicator in every},
        "contract": {contract.code: shipped_text(language, contract.name) for contract in shown.contracts},
    }


def _offer_change(
    shown: AgreementAnswer,
    asked: Mapping[str, Asking],
    snapshot: Snapshot,
    store: Store,
    language: Language,
) -> None:
    """One contract, key indicator or proposal to choose, and its form."""
    say = language.say
    rows = _rows(shown, shown.focus, language)
    names = {**{dataset: asking.names for dataset, asking in asked.items()}, KPI_ROWS: _ASKED_OF_KPI}
    for dataset, asking in asked.items():
        there = [key for of, key in rows if of == dataset]
        change = Asking(asking.title, names[dataset], asking.options)
        offer_row_gone(dataset, (shown.focus.code,), there, change, store, language)
    if not rows:
        return
    chosen = st.selectbox(
        say("Wijzig een contract, KPI of voorstel"),
        list(rows),
        index=None,
        format_func=lambda row: escaped(rows[row]),
        placeholder=say("Kies wat u wilt wijzigen"),
        key="te_wijzigen",
    )
    if chosen is None:
        return
    dataset, key = chosen
    asking = Asking(rows[chosen], names[dataset], asked[dataset].options)
    step = Step("wijzigen", say("Wijzigen"), ":material/edit:")
    offer_row_steps(dataset, key, [(step, asking)], snapshot, store, language)


def _rows(shown: AgreementAnswer, focus: Partner, language: Language) -> dict[TypedKey, str]:
    """The contracts, the key indicators in force and the proposals: the key of each row and what it is called."""
    say = language.say
    found: dict[TypedKey, str] = {
        (CONTRACT_ROWS, (focus.code, contract.code)): say(
            "Contract: {name}", name=shipped_text(language, contract.name)
        )
        for contract in shown.contracts
    }
    for judged in shown.kpis:
        kpi = judged.kpi
        key = (focus.code, kpi.code, kpi.valid_from.isoformat())
        found[KPI_ROWS, key] = say("KPI: {name}", name=kpi_title(language, kpi))
    proposed: dict[TypedKey, str] = {
        (PROPOSALS, (focus.code, proposal.code)): say("Voorstel: {name}", name=proposal.title)
        for proposal in shown.proposals
    }
    return {**found, **proposed}
