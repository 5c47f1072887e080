"""What computes the worked examples on costs."""

from __future__ import annotations

from typing import Any

from lib.domain.costs.bridge import Bridge, Group, Material, Order, make_bridge
from lib.domain.costs.build_up import BuildUp, build_ups, convert_costs
from lib.domain.costs.lines import CostLine
from lib.domain.costs.scale_effect import SizedCost, fit_scale
from lib.domain.figures import Status
from lib.domain.periods import parse_period
from tests.bridges import counted, index, rate
from tests.spec.example_rows import Computation, Outcome, Row

LEVELS = [rate(2023, "A", 1.5, 20_000), rate(2023, "B", 1.2), rate(2024, "B", 1.3, 20_000)]


def _costs(amounts: dict[int, float], kind: str = "loon") -> dict[tuple[int, Status], BuildUp]:
    lines = [CostLine("aa", "groen", None, year, kind, Status.ACCOUNTS, a, "") for year, a in amounts.items()]
    return build_ups(lines, "groen")


def per_unit(rows: list[Row]) -> Outcome:
    (row,) = rows
    sizes = row["inwoners"], row["huishoudens"], row["areaal (m2)"]
    found = [convert_costs(_costs({2024: row["netto (EUR)"]}), {2024: size}) for size in sizes]
    return [[converted.of(Status.ACCOUNTS)[0].net for converted in found]]


def price_level(rows: list[Row]) -> Outcome:
    series = index({str(row["jaar"]): row["index"] for row in rows})
    found = convert_costs(_costs({row["jaar"]: row["kosten (EUR)"] for row in rows}), None, series, 2024)
    return [[str(b.year), b.net] for b in found.of(Status.ACCOUNTS)]


def index_of_a_year(rows: list[Row]) -> Outcome:
    figures: dict[str, float] = {}
    years = [row["jaar"] for row in rows]
    for year, row in zip(years, rows, strict=True):
        figures |= {year: row["jaarcijfer"]} if row["jaarcijfer"] else {}
        figures |= {f"{year}-{n:02}": float(v) for n, v in enumerate(row["maanden"].split(), 1)}
        figures |= {f"{year}-K{n}": float(v) for n, v in enumerate(row["kwartalen"].split(), 1)}
    known = [(year, index(figures).at(parse_period(year))) for year in years]
    return [[year, *((float(found.value), found.parts) if found else ("–", "–"))] for year, found in known]


def shares(rows: list[Row]) -> Outcome:
    lines = [
        CostLine("aa", "groen", None, 2024, row["kostensoort"], Status.ACCOUNTS, row["bedrag (EUR)"], "")
        for row in rows
    ]
    (found,) = build_ups(lines, "groen").values()
    known = (found.share_of_gross(kind) for kind in ("uitbesteed", "overhead", "verwerking"))
    return [["niet opgegeven" if share is None else share for share in known]]


def bridge_with_recount(rows: list[Row]) -> Outcome:
    given = {row["gegeven"]: row for row in rows}
    costs, figures = given.pop("kosten"), given.pop("index")
    lines = [counted("2022-12-31", row["2023"], area=area) for area, row in given.items()]
    lines += [counted("2024-07-01", row["2024"], row["status in 2024"], area) for area, row in given.items()]
    series = index({year: figures[year] for year in ("2023", "2024")})
    return _bars(make_bridge((2023, costs["2023"]), (2024, costs["2024"]), Material(series, lines, [])))


def bridge_with_level(rows: list[Row]) -> Outcome:
    costs = {row["jaar"]: row["kosten (EUR)"] for row in rows}
    rates = [
        rate(row["jaar"], row["niveau"], row["prijs (EUR per m2)"], row["hoeveelheid (m2)"]) for row in rows
    ]
    return _bars(make_bridge((2023, costs[2023]), (2024, costs[2024]), Material(None, None, rates)))


def bridge_weighed_by_rates(rows: list[Row]) -> Outcome:
    kinds = [row["objecttype"] for row in rows]
    priced = {f"van-{kind}": (kind,) for kind in kinds}
    lines = [
        counted(date, row[column], kind=row["objecttype"], unit=row["eenheid"])
        for row in rows
        for date, column in (("2022-12-31", "eind 2023"), ("2024-06-01", "eind 2024"))
    ]
    rates = {
        row["objecttype"]: rate(
            2023, None, row["tarief 2023 (EUR)"], None, f"van-{row['objecttype']}", row["eenheid"]
        )
        for row in rows
    }
    cases = (("gazon en heesters", kinds[:2], kinds), ("ook bomen", kinds, kinds))
    found = []
    for name, counted_kinds, rated in (*cases, ("heesters zonder tarief", kinds[:2], kinds[:1])):
        of_case = [line for line in lines if line.object_type in counted_kinds]
        material = Material(None, of_case, [rates[kind] for kind in rated], priced=priced)
        bridge = make_bridge((2023, 100_000), (2024, 100_000), material)
        assert bridge is not None
        steps = [[step.start, step.end, float(step.amount)] for step in bridge.steps]
        found.append([name, *(steps[0] if steps else ["–"] * 3)])
    return found


def bridge_in_two_orders(rows: list[Row]) -> Outcome:
    (row,) = rows
    before, after = (2023, row["kosten 2023 (EUR)"]), (2024, row["kosten 2024 (EUR)"])
    material = Material(index({"2023": row["index 2023"], "2024": row["index 2024"]}), None, LEVELS)
    found = []
    orders: tuple[Order, ...] = (
        (Group.PRICE, Group.QUANTITY, Group.LEVEL),
        (Group.LEVEL, Group.QUANTITY, Group.PRICE),
    )
    for order in orders:
        bridge = make_bridge(before, after, material, order)
        bars = dict(_bars(bridge))
        name = "-".join(kind for kind in bars if kind != "rest")
        found.append([name, bars["prijs"], bars["niveau"], bars["rest"]])
    return found


def _bars(bridge: Bridge | None) -> list[list[Any]]:
    assert bridge is not None
    return [[str(s.kind), float(s.amount)] for s in bridge.steps] + [["rest", float(bridge.rest)]]


def scale(rows: list[Row]) -> Outcome:
    fit = fit_scale(
        [
            SizedCost(str(n), row["omvang"], row["kosten per eenheid (EUR)"], row["opdrachtnemer"])
            for n, row in enumerate(rows)
        ]
    )
    assert fit is not None
    assert fit.interval is not None
    return [[fit.slope, *fit.interval]]


COST_EXAMPLES: dict[str, Computation] = {
    "kosten-per-eenheid": per_unit,
    "prijspeil": price_level,
    "index-van-een-jaar": index_of_a_year,
    "aandelen-bruto": shares,
    "brug-herijking": bridge_with_recount,
    "brug-niveau": bridge_with_level,
    "brug-gewogen": bridge_weighed_by_rates,
    "brug-volgorde": bridge_in_two_orders,
    "schaal": scale,
    "schaal-opdrachtnemer": scale,
}
