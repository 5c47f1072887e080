"""The blocks of the page "Kwaliteit en kosten": choices, picture, focus, details, downloads."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

import streamlit as st

from lib.answers.comparison.answer import ComparisonAnswer
from lib.answers.comparison.choices import ComparisonChoices
from lib.answers.known import known_of
from lib.answers.snapshot import Snapshot
from lib.domain.comparison.spread import among_all
from lib.domain.indicators import QUALITY_ROLES, Indicator, Role
from lib.export.workbook import as_workbook
from lib.pictures.comparison import OTHER_SPREAD, large_figure, spread_name
from lib.pictures.picture import LargeFigure, Picture
from lib.tables.comparison import absent_table, answered_figures, standing_table
from lib.tables.origins import Drawn, about_table, definitions_table, sources_table
from lib.tables.series import measured_series, series_table
from lib.tables.table import Table
from lib.text.language import Language
from lib.text.terms import partner_name
from lib.ui import url
from lib.ui.controls import show_tabs
from lib.ui.downloads import file_origin, offer_downloads
from lib.ui.focus.blocks import show_known, show_ways_on
from lib.ui.links import link_to
from lib.ui.memory import shown_snapshot
from lib.ui.pictures import draw, show, show_source, tell_of
from lib.ui.tables import show_definitions, show_table, show_to_read
from lib.ui.words import escaped, heading, note, subheading, tell


def show_picture(pictures: Mapping[str, Picture], shown: ComparisonAnswer, language: Language) -> None:
    """Quality against cost; with few partnerships the two figures, then the trend when the focus has no pair ever."""
    picture = next(iter(pictures.values()))
    if picture.drawing and shown.comparison:
        show(picture, ahead=True, on_select=partial(_pick, picture.name), selection_mode="points")
        for reading in picture.notes:
            note(reading)
        return
    heading(picture.heading)
    show_large_figures(pictures, shown, language)
    show_wide(pictures, shown, language)
    if not shown.comparison and (picture.drawing or not shown.lines):
        _show_trend(picture)


def show_large_figures(pictures: Mapping[str, Picture], shown: ComparisonAnswer, language: Language) -> None:
    """The figures of the focus side by side, each above its spread; nothing where there are points to show."""
    if not shown.spreads:
        return
    with st.container(key="tweeluik"):
        columns = st.columns(len(shown.spreads), gap="medium")
    for column, spread in zip(columns, shown.spreads, strict=True):
        with column:
            figure = large_figure(spread.indicator, spread.own, language)
            _show_figure(figure, pictures[spread_name(spread.indicator)])


def show_wide(pictures: Mapping[str, Picture], shown: ComparisonAnswer, language: Language) -> None:
    """The spread of another figure of the service beside what it says; nothing where the asked ones have enough."""
    if shown.wide is None:
        return
    picture, asked = (
        pictures[OTHER_SPREAD],
        {"cijfer": shown.wide.indicator.code, "periode": str(shown.wide.period)},
    )
    with st.container(key="breed"):
        subheading(picture.heading)
        drawn, told = st.columns([1, 1], gap="medium")
    with drawn:
        draw(picture)
    with told:
        tell_of(picture)
        show_source(picture)
        link_to("vergelijken", {"focus": shown.wide.focus.code, **asked}, language)


def _show_figure(figure: LargeFigure, spread: Picture) -> None:
    """A large figure of the focus, and under it where it lies among the others."""
    subheading(figure.label)
    st.metric(escaped(figure.label), figure.value, label_visibility="collapsed")
    note(figure.words)
    if spread.drawing:
        draw(spread)
    tell_of(spread)
    show_source(spread)


def _pick(chart: str) -> None:
    """A click on a point puts that partnership in focus."""
    points: list[dict[str, Any]] = st.session_state[chart].selection.points
    code = next((point.get("customdata") for point in points), None)
    if isinstance(code, list):
        code = code[0] if code else None
    if isinstance(code, str):
        url.want(focus=code)


def show_focus(
    pictures: Mapping[str, Picture],
    choices: ComparisonChoices,
    shown: ComparisonAnswer,
    snapshot: Snapshot,
    language: Language,
) -> None:
    """What the picture says of the focus: sentences, a small table, the trend with its events."""
    if choices.focus is None:
        return
    say = language.say
    heading(partner_name(language, choices.focus))
    comparison, trend = shown.comparison, pictures["verloop"]
    if comparison is None:
        for said in trend.sentences if shown.lines else ():
            tell(said)
        everyone = {partner.code for partner in choices.everyone}
        known = known_of(choices.focus, snapshot, (Role.COST, *QUALITY_ROLES), everyone)
        show_known(known, [line.measured.indicator for line in shown.lines], language)
        show_ways_on(known, ("cijfers",), snapshot, language)
        return
    for said in pictures["beeld"].sentences:
        tell(said)
    both = (comparison.cost_standing, comparison.quality_standing)
    standings = [among_all(standing, shown.spreads) for standing in both if standing]
    if standings:
        show_to_read(standing_table(standings, language), language)
    else:
        tell(say("Geen cijfer in {period}.", period=comparison.period))
    if comparison.focus_pair is None:
        last = choices.focus_periods[-1]
        st.button(
            say("Toon {period}, met beide cijfers", period=last),
            on_click=lambda: url.want(periode=str(last)),
        )
    if trend.drawing or not shown.lines:
        _show_trend(trend)


def _show_trend(picture: Picture) -> None:
    """The trend with its events, or that there is none."""
    if picture.drawing is None:
        for said in picture.sentences:
            tell(said)
        return
    draw(picture)
    for event in picture.notes:
        note(event)


def show_details(
    pictures: Mapping[str, Picture], choices: ComparisonChoices, shown: ComparisonAnswer, language: Language
) -> None:
    """Table, definitions and sources, and who is not shown; with the downloads."""
    say, picture = language.say, next(iter(pictures.values()))
    drawn = answered_figures(choices, shown, language)
    if not drawn:
        return
    asked = [m.indicator for m in (choices.cost, choices.quality) if m]
    indicators = (*asked, *([shown.wide.indicator] if shown.wide else ()))
    absent = absent_table(shown.absent, language)
    more = [each.table for name, each in pictures.items() if name.startswith(("spreiding", "naast"))]
    _show_downloads(choices, [picture.table, *more], drawn, indicators, absent, language)
    names = [say("Tabel"), say("Definities en bronnen"), say("Niet getoond")]
    blocks: list[Callable[[], None]] = [
        lambda: show_table(picture.table, language),
        lambda: _show_definitions(indicators, drawn, language),
        lambda: _show_absent(absent, language),
    ]
    show_tabs(dict(zip(names, blocks, strict=True)))


def _show_downloads(
    choices: ComparisonChoices,
    shown_tables: Sequence[Table],
    drawn: Sequence[Drawn],
    indicators: Sequence[Indicator],
    absent: Table,
    language: Language,
) -> None:
    name = f"kwaliteit-en-kosten_{choices.service}_{choices.period}"
    origin, organisations = file_origin(), shown_snapshot().registry.organisations
    measured = [each for each in (choices.cost, choices.quality) if each]

    def workbook() -> bytes:
        series = measured_series(measured, organisations, language, fictitious=choices.fictitious)
        tables = [
            *shown_tables,
            definitions_table(indicators, language),
            sources_table(drawn, language),
            absent,
            series_table(series, language),
            about_table(origin, language),
        ]
        return as_workbook(tables)

    offer_downloads(name, workbook, language, shown_tables[0])


def _show_definitions(indicators: Sequence[Indicator], drawn: Sequence[Drawn], language: Language) -> None:
    show_definitions(indicators, language)
    subheading(language.say("Bronnen en opmerkingen per cijfer"))
    show_table(sources_table(drawn, language), language)


def _show_absent(absent: Table, language: Language) -> None:
    if absent.rows:
        show_table(absent, language)
    else:
        tell(language.say("Iedereen met cijfers staat in het beeld."))
