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
from lib.text.amounts import amount, difference
from lib.text.language import Language
from lib.text.sentences import finding_title, standing_decimals, summary, title
from lib.text.terms import EVENTS, POSITIONS, STANDS, STATUSES, partner_name, service_name
from lib.ui import choices
from lib.ui.data import Library
from lib.ui.frame import escaped, language_switch
from lib.ui.options import EVERYONE, GROUP, NO, OWN_CHOICE, YES, View

TREND_HEIGHT, TALL_TREND_HEIGHT = 330, 520
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


def show_choices(view: View, language: Language) -> None:
    """Title, focus and language on one line; the choices of the page in a row under it."""
    say = language.say
    heading, focus, switch = st.columns([5, 4, 2], vertical_alignment="bottom")
    heading.title(say("Kwaliteit en kosten"), anchor=False)
    with switch:
        language_switch(language)
    with focus:
        _select(
            say("Partnerschap in beeld"), "focus",
            {p.code: partner_name(language, p) for p in view.partners}, view.focus.code if view.focus else None,
        )  # fmt: skip
    is_open = st.session_state.get("keuzes_zijn_open", False)
    st.button(
        _named_choices(view, language),
        key="keuzes_knop",
        icon=":material/expand_less:" if is_open else ":material/tune:",
        on_click=lambda: st.session_state.update(keuzes_zijn_open=not is_open),
        width="stretch",
    )
    with st.container(key="keuzes_open" if is_open else "keuzes_dicht"):
        _choice_row(view, language)
    _say_unmet(view, language)


def _choice_row(view: View, language: Language) -> None:
    say = language.say
    widths = [1.2, 2, 2, 0.9, 1.1, 1.5, 1.1]
    service, cost, quality, period, stand, peers, kinds = st.columns(widths, vertical_alignment="bottom")
    with service:
        _select(say("Dienst"), "dienst", {s: service_name(language, s) for s in view.services}, view.service)
    with cost:
        code = view.cost.indicator.code if view.cost else None
        _select(say("Kosten"), "kosten", {i.code: title(language, i) for i in view.costs}, code)
    with quality:
        code = view.quality.indicator.code if view.quality else None
        _select(say("Kwaliteit"), "kwaliteit", {i.code: title(language, i) for i in view.qualities}, code)
    with period:
        _select(
            say("Periode"),
            "periode",
            {str(p): str(p) for p in view.periods},
            str(view.period) if view.period else None,
        )
    with stand:
        _select(say("Stand"), "stand", {str(s): say(STANDS[s]) for s in view.stands}, str(view.stand))
    with peers:
        _select(say("Vergelijk met"), "vergelijk", _peer_options(view, language), view.compare_with)
    if view.has_fictitious:
        with kinds:
            _fictitious_switch(view, language)
    if view.compare_with == OWN_CHOICE:
        _choose_peers(view, language)


def _select(label: str, name: str, options: dict[str, str], value: str | None) -> None:
    key = f"w_{name}"
    st.session_state[key] = value
    st.selectbox(
        label,
        options=list(options),
        format_func=lambda code: options.get(code, code),
        key=key,
        on_change=lambda: choices.want(**{name: st.session_state[key]}),
        disabled=not options,
        placeholder="–",
    )


def _peer_options(view: View, language: Language) -> dict[str, str]:
    options = {EVERYONE: language.say("Alle")}
    if view.focus and view.focus.peer_group:
        options[GROUP] = language.say("Groep: {group}", group=view.focus.peer_group)
    return options | {OWN_CHOICE: language.say("Zelf kiezen")}


def _choose_peers(view: View, language: Language) -> None:
    same_kind = {
        p.code: partner_name(language, p)
        for p in view.partners
        if view.focus is None or (p.fictitious == view.focus.fictitious and p != view.focus)
    }
    key = "w_vergelijk_zelf"
    st.session_state[key] = [code for code in view.chosen_peers if code in same_kind]
    st.multiselect(
        language.say("Partnerschappen om mee te vergelijken"),
        options=list(same_kind),
        format_func=lambda code: same_kind.get(code, code),
        key=key,
        placeholder=language.say("Kies partnerschappen"),
        on_change=lambda: choices.want(vergelijk=",".join(st.session_state[key]) or OWN_CHOICE),
    )


def _fictitious_switch(view: View, language: Language) -> None:
    key = "w_fictief"
    st.session_state[key] = view.fictitious
    st.toggle(
        language.say("Ook fictieve"),
        key=key,
        on_change=lambda: choices.want(fictief=YES if st.session_state[key] else NO),
    )


def _named_choices(view: View, language: Language) -> str:
    """What is chosen, for the one control a phone has."""
    parts = [
        service_name(language, view.service) if view.service else "",
        str(view.period or ""),
        language.say(STANDS[view.stand]),
    ]
    return escaped(f"{language.say('Keuzes')}: {' · '.join(part for part in parts if part)}")


def _say_unmet(view: View, language: Language) -> None:
    unmet = [(name, value) for name, value in view.unmet if name == "focus" or choices.asked_by_link()]
    if unmet:
        wishes = ", ".join(f"{name}={value}" for name, value in unmet)
        text = language.say("Niet te tonen, want daar zijn geen cijfers voor: {wishes}.", wishes=wishes)
        st.info(escaped(text), icon=":material/info:")


def show_picture(
    view: View, comparison: Comparison | None, events: Sequence[Event], language: Language
) -> None:
    """The main picture: quality against cost, or the trend when the focus has no pair in any year."""
    if comparison and comparison.drawn and (comparison.focus_pair or comparison.path or _has_pair(view)):
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
    st.header(escaped(_what_is_missing(view, comparison, language)), anchor=False)
    _show_trend(view, events, language, TALL_TREND_HEIGHT)


def _has_pair(view: View) -> bool:
    if not (view.focus and view.cost and view.quality):
        return False
    of_cost, of_quality = view.cost.series(view.focus), view.quality.series(view.focus)
    return bool(of_cost.of(view.stand).keys() & of_quality.of(view.stand).keys())


def _pick(chart: str) -> None:
    """A click on a point puts that partnership in focus."""
    points: list[dict[str, Any]] = st.session_state[chart].selection.points
    code = next((point.get("customdata") for point in points), None)
    if isinstance(code, list):
        code = code[0] if code else None
    if isinstance(code, str):
        choices.want(focus=code)


def _what_is_missing(view: View, comparison: Comparison | None, language: Language) -> str:
    if view.focus is None:
        return language.say("Geen partnerschap met cijfers voor deze keuze")
    name = partner_name(language, view.focus)
    has_cost = bool(view.cost and view.cost.series(view.focus).of(view.stand))
    has_quality = bool(view.quality and view.quality.series(view.focus).of(view.stand))
    if has_cost and not has_quality:
        return language.say("{name}: wel kosten, geen kwaliteitscijfer", name=name)
    if has_quality and not has_cost:
        return language.say("{name}: wel kwaliteit, geen kostencijfer", name=name)
    if comparison and not comparison.drawn:
        return language.say("{name}: geen jaar met beide cijfers", name=name)
    return language.say("{name}: geen jaar met beide cijfers", name=name)


def show_focus(
    view: View, comparison: Comparison | None, events: Sequence[Event], language: Language
) -> None:
    """What the picture says of the focus: a sentence, a small table, the trend with its events."""
    if view.focus is None:
        return
    say = language.say
    st.header(escaped(partner_name(language, view.focus)), anchor=False)
    if comparison:
        said = summary(language, comparison)
        st.markdown(escaped(said or say("Geen cijfer in {period}.", period=comparison.period)))
        standings = [s for s in (comparison.cost_standing, comparison.quality_standing) if s]
        if standings:
            st.table(_standing_table(standings, language), border="horizontal")
        if not comparison.focus_pair and comparison.path:
            last = comparison.path[-1][-1].period
            st.button(
                say("Toon {period}, met beide cijfers", period=last),
                on_click=lambda: choices.want(periode=str(last)),
            )
    if comparison is None or comparison.path or _has_pair(view):
        _show_trend(view, events, language, TREND_HEIGHT)


def _standing_table(standings: Sequence[Standing], language: Language) -> pd.DataFrame:
    """Now, change, median and distance per axis, with a word and a sign for the direction."""
    say = language.say
    rows = []
    for s in standings:
        unit, decimals = s.indicator.unit, standing_decimals(s)
        position = f" {POSITION_SIGNS[s.position]} {say(POSITIONS[s.position])}" if s.position else ""
        change = say("geen") if s.change is None else difference(language, s.change, unit, decimals, signed=True)
        since = f" ({s.previous.period})" if s.previous else ""
        rows.append(
            {
                say("Indicator"): title(language, s.indicator),
                say("Nu"): amount(language, s.figure.value, unit, decimals),
                say("Sinds vorige"): change + since,
                say("Mediaan"): amount(language, s.median.value, unit, decimals) if s.median else "–",
                say("Tegen mediaan"): (
                    difference(language, s.distance, unit, decimals, signed=True) + position
                    if s.distance is not None
                    else "–"
                ),
            }
        )
    frame = pd.DataFrame(rows).map(escaped)
    return frame.set_index(frame.columns[0])


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
        lambda: _show_table(drawn_table(comparison, language)),
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
            st.code(
                choices.address(), language=None, wrap_lines=True
            )


def _show_table(table: Table) -> None:
    shown = table.shown()
    frame = pd.DataFrame(shown.rows, columns=[column.title for column in shown.columns])
    formats: dict[str, Any] = {}
    for column in shown.columns:
        if column.kind == ColumnKind.NUMBER:
            formats[column.title] = st.column_config.NumberColumn(format="localized")
        elif column.kind == ColumnKind.LINK:
            formats[column.title] = st.column_config.LinkColumn()
    st.dataframe(frame, hide_index=True, column_config=formats, alt=table.title)


def _show_definitions(comparison: Comparison, language: Language) -> None:
    for indicator in (comparison.cost, comparison.quality):
        st.subheader(escaped(title(language, indicator)), anchor=False)
        lines = [
            f"**{escaped(label)}**: {escaped(text)}" for label, text in definition_rows(indicator, language)
        ]
        st.markdown("  \n".join(lines))
    st.subheader(language.say("Bronnen en opmerkingen per cijfer"), anchor=False)
    _show_table(sources_table(comparison, language))


def _show_absent(comparison: Comparison, language: Language) -> None:
    if comparison.absent:
        _show_table(absent_table(comparison, language))
    else:
        st.markdown(language.say("Iedereen met cijfers staat in het beeld."))
