"""Iv3 as a file: a row per municipality and task field, amounts x 1,000 (`iv3_2023_jaarrekening.csv`)."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from lib.domain.loads.findings import Finding
from lib.domain.periods import FIRST_YEAR, LAST_YEAR
from lib.ingest.connectors.cbs.values import NotANumber, number_in
from lib.ingest.connectors.conversion import Context, Converted
from lib.ingest.connectors.iv3.accounts import ACCOUNT_KINDS, INDICATORS, Account, Accounts, convert_accounts
from lib.ingest.connectors.text_files import Sheet, demand_columns, year_in
from lib.ingest.headings import Unreadable

RECOGNISED_BY = {"Gemeenten", "Taakveld"}
AMOUNTS = ("Lasten", "Baten")
_COLUMNS = ("Gemeenten", "Taakveld", *AMOUNTS, "Inwonertal")
COUNTRY = "Nederland"


def convert_iv3_file(sheet: Sheet, context: Context) -> Converted | None:
    """Figures per inhabitant of the four task fields; None when this is another kind of file.

    Raises:
        Unreadable: when the year or the kind of accounts is not to be known, or a cell is wrong.
    """
    if not set(sheet.columns) >= RECOGNISED_BY:
        return None
    demand_columns(sheet, _COLUMNS)
    year, kind = _year_and_kind(sheet.name, context)
    accounts = _read(sheet, ACCOUNT_KINDS[kind])
    national = accounts.pop(COUNTRY, None)
    if not accounts:
        raise Unreadable(Finding(sheet.name, 0, "", "", "geen_rijen"))
    found = [accounts[name] for name in sorted(accounts)]
    return convert_accounts(Accounts(sheet.name, year, kind, found, complete=national is not None), context)


def _year_and_kind(name: str, context: Context) -> tuple[int, str]:
    """From the file name, else from what was given with it."""
    stem = Path(name).stem.lower()
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


def _read(sheet: Sheet, status: str) -> dict[str, Account]:
    """Municipality -> its account. A task field without an amount is left out; one of 0 is a reported 0."""
    accounts: dict[str, Account] = {}
    findings: list[Finding] = []
    seen: set[tuple[str, str]] = set()
    for line, row in sheet.rows():
        name, task = row["Gemeenten"], row["Taakveld"].split(" ", 1)[0]
        if (name, row["Taakveld"]) in seen or not name:
            rule = "dubbele_sleutel" if name else "verplicht"
            findings.append(Finding(sheet.name, line, "Gemeenten", name, rule, ("Gemeenten", "Taakveld")))
            continue
        seen.add((name, row["Taakveld"]))
        amounts, wrong = _numbers(sheet, line, row)
        findings += wrong
        account = accounts.setdefault(name, Account(name, inhabitants=amounts["Inwonertal"], status=status))
        account.reported = account.reported or any(amounts[column] for column in AMOUNTS)
        spent = amounts["Lasten"]
        if task in INDICATORS and spent is not None:
            account.spent[task] = spent
    if findings:
        raise Unreadable(*findings)
    return accounts


def _numbers(sheet: Sheet, line: int, row: dict[str, str]) -> tuple[dict[str, Decimal | None], list[Finding]]:
    found: dict[str, Decimal | None] = {}
    findings = []
    for column in (*AMOUNTS, "Inwonertal"):
        try:
            found[column] = number_in(row[column])
        except NotANumber:
            found[column] = None
            findings.append(Finding(sheet.name, line, column, row[column], "geen_getal"))
    inhabitants = found["Inwonertal"]
    if inhabitants is not None and inhabitants < 1:
        found["Inwonertal"] = None
    return found, findings
