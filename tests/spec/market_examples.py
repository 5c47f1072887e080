"""The worked examples of the market-conformity test, computed."""

from __future__ import annotations

import datetime as dt

from lib.catalogue.worked_examples import worked_examples
from lib.domain.market.case import examine
from lib.domain.market.disclosure import Member, coarse, told_of
from lib.domain.market.in_house import entrusted
from lib.domain.market.outcome import MarketOutcome, MarketVerdict, judged, median_interval, weigh
from lib.domain.market.prices import REFERENCE_TOO_NEW, Overhead, Price, Terms
from lib.domain.market.steps.included import INCLUDED_STEP
from lib.domain.market.steps.overhead import OVERHEAD_STEP
from lib.domain.market.steps.price_level import PRICE_LEVEL_STEP
from lib.domain.market.steps.vat import VAT_STEP
from lib.domain.shares import Interval
from tests.market_prices import case, price, terms
from tests.spec.example_rows import Computation, Outcome, Row, rows_of

KINDS = (INCLUDED_STEP.kind, VAT_STEP.kind, OVERHEAD_STEP.kind, PRICE_LEVEL_STEP.kind)


def listed(rows: list[Row]) -> list[Price]:
    return [
        price(
            row["prijs van"],
            row["EUR per m2"],
            vat_included=row["btw erin (%)"] > 0,
            vat_pct=float(row["btw erin (%)"]),
            overhead=Overhead(row["overhead erin"]),
            overhead_pct=float(row["overhead (%)"]),
            included=("regie",) if row["bevat nog (EUR)"] else (),
            included_amount=row["bevat nog (EUR)"] or None,
            price_level=row["prijspeil"],
        )
        for row in rows
    ]


def steps(rows: list[Row]) -> Outcome:
    rate, *others = listed(rows)
    found = examine(case(rate, others))
    assert found.rate is not None
    table = []
    for comparable in (found.rate, *found.references):
        value, cells = comparable.price.amount, []
        for kind in KINDS:
            value = next((after for s, _, after in comparable.taken() if s.kind == kind and after), value)
            cells.append(value)
        assert value == comparable.value
        table.append([comparable.price.code, *cells])
    return table


def index_and_verdict(rows: list[Row]) -> Outcome:
    example = next(e for e in worked_examples() if e.voorbeeld == "marktprijs-stappen")
    rate, *others = listed(rows_of(example.invoer))
    table = []
    for row in rows:
        found = examine(case(rate, others, _band(row))).outcome
        assert found.interval is not None
        numbers = found.n, found.median, found.index, *found.interval, 100 * (found.coverage or 0)
        table.append([*numbers, str(found.formal), str(found.verdict)])
    return table


def parties(rows: list[Row]) -> Outcome:
    given = [price(f"r{n}", row["vergelijkbare prijs"], party=row["partij"]) for n, row in enumerate(rows)]
    found = examine(case(price(), given)).outcome
    return [[found.n, found.median]]


def dates(rows: list[Row]) -> Outcome:
    table = []
    for row in rows:
        dated = row["brondatum"] and dt.date.fromisoformat(row["brondatum"])
        reference = price("r", price_level=row["prijspeil"], source_date=dated or None)
        agreed = terms(year=int(row["jaar"]), agreed_on=dt.date.fromisoformat(row["afgesproken op"]))
        found = examine(case(price(), [reference], agreed))
        late = REFERENCE_TOO_NEW in found.references[0].reasons
        table.append([str(found.case.until), "nee" if late else "ja"])
    return table


def coverages(rows: list[Row]) -> Outcome:
    table = []
    for row in rows:
        found = median_interval(range(1, row["n"] + 1))
        table.append([int(found.low), 100 * found.coverage] if found else [0, "geen 95%-interval"])
    return table


def _band(row: Row) -> Terms:
    return terms(below_pct=row["band onder (%)"], above_pct=row["band boven (%)"])


def _outcome(row: Row) -> MarketOutcome:
    low, high = row["ondergrens"], row["bovengrens"]
    interval = None if low == "" else Interval(low, high)
    return MarketOutcome(MarketVerdict.UNCLEAR, (), 6, index=row["index"], interval=interval)


def verdicts(rows: list[Row]) -> Outcome:
    table = []
    for row in rows:
        found = judged(_outcome(row), _band(row))
        table.append([str(found.formal), str(found.verdict)])
    return table


def rounded(rows: list[Row]) -> Outcome:
    table = []
    for row in rows:
        values = [float(row[f"prijs {number}"]) for number in range(1, 7)]
        summary = told_of(Member(f"Partij {value}", True, value) for value in values)
        outcome = weigh(float(row["tarief"]), values, terms(), 5)
        shown = coarse(outcome, float(row["tarief"]), summary, terms())
        table.append([shown.index, *(shown.interval or ())])
    return table


def signals(rows: list[Row]) -> Outcome:
    table = []
    for row in rows:
        shares = {year: row[f"{year} (%)"] for year in (2021, 2022, 2023)}
        known = {year: float(share) for year, share in shares.items() if share != ""}
        found = entrusted(known, int(row["jaar"]))
        table.append(["onbekend" if found.average is None else found.average, str(found.signal)])
    return table


MARKET_EXAMPLES: dict[str, Computation] = {
    "marktprijs-stappen": steps,
    "marktindex": index_and_verdict,
    "marktpartijen": parties,
    "marktdatum": dates,
    "mediaan-interval": coverages,
    "markt-oordeel": verdicts,
    "vertrouwelijk": rounded,
    "inbesteding": signals,
}
