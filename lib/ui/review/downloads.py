"""Where the figures of the page "Partnerschap" come from, and the workbook with all of them."""

from __future__ import annotations

from collections.abc import Mapping

from lib.answers.review.answer import ReviewAnswer
from lib.answers.review.choices import ReviewChoices
from lib.answers.snapshot import Snapshot
from lib.domain.review.influence import by_influence
from lib.export.paper.printed import has_browser, meeting_as_pdf
from lib.export.workbook import as_workbook
from lib.pictures.meeting.paper import meeting_paper
from lib.pictures.picture import Picture
from lib.tables.origins import about_table, definitions_table, sources_table
from lib.tables.review import (
    events_table,
    facts,
    facts_table,
    figures_of,
    indicators_table,
    market_tests_table,
    period_changes_table,
    quantity_lines_table,
)
from lib.tables.series import series_table, whole_series
from lib.tables.table import Table
from lib.text.indicators import sources_in_short
from lib.text.language import Language
from lib.ui import url
from lib.ui.downloads import file_origin, offer_downloads
from lib.ui.words import note


def show_sources(shown: ReviewAnswer, language: Language) -> None:
    """Who published the figures, and in which status."""
    figures = [figure for _, _, figure in figures_of(shown.indicators, shown.focus, language)]
    if figures:
        note(sources_in_short(language, figures))


def show_downloads(
    pictures: Mapping[str, Picture],
    choices: ReviewChoices,
    shown: ReviewAnswer,
    snapshot: Snapshot,
    language: Language,
) -> None:
    """The workbook, the paper where this server can print, and the link to this page."""
    name = f"partnerschap_{shown.focus.code}_{shown.period}"
    origin = file_origin()

    def workbook() -> bytes:
        tables = _tables(pictures, choices, shown, snapshot, language)
        return as_workbook([*tables, about_table(origin, language)])

    def paper() -> bytes:
        made = meeting_paper(choices.parameters(), snapshot, url.today(), language)
        return meeting_as_pdf(made, language) if made else b""

    offer_downloads(name, workbook, language, paper=paper if has_browser() else None)


def _tables(
    pictures: Mapping[str, Picture],
    choices: ReviewChoices,
    shown: ReviewAnswer,
    snapshot: Snapshot,
    language: Language,
) -> list[Table]:
    """All figures of the page, in its order, with definitions and sources."""
    told = facts(shown.focus, snapshot.registry.organisations, language)
    tables = [facts_table(shown.focus, told, language)]
    if choices.previous:
        tables.append(period_changes_table(shown.changes, shown.period, language))
    if shown.pair.comparison:
        tables.append(pictures["beeld"].table)
    if "naast" in pictures:
        tables.append(pictures["naast"].table)
    tables.append(pictures["dienstverlening"].table)
    tables += [
        pictures[name].table for name in ("brug", "gegeven") if name in pictures and pictures[name].source
    ]
    if shown.tests:
        tables.append(market_tests_table(shown.tests, language))
    indicators = by_influence(choices.series, choices.previous, shown.period)
    tables.append(indicators_table(indicators, shown.period, language))
    if shown.quantities:
        tables += [pictures["areaal"].table, quantity_lines_table(shown.quantity_lines, language)]
    tables.append(events_table(shown.events, language))
    drawn = figures_of(indicators, shown.focus, language)
    defined = dict.fromkeys(indicator for _, indicator, _ in drawn)
    organisations = snapshot.registry.organisations
    series = series_table(
        (whole_series(shown.focus, organisations, *known, language) for known in choices.series.items()),
        language,
    )
    return [*tables, definitions_table(defined, language), sources_table(drawn, language), series]
