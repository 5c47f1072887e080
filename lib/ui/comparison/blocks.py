"""The blocks of the page "Kwaliteit en kosten": choices, picture, focus, details, downloads."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from lib.answers.comparison.answer import ComparisonAnswer
from lib.answers.comparison.choices import ComparisonChoices
from lib.charts.comparison import quality_cost as scatter
from lib.charts.comparison import trend
from lib.domain.comparison.quality_cost import Standing
from lib.domain.indicators import Indicator
from lib.domain.market.outcome import MarketVerdict
from lib.export.workbook import as_workbook
from lib.tables.comparison import absent_table, answered_figures, drawn_table, trend_table
from lib.tables.origins import Drawn, about_table, definitions_table, sources_table
from lib.tables.table import Table
from lib.text.amounts import amount, signed_difference
from lib.text.comparison.sentences import direction_words, latest_sentence, standing_decimals, summary
from lib.text.indicators import sources_in_short
from lib.text.language import Language
from lib.text.market.words import market_verdict
from lib.text.terms import ROLES, partner_name
from lib.ui import url
from lib.ui.controls import show_tabs
from lib.ui.downloads import offer_downloads
from lib.ui.pictures import list_events, show_drawing
from lib.ui.tables import show_definitions, show_table
from lib.ui.words import escaped, heading, note, subheading, tell

TREND_HEIGHT, TALL_TREND_HEIGHT = 290, 520


def show_picture(choices: ComparisonChoices, shown: ComparisonAnswer, language: Language) -> None:
    """The main picture: quality against cost, or the trend when the focus has no pair in any period."""
    if shown.comparison:
        picture = scatter.draw(shown.comparison, shown.events, language, shown.verdicts)
        heading(picture.title)
        show_drawing(picture, "beeld", on_select=partial(_pick, "beeld"), selection_mode="points")
        explain_signs(picture, language)
    else:
        heading(what_is_missing(choices, language))
        _show_trend(choices, shown, language, TALL_TREND_HEIGHT)


def explain_signs(picture: scatter.Scatter, language: Language) -> None:
    """What the signs before names in the picture say, where there are any."""
    if picture.signed:
        signs = ", ".join(market_verdict(language, verdict) for verdict in MarketVerdict)
        said = language.say("teken voor een naam: uitspraak van de markttoets ({signs})", signs=signs)
        note(said)


def _pick(chart: str) -> None:
    """A click on a point puts that partnership in focus."""
    points: list[dict[str, Any]] = st.session_state[chart].selection.points
    code = next((point.get("customdata") for point in points), None)
    if isinstance(code, list):
        code = code[0] if code else None
    if isinstance(code, str):
        url.want(focus=code)


def what_is_missing(choices: ComparisonChoices, language: Language) -> str:
    """Why there is no point for the focus in any period."""
    if choices.focus is None:
        return language.say("Geen partnerschap met cijfers voor deze keuze")
    name = partner_name(language, choices.focus)
    has_cost = bool(choices.cost and choices.cost.series(choices.focus).of(choices.stand))
    has_quality = bool(choices.quality and choices.quality.series(choices.focus).of(choices.stand))
    if has_cost and not has_quality:
        return language.say("{name}: wel kosten, geen kwaliteitscijfer", name=name)
    if has_quality and not has_cost:
        return language.say("{name}: wel kwaliteit, geen kostencijfer", name=name)
    return language.say("{name}: geen periode met beide cijfers", name=name)


def show_focus(choices: ComparisonChoices, shown: ComparisonAnswer, language: Language) -> None:
    """What the picture says of the focus: sentences, a small table, the trend with its events."""
    if choices.focus is None:
        return
    say = language.say
    heading(partner_name(language, choices.focus))
    comparison = shown.comparison
    if comparison is None:
        for line in shown.lines:
            tell(latest_sentence(language, line, choices.focus, choices.stand))
        return
    for said in summary(language, comparison):
        tell(said)
    standings = [s for s in (comparison.cost_standing, comparison.quality_standing) if s]
    if standings:
        st.table(_standing_table(standings, language), border="horizontal")
    else:
        tell(say("Geen cijfer in {period}.", period=comparison.period))
    if comparison.focus_pair is None:
        last = choices.focus_periods[-1]
        st.button(
            say("Toon {period}, met beide cijfers", period=last),
            on_click=lambda: url.want(periode=str(last)),
        )
    _show_trend(choices, shown, language, TREND_HEIGHT)


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


def _show_trend(choices: ComparisonChoices, shown: ComparisonAnswer, language: Language, height: int) -> None:
    if choices.focus is None or not shown.lines:
        tell(language.say("Geen cijfers in deze stand."))
        return
    drawn = trend.draw(shown.lines, shown.events, choices.focus, language, height)
    show_drawing(drawn, "verloop")
    list_events(shown.events, language)


def show_source_line(choices: ComparisonChoices, shown: ComparisonAnswer, language: Language) -> None:
    """Who published what the main picture draws, in which status, and how much of it is shown."""
    figures = [figure for _, _, figure in answered_figures(choices, shown, language)]
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
    note(" · ".join(parts))


def show_details(choices: ComparisonChoices, shown: ComparisonAnswer, language: Language) -> None:
    """Table, definitions and sources, and who is not shown; with the downloads."""
    say = language.say
    drawn = answered_figures(choices, shown, language)
    if not drawn:
        return
    indicators = tuple(m.indicator for m in (choices.cost, choices.quality) if m)
    comparison = shown.comparison
    table = drawn_table(comparison, language, shown.verdicts) if comparison else trend_table(drawn, language)
    absent = absent_table(shown.absent, language)
    _show_downloads(choices, table, drawn, indicators, absent, language)
    names = [say("Tabel"), say("Definities en bronnen")]
    names.append(say("Niet getoond ({n})", n=language.number(len(shown.absent))))
    blocks: list[Callable[[], None]] = [
        lambda: show_table(table, language),
        lambda: _show_definitions(indicators, drawn, language),
        lambda: _show_absent(absent, language),
    ]
    show_tabs(dict(zip(names, blocks, strict=True)))


def _show_downloads(
    choices: ComparisonChoices,
    table: Table,
    drawn: Sequence[Drawn],
    indicators: Sequence[Indicator],
    absent: Table,
    language: Language,
) -> None:
    day = url.as_of()
    name = f"kwaliteit-en-kosten_{choices.service}_{choices.period}"
    address = url.address()

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
    show_definitions(indicators, language)
    subheading(language.say("Bronnen en opmerkingen per cijfer"))
    show_table(sources_table(drawn, language), language)


def _show_absent(absent: Table, language: Language) -> None:
    if absent.rows:
        show_table(absent, language)
    else:
        tell(language.say("Iedereen met cijfers staat in het beeld."))
