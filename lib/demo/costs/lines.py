"""The dataset `kosten`: what a service costs per year, in lines per kind of cost."""

import math
import random
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from lib.demo import patterns
from lib.demo.cells import number_cell
from lib.demo.costs.price_level import price_index
from lib.demo.draws import Residents, draw_residents, drift, stream
from lib.demo.names import MUNICIPALITIES, PARTNERSHIPS, Partnership
from lib.demo.patterns import SOURCE, YEARS, affect

BUDGETED_PRICE_RISE = 1.024
BUDGET_YEARS = range(2020, 2026)
WITHOUT_OVERHEAD = 0.93
"""What is left of a cost when overhead stands elsewhere (task field 0.4)."""


@dataclass(frozen=True)
class Expense:
    """Net cost of a service in euro per inhabitant or household at 2016 prices, in a municipality of 100,000.

    Spread between partnerships and unrest from year to year are relative (0.07 = 7%).
    """

    service: str
    base: float
    spread: float
    unrest: float
    scale_slope: float
    per_household: bool = False

    def units(self, residents: Residents) -> int:
        return residents.households if self.per_household else residents.inhabitants


EXPENSES = (
    Expense("afval", 160, 0.015, 0.02, 0.1, per_household=True),
    Expense("reiniging", 16, 0.05, 0.025, 0.105),
    Expense("groen", 75, 0.03, 0.02, 0.11),
    Expense("verharding", 118, 0.05, 0.025, 0.105),
    Expense("meubilair", 9, 0.05, 0.025, 0.105),
    Expense("riolering", 61, 0.04, 0.015, 0.11),
)
WITHOUT_LINES = (patterns.QUALITY_ONLY, patterns.CLIENT_LEVEL_COST)

Parts = dict[str, float]
"""Kind of cost and its part of the whole."""
# Parts of the gross cost by who does the work; overhead apart, for an in-house service books it elsewhere.
COMPANY_CODE: Parts = {
    "loon": 43,
    "materieel": 14,
    "materiaal": 6,
    "uitbesteed": 15,
    "indirect": 9,
    "overhead": 10.5,
}
IN_HOUSE: Parts = {"loon": 50, "materieel": 15, "materiaal": 8, "uitbesteed": 20, "indirect": 7}
TENDERED: Parts = {"uitbesteed": 92, "materiaal": 8}
_ALSO: dict[str, Parts] = {
    "afval": {"verwerking": 45},
    "reiniging": {"verwerking": 8},
    "verharding": {"uitbesteed": 40, "materiaal": 10},
    "riolering": {"uitbesteed": 45},
}
_YIELDS = {"afval": 0.16}
"""Reimbursements and yields as part of the gross cost."""

# Kinds that stand apart, in % of the net cost: by form and service ("" is every service).
_APART: dict[str, tuple[tuple[str, str, float], ...]] = {
    "dvo": (
        *(("regie", "", 2.6), ("extra_taken", "", 1.8), ("sociale_meerwaarde", "groen", 5.5)),
        *(("kapitaallasten", "afval", 5.0), ("kapitaallasten", "riolering", 38.0), ("btw", "afval", 21.0)),
    ),
    "aanbesteed": (
        *(("regie", "", 6.8), ("kapitaallasten", "riolering", 40.0), ("btw", "afval", 21.0)),
        ("kapitaallasten", "afval", 5.0),
    ),
    "eigen_dienst": (
        *(("regie", "", 1.2), ("sociale_meerwaarde", "groen", 7.5), ("kapitaallasten", "afval", 6.5)),
        *(("kapitaallasten", "riolering", 36.0), ("kapitaallasten", "verharding", 9.0)),
    ),
}
_APART["overig"] = _APART["dvo"]

Kinds = dict[str, int]
"""Kind of cost and its amount in whole euro."""


@dataclass(frozen=True)
class Bill:
    """The lines of a partnership's service in a year."""

    partnership: str
    service: str
    year: int
    status: str
    kinds: Kinds


@cache
def bills(seed: int) -> tuple[Bill, ...]:
    """Every bill of the partnerships that account for their costs in lines."""
    residents = draw_residents(seed)
    return tuple(
        bill
        for deal in PARTNERSHIPS
        if deal.code not in WITHOUT_LINES
        for expense in EXPENSES
        if expense.service in deal.services
        for bill in _bills_of(seed, deal, expense, residents[deal.client])
    )


def _bills_of(
    seed: int, deal: Partnership, expense: Expense, residents: dict[int, Residents]
) -> Iterator[Bill]:
    silent = {
        *patterns.SILENT_YEARS.get(deal.code, ()),
        *patterns.SILENT_FIGURES.get((deal.code, f"kosten_{expense.service}"), ()),
    }
    amounts = {
        "begroting": planned_amounts(seed, deal, expense, residents),
        "rekening": spent_amounts(seed, deal, expense, residents),
    }
    rng = stream(seed, deal.code, "opbouw", expense.service)
    own = {kind: math.exp(rng.gauss(0, 0.12)) for kind in (*COMPANY_CODE, "verwerking")}
    for status, by_year in amounts.items():
        for year, amount in by_year.items():
            if year not in silent:
                kinds = _kinds(rng, deal, expense.service, year, status, amount, own)
                yield Bill(deal.code, expense.service, year, status, kinds)


def spent_amounts(
    seed: int, deal: Partnership, expense: Expense, residents: dict[int, Residents]
) -> dict[int, int]:
    """Net cost per year in euro, in hundreds."""
    path = _cost_path(seed, deal, expense)
    return {
        year: _amount(deal, expense, year, path[year] * price_index(year), residents[year]) for year in YEARS
    }


def planned_amounts(
    seed: int, deal: Partnership, expense: Expense, residents: dict[int, Residents]
) -> dict[int, int]:
    """The budget: the year before at a usual rise of prices."""
    rng = stream(seed, deal.code, expense.service, "begroting")
    path = _cost_path(seed, deal, expense)
    found = {}
    for year in BUDGET_YEARS:
        expected = (
            path[year - 1] * price_index(year - 1) * BUDGETED_PRICE_RISE * math.exp(rng.gauss(0, 0.012))
        )
        found[year] = _amount(deal, expense, year, expected, residents[year])
    return found


def _amount(deal: Partnership, expense: Expense, year: int, per_unit: float, residents: Residents) -> int:
    per_unit = affect(deal.code, f"kosten_{expense.service}", year, per_unit)
    if not _carries_overhead(deal, year):
        per_unit *= WITHOUT_OVERHEAD
    return round(per_unit * expense.units(residents) / 100) * 100


def _cost_path(seed: int, deal: Partnership, expense: Expense) -> dict[int, float]:
    """Cost per unit per year at 2016 prices, before effects."""
    company = stream(seed, deal.code, "kosten").gauss(0, 0.03)
    service = stream(seed, deal.code, "kosten", expense.service)
    level = company + service.gauss(0, 0.05)
    level += stream(seed, deal.code, f"kosten_{expense.service}").gauss(0, expense.spread)
    path = drift(service, expense.unrest)
    place = next(place for place in MUNICIPALITIES if place.code == deal.client)
    base = expense.base * _scale_factor(place.inhabitants, expense.scale_slope)
    return {year: base * math.exp(level + path[year]) for year in YEARS}


def _scale_factor(inhabitants: float, slope: float) -> float:
    """Unit cost by size: falling up to 100,000 inhabitants, then rising slightly; 1 at 100,000."""
    size = math.log(inhabitants / 100_000)
    return 1 - slope * size if size < 0 else 1 + 0.05 * size


def _does_it_itself(deal: Partnership, year: int) -> bool:
    before = deal.code == patterns.TRANSFER and year < patterns.TRANSFER_YEAR
    return before or deal.form == "eigen_dienst"


def _carries_overhead(deal: Partnership, year: int) -> bool:
    return not _does_it_itself(deal, year)


def _kinds(
    rng: random.Random,
    deal: Partnership,
    service: str,
    year: int,
    status: str,
    net: int,
    own: dict[str, float],
) -> Kinds:
    """Split a net amount into kinds that add up to it, and add the kinds that stand apart."""
    form = "eigen_dienst" if _does_it_itself(deal, year) else deal.form
    gross = round(net / (1 - _YIELDS.get(service, 0.0)) / 100) * 100
    parts = dict({"eigen_dienst": IN_HOUSE, "aanbesteed": _tendered(deal)}.get(form, COMPANY_CODE))
    for kind, more in _ALSO.get(service, {}).items():
        if kind in parts or form != "aanbesteed":
            parts[kind] = parts.get(kind, 0) + more
    weights = {kind: part * own.get(kind, 1.0) * math.exp(rng.gauss(0, 0.03)) for kind, part in parts.items()}
    found: Kinds = {}
    if "overhead" in parts and status == "rekening":
        found["resultaat"] = round(gross * rng.gauss(0.018, 0.015) / 100) * 100
    rest = gross - found.get("resultaat", 0)
    total = sum(weights.values())
    found |= {kind: round(rest * weight / total / 100) * 100 for kind, weight in weights.items()}
    largest = max(found, key=lambda kind: found[kind])
    found[largest] += gross - sum(found.values())
    if gross != net:
        found["opbrengsten"] = net - gross
    for kind, of_service, pct in _APART[form]:
        if of_service in ("", service):
            found[kind] = round(net * pct / 100 * math.exp(rng.gauss(0, 0.05)) / 100) * 100
    return {kind: amount for kind, amount in found.items() if amount}


def _tendered(deal: Partnership) -> Parts:
    """One contractor keeps open books; of the others only the price is known."""
    return COMPANY_CODE if deal.code in patterns.OPEN_BOOKS else TENDERED


def line_row(bill: Bill, product: str, kind: str, amount: float, decimals: int) -> dict[str, str]:
    return {
        "partnerschap": bill.partnership,
        "dienst": bill.service,
        "product": product,
        "jaar": str(bill.year),
        "kostensoort": kind,
        "bedrag_eur": number_cell(amount, decimals),
        "status": bill.status,
        "bron": SOURCE,
    }
