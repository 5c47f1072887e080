"""What explains the page "Dienstverlening": places needed, table, agreements, definitions and downloads."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import streamlit as st

from lib.answers.service_levels.answer import ServiceLevelAnswer
from lib.answers.service_levels.choices import ServiceLevelChoices
from lib.domain.indicators import QUALITY_ROLES
from lib.export.workbook import as_workbook
from lib.pictures.picture import Picture
from lib.tables.origins import about_table
from lib.tables.series import own_series_table
from lib.tables.service_levels import (
    agreements_table,
    answered_parts,
    outcomes_table,
    rules_table,
    sample_table,
    scales_table,
    unjudged_table,
    years_table,
)
from lib.tables.table import Table
from lib.text.language import Language
from lib.text.service_levels.method import RULES
from lib.text.service_levels.sample_size import Plan, plan_sentences
from lib.ui.controls import number_box, show_tabs, side_by_side
from lib.ui.downloads import file_origin, offer_downloads
from lib.ui.memory import shown_snapshot
from lib.ui.service_levels.blocks import PLACES_NEEDED, show_map
from lib.ui.tables import show_table, show_to_read
from lib.ui.words import heading, tell


def _plan(choices: ServiceLevelChoices, shown: ServiceLevelAnswer) -> Plan | None:
    """What to work out: the agreed share, the true share, and the places there were."""
    if choices.norm_pct is None:
        return None
    share = shown.outcomes[0].share if choices.group else None
    measured = share.places if share else None
    return Plan(choices.norm_pct, choices.true_pct, measured)


def show_map_and_sample_size(
    pictures: Mapping[str, Picture],
    choices: ServiceLevelChoices,
    shown: ServiceLevelAnswer,
    language: Language,
) -> None:
    """Where the areas lie, unless that was shown, and how many places tell met from missed."""
    plan = _plan(choices, shown)
    with side_by_side(4, [1, 1]) as (left, right):
        if choices.group is None:
            with left:
                show_map(pictures["kaart"])
        with right if choices.group is None else left:
            _show_plan(choices, plan, language)
        if plan:
            with right:
                show_to_read(sample_table(plan, language), language)


def _show_plan(choices: ServiceLevelChoices, plan: Plan | None, language: Language) -> None:
    """The places needed for a true share that the reader sets, with the RAW rule beside it."""
    say = language.say
    heading(say("Hoeveel plekken zijn nodig?"), PLACES_NEEDED)
    if plan is None:
        tell(say("Zonder metingen onder een ambitie is er geen afgesproken aandeel om op te rekenen."))
        return
    number_box(
        say("Waar aandeel op niveau (%)"),
        "ware_pct",
        choices.true_pct,
        0.0,
        100.0,
        say("Wat er uit zou komen als elke plek werd bekeken."),
    )
    for sentence in plan_sentences(language, plan):
        tell(sentence)


def show_details(choices: ServiceLevelChoices, shown: ServiceLevelAnswer, language: Language) -> None:
    """Table, agreements, readings without one, definitions and sources; with the downloads."""
    say = language.say
    table = outcomes_table(answered_parts(shown, language), language)
    agreements = agreements_table(shown.ambitions, language)
    unjudged = unjudged_table(shown.unjudged, shown.scale_names, language)
    rules = _rules(choices, shown, language)
    scales = scales_table(shown.scales, shown.scale_names, language)
    tables = [table, years_table(shown.series, language), scales, agreements, unjudged, rules]
    if plan := _plan(choices, shown):
        tables.append(sample_table(plan, language))
    _offer(choices, tables, language)
    count = sum(row.readings for row in shown.unjudged)
    names = [
        say("Tabel"),
        say("Meetlatten"),
        say("Afspraken ({n})", n=language.number(len(agreements.rows))),
        say("Zonder ambitie ({n})", n=language.number(count)),
        say("Definities en bronnen"),
    ]
    blocks: list[Callable[[], None]] = [
        lambda: show_table(table, language),
        lambda: show_table(scales, language),
        lambda: _show_or_say(
            agreements, say("Voor deze keuze zijn geen ambities geladen (`ambities.csv`)."), language
        ),
        lambda: _show_or_say(unjudged, say("Elke meting valt onder een ambitie."), language),
        lambda: show_to_read(rules, language),
    ]
    show_tabs(dict(zip(names, blocks, strict=True)))


def _show_or_say(table: Table, otherwise: str, language: Language) -> None:
    if table.rows:
        show_table(table, language)
    else:
        st.markdown(otherwise)


def _rules(choices: ServiceLevelChoices, shown: ServiceLevelAnswer, language: Language) -> Table:
    say = language.say
    sources = [(say("Metingen"), choices.inspected.source)]
    sources.append((say("Ambities"), "; ".join(shown.sources) or say("geen")))
    if shown.outline:
        sources.append((say("Gemeentegrens"), shown.outline.source))
    return rules_table([(say(label), say(text)) for label, text in RULES], sources, language)


def _offer(choices: ServiceLevelChoices, tables: list[Table], language: Language) -> None:
    origin = file_origin()
    name = f"dienstverlening_{choices.focus.code}_{choices.layer}_{choices.year}"
    name += f"_{choices.group}" if choices.group else ""

    snapshot = shown_snapshot()

    def workbook() -> bytes:
        series = own_series_table(choices.focus, snapshot, language, lambda i: i.role in QUALITY_ROLES)
        return as_workbook([*tables, series, about_table(origin, language)])

    offer_downloads(name, workbook, language, tables[0])
