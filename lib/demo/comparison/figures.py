"""The dataset `cijfers`: the figures that are given as such, for they follow from no lines, and the reference."""

from statistics import fmean

from lib.demo import patterns
from lib.demo.cells import number_cell
from lib.demo.companies import entrusted_rows
from lib.demo.comparison import measures
from lib.demo.comparison.measures import COOPERATION_MEASURES, MEASURES, Measure
from lib.demo.comparison.series import DemoFigure, DemoSeries, Owner, draw_owner
from lib.demo.cooperation.scan import CASES
from lib.demo.costs import lines
from lib.demo.costs.lines import BUDGET_YEARS, EXPENSES, Expense
from lib.demo.draws import Residents, draw_residents
from lib.demo.names import MUNICIPALITIES, PARTNERSHIPS, REFERENCE
from lib.demo.patterns import YEARS
from lib.demo.service_levels.inspections import agreements
from lib.domain.costs.lines import APART

AGREED_SHARE = "op_ambitie_contract_groen_pct"
GIVEN_COSTS = {
    patterns.CLIENT_LEVEL_COST: tuple(e.service for e in EXPENSES),
    patterns.NO_LINES: ("riolering",),
}
"""Partnerships whose client gives the cost per inhabitant itself, without lines, and of which services."""
SCANNED = frozenset(case.partnership for case in CASES)


def figure_rows(seed: int) -> list[dict[str, str]]:
    """All rows of `cijfers`."""
    rows: list[dict[str, str]] = []
    values: dict[tuple[str, int], list[float]] = {}
    for owner in _owners(seed):
        drawn = draw_owner(seed, owner)
        for measure in owner.measures:
            for year, figure in sorted(drawn[measure.code].items()):
                rows.append(_figure_row(owner, measure, year, figure))
                values.setdefault((measure.code, year), []).append(figure.value)
            rows.extend(_target_rows(owner, measure, drawn[measure.code]))
    rows.extend(_agreed_share_rows(seed))
    rows.extend(_client_cost_rows(seed, values))
    _add_costs_from_lines(seed, values)
    rows.extend(_reference_rows(values))
    return [*rows, *entrusted_rows(seed)]


def _owners(seed: int) -> list[Owner]:
    """Every partnership with figures of its own, and the client of two that gives some at its own name."""
    residents = draw_residents(seed)
    places = {place.code: place for place in MUNICIPALITIES}
    owners = []
    for deal in PARTNERSHIPS:
        place = places[deal.client]
        kept = (*MEASURES, *(COOPERATION_MEASURES if deal.code in SCANNED else ()))
        own = tuple(m for m in kept if m.service in deal.services)
        if deal.code != patterns.COST_ONLY:
            owners.append(Owner(deal.code, deal.code, "", place, residents[place.code], own))
    shared = tuple(m for m in MEASURES if m.service in ("riolering", "algemeen"))
    place = places[patterns.TWO_PARTNERSHIPS]
    owners.append(Owner(place.code, "", place.code, place, residents[place.code], shared))
    return owners


def _target_rows(owner: Owner, measure: Measure, series: DemoSeries) -> list[dict[str, str]]:
    """A share that rises from the last figure before 2020, for the years in which the owner reports."""
    if measure.code not in measures.TARGETED:
        return []
    start = next((series[year].value for year in (2019, 2018, 2017) if year in series), 60.0)
    return [
        _row(
            owner, measure.code, year, DemoFigure(min(round(start + 1.5 * (year - 2019)), 85)), "begroting", 1
        )
        for year in BUDGET_YEARS
        if year in series
    ]


def _agreed_share_rows(seed: int) -> list[dict[str, str]]:
    """The agreed share of green readings as a target, beside what the monitor computes from the readings."""
    rows = []
    places = {place.code: place for place in MUNICIPALITIES}
    for agreement in agreements(seed):
        deal = agreement.deal
        if agreement.layer != "contract" or not agreement.covers("groen"):
            continue
        owner = Owner(deal.code, deal.code, "", places[deal.client], {}, ())
        silent = patterns.SILENT_FIGURES.get((deal.code, "schouw"), ())
        for year in BUDGET_YEARS:
            if year not in silent:
                rows.append(_row(owner, AGREED_SHARE, year, DemoFigure(agreement.norm), "begroting", 0))
    return rows


def _client_cost_rows(seed: int, values: dict[tuple[str, int], list[float]]) -> list[dict[str, str]]:
    """Cost per inhabitant, in the accounts and in the budget, at the name of a client."""
    rows = []
    residents = draw_residents(seed)
    for deal in PARTNERSHIPS:
        place = next(place for place in MUNICIPALITIES if place.code == deal.client)
        owner = Owner(deal.code, "", place.code, place, residents[place.code], ())
        for expense in EXPENSES:
            if expense.service not in GIVEN_COSTS.get(deal.code, ()):
                continue
            code, known = _per_inhabitant(expense), residents[deal.client]
            spent = lines.spent_amounts(seed, deal, expense, known)
            planned = lines.planned_amounts(seed, deal, expense, known)
            for status, amounts in (("rekening", spent), ("begroting", planned)):
                for year, amount in amounts.items():
                    figure = _cost_figure(amount, known[year])
                    rows.append(_row(owner, code, year, figure, status, 2))
                    if status == "rekening":
                        values.setdefault((code, year), []).append(figure.value)
    return rows


def _per_inhabitant(expense: Expense) -> str:
    return f"kosten_{expense.service}_eur_inw"


def _cost_figure(amount: int, residents: Residents) -> DemoFigure:
    return DemoFigure(round(amount / residents.inhabitants, 2), amount, residents.inhabitants)


def _add_costs_from_lines(seed: int, values: dict[tuple[str, int], list[float]]) -> None:
    """Add what the monitor computes from the lines: net cost per inhabitant and household."""
    residents = draw_residents(seed)
    clients = {deal.code: deal.client for deal in PARTNERSHIPS}
    for bill in lines.bills(seed):
        if bill.status == "rekening":
            now = residents[clients[bill.partnership]][bill.year]
            net = sum(amount for kind, amount in bill.kinds.items() if kind not in APART)
            for unit, units in (("inw", now.inhabitants), ("hh", now.households)):
                code = f"kosten_{bill.service}_eur_{unit}"
                values.setdefault((code, bill.year), []).append(net / units)


def _figure_row(owner: Owner, measure: Measure, year: int, figure: DemoFigure) -> dict[str, str]:
    status = "voorlopig" if year == YEARS[-1] else "definitief"
    return _row(owner, measure.code, year, figure, status, measure.decimals)


def _row(
    owner: Owner, code: str, year: int, figure: DemoFigure, status: str, decimals: int
) -> dict[str, str]:
    mark = (owner.key, code, year)
    actual = status != "begroting"
    remark = patterns.REMARKS.get(mark, "") if actual else ""
    if actual and owner.key == patterns.TRANSFER and year < patterns.TRANSFER_YEAR:
        remark = patterns.BEFORE_TRANSFER
    return {
        "partnerschap": owner.partnership,
        "organisatie": owner.organisation,
        "indicator": code,
        "periode": str(year),
        "waarde": number_cell(figure.value, decimals),
        "teller": number_cell(figure.numerator),
        "noemer": number_cell(figure.denominator),
        "aantal": number_cell(figure.n),
        "ondergrens": number_cell(figure.low, 1),
        "bovengrens": number_cell(figure.high, 1),
        "status": status,
        "reeksbreuk": "nee",
        "bron": patterns.SOURCE,
        "bron_url": "",
        "bron_datum": _source_date(year, status),
        "opmerking": remark,
    }


def _source_date(year: int, status: str) -> str:
    if status == "begroting":
        return f"{year - 1}-11-10"
    return f"{year + 1}-03-01" if status == "voorlopig" else f"{year + 1}-06-15"


def _reference_rows(values: dict[tuple[str, int], list[float]]) -> list[dict[str, str]]:
    """The reference: the plain mean of all demo figures of an indicator in a year.

    Shares at the agreed level have none, for every partnership agrees its own level.
    """
    code, _ = REFERENCE
    owner = Owner(code, "", code, MUNICIPALITIES[0], {}, ())
    decimals = {measure.code: measure.decimals for measure in (*MEASURES, *COOPERATION_MEASURES)}
    rows = []
    for (indicator, year), found in sorted(values.items()):
        places = decimals.get(indicator, 2)
        final = "voorlopig" if year == YEARS[-1] else "definitief"
        status = final if indicator in decimals else "rekening"
        row = _row(owner, indicator, year, DemoFigure(round(fmean(found), places)), status, places)
        rows.append(row | {"opmerking": f"Ongewogen gemiddelde van {len(found)} demowaarden."})
    return rows
