"""The dataset `cijfers`: every figure of the demo set."""

import math

from lib.ingest.demo import measures, patterns
from lib.ingest.demo.draws import draw_residents, stream
from lib.ingest.demo.measures import MEASURES, Measure
from lib.ingest.demo.names import MUNICIPALITIES, PARTNERSHIPS, REFERENCE
from lib.ingest.demo.patterns import YEARS
from lib.ingest.demo.series import (
    Figure,
    Owner,
    Series,
    affect,
    cost_figure,
    cost_path,
    draw_owner,
    price_index,
)

BUDGETED_PRICE_RISE = 1.024
BUDGET_YEARS = range(2020, 2026)


def figure_rows(seed: int) -> list[dict[str, str]]:
    """All rows of `cijfers`: the figures and budgets of every owner, then the reference."""
    rows: list[dict[str, str]] = []
    values: dict[tuple[str, int], list[float]] = {}
    for owner in _owners(seed):
        drawn = draw_owner(seed, owner)
        for measure in owner.measures:
            for year, figure in sorted(drawn[measure.code].items()):
                rows.append(_figure_row(owner, measure, year, figure))
                values.setdefault((measure.code, year), []).append(figure.value)
            rows.extend(_budget_rows(seed, owner, measure, drawn[measure.code]))
    rows.extend(_reference_rows(values))
    return rows


def _owners(seed: int) -> list[Owner]:
    """Every partnership with its own figures, and the two clients whose figures stand at their own name."""
    residents = draw_residents(seed)
    places = {place.code: place for place in MUNICIPALITIES}
    owners = []
    for deal in PARTNERSHIPS:
        place = places[deal.client]
        own = tuple(m for m in MEASURES if m.service in deal.services)
        if deal.code in (patterns.QUALITY_ONLY, patterns.CLIENT_LEVEL_COST):
            own = tuple(m for m in own if m.role != "kosten")
        if deal.code == patterns.COST_ONLY:
            own = tuple(m for m in own if m.role == "kosten")
        owners.append(Owner(deal.code, deal.code, "", place, residents[place.code], own))
        if deal.code == patterns.CLIENT_LEVEL_COST:
            own = tuple(m for m in MEASURES if m.role == "kosten")
            owners.append(Owner(deal.code, "", place.code, place, residents[place.code], own))
    shared = tuple(m for m in MEASURES if m.service in ("riolering", "algemeen"))
    place = places[patterns.TWO_PARTNERSHIPS]
    owners.append(Owner(place.code, "", place.code, place, residents[place.code], shared))
    return owners


def _budget_rows(seed: int, owner: Owner, measure: Measure, series: Series) -> list[dict[str, str]]:
    """Budgeted costs and targets, for the years in which the owner reports the indicator."""
    rng = stream(seed, owner.key, measure.code, "begroting")
    if measure.code in measures.BUDGETED_COSTS:
        path = cost_path(seed, owner, measure)
        budgets = {}
        for year in BUDGET_YEARS:
            expected = path[year - 1] * price_index(year - 1) * BUDGETED_PRICE_RISE
            expected *= math.exp(rng.gauss(0, 0.012))
            budgets[year] = cost_figure(owner, measure, year, affect(owner, measure.code, year, expected))
    elif measure.code in measures.TARGETED:
        budgets = _targets(measure, series, rng.choice((80, 85, 85, 90)))
    else:
        return []
    return [_row(owner, measure, year, budgets[year], "begroting") for year in BUDGET_YEARS if year in series]


def _targets(measure: Measure, series: Series, agreed: int) -> Series:
    """A share of separated waste that rises from the last figure before 2020; a fixed share of locations."""
    if measure.kind == measures.INSPECTION:
        return {year: Figure(agreed) for year in BUDGET_YEARS}
    start = next((series[year].value for year in (2019, 2018, 2017) if year in series), 60.0)
    return {year: Figure(min(round(start + 1.5 * (year - 2019)), 85)) for year in BUDGET_YEARS}


def _figure_row(owner: Owner, measure: Measure, year: int, figure: Figure) -> dict[str, str]:
    status = "voorlopig" if year == YEARS[-1] else "rekening" if measure.role == "kosten" else "definitief"
    return _row(owner, measure, year, figure, status)


def _row(owner: Owner, measure: Measure, year: int, figure: Figure, status: str) -> dict[str, str]:
    mark = (owner.key, measure.code, year)
    actual = status != "begroting"
    remark = patterns.REMARKS.get(mark, "") if actual else ""
    if actual and owner.key == patterns.TRANSFER and year < patterns.TRANSFER_YEAR:
        remark = patterns.BEFORE_TRANSFER
    return {
        "partnerschap": owner.partnership,
        "organisatie": owner.organisation,
        "indicator": measure.code,
        "periode": str(year),
        "waarde": number(figure.value, measure.decimals),
        "teller": number(figure.numerator),
        "noemer": number(figure.denominator),
        "aantal": number(figure.n),
        "ondergrens": number(figure.low, 1),
        "bovengrens": number(figure.high, 1),
        "status": status,
        "reeksbreuk": "ja" if actual and mark in patterns.BREAKS else "nee",
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
    """The reference: the plain mean of all demo figures of an indicator in a year."""
    code, _ = REFERENCE
    place = MUNICIPALITIES[0]
    owner = Owner(code, "", code, place, {}, MEASURES)
    rows = []
    for measure in MEASURES:
        for year in YEARS:
            found = values[(measure.code, year)]
            row = _figure_row(owner, measure, year, Figure(round(sum(found) / len(found), measure.decimals)))
            rows.append(row | {"opmerking": f"Ongewogen gemiddelde van {len(found)} demowaarden."})
    return rows


def number(value: float | None, decimals: int = 0) -> str:
    """A number as the files hold it: decimal comma, no thousands separator, empty when unknown."""
    return "" if value is None else f"{value:.{decimals}f}".replace(".", ",")
