"""Which code of a dimension stands for all: both sexes, all ages, all waste."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lib.ingest.connectors.cbs.saved_json import Document, text_of
from lib.ingest.connectors.cbs.statline import StatlineTable

TOTAL_TITLE = re.compile(r"(\S*\d\S*\s+|[A-Z]-[A-Z]\s+)?(totaal|alle)\b.*", re.IGNORECASE)
TOTAL_CODE = re.compile(r"T\d{6}")
KNOWN_TOTALS = {"Geslacht": "T001038", "Leeftijd": "10000", "BurgerlijkeStaat": "T001019"}


def total_of(table: StatlineTable, dimension: str, title: re.Pattern[str] = TOTAL_TITLE) -> str | None:
    """The code of the total, from the labels, from what is known, or from CBS's habit of T-codes."""
    titles = {code: label.title for code, label in table.about.labels.get(dimension, {}).items()}
    named = [code for code, text in titles.items() if title.fullmatch(text)]
    by_habit = [code for code in named if TOTAL_CODE.fullmatch(code)]
    if len(named) == 1 or len(by_habit) == 1:
        return by_habit[0] if len(by_habit) == 1 else named[0]
    if titles:
        return None
    if dimension in KNOWN_TOTALS:
        return KNOWN_TOTALS[dimension]
    codes = {text_of(row, dimension) for row in table.rows()}
    marked = [code for code in codes if TOTAL_CODE.fullmatch(code)]
    return marked[0] if len(marked) == 1 else None


def rows_of_totals(table: StatlineTable, *kept: str) -> Iterator[Document]:
    """The rows that are of the total in every dimension but those kept.

    Raises:
        Unreadable: when it is not to be seen what the total of a dimension is.
    """
    totals = {}
    for dimension in table.dimensions:
        if dimension in kept:
            continue
        total = total_of(table, dimension)
        if total is None:
            raise table.wrong("cbs_geen_totaal", dimension)
        totals[dimension] = total
    for row in table.rows():
        if all(text_of(row, dimension) == total for dimension, total in totals.items()):
            yield row
