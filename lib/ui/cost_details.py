"""Under the pictures of the page "Kosten": the source line, the tables, the definitions, the downloads."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import streamlit as st

from lib.domain.indicators import Indicator
from lib.export.comparison_tables import about_table, definition_rows, definitions_table
from lib.export.cost_tables import bridge_table, build_up_table, comparison_table, origins_table
from lib.export.tables import Table, as_workbook
from lib.store.costs import read_characteristics, read_quantities, read_rates
from lib.text.cost_sentences import basis_words, price_level_words
from lib.text.language import Language
from lib.text.sentences import title
from lib.text.terms import STATUSES, partner_name
from lib.ui import choices
from lib.ui.cost_options import CHARACTERISTICS, View
from lib.ui.costs import Shown
from lib.ui.data import Library
from lib.ui.downloads import offer_downloads
from lib.ui.frame import escaped
from lib.ui.tables import show_table

TOLD = ("overhead_{}_pct", "uitbesteed_{}_pct", "begrotingsafwijking_{}_pct")
"""Indicators that the page tells beside those it draws."""


def show_source_line(view: View, shown: Shown, language: Language) -> None:
    """Where the costs of the chosen year come from, in which status and at which price level."""
    now = shown.now(view)
    if now is None or view.service is None:
        return
    parts = [
        language.say("Bron: {sources}", sources="; ".join(now.sources)),
        language.say(STATUSES[now.status]),
        str(now.year),
        basis_words(language, gross=view.gross),
        price_level_words(language, view.series, view.price_year),
    ]
    if view.focus and view.focus.fictitious:
        parts.append(language.say("fictief"))
    st.caption(escaped(" · ".join(parts)))


def show_details(view: View, shown: Shown, books: Library, language: Language) -> None:
    """The tables behind the pictures, with the downloads."""
    if view.focus is None or view.service is None:
        return
    say = language.say
    indicators = tuple(_indicators(view, shown, books))
    tables = list(_tables(view, shown, language))
    origins = origins_table(_origins(view, books, language), language)
    _show_downloads(view, [*tables, definitions_table(indicators, language), origins], language)

    def shower(table: Table) -> Callable[[], None]:
        return lambda: show_table(table, language)

    blocks = {table.title: shower(table) for table in tables}
    blocks[say("Definities en bronnen")] = lambda: _show_definitions(indicators, origins, language)
    for tab, block in zip(
        st.tabs(list(blocks), key="uitleg", on_change="rerun"), blocks.values(), strict=True
    ):
        if tab.open:
            with tab:
                block()


def _tables(view: View, shown: Shown, language: Language) -> Iterator[Table]:
    every = sorted((*shown.stacked(view), *shown.beside(view)), key=lambda b: (-b.year, b.status))
    yield build_up_table(every, view.unit, language)
    if shown.bridge:
        yield bridge_table(shown.bridge, shown.products, language)
    if found := shown.compared:
        parts = (found.cost, found.costs, found.quality, found.qualities, found.client_side)
        yield comparison_table(*parts, language)


def _indicators(view: View, shown: Shown, books: Library) -> Iterator[Indicator]:
    if shown.compared:
        yield shown.compared.cost
        if shown.compared.quality:
            yield shown.compared.quality
    for template in TOLD:
        if indicator := books.registry.indicators.get(template.format(view.service)):
            yield indicator


def _origins(view: View, books: Library, language: Language) -> Iterator[tuple[str, str, str]]:
    """Every kind of figure behind the page of the focus, with its sources."""
    if view.focus is None or view.service is None:
        return
    say = language.say
    name = partner_name(language, view.focus)
    for build_up in view.found.values():
        status = say(STATUSES[build_up.status])
        yield say("kosten"), f"{name}, {build_up.year} ({status})", "; ".join(build_up.sources)
    for characteristic in books.ask(read_characteristics, view.focus.client):
        if characteristic.name in CHARACTERISTICS.values():
            yield characteristic.name, str(characteristic.year), characteristic.source
    for line in books.ask(read_quantities, view.focus.code).get(view.service, ()):
        about = ", ".join(part for part in (line.object_type, line.area) if part)
        yield say("areaal"), f"{about}, {language.date(line.date)} ({line.state})", line.source
    for rate in books.ask(read_rates, view.focus.code):
        yield say("tarieven"), f"{rate.product}, {rate.year}, {rate.level or '–'}", rate.source
    if view.series:
        for year, known in view.series.years.items():
            state = say("definitief") if known.final else say("voorlopig")
            figure = language.number(float(known.value), 1)
            yield (
                say("prijsindex"),
                f"{view.series.code}, {year}: {figure} ({state})",
                "; ".join(known.sources),
            )


def _show_downloads(view: View, tables: list[Table], language: Language) -> None:
    day, address = choices.as_of(), choices.address()
    name = f"kosten_{view.focus.code if view.focus else ''}_{view.service}_{view.year}"
    about = about_table(address, day, language)
    offer_downloads(
        name + (f"_zoals-op-{day}" if day else ""),
        lambda: as_workbook([*tables, about]),
        language,
        tables[0],
    )


def _show_definitions(indicators: tuple[Indicator, ...], origins: Table, language: Language) -> None:
    for indicator in indicators:
        st.subheader(escaped(title(language, indicator)), anchor=False)
        lines = [
            f"**{escaped(label)}**: {escaped(text)}" for label, text in definition_rows(indicator, language)
        ]
        st.markdown("  \n".join(lines))
    st.subheader(language.say("Bronnen per gegeven"), anchor=False)
    show_table(origins, language)
