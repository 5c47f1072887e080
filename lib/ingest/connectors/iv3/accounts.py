"""Municipal accounts per task field (Iv3) as figures, whether they come from a file or from the service."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from lib.domain.loads.findings import Finding, Notice
from lib.domain.partners import Organisation
from lib.domain.periods import parse_period
from lib.domain.registry import Registry
from lib.ingest.connectors.cbs.municipalities import Municipalities, Place, Unsure
from lib.ingest.connectors.cbs.values import cell_of, quotient
from lib.ingest.connectors.conversion import Context, Converted, Row, tables
from lib.ingest.headings import Unreadable

INDICATORS = {
    "7.3": "lasten_afval_eur_inw",
    "5.7": "lasten_groen_eur_inw",
    "2.1": "lasten_wegen_eur_inw",
    "7.2": "lasten_riolering_eur_inw",
}
"""Task field -> indicator."""

IV3_TABLES = {
    2010: "45007NED",
    2011: "45008NED",
    2012: "45001NED",
    2013: "45004NED",
    2014: "45005NED",
    2015: "45006NED",
    2016: "45031NED",
    2017: "45038NED",
    2018: "45042NED",
    2019: "45046NED",
    2020: "45050NED",
    2021: "45054NED",
    2022: "45059NED",
    2023: "45063NED",
    2024: "45067NED",
    2025: "45071NED",
    2026: "45078NED",
}
"""A table for each year."""

PAGE_OF_IV3_TABLE = "https://iv3statline.cbs.nl/#/IV3/nl/dataset/"

NAME = "Gemeenten"
"""The column that names the municipality, in files and at the service."""

THOUSAND = Decimal(1000)
MOST_AN_INHABITANT = Decimal(10_000)
"""Euro for a task field, far beyond what any municipality spends on one of these (under 1,500 in 2023)."""
ACCOUNT_KINDS = {"begroting": "begroting", "jaarrekening": "rekening"}
"""Kind of accounts as CBS says it -> status of the figure."""

REMARK = (
    "bruto lasten, met werk voor anderen; "
    "inhoud van het taakveld en de plaats van overhead verschillen per gemeente"
)
REFERENCE_CODE = "iv3-opgaven"
REFERENCE_NAME = "Nederland (Iv3, gemeenten met opgave)"


@dataclass
class Account:
    """What one municipality reported: expenditure per task field, x 1,000.

    Attributes:
        name, cbs_code: at least one of the two.
        inhabitants: None when it is not known.
        reported: whether any amount, of whatever task field, is not 0.
        status: of its figures.
        line: the first in the file that is of it; 0 when there is no such line.
        rows: how many lines are of it.
    """

    name: str
    cbs_code: str = ""
    inhabitants: Decimal | None = None
    spent: dict[str, Decimal] = field(default_factory=dict)
    reported: bool = False
    status: str = ""
    line: int = 0
    rows: int = 0

    @property
    def label(self) -> str:
        """What it is called in its file."""
        return self.name or self.cbs_code


@dataclass(frozen=True)
class Accounts:
    """All accounts of a year.

    Attributes:
        kind: `begroting` or `jaarrekening`.
        complete: whether the whole country is in it, so that its total means something.
        inhabitants_kept: whether the inhabitants are worth keeping: they came with the accounts.
    """

    file: str
    year: int
    kind: str
    found: Sequence[Account]
    complete: bool
    inhabitants_kept: bool = True


def convert_accounts(accounts: Accounts, context: Context) -> Converted:
    """Figures, inhabitants, and the organisations and partnerships that were not known yet.

    Raises:
        Unreadable: when it is not certain which organisation a municipality is.
    """
    municipalities = Municipalities(context.registry)
    places, unknown = _places(accounts, municipalities)
    figures: list[Row] = []
    characteristics: list[Row] = []
    notices = _in_euros(accounts)
    for account, place in places:
        characteristics += _inhabitants(accounts, account, place)
        code = _why_no_figures(accounts, account)
        if code:
            notices.append(Notice(accounts.file, code, account.label))
            continue
        figures += _figures(accounts, account, place)
        missing = [task for task in INDICATORS if task not in account.spent]
        notices += [Notice(accounts.file, "geen_taakveld", f"{account.label}, {task}") for task in missing]
    if unknown:
        notices.append(Notice(accounts.file, "onbekende_codes", ", ".join(unknown)))
    notices += [_look_alike(accounts, row, meant) for row, meant in municipalities.look_alikes()]
    organisations = municipalities.new_organisations
    if accounts.complete:
        code = _reference_code(context.registry, organisations)
        figures += _national(accounts, code)
    return Converted(
        tables(
            organisaties=organisations,
            partnerschappen=municipalities.new_partnerships,
            kenmerken=characteristics,
            cijfers=figures,
        ),
        tuple(notices),
    )


def _in_euros(accounts: Accounts) -> list[Notice]:
    """The task fields that take more from each inhabitant, in the middle municipality, than any does.

    Amounts in euro where thousands belong make a thousand times too much of every figure.
    """
    found = []
    for task in INDICATORS:
        each = [
            account.spent[task] * THOUSAND / account.inhabitants
            for account in accounts.found
            if account.spent.get(task) and account.inhabitants
        ]
        if each and statistics.median(each) > MOST_AN_INHABITANT:
            found.append(Notice(accounts.file, "bedragen_in_euro", task))
    return found


def _places(
    accounts: Accounts, municipalities: Municipalities
) -> tuple[list[tuple[Account, Place]], list[str]]:
    """Where each account goes; and the codes, given without a name, that nobody knows."""
    placed: dict[str, tuple[Account, Place]] = {}
    unknown: list[str] = []
    findings: list[Finding] = []
    for account in accounts.found:
        try:
            if not account.name and municipalities.find(cbs_code=account.cbs_code) is None:
                unknown.append(account.cbs_code)
                continue
            place = municipalities.place(account.name, parse_period(str(accounts.year)), account.cbs_code)
        except Unsure as question:
            findings.append(_question(accounts, account, "gemeente_niet_zeker", *question.choices))
            continue
        earlier, _ = placed.setdefault(place.organisation, (account, place))
        if earlier is not account:
            findings.append(_question(accounts, account, "twee_bij_een", earlier.label, place.organisation))
    if findings:
        raise Unreadable(*findings)
    return list(placed.values()), unknown


def _question(accounts: Accounts, account: Account, rule: str, *hints: str) -> Finding:
    return Finding(accounts.file, account.line, NAME, account.label, rule, hints)


def _look_alike(accounts: Accounts, row: Row, meant: Organisation) -> Notice:
    """That a municipality was not known, and which one with almost its name is."""
    given = f"{row['naam']} = {row['cbs_code']}" if row["cbs_code"] else row["naam"]
    known = f"{meant.name} = {meant.cbs_code}" if meant.cbs_code else meant.name
    return Notice(accounts.file, "lijkt_op_bekende_gemeente", given, (known,))


def _why_no_figures(accounts: Accounts, account: Account) -> str | None:
    if not account.reported:
        return "geen_opgave"
    return None if account.inhabitants else "geen_inwoners"


def _inhabitants(accounts: Accounts, account: Account, place: Place) -> list[Row]:
    if not accounts.inhabitants_kept or not account.inhabitants:
        return []
    return [
        {
            "organisatie": place.organisation,
            "kenmerk": "inwoners",
            "jaar": str(accounts.year),
            "waarde": cell_of(account.inhabitants),
            "status": "definitief",
            "bron": f"CBS Iv3 {accounts.year}",
            "bron_url": _page(accounts.year),
        }
    ]


def _figures(accounts: Accounts, account: Account, place: Place) -> list[Row]:
    inhabitants = account.inhabitants or Decimal(1)
    return [
        {
            **place.cells,
            **_figure(accounts, task, account.status, account.spent[task] * THOUSAND, inhabitants),
            "opmerking": REMARK,
        }
        for task in INDICATORS
        if task in account.spent
    ]


def _figure(accounts: Accounts, task: str, status: str, spent: Decimal, inhabitants: Decimal) -> Row:
    return {
        "indicator": INDICATORS[task],
        "periode": str(accounts.year),
        "waarde": quotient(spent, inhabitants),
        "teller": cell_of(spent),
        "noemer": cell_of(inhabitants),
        "status": status,
        "reeksbreuk": "nee",
        "bron": f"CBS Iv3 {accounts.year} {accounts.kind}, taakveld {task}",
        "bron_url": _page(accounts.year),
    }


def _page(year: int) -> str:
    """Where the accounts of a year stand at CBS; empty for a year that it has no table of."""
    return f"{PAGE_OF_IV3_TABLE}{IV3_TABLES[year]}/table" if year in IV3_TABLES else ""


def _national(accounts: Accounts, code: str) -> list[Row]:
    """The country over the reporters only: their expenditure by their inhabitants."""
    rows = []
    for task in INDICATORS:
        counted = [a for a in accounts.found if a.reported and a.inhabitants and task in a.spent]
        statuses = {account.status for account in counted}
        if not counted:
            continue
        spent = sum((a.spent[task] for a in counted), Decimal(0)) * THOUSAND
        inhabitants = sum((a.inhabitants or Decimal(0) for a in counted), Decimal(0))
        status = statuses.pop() if len(statuses) == 1 else "voorlopig"
        remark = f"over {len(counted)} gemeenten met opgave; {REMARK}"
        figure = _figure(accounts, task, status, spent, inhabitants)
        rows.append({"organisatie": code, **figure, "opmerking": remark})
    return rows


def _reference_code(registry: Registry, organisations: list[Row]) -> str:
    """The code of the national reference, made when the store has none."""
    taken = {*registry.organisations, *(row["organisatie"] for row in organisations)}
    code = REFERENCE_CODE
    while code in taken:
        known = registry.organisations.get(code)
        if known is not None and known.is_reference:
            return code
        code += "-nl"
    organisations.append(
        {"organisatie": code, "naam": REFERENCE_NAME, "soort": "referentie", "fictief": "nee"}
    )
    return code
