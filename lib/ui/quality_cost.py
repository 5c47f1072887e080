"""The blocks of the page "Kwaliteit en kosten": choices, picture, focus, details, downloads."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from lib.charts import quality_cost as scatter
from lib.charts import trend
from lib.domain.comparison import Absence, Comparison, Standing
from lib.domain.events import Event
from lib.domain.indicators import Indicator
from lib.domain.market.outcome import MarketVerdict
from lib.domain.market.verdicts import NO_VERDICTS, Verdicts, by_partnership
from lib.domain.partners import Partner
from lib.domain.periods import PeriodKind
from lib.domain.trend import Line, make_lines
from lib.export.comparison_tables import (
    Drawn,
    about_table,
    absent_table,
    definition_rows,
    definitions_table,
    drawn_figures,
    drawn_table,
    sources_table,
    trend_figures,
    trend_table,
)
from lib.export.tables import Table, as_workbook
from lib.store.market_verdicts import read_service_verdicts
from lib.text.amounts import amount, signed_difference
from lib.text.language import Language
from lib.text.market import market_verdict
from lib.text.sentences import (
    direction_words,
    latest_sentence,
    sources_in_short,
    standing_decimals,
    summary,
    title,
)
from lib.text.terms import ROLES, partner_name
from lib.ui import choices
from lib.ui.charts import list_events, show_drawing
from lib.ui.data import Library
from lib.ui.downloads import offer_downloads
from lib.ui.frame import escaped
from lib.ui.options import View, comparison_of
from lib.ui.tables import show_table

TREND_HEIGHT, TALL_TREND_HEIGHT = 290, 520


def events_of(
    focus: Partner | None, service: str | None, books: Library, lines: Sequence[Line]
) -> list[Event]:
    """Events of a partnership that concern a service, within a year of its figures, oldest first."""
    years = [period.year for line in lines for period in line.figures]
    if focus is None or service is None or not years:
        return []
    codes = {focus.code}
    if focus.is_whole_client:
        codes = {p.code for p in books.registry.partners if p.client == focus.client}
    events = [e for e in books.registry.events if e.partnership in codes and e.concerns(service)]
    return [event for event in events if min(years) - 1 <= event.date.year <= max(years) + 1]


@dataclass(frozen=True)
class Shown:
    """What the page draws: the comparison, unless the focus has no point in any period, and the trend."""

    comparison: Comparison | None
    lines: tuple[Line, ...]
    events: tuple[Event, ...]
    absent: tuple[Absence, ...]
    verdicts: Verdicts

    def figures(self, view: View, language: Language) -> list[Drawn]:
        """The figures of the main picture."""
        if self.comparison:
            return drawn_figures(self.comparison, language)
        return trend_figures(self.lines, view.focus, language) if view.focus else []


def what_to_show(view: View, books: Library) -> Shown:
    """Compare, and look up the trend and the events of the focus."""
    comparison = comparison_of(view, books)
    absent = comparison.absent if comparison else ()
    measured = [m for m in (view.quality, view.cost) if m]
    kind = view.period.kind if view.period else PeriodKind.YEAR
    lines = make_lines(measured, view.focus, view.stand, kind) if view.focus else []
    if comparison and not (comparison.drawn and view.focus_periods):
        comparison = None
    events = tuple(events_of(view.focus, view.service, books, lines))
    return Shown(comparison, tuple(lines), events, absent, _verdicts(view, books))


def _verdicts(view: View, books: Library) -> Verdicts:
    """What price tests of the service said in the year."""
    if view.service is None or view.period is None:
        return NO_VERDICTS
    return by_partnership(books.ask(read_service_verdicts, view.service, view.period.year))


def show_picture(view: View, shown: Shown, language: Language) -> None:
    """The main picture: quality against cost, or the trend when the focus has no pair in any period."""
    if shown.comparison:
        picture = scatter.draw(shown.comparison, shown.events, language, shown.verdicts)
        st.header(escaped(picture.title), anchor=False)
        show_drawing(picture, "beeld", on_select=partial(_pick, "beeld"), selection_mode="points")
        explain_signs(picture, language)
    else:
        st.header(escaped(what_is_missing(view, language)), anchor=False)
        _show_trend(view, shown, language, TALL_TREND_HEIGHT)


def explain_signs(picture: scatter.Picture, language: Language) -> None:
    """What the signs before names in the picture say, where there are any."""
    if picture.signed:
        signs = ", ".join(market_verdict(language, verdict) for verdict in MarketVerdict)
        said = language.say("teken voor een naam: uitspraak van de markttoets ({signs})", signs=signs)
        st.caption(escaped(said))


def _pick(chart: str) -> None:
    """A click on a point puts that partnership in focus."""
    points: list[dict[str, Any]] = st.session_state[chart].selection.points
    code = next((point.get("customdata") for point in points), None)
    if isinstance(code, list):
        code = code[0] if code else None
    if isinstance(code, str):
        choices.want(focus=code)


def what_is_missing(view: View, language: Language) -> str:
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


def show_focus(view: View, shown: Shown, language: Language) -> None:
    """What the picture says of the focus: sentences, a small table, the trend with its events."""
    if view.focus is None:
        return
    say = language.say
    st.header(escaped(partner_name(language, view.focus)), anchor=False)
    comparison = shown.comparison
    if comparison is None:
        for line in shown.lines:
            st.markdown(escaped(latest_sentence(language, line, view.focus, view.stand)))
        return
    for said in summary(language, comparison):
        st.markdown(escaped(said))
    standings = [s for s in (comparison.cost_standing, comparison.quality_standing) if s]
    if standings:
        st.table(_standing_table(standings, language), border="horizontal")
    else:
        st.markdown(say("Geen cijfer in {period}.", period=comparison.period))
    if comparison.focus_pair is None:
        last = view.focus_periods[-1]
        st.button(
            say("Toon {period}, met beide cijfers", period=last),
            on_click=lambda: choices.want(periode=str(last)),
        )
    _show_trend(view, shown, language, TREND_HEIGHT)


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
            distance += f" {direction_words(language, s.indicator, s.position)}"
        rows[say(ROLES[s.indicator.role])] = {
            say("Nu"): amount(language, s.figure.value, unit, decimals),
            say("Verandering"): change,
            say("Tegen mediaan"): distance,
        }
    return pd.DataFrame.from_dict(rows, orient="index").map(escaped)


def _show_trend(view: View, shown: Shown, language: Language, height: int) -> None:
    if view.focus is None or not shown.lines:
        st.markdown(language.say("Geen cijfers in deze stand."))
        return
    drawn = trend.draw(shown.lines, shown.events, view.focus, language, height)
    show_drawing(drawn, "verloop")
    list_events(shown.events, language)


def show_source_line(view: View, shown: Shown, language: Language) -> None:
    """Who published what the main picture draws, in which status, and how much of it is shown."""
    figures = [figure for _, _, figure in shown.figures(view, language)]
    if not figures:
        return
    parts = [sources_in_short(language, figures)]
    if shown.comparison:
        drawn, absent = len(shown.comparison.drawn), len(shown.absent)
        values = {"n": language.number(drawn), "total": language.number(drawn + absent)}
        parts.append(str(shown.comparison.period))
        parts.append(language.say("{n} van {total} partnerschappen getoond", **values))
    if any(figure.fictitious for figure in figures):
        parts.append(language.say("open rondje: fictief, nooit meegeteld bij bestaande partnerschappen"))
    if not all(figure.is_firm for figure in figures):
        parts.append(language.say("stip in het rondje: begroting of voorlopig"))
    st.caption(escaped(" · ".join(parts)))


def show_details(view: View, shown: Shown, language: Language) -> None:
    """Table, definitions and sources, and who is not shown; with the downloads."""
    say = language.say
    drawn = shown.figures(view, language)
    if not drawn:
        return
    indicators = tuple(m.indicator for m in (view.cost, view.quality) if m)
    comparison = shown.comparison
    table = drawn_table(comparison, language, shown.verdicts) if comparison else trend_table(drawn, language)
    absent = absent_table(shown.absent, language)
    _show_downloads(view, table, drawn, indicators, absent, language)
    names = [say("Tabel"), say("Definities en bronnen")]
    names.append(say("Niet getoond ({n})", n=language.number(len(shown.absent))))
    blocks: list[Callable[[], None]] = [
        lambda: show_table(table, language),
        lambda: _show_definitions(indicators, drawn, language),
        lambda: _show_absent(absent, language),
    ]
    for tab, block in zip(st.tabs(names, key="uitleg", on_change="rerun"), blocks, strict=True):
        if tab.open:
            with tab:
                block()


def _show_downloads(
    view: View,
    table: Table,
    drawn: Sequence[Drawn],
    indicators: Sequence[Indicator],
    absent: Table,
    language: Language,
) -> None:
    day = choices.as_of()
    name = f"kwaliteit-en-kosten_{view.service}_{view.period}" + (f"_zoals-op-{day}" if day else "")
    address = choices.address()

    def workbook() -> bytes:
        about = about_table(address, day, language)
        tables = [
            table,
            definitions_table(indicators, language),
            sources_table(drawn, language),
            absent,
            about,
        ]
        return as_workbook(tables)

    offer_downloads(name, workbook, language, table)


def _show_definitions(indicators: Sequence[Indicator], drawn: Sequence[Drawn], language: Language) -> None:
    for indicator in indicators:
        st.subheader(escaped(title(language, indicator)), anchor=False)
        lines = [
            f"**{escaped(label)}**: {escaped(text)}" for label, text in definition_rows(indicator, language)
        ]
        st.markdown("  \n".join(lines))
    st.subheader(language.say("Bronnen en opmerkingen per cijfer"), anchor=False)
    show_table(sources_table(drawn, language), language)


def _show_absent(absent: Table, language: Language) -> None:
    if absent.rows:
        show_table(absent, language)
    else:
        st.markdown(language.say("Iedereen met cijfers staat in het beeld."))
