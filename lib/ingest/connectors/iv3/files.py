"""Iv3 as a file: a row per municipality and task field, amounts x 1,000 (`iv3_2023_jaarrekening.csv`)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from lib.domain.loads.findings import Finding, Notice
from lib.domain.periods import FIRST_YEAR, LAST_YEAR
from lib.ingest.connectors.conversion import Context, Converted
from lib.ingest.connectors.iv3.accounts import ACCOUNT_KINDS, Accounts, convert_accounts
from lib.ingest.connectors.iv3.rows import IV3_COLUMNS, RECOGNISED_BY, AccountRows
from lib.ingest.connectors.text_files import (
    Sheet,
    demand_columns,
    spelled,
    year_in,
)
from lib.ingest.headings import Unreadable, also_said, normal

MOST_EXAMPLES = 3
"""Names that are given of rows that were passed over."""

_QUARTER = re.compile(r"kwartaal|(?<![a-z0-9])((k|kw|q)[1-4]|[1-4]e?[ _-]?(k|kw|q))(?![a-z0-9])")


def convert_iv3_file(sheet: Sheet, context: Context) -> Converted | None:
    """Figures per inhabitant of the four task fields; None when this is another kind of file.

    Raises:
        Unreadable: when the year or the kind of accounts is not to be known, or a cell is wrong.
    """
    sheet = spelled(sheet, IV3_COLUMNS)
    if not set(sheet.columns) >= RECOGNISED_BY:
        return None
    demand_columns(sheet, IV3_COLUMNS)
    year, kind = _year_and_kind(sheet.name, context)
    rows = AccountRows(sheet, ACCOUNT_KINDS[kind])
    with also_said(lambda: _passed_over(rows)):
        found = rows.of_municipalities()
        if not found:
            raise Unreadable(Finding(sheet.name, 0, "", "", "geen_rijen"))
        complete = rows.are_the_country(found)
        converted = convert_accounts(Accounts(sheet.name, year, kind, found, complete=complete), context)
    notices = list(converted.notices)
    if rows.country and not complete:
        notices.append(Notice(sheet.name, "land_niet_heel", rows.country.name))
    return replace(converted, notices=(*notices, *_passed_over(rows)))


def is_iv3_heading(columns: Iterable[str]) -> bool:
    """Whether these are the columns of such a file, in any case."""
    return {normal(column) for column in columns} >= {normal(column) for column in RECOGNISED_BY}


def _passed_over(rows: AccountRows) -> tuple[Notice, ...]:
    """How many rows are of no municipality, and some of their names."""
    if not rows.passed_over:
        return ()
    named = [name for name in dict.fromkeys(rows.passed_over) if name]
    examples = ", ".join(named[:MOST_EXAMPLES]) + (", …" if len(named) > MOST_EXAMPLES else "")
    return (Notice(rows.sheet.name, "geen_gemeente", str(len(rows.passed_over)), (examples,)),)


def _year_and_kind(name: str, context: Context) -> tuple[int, str]:
    """From the file name, else from what was given with it."""
    stem = Path(name).stem.lower()
    if _QUARTER.search(stem):
        raise Unreadable(Finding(name, 0, "", "", "kwartaal_is_geen_jaar"))
    year = year_in(name) or context.year
    kinds = [kind for kind, word in ACCOUNT_KINDS.items() if word in stem]
    given = (context.status or "").lower()
    kind = (
        kinds[0]
        if len(kinds) == 1
        else next((k for k in ACCOUNT_KINDS if given in (k, ACCOUNT_KINDS[k])), None)
    )
    if year is None or not FIRST_YEAR <= year <= LAST_YEAR or kind is None:
        raise Unreadable(Finding(name, 0, "", "", "jaar_en_soort_onbekend"))
    return year, kind
