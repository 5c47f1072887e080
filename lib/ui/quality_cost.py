"""The blocks of the page "Kwaliteit en kosten": choices, picture, focus, details, downloads."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from lib.charts import quality_cost as scatter
from lib.charts import trend
from lib.domain.comparison import Comparison, Position, Standing
from lib.domain.events import Event
from lib.domain.periods import PeriodKind
from lib.export.comparison_tables import (
    absent_table,
    definition_rows,
    definitions_table,
    drawn_table,
    sources_table,
)
from lib.export.tables import ColumnKind, Table, as_csv, as_workbook
from lib.text.amounts import amount, signed_difference
from lib.text.language import Language
from lib.text.sentences import standing_decimals, summary, title
from lib.text.terms import EVENTS, POSITIONS, ROLES, STATUSES, partner_name
from lib.ui import choices
from lib.ui.data import Library
from lib.ui.frame import escaped
from lib.ui.options import View

TREND_HEIGHT, TALL_TREND_HEIGHT = 290, 520
POSITION_SIGNS = {
    Position.BETTER: "▲",
    Position.WORSE: "▼",
    Position.HIGHER: "↑",
    Position.LOWER: "↓",
    Position.EQUAL: "=",
    Position.UNCLEAR: "◇",
}
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def events_of(view: View, books: Library) -> list[Event]:
    """Events of the focus that concern the service, oldest first."""
    if view.focus is None or view.service is None:
        return []
    codes = {view.focus.code}
    if view.focus.is_whole_client:
        codes = {p.code for p in books.registry.partners if p.client == view.focus.client}
    return [e for e in books.registry.events if e.partnership in codes and e.concerns(view.service)]


def show_picture(
    view: View, comparison: Comparison | None, events: Sequence[Event], language: Language
) -> None:
    """The main picture: quality against cost, or the trend when the focus has no pair in any year."""
    if comparison and comparison.drawn and view.focus_periods:
        picture = scatter.draw(comparison, events, language)
        with st.container(key="bevinding"):
            st.header(escaped(picture.title), anchor=False)
        st.plotly_chart(
            picture.figure,
            key="beeld",
            on_select=partial(_pick, "beeld"),
            selection_mode="points",
            config={"displayModeBar": False},
            alt=picture.alt,
        )
        return
    st.header(escaped(_what_is_missing(view, language)), anchor=False)
    _show_trend(view, events, language, TALL_TREND_HEIGHT)


def _pick(chart: str) -> None:
    """A click on a point puts that partnership in focus."""
    points: list[dict[str, Any]] = st.session_state[chart].selection.points
    code = next((point.get("customdata") for point in points), None)
    if isinstance(code, list):
        code = code[0] if code else None
    if isinstance(code, str):
        choices.want(focus=code)


def _what_is_missing(view: View, language: Language) -> str:
    """Why there is no point for the focus in any period."""
    if view.focus is None:
        return language.say("Geen partnerschap met cijfers voor deze keuze")
    name = partner_name(language, view.focus)
    has_cost = bool(view.cost and view.cost.series(view.focus).of(view.stand))
    has_quality = bool(view.quality and view.quality.series(view.focus).of(view.stand))
    if has_cost and not has_quality:
        return language.say("{name}: wel kosten, geen kwaliteitscijfer", name=name)
    if has_quality and not has_cost:
        return language.say("{name}: wel kwaliteit, geen kostencijfer", name=name)
    return language.say("{name}: geen periode met beide cijfers", name=name)


def show_focus(
    view: View, comparison: Comparison | None, events: Sequence[Event], language: Language
) -> None:
    """What the picture says of the focus: a sentence, a small table, the trend with its events."""
    if view.focus is None:
        return
    say = language.say
    st.header(escaped(partner_name(language, view.focus)), anchor=False)
    if comparison:
        for said in summary(language, comparison) or [
            say("Geen cijfer in {period}.", period=comparison.period)
        ]:
            st.markdown(escaped(said))
        standings = [s for s in (comparison.cost_standing, comparison.quality_standing) if s]
        if standings:
            st.table(_standing_table(standings, language), border="horizontal")
        if view.focus_periods and not comparison.focus_pair:
            last = view.focus_periods[-1]
            st.button(
                say("Toon {period}, met beide cijfers", period=last),
                on_click=lambda: choices.want(periode=str(last)),
            )
    if view.focus_periods:
        _show_trend(view, events, language, TREND_HEIGHT)


def _standing_table(standings: Sequence[Standing], language: Language) -> pd.DataFrame:
    """Now, change and distance to the median per axis, with a word and a sign for the direction."""
    say = language.say
    rows = {}
    for s in standings:
        unit, decimals = s.indicator.unit, standing_decimals(s)
        change, distance = say("geen"), "–"
        if s.change is not None and s.previous:
            change = f"{signed_difference(language, s.change, unit, decimals)} ({s.previous.period})"
        if s.distance is not None and s.position:
            distance = signed_difference(language, s.distance, unit, decimals)
            distance += f" {POSITION_SIGNS[s.position]} {say(POSITIONS[s.position])}"
        rows[say(ROLES[s.indicator.role])] = {
            say("Nu"): amount(language, s.figure.value, unit, decimals),
            say("Verandering"): change,
            say("Tegen mediaan"): distance,
        }
    return pd.DataFrame.from_dict(rows, orient="index").map(escaped)


def _show_trend(view: View, events: Sequence[Event], language: Language, height: int) -> None:
    focus = view.focus
    if focus is None:
        return
    kind = view.period.kind if view.period else PeriodKind.YEAR
    lines = [trend.make_line(m, focus, view.stand, kind) for m in (view.quality, view.cost) if m]
    if not any(line.figures for line in lines):
        st.markdown(language.say("Geen cijfers in deze stand."))
        return
    drawn = trend.draw(lines, events, focus, language, height)
    st.plotly_chart(drawn.figure, key="verloop", config={"displayModeBar": False}, alt=drawn.alt)
    for number, event in enumerate(events):
        words = f"{language.date(event.date)}, {language.words(EVENTS, event.kind)}: {event.title}"
        if event.explanation:
            words += f" ({event.explanation})"
        st.caption(f"{trend.event_sign(number)} {escaped(words)}")


def show_source_line(view: View, comparison: Comparison | None, language: Language) -> None:
    """Who published what is drawn, in which status, and how much of it is shown."""
    if comparison is None or not comparison.drawn:
        return
    figures = [figure for pair in comparison.drawn for figure in (pair.cost, pair.quality)]
    sources = sorted({figure.source for figure in figures})
    listed = "; ".join(sources[:3])
    if len(sources) > 3:
        listed += language.count("; en {n} andere", "; en {n} andere", len(sources) - 3)
    statuses = ", ".join(sorted({language.say(STATUSES[figure.status]) for figure in figures}))
    shown = language.say(
        "{n} van {total} partnerschappen getoond",
        n=language.number(len(comparison.drawn)),
        total=language.number(len(comparison.drawn) + len(comparison.absent)),
    )
    parts = [language.say("Bron: {sources}", sources=listed), statuses, str(comparison.period), shown]
    if any(pair.partner.fictitious for pair in comparison.drawn):
        parts.append(language.say("○ fictief: verzonnen, niet meegeteld bij bestaande partnerschappen"))
    if not all(pair.is_firm for pair in comparison.drawn):
        parts.append(language.say("punt in het midden: begroting of voorlopig"))
    st.caption(escaped(" · ".join(parts)))


def show_details(comparison: Comparison, language: Language) -> None:
    """Table, definitions and sources, and who is not shown; with the downloads."""
    say = language.say
    _show_downloads(comparison, language)
    absent = say("Niet getoond ({n})", n=language.number(len(comparison.absent)))
    names = [say("Tabel"), say("Definities en bronnen"), absent]
    shown: list[Callable[[], None]] = [
        lambda: _show_table(drawn_table(comparison, language), language),
        lambda: _show_definitions(comparison, language),
        lambda: _show_absent(comparison, language),
    ]
    tabs = st.tabs(names, key="uitleg", on_change="rerun")
    for tab, show in zip(tabs, shown, strict=True):
        if tab.open:
            with tab:
                show()


def _show_downloads(comparison: Comparison, language: Language) -> None:
    say = language.say
    name = f"kwaliteit-en-kosten_{comparison.cost.service}_{comparison.period}"

    def workbook() -> bytes:
        definitions = definitions_table((comparison.cost, comparison.quality), language)
        sources, absent = sources_table(comparison, language), absent_table(comparison, language)
        return as_workbook([drawn_table(comparison, language), definitions, sources, absent])

    with st.container(horizontal=True, key="uitvoer"):
        st.download_button(
            "Excel", workbook, f"{name}.xlsx", XLSX, icon=":material/table:", on_click="ignore", key="xlsx"
        )
        st.download_button(
            "CSV",
            lambda: as_csv(drawn_table(comparison, language), language),
            f"{name}.csv",
            "text/csv",
            icon=":material/csv:",
            on_click="ignore",
            key="csv",
        )
        with st.popover(say("Link"), icon=":material/link:"):
            st.markdown(say("Deze link toont hetzelfde beeld:"))
            st.code(choices.address(), language=None, wrap_lines=True)


def _show_table(table: Table, language: Language) -> None:
    """A table to sort and search; numbers in the language of the screens, whatever the browser's."""
    shown = table.shown()
    frame = pd.DataFrame(shown.rows, columns=[column.title for column in shown.columns])
    formats: dict[str, Any] = {}
    columns: dict[str, Any] = {}
    for column in shown.columns:
        if column.kind == ColumnKind.NUMBER:
            frame[column.title] = frame[column.title].astype("Float64")
            formats[column.title] = partial(language.number, decimals=column.decimals)
        elif column.kind == ColumnKind.LINK:
            columns[column.title] = st.column_config.LinkColumn()
    data = frame.style.format(formats, na_rep="–") if formats else frame
    st.dataframe(data, hide_index=True, column_config=columns, alt=table.title)


def _show_definitions(comparison: Comparison, language: Language) -> None:
    for indicator in (comparison.cost, comparison.quality):
        st.subheader(escaped(title(language, indicator)), anchor=False)
        lines = [
            f"**{escaped(label)}**: {escaped(text)}" for label, text in definition_rows(indicator, language)
        ]
        st.markdown("  \n".join(lines))
    st.subheader(language.say("Bronnen en opmerkingen per cijfer"), anchor=False)
    _show_table(sources_table(comparison, language), language)


def _show_absent(comparison: Comparison, language: Language) -> None:
    if comparison.absent:
        _show_table(absent_table(comparison, language), language)
    else:
        st.markdown(language.say("Iedereen met cijfers staat in het beeld."))
