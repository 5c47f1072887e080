"""Where the figures of the page "Partnerschap" come from, and the workbook with all of them."""

from __future__ import annotations

import streamlit as st

from lib.domain.influence import by_influence
from lib.export.comparison_tables import about_table, definitions_table, drawn_table, sources_table
from lib.export.cost_tables import bridge_table
from lib.export.partnership_tables import (
    events_table,
    facts,
    facts_table,
    figures_of,
    indicators_table,
    market_tests_table,
    period_changes_table,
    quantities_table,
    quantity_lines_table,
)
from lib.export.service_level_tables import outcomes_table
from lib.export.tables import Table, as_workbook
from lib.text.language import Language
from lib.text.sentences import sources_in_short
from lib.text.service_levels import group_name
from lib.text.terms import LAYERS
from lib.ui import choices
from lib.ui.data import Library
from lib.ui.downloads import offer_downloads
from lib.ui.frame import escaped
from lib.ui.partnership import View
from lib.ui.partnership_shown import Shown


def show_sources(shown: Shown, language: Language) -> None:
    """Who published the figures, and in which status."""
    figures = [figure for _, _, figure in figures_of(shown.indicators, shown.focus, language)]
    if figures:
        st.caption(escaped(sources_in_short(language, figures)))


def show_downloads(view: View, shown: Shown, books: Library, language: Language) -> None:
    """The workbook, and the link to this page."""
    day = choices.as_of()
    name = f"partnerschap_{shown.focus.code}_{shown.period}" + (f"_zoals-op-{day}" if day else "")
    address = choices.address()

    def workbook() -> bytes:
        return as_workbook([*_tables(view, shown, books, language), about_table(address, day, language)])

    offer_downloads(name, workbook, language)


def _tables(view: View, shown: Shown, books: Library, language: Language) -> list[Table]:
    """All figures of the page, in its order, with definitions and sources."""
    told = facts(shown.focus, books.registry.organisations, language)
    tables = [facts_table(shown.focus, told, language)]
    if view.previous:
        tables.append(period_changes_table(shown.changes, view.previous, shown.period, language))
    if shown.pair.comparison:
        tables.append(drawn_table(shown.pair.comparison, language, shown.pair.verdicts))
    parts = [
        (language.say(LAYERS[layer]), group_name(language, outcome.group), outcome)
        for layer, outcome in shown.outcomes
    ]
    tables.append(outcomes_table(parts, language))
    if shown.bridge:
        tables.append(bridge_table(shown.bridge, shown.product_names(language), language))
    if shown.tests:
        tables.append(market_tests_table(shown.tests, language))
    indicators = by_influence(view.series, view.previous, shown.period)
    tables.append(indicators_table(indicators, view.previous, shown.period, language))
    if shown.quantities:
        tables += [
            quantities_table(shown.quantities, language),
            quantity_lines_table(shown.quantity_lines, language),
        ]
    tables.append(events_table(shown.events, language))
    drawn = figures_of(indicators, shown.focus, language)
    defined = dict.fromkeys(indicator for _, indicator, _ in drawn)
    return [*tables, definitions_table(defined, language), sources_table(drawn, language)]
