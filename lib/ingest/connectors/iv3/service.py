"""Iv3 from the service: a row per municipality, task field and category, amounts x 1,000."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal
from pathlib import Path

from lib.domain.loads.findings import Finding, Notice
from lib.domain.partners import Organisation
from lib.ingest.connectors.cbs.municipalities import Municipalities, Unsure, is_municipality
from lib.ingest.connectors.cbs.regions import figure_in
from lib.ingest.connectors.cbs.saved_json import Document, text_of
from lib.ingest.connectors.cbs.statline import StatlineTable
from lib.ingest.connectors.cbs.values import NotANumber
from lib.ingest.connectors.conversion import Context, Converted, merged_rows
from lib.ingest.connectors.iv3.accounts import (
    INDICATORS,
    IV3_TABLES,
    Account,
    Accounts,
    convert_accounts,
)
from lib.ingest.connectors.municipality_names import MunicipalityName, name_in_parts
from lib.ingest.connectors.text_files import open_sheet
from lib.ingest.connectors.written_numbers import count_in, whole_number_rule
from lib.ingest.headings import Unreadable, also_said

DIMENSIONS = ("TaakveldBalanspost", "Categorie", "Gemeenten", "Verslagsoort")
FIRST, SECOND = "k_1ePlaatsing", "k_2ePlaatsing"
REPORT = re.compile(r"((?:19|20)\d\d)X(\d{3})", re.ASCII)
_KINDS = {"000": "begroting", "005": "jaarrekening"}
TASK_FIELD = re.compile(r"\d+\.\d+", re.ASCII)
PLACEMENTS = ("voorlopig", "definitief")
"""Status of the accounts after the first and the second placement."""


@dataclass
class _Reported:
    """Expenditure of a municipality per task field, at each placement."""

    spent: list[dict[str, Decimal]] = field(
        default_factory=lambda: [defaultdict(Decimal), defaultdict(Decimal)]
    )
    any_amount: bool = False

    @property
    def placement(self) -> int:
        return 1 if any(self.spent[1].values()) else 0


def is_iv3(table: StatlineTable) -> bool:
    known = table.code.upper() in IV3_TABLES.values()
    return known or set(table.dimensions) >= {"TaakveldBalanspost", "Gemeenten"}


def convert_iv3_service(table: StatlineTable, folder: Path, context: Context) -> Converted:
    """Figures per inhabitant of the four task fields, of budget and accounts.

    Args:
        folder: where the answer lies; `gemeenteklassen_<jaar>.csv` in it gives the inhabitants.

    Raises:
        Unreadable: when a column is gone, an amount is no number, or names stand where codes belong.
    """
    table.demand_dimensions(*DIMENSIONS)
    columns = (table.column(FIRST), table.column(SECOND))
    found: dict[tuple[int, str], dict[str, _Reported]] = defaultdict(lambda: defaultdict(_Reported))
    other_reports = 0
    for row in table.rows():
        report = REPORT.fullmatch(text_of(row, "Verslagsoort"))
        if report is None or report[2] not in _KINDS:
            other_reports += 1
            continue
        _add(table, row, columns, found[int(report[1]), _KINDS[report[2]]][text_of(row, "Gemeenten")])
    told: list[Notice] = []
    if other_reports:
        told.append(Notice(table.file, "kwartalen_overgeslagen", str(other_reports)))
    merged = Converted({})
    with also_said(lambda: told):
        for (year, kind), reported in sorted(found.items()):
            accounts = list(_accounts(table, reported, year, kind, folder, context))
            unknown = len([code for code in reported if is_municipality(code)]) - len(accounts)
            done = convert_accounts(Accounts(table.file, year, kind, accounts, False, False), context)
            told += done.notices
            if unknown:
                told.append(Notice(table.file, "onbekende_gemeenten", str(unknown)))
            merged = merged_rows([merged, Converted(done.tables)], table.file)
    return replace(merged, notices=tuple(told))


def _add(table: StatlineTable, row: Document, columns: tuple[str, str], reported: _Reported) -> None:
    task, category = text_of(row, "TaakveldBalanspost"), text_of(row, "Categorie")
    for dimension, text in (("TaakveldBalanspost", task), ("Categorie", category)):
        if " " in text:
            raise Unreadable(Finding(table.file, 0, dimension, text, "cbs_namen"))
    if not TASK_FIELD.fullmatch(task):
        return
    for placement, column in enumerate(columns):
        amount = figure_in(table, row, column)
        if amount is None:
            continue
        reported.any_amount = reported.any_amount or bool(amount)
        if category.startswith("L"):
            reported.spent[placement][task] += amount


def _accounts(
    table: StatlineTable, reported: dict[str, _Reported], year: int, kind: str, folder: Path, context: Context
) -> Iterator[Account]:
    """The accounts of the municipalities whose name is known, from the store or from beside the answer."""
    municipalities = Municipalities(context.registry)
    labels = table.about.labels.get("Gemeenten", {})
    beside = _inhabitants_beside(folder, year)
    for code in sorted(code for code in reported if is_municipality(code)):
        title = labels[code].title if code in labels else ""
        organisation = _known(municipalities, title, code)
        name = organisation.name if organisation else title
        if not name:
            continue
        inhabitants = beside.get(name_in_parts(title or name))
        kept = context.inhabitants.get((organisation.code, year)) if organisation else None
        if kept is not None and kept >= 1:
            inhabitants = Decimal(str(kept))
        given = reported[code]
        spent = {
            task: given.spent[given.placement][task]
            for task in INDICATORS
            if task in given.spent[given.placement]
        }
        status = "begroting" if kind == "begroting" else PLACEMENTS[given.placement]
        yield Account(name, code, inhabitants, spent, given.any_amount, status)


def _known(municipalities: Municipalities, name: str, code: str) -> Organisation | None:
    """The organisation of the store; None also when it is not certain, which is asked where its figures go."""
    try:
        return municipalities.find(name, code)
    except Unsure:
        return None


def _inhabitants_beside(folder: Path, year: int) -> dict[MunicipalityName, Decimal]:
    """Name -> inhabitants from `gemeenteklassen_<jaar>.csv` beside the answer, if it is there."""
    path = folder / f"gemeenteklassen_{year}.csv"
    sheet = open_sheet(path, path.name) if path.is_file() else None
    if sheet is None or not {"Gemeenten", "Inwonertal"} <= set(sheet.columns):
        return {}
    found = {}
    for line, row in sheet.rows():
        try:
            inhabitants = count_in(row["Inwonertal"])
        except NotANumber as error:
            rule = whole_number_rule(row["Inwonertal"])
            finding = Finding(path.name, line, "Inwonertal", row["Inwonertal"], rule)
            raise Unreadable(finding) from error
        if inhabitants is not None and inhabitants >= 1:
            found[name_in_parts(row["Gemeenten"])] = inhabitants
    return found
