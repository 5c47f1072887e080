"""Rounds with the questionnaire: open one, hand out its addresses, follow it, close it."""

from __future__ import annotations

import datetime as dt
import html
from collections.abc import Mapping

import streamlit as st

from lib.answers.questionnaire.answer import items_of
from lib.answers.snapshot import Snapshot
from lib.catalogue.catalogue import shipped_catalogue
from lib.domain.cooperation.rounds import Invitation, Invited, RoundPlan, told_progress
from lib.domain.cooperation.scan import PartnerSide, Tier
from lib.domain.partners import Partner
from lib.domain.people.roles import Right
from lib.export.answer_sheet import answer_workbook
from lib.export.workbook import XLSX
from lib.store.cooperation.questions import read_questions
from lib.store.questionnaire.closing import NotOpen, close_round
from lib.store.questionnaire.rounds import (
    RoundExists,
    count_sets,
    drop_round,
    open_round,
    open_rounds,
    overfull_layers,
    random_code,
    renew_address,
    revoke_address,
)
from lib.text.language import Language
from lib.text.loads.findings import sentence
from lib.text.questionnaire import rounds as words
from lib.text.questionnaire.words import SIDES, TIERS
from lib.text.terms import flagged, partner_name
from lib.ui.frame import may_change
from lib.ui.questionnaire.invitations import (
    InvitationCard,
    address_of_token,
    code_picture,
    invitation_sheet,
)
from lib.ui.questionnaire.paper import paper_questionnaire
from lib.ui.words import escaped, note, tell

_TOKENS, _SAID, _ON_PAPER = "round_tokens", "round_said", "round_on_paper"
LONGEST_ROUND = dt.timedelta(days=21)
"""How long a round stays open when nobody says otherwise. [CONVENTION]"""
MOST_PEOPLE = 500


def show_rounds(focus: Partner, snapshot: Snapshot, language: Language) -> None:
    """The rounds of a partnership that are open, and a new one; who may only look sees that they are open."""
    if said := st.session_state.pop(_SAID, None):
        st.success(escaped(said), icon=":material/check:")
    for invitations in map(_in_order, open_rounds(snapshot.store, focus.code)):
        tell(words.open_sentence(invitations[0].plan, language))
        if may_change(Right.ASK, focus.code):
            _follow(focus, invitations, snapshot, language)
    if not may_change(Right.ASK, focus.code):
        note(language.say(words.WHO_MAY))
        return
    with st.container(key="nieuwe_ronde"), st.expander(language.say("Nieuwe ronde"), icon=":material/add:"):
        _offer_round(focus, snapshot, language)


def _in_order(invitations: list[Invitation]) -> list[Invitation]:
    """The client first, and from the work to those who decide."""
    sides, tiers = list(PartnerSide), list(Tier)
    return sorted(
        invitations,
        key=lambda each: (sides.index(PartnerSide(each.invited.side)), tiers.index(Tier(each.invited.tier))),
    )


def _sides(focus: Partner, snapshot: Snapshot, language: Language) -> dict[PartnerSide, str]:
    known = snapshot.registry.organisations
    parties = {PartnerSide.CLIENT: known[focus.client], PartnerSide.CONTRACTOR: known[focus.contractor]}
    return {side: flagged(language, party.name, party.fictitious) for side, party in parties.items()}


def _layer(invitation: Invitation, language: Language) -> str:
    return _layer_name(invitation.invited.side, invitation.invited.tier, language)


def _layer_name(side: str, tier: str, language: Language) -> str:
    return f"{language.say(SIDES[PartnerSide(side)])}, {language.say(TIERS[Tier(tier)])}"


def _offer_round(focus: Partner, snapshot: Snapshot, language: Language) -> None:
    """The form: which round, from when to when, and how many people of each layer."""
    say, today = language.say, dt.date.today()
    known = snapshot.ask(read_questions)
    with st.form(f"ronde_{focus.code}", border=False):
        first, second, third = st.columns(3)
        period = first.text_input(
            say("Ronde"),
            f"{today.year}-K{(today.month + 2) // 3}",
            help=say("Een jaar, kwartaal of maand: 2027, 2027-K1 of 2027-03."),
        )
        help_text = say("Een dag als 31-12-2027; leeg is zonder grens.")
        opens = second.text_input(say("Eerste dag"), f"{today:%d-%m-%Y}", help=help_text)
        closes = third.text_input(say("Laatste dag"), f"{today + LONGEST_ROUND:%d-%m-%Y}", help=help_text)
        asked: list[Invited] = []
        for column, (side, name) in zip(
            st.columns(2), _sides(focus, snapshot, language).items(), strict=True
        ):
            column.markdown(f"**{escaped(say('Hoeveel mensen vraagt u bij {name}?', name=name))}**")
            for tier in Tier:
                people = column.number_input(
                    say(TIERS[tier]), 0, MOST_PEOPLE, 0, key=f"w_ronde_{focus.code}_{side}_{tier}"
                )
                asked.append(Invited(str(side), str(tier), int(people)))
        shipped = list(shipped_catalogue().questions)
        chosen = shipped
        if len(known) > len(shipped):
            chosen = st.multiselect(
                say("Vragen"), list(known), shipped, format_func=lambda code: escaped(known[code].text)
            )
        note(say(words.ASKED_OPENLY_NOTE))
        with st.container(horizontal=True):
            opened = st.form_submit_button(say("Ronde openen"))
            on_paper = st.form_submit_button(say("Alles op papier"))
    if not (opened or on_paper):
        return _show_paper_round(focus, snapshot, language)
    st.session_state.pop(_ON_PAPER, None)
    try:
        days = words.day_of(opens), words.day_of(closes)
    except ValueError:
        st.error(escaped(say(words.DAY_WRONG)), icon=":material/block:")
        return None
    plan = RoundPlan(focus.code, period.strip(), tuple(a for a in asked if a.people), tuple(chosen), *days)
    if wrong := words.wrong_with(plan):
        st.error(escaped(say(wrong)), icon=":material/block:")
        return None
    if on_paper:
        st.session_state[_ON_PAPER] = plan
        return _show_paper_round(focus, snapshot, language)
    return begin_round(plan, snapshot, language)


def _show_paper_round(focus: Partner, snapshot: Snapshot, language: Language) -> None:
    """What a round needs that is answered on paper alone; nothing waits for it."""
    plan: RoundPlan | None = st.session_state.get(_ON_PAPER)
    if plan is not None and plan.partnership == focus.code:
        tell(language.say(words.ALL_ON_PAPER))
        with st.container(horizontal=True):
            _offer_paper(focus, plan, snapshot, language, "alleen")


def begin_round(plan: RoundPlan, snapshot: Snapshot, language: Language) -> None:
    """Open a round, or say that it is there already; its addresses stand on the page "Samenwerking", once."""
    try:
        st.session_state.setdefault(_TOKENS, {}).update(open_round(snapshot.store, plan))
    except RoundExists:
        st.error(escaped(language.say(words.ROUND_THERE)), icon=":material/block:")
        return
    st.session_state[_SAID] = language.say("Ronde {round} is geopend.", round=plan.period)
    st.rerun()


def _follow(focus: Partner, invitations: list[Invitation], snapshot: Snapshot, language: Language) -> None:
    """An open round: its new addresses, its layers, what came in, paper, and closing it."""
    plan = invitations[0].plan
    counts = count_sets(snapshot.store, plan.partnership, plan.period)
    people = {(each.invited.side, each.invited.tier): each.invited.people for each in invitations}
    marks = {(each.invited.side, each.invited.tier): each.enough_from for each in invitations}
    progress = told_progress(counts, people, marks)
    _show_addresses(focus, invitations, language)
    tell(words.progress_sentence(progress, language))
    note(language.say(words.HOW_MUCH_IS_TOLD))
    for invitation in invitations:
        _show_layer(invitation, progress.enough, snapshot, language)
    with st.container(horizontal=True):
        _offer_paper(focus, plan, snapshot, language)
        _offer_end(plan, snapshot, language)
    note(language.say(words.SOME_ON_PAPER))


def _show_addresses(focus: Partner, invitations: list[Invitation], language: Language) -> None:
    """The addresses that were just made, with their QR codes; once."""
    say = language.say
    tokens: dict[str, str] = st.session_state.get(_TOKENS, {})
    fresh = [each for each in invitations if each.code in tokens]
    if not fresh:
        return
    st.warning(escaped(say(words.ONCE)), icon=":material/key:")
    note(say(words.FOR_A_LAYER))
    site = (st.context.url or "").split("?")[0].rsplit("/", 1)[0]
    days = words.open_sentence(fresh[0].plan, language)
    cards = [
        InvitationCard(
            _layer(each, language),
            address_of_token(site, tokens[each.code]),
            days,
        )
        for each in fresh
    ]
    for card in cards:
        with st.container(horizontal=True, vertical_alignment="center"):
            alt = html.escape(say("QR-code van het adres van {layer}", layer=card.layer))
            st.html(
                f'<img alt="{alt}" width="132" height="132" src="{code_picture(card.address)}">',
                width="content",
            )
            with st.container():
                st.markdown(f"**{escaped(card.layer)}**")
                st.code(card.address, language=None, wrap_lines=True)
    with st.container(horizontal=True):
        st.download_button(
            say("Uitnodigingen om af te drukken"),
            lambda: invitation_sheet(partner_name(language, focus), cards, language),
            f"uitnodigingen_{fresh[0].plan.period}.html",
            "text/html",
            icon=":material/print:",
            on_click="ignore",
        )
        if st.button(say("Ik heb de adressen bewaard"), icon=":material/check:"):
            for each in fresh:
                tokens.pop(each.code)
            st.rerun()


def _show_layer(
    invitation: Invitation, enough: Mapping[tuple[str, str], bool], snapshot: Snapshot, language: Language
) -> None:
    """A layer: how many were asked, whether there is enough, and another address or none."""
    say, invited = language.say, invitation.invited
    reached = words.enough_words(enough[invited.side, invited.tier], invited.people, language)
    asked = language.count("{n} mens gevraagd", "{n} mensen gevraagd", invited.people)
    with st.container(horizontal=True, vertical_alignment="center"):
        state = "" if invitation.has_address else f" · {say('adres ingetrokken')}"
        st.markdown(f"**{escaped(_layer(invitation, language))}**: {escaped(f'{asked} · {reached}{state}')}")
        if st.button(say("Nieuw adres"), key=f"w_nieuw_{invitation.code}", type="tertiary"):
            token = renew_address(snapshot.store, invitation.code)
            st.session_state.setdefault(_TOKENS, {})[invitation.code] = token
            st.rerun()
        if invitation.has_address and st.button(
            say("Adres intrekken"), key=f"w_intrekken_{invitation.code}", type="tertiary"
        ):
            revoke_address(snapshot.store, invitation.code)
            st.session_state.get(_TOKENS, {}).pop(invitation.code, None)
            st.rerun()


def _offer_paper(
    focus: Partner, plan: RoundPlan, snapshot: Snapshot, language: Language, where: str = "open"
) -> None:
    """The same questions as a sheet to print, and a workbook to type sheets into."""
    say, items = language.say, items_of(snapshot, plan.questions)
    st.download_button(
        say("Vragenlijst op papier"),
        lambda: paper_questionnaire(
            partner_name(language, focus), _sides(focus, snapshot, language), items, language
        ),
        f"vragenlijst_{plan.period}.html",
        "text/html",
        icon=":material/print:",
        on_click="ignore",
        key=f"w_papier_{where}_{plan.period}",
    )
    st.download_button(
        say("Sjabloon om in te typen (Excel)"),
        lambda: answer_workbook(plan, items, random_code, language),
        f"antwoorden_{plan.period}.xlsx",
        XLSX,
        icon=":material/table:",
        on_click="ignore",
        key=f"w_sjabloon_{where}_{plan.period}",
    )


def _offer_end(plan: RoundPlan, snapshot: Snapshot, language: Language) -> None:
    """Close a round, or drop it with all that came in; each after a word on what that does."""
    say = language.say
    with st.popover(say("Ronde sluiten"), icon=":material/lock:"):
        tell(say(words.BEFORE_CLOSING))
        if st.button(say("Sluit deze ronde"), key=f"w_sluit_{plan.period}"):
            _close(plan, snapshot, language)
    with st.popover(say("Ronde afbreken"), icon=":material/delete_forever:"):
        tell(say(words.BEFORE_DROPPING))
        if st.button(say("Breek deze ronde af"), key=f"w_afbreken_{plan.period}"):
            drop_round(snapshot.store, plan.partnership, plan.period)
            st.session_state[_SAID] = say("Ronde {round} is afgebroken.", round=plan.period)
            st.rerun()


def _close(plan: RoundPlan, snapshot: Snapshot, language: Language) -> None:
    overfull = overfull_layers(snapshot.store, plan.partnership, plan.period)
    try:
        outcome = close_round(snapshot.store, plan.partnership, plan.period)
    except NotOpen:
        st.rerun()
    for finding in outcome.findings:
        st.error(escaped(sentence(language, finding)), icon=":material/block:")
    if not outcome.findings:
        said = [language.say("Ronde {round} is gesloten.", round=plan.period)]
        said += [
            words.overfull_sentence(_layer_name(each.side, each.tier, language), each.people, language)
            for each in overfull
        ]
        st.session_state[_SAID] = " ".join(said)
        st.rerun()
