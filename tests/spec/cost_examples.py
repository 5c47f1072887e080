"""What computes the worked examples on costs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from lib.domain.costs.bridge import Bridge, Group, Material, Order, make_bridge
from lib.domain.costs.build_up import BuildUp, build_ups, convert_costs
from lib.domain.costs.lines import CostLine
from lib.domain.costs.scale_effect import SizedCost, fit_scale
from lib.domain.figures import Status
from lib.domain.periods import parse_period
from tests.bridges import counted, index, rate

Rows = Sequence[Sequence[Any]]
LEVELS = [rate(2023, "A", 1.5, 20_000), rate(2023, "B", 1.2), rate(2024, "B", 1.3, 20_000)]


def _costs(amounts: dict[int, float], kind: str = "loon") -> dict[tuple[int, Status], BuildUp]:
    lines = [CostLine("aa", "groen", None, year, kind, Status.ACCOUNTS, a, "") for year, a in amounts.items()]
    return build_ups(lines, "groen")


def per_unit(rows: Rows) -> Rows:
    ((cost, *sizes),) = rows
    found = [convert_costs(_costs({2024: cost}), {2024: size}) for size in sizes]
    return [[converted.of(Status.ACCOUNTS)[0].net for converted in found]]


def price_level(rows: Rows) -> Rows:
    series = index({str(year): value for year, _, value in rows})
    found = convert_costs(_costs({year: cost for year, cost, _ in rows}), None, series, 2024)
    return [[str(b.year), b.net] for b in found.of(Status.ACCOUNTS)]


def index_of_a_year(rows: Rows) -> Rows:
    figures: dict[str, float] = {}
    for year, given, months, quarters in rows:
        figures |= {year: given} if given else {}
        figures |= {f"{year}-{n:02}": float(v) for n, v in enumerate(months.split(), 1)}
        figures |= {f"{year}-K{n}": float(v) for n, v in enumerate(quarters.split(), 1)}
    known = [index(figures).at(parse_period(year)) for year, *_ in rows]
    return [
        [year, *((float(found.value), found.parts) if found else ("–", "–"))]
        for (year, *_), found in zip(rows, known, strict=True)
    ]


def shares(rows: Rows) -> Rows:
    lines = [CostLine("aa", "groen", None, 2024, kind, Status.ACCOUNTS, amount, "") for kind, amount in rows]
    (found,) = build_ups(lines, "groen").values()
    known = (found.share_of_gross(kind) for kind in ("uitbesteed", "overhead", "verwerking"))
    return [["niet opgegeven" if share is None else share for share in known]]


def bridge_with_recount(rows: Rows) -> Rows:
    (_, before, after, _), (_, first, last, _), *areas = rows
    lines = [counted("2022-12-31", amount, area=area) for area, amount, _, _ in areas]
    lines += [counted("2024-07-01", amount, state, area) for area, _, amount, state in areas]
    series = index({"2023": first, "2024": last})
    return _bars(make_bridge((2023, before), (2024, after), Material(series, lines, [])))


def bridge_with_level(rows: Rows) -> Rows:
    costs = {year: cost for year, cost, *_ in rows}
    rates = [rate(year, level, price, quantity) for year, _, level, price, quantity in rows]
    return _bars(make_bridge((2023, costs[2023]), (2024, costs[2024]), Material(None, None, rates)))


def bridge_in_two_orders(rows: Rows) -> Rows:
    ((before, after, first, last),) = rows
    material = Material(index({"2023": first, "2024": last}), None, LEVELS)
    found = []
    orders: tuple[Order, ...] = (
        (Group.PRICE, Group.QUANTITY, Group.LEVEL),
        (Group.LEVEL, Group.QUANTITY, Group.PRICE),
    )
    for order in orders:
        bars = dict(_bars(make_bridge((2023, before), (2024, after), material, order)))
        name = "-".join(kind for kind in bars if kind != "rest")
        found.append([name, bars["prijs"], bars["niveau"], bars["rest"]])
    return found


def _bars(bridge: Bridge | None) -> list[list[Any]]:
    assert bridge is not None
    return [[str(s.kind), float(s.amount)] for s in bridge.steps] + [["rest", float(bridge.rest)]]


def scale(rows: Rows) -> Rows:
    fit = fit_scale([SizedCost(str(size), size, cost) for size, cost in rows])
    assert fit is not None
    return [[fit.slope, *fit.interval]]


COST_EXAMPLES: dict[str, Callable[[Rows], Rows]] = {
    "kosten-per-eenheid": per_unit,
    "prijspeil": price_level,
    "index-van-een-jaar": index_of_a_year,
    "aandelen-bruto": shares,
    "brug-herijking": bridge_with_recount,
    "brug-niveau": bridge_with_level,
    "brug-volgorde": bridge_in_two_orders,
    "schaal": scale,
}
