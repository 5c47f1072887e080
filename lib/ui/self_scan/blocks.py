"""The blocks of the page "Beginnen": five steps, and beside them what comes first."""

from __future__ import annotations

import streamlit as st

from lib.answers.known import known_of
from lib.answers.self_scan.answer import Pilot, SelfScanAnswer
from lib.answers.self_scan.choices import SelfScanChoices
from lib.answers.snapshot import Snapshot
from lib.catalogue.datasets import DATASETS
from lib.domain.indicators import Role
from lib.domain.self_scan.first_steps import MOST_FIRST, ScanStep
from lib.export.templates import template
from lib.export.workbook import XLSX, as_workbook
from lib.store.codes import known_names
from lib.tables.dictionary import dataset_title
from lib.tables.origins import about_table
from lib.tables.self_scan.scan import base_table, first_table, scan_answers_table
from lib.text.language import Language
from lib.text.quantities.words import in_order_sentence
from lib.text.self_scan.words import STEP_ADVICE, STEP_TITLES, first_words, open_sentences
from lib.text.service_levels.sample_size import Plan, plan_sentences
from lib.text.service_levels.words import area_type_name, norm_words
from lib.text.terms import partner_name, service_name
from lib.ui.controls import page_heading, say_unmet, side_by_side
from lib.ui.downloads import file_origin, offer_downloads
from lib.ui.explanation.finding import show_contents_line
from lib.ui.focus.blocks import show_known
from lib.ui.links import link_to
from lib.ui.self_scan.controls import ask_of_step, choose_pilot
from lib.ui.self_scan.first_round import FIRST_ROUND
from lib.ui.tables import show_to_read
from lib.ui.words import escaped, heading, list_points, note, tell

WHOSE = ("organisaties", "partnerschappen")
"""Datasets that a template always has: they say whose figures these are."""


def show_intro(choices: SelfScanChoices, language: Language) -> None:
    """Title and focus; what the page is for, and where the answers stay."""
    say = language.say
    page_heading(say("Beginnen"), choices.partners, choices.focus, language)
    say_unmet(choices.unmet, choices.focus, language)
    tell(
        say(
            "Vijf stappen voor wie begint, naar het advies van Nijmegen - Dar en Zwolle - ROVA. Beantwoord ze samen, "
            "gemeente en uitvoerder aan één tafel. Er is geen cijfer en geen goed of fout."
        )
    )
    note(
        say(
            "Uw antwoorden staan alleen in het adres van deze pagina: wie de link heeft, ziet ze. In de monitor wordt "
            "niets bewaard."
        )
    )
    note(
        say(
            "Staat uw partnerschap er nog niet bij? De lege bestanden van organisaties en partnerschappen staan op "
            "Gegevens inlezen."
        )
    )


def show_scan_parts(language: Language) -> None:
    """What is on the page, a link a part."""
    steps = [(str(step), language.say(STEP_TITLES[step])) for step in ScanStep]
    show_contents_line([*steps, (FIRST_ROUND, language.say("Een eerste ronde"))], language)


def show_steps(shown: SelfScanAnswer, snapshot: Snapshot, language: Language) -> None:
    """The steps, and beside them what comes first."""
    with side_by_side(1, [2, 1]) as (steps, outcome):
        with steps:
            for step in ScanStep:
                heading(language.say(STEP_TITLES[step]), str(step))
                tell(language.say(STEP_ADVICE[step]))
                ask_of_step(step, shown.choices, language)
                if step == ScanStep.BASE:
                    _show_base(shown, snapshot, language)
                if step == ScanStep.PILOT:
                    _show_pilot(shown, language)
        with outcome, st.container(key="wat_eerst"):
            _show_outcome(shown, snapshot, language)


def _show_base(shown: SelfScanAnswer, snapshot: Snapshot, language: Language) -> None:
    """What there is, how the quantities are known, and an empty file for each that is missing."""
    say, focus = language.say, shown.choices.focus
    if focus is not None:
        tell(say("Van {name} staat er nu in de monitor:", name=partner_name(language, focus)))
    show_to_read(base_table(shown.base, shown.choices.service, language), language)
    if shown.quantities:
        note(in_order_sentence(language, shown.quantities))
    if focus is not None:
        show_known(known_of(focus, snapshot, tuple(Role), ()), (), language)
    if not shown.missing:
        tell(say("Van alles is er iets. Of het klopt, ziet wie het kent."))
        return
    tell(say("Wat ontbreekt, kan met deze lege bestanden:"))
    with st.container(horizontal=True, vertical_alignment="center", key="sjablonen"):
        for name in shown.missing:
            _offer_empty(name, snapshot, language)
        link_to("gegevens", {}, language)


def _offer_empty(name: str, snapshot: Snapshot, language: Language) -> None:
    """An empty file of one dataset."""
    st.download_button(
        escaped(dataset_title(DATASETS[name], language)),
        lambda: template([DATASETS[name]], snapshot.ask(known_names), language),
        f"{language.say('sjabloon')}_{name}.xlsx",
        XLSX,
        icon=":material/table:",
        on_click="ignore",
        key=f"sjabloon_{name}",
    )


def _show_pilot(shown: SelfScanAnswer, language: Language) -> None:
    """The choice of the pilot, and how many places tell a difference."""
    say, pilot = language.say, shown.pilot
    choose_pilot(shown.choices, pilot.true_pct if pilot else None, language)
    if pilot is None:
        return
    if pilot.group is None:
        about = service_name(language, pilot.service)
        tell(say("Van {service} is er geen schouw; wat u daar telt, spreekt u zelf af.", service=about))
        return
    tell(_norm_sentence(pilot, language))
    list_points(plan_sentences(language, Plan(pilot.norm_pct, pilot.true_pct, pilot.places)))
    measured = (
        language.count(
            "In het laatste jaar is er op {n} plek gekeken.",
            "In het laatste jaar is er op {n} plekken gekeken.",
            pilot.places,
        )
        if pilot.places
        else say("Hier is nog niet gekeken.")
    )
    tell(measured)
    link_to("dienstverlening", {"focus": shown.choices.focus.code} if shown.choices.focus else {}, language)


def _norm_sentence(pilot: Pilot, language: Language) -> str:
    """Which share is planned for, and whether anyone agreed on it."""
    say = language.say
    where = area_type_name(language, pilot.area_type) if pilot.area_type else say("alle gebiedstypen")
    if pilot.agreed:
        return say(
            "{service}, {where}: afgesproken is niveau {level} bij {norm} van de metingen.",
            service=service_name(language, pilot.service),
            where=where,
            level=pilot.agreed.level,
            norm=norm_words(language, pilot.norm_pct),
        )
    return say(
        "{service}, {where}: er is nog geen niveau afgesproken. Gerekend is met {norm} van de metingen, zoals Dalfsen "
        "en Groningen doen.",
        service=service_name(language, pilot.service),
        where=where,
        norm=norm_words(language, pilot.norm_pct),
    )


def _show_outcome(shown: SelfScanAnswer, snapshot: Snapshot, language: Language) -> None:
    """What comes first, a template with what is known, and the scan to take away."""
    say, first = language.say, shown.first
    heading(say("Wat eerst"))
    if first:
        list_points(first_words(language, one) for one in first[:MOST_FIRST])
    else:
        tell(say("Er staat niets open. Plan wanneer u dit opnieuw samen doorloopt."))
    for said in open_sentences(language, shown.unanswered, len(first[MOST_FIRST:])):
        note(said)
    datasets = [DATASETS[name] for name in (*WHOSE, *(shown.missing or ("areaal", "ambities", "kosten")))]
    code = shown.choices.focus.code if shown.choices.focus else ""
    st.download_button(
        say("Ingevuld sjabloon (Excel)"),
        lambda: template(datasets, snapshot.ask(known_names), language, shown.filled),
        f"{say('sjabloon')}_{code}_{shown.choices.service or say('begin')}.xlsx",
        XLSX,
        icon=":material/edit_document:",
        on_click="ignore",
        key="ingevuld_sjabloon",
        help=say("Partnerschap, organisaties en proef staan er al in; vul de rest aan en lees het in."),
    )
    tables = [
        first_table(first, language),
        scan_answers_table(shown.choices.answers, language),
        base_table(shown.base, shown.choices.service, language),
    ]
    about = about_table(file_origin(), language)
    offer_downloads(f"beginnen_{code}", lambda: as_workbook([*tables, about]), language, tables[0])
