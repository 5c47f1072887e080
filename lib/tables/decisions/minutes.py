"""Decisions as tables: the figures of one, and the minutes of a meeting."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from lib.answers.decisions.answer import DecisionAnswer, Followed
from lib.domain.decisions.decision import in_time
from lib.domain.decisions.since import Since
from lib.domain.figures import Figure
from lib.tables.origins import Drawn
from lib.tables.table import ColumnKind, Table, TableColumn, Value
from lib.text.agreements.words import PARTIES
from lib.text.amounts import unit_words
from lib.text.decisions.words import (
    DECISION_STATES,
    due_words,
    figure_words,
    owner_words,
    since_decimals,
    since_sentence,
    since_word,
    status_words,
    timing_words,
)
from lib.text.indicators import title
from lib.text.language import Language
from lib.text.terms import STATUSES, partner_name, service_name


def since_table(found: Since, language: Language) -> Table:
    """The figures at the decision, on its due date and now, to read."""
    say = language.say
    names = (say("Wanneer"), say("Cijfer"), say("Periode en status"), say("Tegenover toen"))
    rows = tuple(
        (
            when,
            figure_words(language, found, figure),
            status_words(language, figure),
            "–" if figure is found.then else since_word(language, found, figure),
        )
        if figure
        else (when, say("geen"), "–", "–")
        for when, figure in _moments(found, language)
    )
    return Table(title(language, found.indicator), tuple(TableColumn(name) for name in names), rows)


def _moments(found: Since, language: Language) -> list[tuple[str, Figure | None]]:
    say = language.say
    named = [(say("Bij het besluit"), found.then), (say("Nu"), found.now)]
    return [named[0], (say("Op de einddatum"), found.at_due), named[1]] if found.at_due else named


def minutes_table(found: Iterable[Followed], today: dt.date, language: Language) -> Table:
    """Decisions as the minutes of a meeting have them, to read on paper."""
    say = language.say
    names = (say("Nr."), say("Besluit"), say("Wie"), say("Wanneer en stand"), say("Cijfer sindsdien"))
    rows = tuple(
        (
            str(number),
            f"{followed.decision.text} ({language.date(followed.decision.date)})",
            owner_words(language, followed.decision),
            due_words(language, followed.decision, today),
            f"{title(language, followed.since.indicator)}. {since_sentence(language, followed.since)}"
            if followed.since
            else "–",
        )
        for number, followed in enumerate(found, start=1)
    )
    return Table(say("Besluitenlijst"), tuple(TableColumn(name) for name in names), rows)


def decisions_table(found: DecisionAnswer, language: Language) -> Table:
    """Every decision with all that is known of it, for a workbook."""
    say = language.say
    texts, day = (say("Besluit"), say("Eigenaar (rol)"), say("Kant"), say("Dienst")), ColumnKind.DATE
    columns = (
        *[TableColumn(name) for name in texts],
        TableColumn(say("Besloten op"), day),
        TableColumn(say("Gereed op"), day),
        TableColumn(say("Staat")),
        TableColumn(say("Hoe het ervoor staat")),
        TableColumn(say("Afgerond op"), day),
        *[
            TableColumn(name)
            for name in (say("Reden"), say("Bewijs"), say("Indicator"), say("Bron"), say("Code"))
        ],
    )
    rows = tuple(_decision_row(followed, found.today, language) for followed in found.decisions)
    return Table(say("Besluiten"), columns, rows)


def _decision_row(followed: Followed, today: dt.date, language: Language) -> tuple[Value, ...]:
    decision = followed.decision
    return (
        decision.text,
        decision.owner,
        language.say(PARTIES[decision.side]),
        service_name(language, decision.service) if decision.service else None,
        decision.date,
        decision.due,
        language.say(DECISION_STATES[decision.state]),
        timing_words(language, in_time(decision, today)),
        decision.closed,
        decision.reason,
        decision.evidence,
        title(language, followed.since.indicator) if followed.since else decision.indicator,
        decision.source,
        decision.code,
    )


def decision_figures_table(found: DecisionAnswer, language: Language) -> Table:
    """The figures around every decision that names an indicator, as numbers."""
    say, number = language.say, ColumnKind.NUMBER
    followed = [(f.decision, f.since) for f in found.decisions if f.since]
    decimals = max((since_decimals(since) for _, since in followed), default=0)
    columns = (
        *[TableColumn(name) for name in (say("Besluit"), say("Indicator"), say("Eenheid"), say("Wanneer"))],
        *[
            TableColumn(name, number, decimals)
            for name in (say("Cijfer"), say("Ondergrens"), say("Bovengrens"))
        ],
        *[TableColumn(name) for name in (say("Periode"), say("Status"), say("Tegenover toen"))],
    )
    rows = tuple(
        (
            decision.text,
            title(language, since.indicator),
            unit_words(language, since.indicator.unit),
            when,
            figure.value if figure else None,
            figure.low if figure else None,
            figure.high if figure else None,
            str(figure.period) if figure else None,
            say(STATUSES[figure.status]) if figure else None,
            since_word(language, since, figure) if figure and figure is not since.then else None,
        )
        for decision, since in followed
        for when, figure in _moments(since, language)
    )
    return Table(say("Cijfers bij besluiten"), columns, rows)


def decision_figures(found: DecisionAnswer, language: Language) -> list[Drawn]:
    """The figures that the page shows, for the list of their sources."""
    name = partner_name(language, found.focus)
    return [
        (name, since.indicator, figure)
        for since in (followed.since for followed in found.decisions)
        if since
        for figure in dict.fromkeys(since.figures)
        if figure
    ]
