"""A figure over time as tables: the focus with its limits and flags, and everyone's newest standing."""

from __future__ import annotations

from lib.domain.explore.history import FigureHistory
from lib.tables.table import ColumnKind, Table, TableColumn, Value
from lib.text.amounts import decimals_for, unit_words
from lib.text.derivation_words import source_words
from lib.text.explore.history import TRENDS, flag_words
from lib.text.explore.profile import UNJUDGED
from lib.text.indicators import title
from lib.text.language import Language
from lib.text.terms import POSITIONS, STATUSES, partner_name


def history_table(history: FigureHistory, language: Language) -> Table:
    """The table twin: the focus by period, with the median, and the mean, limits and flags of each stretch."""
    say, indicator = language.say, history.indicator
    decimals = decimals_for(indicator.unit, [f.value for f in history.figures])
    number = ColumnKind.NUMBER
    columns = (
        TableColumn(say("Periode")),
        TableColumn(
            f"{title(language, indicator)} ({unit_words(language, indicator.unit)})", number, decimals
        ),
        TableColumn(say("ondergrens"), number, decimals),
        TableColumn(say("bovengrens"), number, decimals),
        TableColumn(say("Mediaan"), number, decimals),
        TableColumn(say("Gemiddelde van de reeks"), number, decimals),
        TableColumn(say("Laagste gewone waarde"), number, decimals),
        TableColumn(say("Hoogste gewone waarde"), number, decimals),
        TableColumn(say("Opvallend")),
        TableColumn(say("Status")),
        TableColumn(say("Bron")),
    )
    rows: list[tuple[Value, ...]] = []
    for stretch in history.stretches:
        limits = stretch.limits
        for place, figure in enumerate(stretch.figures):
            rows.append(
                (
                    str(figure.period),
                    figure.value,
                    figure.low,
                    figure.high,
                    history.medians.get(figure.period),
                    limits.mean if limits else None,
                    limits.low if limits else None,
                    limits.high if limits else None,
                    (flag_words(language, limits.flags[place]) if limits else None) or None,
                    say(STATUSES[figure.status]),
                    source_words(language, figure.source),
                )
            )
    return Table(say("Verloop"), columns, tuple(rows))


def standings_table(history: FigureHistory, language: Language, *, only_worse: bool) -> Table:
    """Everyone's newest figure, its trend and its place against the median, by name.

    Args:
        only_worse: whether to list only who is worse and worsening.
    """
    say, indicator = language.say, history.indicator
    decimals = decimals_for(indicator.unit, [s.figure.value for s in history.standings])
    columns = (
        TableColumn(say("Naam")),
        TableColumn(
            f"{title(language, indicator)} ({unit_words(language, indicator.unit)})",
            ColumnKind.NUMBER,
            decimals,
        ),
        TableColumn(say("Periode")),
        TableColumn(say("Tegen de mediaan")),
        TableColumn(say("Laatste vijf cijfers")),
        TableColumn(say("Bron"), on_screen=False),
    )
    rows = tuple(
        (
            partner_name(language, s.partner),
            s.figure.value,
            str(s.figure.period),
            say(UNJUDGED if s.position is None else POSITIONS[s.position]),
            say(TRENDS[s.trend]),
            source_words(language, s.figure.source),
        )
        for s in history.standings
        if not only_worse or s.is_worse_and_worsening(indicator)
    )
    return Table(say("Iedereen nu"), columns, rows)


def peers_table(history: FigureHistory, language: Language) -> Table:
    """Every figure of the peers that were chosen, by name and period."""
    say, indicator = language.say, history.indicator
    figures = [figure for own in history.peers.values() for figure in own]
    columns = (
        TableColumn(say("Naam")),
        TableColumn(say("Periode")),
        TableColumn(
            f"{title(language, indicator)} ({unit_words(language, indicator.unit)})",
            ColumnKind.NUMBER,
            decimals_for(indicator.unit, [figure.value for figure in figures]),
        ),
        TableColumn(say("Status")),
        TableColumn(say("Bron")),
    )
    rows = tuple(
        (
            partner_name(language, partner),
            str(figure.period),
            figure.value,
            say(STATUSES[figure.status]),
            source_words(language, figure.source),
        )
        for partner, own in history.peers.items()
        for figure in own
    )
    return Table(say("Vergelijkingsgroep"), columns, rows)
