"""The rows of an Iv3 file as accounts of municipalities; what is of no municipality is counted and left out."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal

from lib.domain.loads.findings import Finding
from lib.ingest.connectors.cbs.municipalities import is_municipality
from lib.ingest.connectors.iv3.accounts import INDICATORS, NAME, Account
from lib.ingest.connectors.iv3.passed_over import (
    is_country,
    is_no_municipality,
    is_province,
    without_totals,
)
from lib.ingest.connectors.municipality_names import name_and_code
from lib.ingest.connectors.text_files import NOTE, Sheet
from lib.ingest.connectors.written_numbers import WrittenNumbers
from lib.ingest.headings import Unreadable, normal

TASK = "Taakveld"
RECOGNISED_BY = {NAME, TASK}
SPENT, RECEIVED, _INHABITANTS = "Lasten", "Baten", "Inwonertal"
IV3_COLUMNS = (NAME, TASK, SPENT, RECEIVED, _INHABITANTS)
PROVINCE = "Provincie"
CODE_COLUMNS = frozenset(
    {"gemeentecode", "gm_code", "gemeentenummer", "cbs_code", "regiocode", "regios", "statcode", "code"}
)
"""Columns in which a code may stand beside the name."""

_TASK_FIELD = re.compile(r"\d+[.,]\d+[a-z]?", re.ASCII)
_MONTH = r"(jan|feb|mrt|maart|mar|apr|mei|may|juni?|juli?|aug|sept?|okt|oct|nov|dec)\.?"
_AS_DAY = re.compile(
    rf"\d{{1,2}}[-/ ](\d{{1,2}}|{_MONTH})([-/ ]\d{{2,4}})?|\d{{4}}-\d\d-\d\d.*", re.ASCII | re.IGNORECASE
)
"""What a spreadsheet makes of a task field that it takes for a day: `7-mrt`."""


@dataclass
class AccountRows:
    """The accounts in a file.

    Attributes:
        status: of their figures.
        country: the whole country, when it stands among the municipalities.
        passed_over: what the rows are called that are of no municipality or no task field.
    """

    sheet: Sheet
    status: str
    country: Account | None = None
    passed_over: list[str] = field(default_factory=list)
    _accounts: dict[str, Account] = field(default_factory=dict)
    _findings: list[Finding] = field(default_factory=list)
    _provinces: dict[str, int] = field(default_factory=dict)
    _municipal: dict[str, int] = field(default_factory=dict)
    _told_apart: bool = True

    def __post_init__(self) -> None:
        self._code_columns = [column for column in self.sheet.columns if normal(column) in CODE_COLUMNS]

    def of_municipalities(self) -> list[Account]:
        """The accounts by name. A task field without an amount is left out; one of 0 is a reported 0.

        Raises:
            Unreadable: naming every wrong cell.
        """
        numbers = WrittenNumbers(self.sheet.name)
        seen: set[tuple[str, str]] = set()
        for line, row in self.sheet.rows(with_notes=True):
            account = self._account(line, row)
            if account is None:
                continue
            named = _TASK_FIELD.match(row[TASK])
            task = named[0].replace(",", ".") if named else row[TASK]
            key = (account.cbs_code or account.name, task)
            if key in seen:
                self._refuse(line, NAME, account.label, "dubbele_sleutel", NAME, TASK)
                continue
            seen.add(key)
            self._add(account, line, row, task, numbers)
        self._ask_for_provinces()
        if wrong := [*self._findings, *numbers.findings()]:
            raise Unreadable(*sorted(wrong, key=lambda finding: finding.row))
        accounts, totals = without_totals(self._accounts.values())
        self.passed_over += [total.label for total in totals for _ in range(total.rows)]
        return sorted(accounts, key=lambda account: (account.name, account.cbs_code))

    def are_the_country(self, found: list[Account]) -> bool:
        """Whether the accounts are together the whole country."""
        inhabitants = sum((account.inhabitants or Decimal(0) for account in found), Decimal(0))
        return self.country is not None and self.country.inhabitants == inhabitants

    def _account(self, line: int, row: dict[str, str]) -> Account | None:
        """The account that a row adds to; None for a row that is passed over or wrong."""
        name, code = name_and_code(row[NAME])
        beside = [row[column] for column in self._code_columns if row[column]]
        code = code or next((found for cell in beside if (found := name_and_code(cell)[1])), "")
        if not name and not code and NOTE.fullmatch(row[TASK]):
            self.passed_over.append(row[TASK])
            return None
        if not name and not code and row[TASK]:
            self._refuse(line, NAME, "", "verplicht")
            return None
        if is_country(name) and not code:
            self.country = self.country or Account(name, line=line)
            return self.country
        if _AS_DAY.fullmatch(row[TASK]):
            self._refuse(line, TASK, row[TASK], "taakveld_als_datum")
            return None
        no_place = not is_municipality(code) if code else any(map(is_no_municipality, (name, *beside)))
        if is_province(name) and not code:
            self._note_province(name, line, row.get(PROVINCE, ""))
        if no_place or not row[TASK]:
            self.passed_over.append(name or code)
            return None
        return self._accounts.setdefault(
            code or name, Account(name, cbs_code=code, status=self.status, line=line)
        )

    def _add(
        self, account: Account, line: int, row: dict[str, str], task: str, numbers: WrittenNumbers
    ) -> None:
        spent = numbers.amount(line, SPENT, row[SPENT])
        received = numbers.amount(line, RECEIVED, row[RECEIVED])
        account.rows += 1
        account.reported = account.reported or bool(spent) or bool(received)
        if task in INDICATORS and spent is not None:
            account.spent[task] = spent
        inhabitants = numbers.count(line, _INHABITANTS, row[_INHABITANTS])
        if inhabitants is not None and inhabitants < 0:
            self._refuse(line, _INHABITANTS, row[_INHABITANTS], "te_laag", "0")
        if inhabitants is None or inhabitants < 1:
            return
        if account.inhabitants not in (None, inhabitants):
            self._refuse(
                line, _INHABITANTS, row[_INHABITANTS], "inwoners_verschillen", f"{account.inhabitants}"
            )
        account.inhabitants = inhabitants

    def _note_province(self, name: str, line: int, province: str) -> None:
        """A municipality stands in a province; where rows of provinces do too, that tells nothing."""
        self._told_apart = self._told_apart and not (province and is_no_municipality(name))
        if not province or is_no_municipality(name):
            self._provinces.setdefault(name, line)
        else:
            self._municipal.setdefault(name, line)

    def _ask_for_provinces(self) -> None:
        """In a file with provinces, `Utrecht` can be the province or the municipality."""
        if any(is_no_municipality(name) for name in self._provinces):
            asked = self._provinces if self._told_apart else {**self._municipal, **self._provinces}
            for name, line in asked.items():
                if not is_no_municipality(name):
                    self._refuse(line, NAME, name, "provincie_of_gemeente")

    def _refuse(self, line: int, column: str, value: str, rule: str, *hints: str) -> None:
        self._findings.append(Finding(self.sheet.name, line, column, value, rule, hints))
