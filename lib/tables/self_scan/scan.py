"""The self-scan as tables: the base, the answers, and what comes first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from lib.catalogue.self_scan import scan_questions
from lib.domain.self_scan.first_steps import BaseRow, FirstStep, StartAnswer
from lib.tables.table import ColumnKind, Table, TableColumn
from lib.text.language import Language
from lib.text.self_scan.words import (
    SCAN_ANSWERS_SAID,
    STEP_TITLES,
    base_state,
    base_title,
    first_words,
    start_question_words,
)


def base_table(base: Iterable[BaseRow], service: str | None, language: Language) -> Table:
    """What there is of each dataset of the base."""
    say = language.say
    columns = (TableColumn(say("Gegevens")), TableColumn(say("In de monitor")))
    rows = tuple((base_title(language, row.dataset), base_state(language, row, service)) for row in base)
    return Table(say("De basis"), columns, rows)


def scan_answers_table(answers: Mapping[str, StartAnswer], language: Language) -> Table:
    """Every question with its answer; an unanswered one is empty."""
    say = language.say
    columns = (TableColumn(say("Stap")), TableColumn(say("Vraag")), TableColumn(say("Antwoord")))
    rows = tuple(
        (
            say(STEP_TITLES[question.step]),
            start_question_words(language, question),
            say(SCAN_ANSWERS_SAID[answers[question.code]]) if question.code in answers else None,
        )
        for question in scan_questions()
    )
    return Table(say("Antwoorden"), columns, rows)


def first_table(first: Iterable[FirstStep], language: Language) -> Table:
    """All there is to do, in order."""
    say = language.say
    columns = (
        TableColumn(say("Volgorde"), ColumnKind.NUMBER),
        TableColumn(say("Stap")),
        TableColumn(say("Wat eerst")),
    )
    rows = tuple(
        (number, say(STEP_TITLES[one.step]), first_words(language, one))
        for number, one in enumerate(first, 1)
    )
    return Table(say("Wat eerst"), columns, rows)
