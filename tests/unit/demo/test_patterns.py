"""The patterns that a meeting argues about are really in the figures that the store computes.

They are looked for by computation; no test reads the generator's own list of them.
"""

from __future__ import annotations

import math
import statistics
from collections import defaultdict

import pytest

from lib.demo import patterns
from tests.unit.demo.reading import SERVICES, YEARS, Facts, Tables, change_pct, client_of, event, num, people

PER_HEAD = [f"kosten_{service}_eur_inw" for service in SERVICES]
CONTRACT = {group: f"op_ambitie_contract_{group}_pct" for group in ("groen", "verharding", "schoon", "heel")}


def _relative_cost(tables: Tables, facts: Facts) -> list[tuple[float, float]]:
    """Inhabitants and mean relative unit cost (1 = the mean of that indicator) per client, in 2017."""
    clients, inhabitants = client_of(tables), people(tables)
    relative: dict[str, list[float]] = defaultdict(list)
    for indicator in PER_HEAD:
        rows = {code: years[2017] for code, years in facts.values(indicator).items() if 2017 in years}
        mean = statistics.fmean(rows.values())
        for code, value in rows.items():
            relative[clients[code]].append(value / mean)
    return [(inhabitants[(place, "2017")], statistics.fmean(found)) for place, found in relative.items()]


def test_unit_cost_falls_with_size_up_to_100_000_and_then_flattens(tables: Tables, facts: Facts) -> None:
    costs = _relative_cost(tables, facts)
    small = statistics.fmean(cost for size, cost in costs if size < 25_000)
    middle = statistics.fmean(cost for size, cost in costs if 25_000 <= size < 60_000)
    town = statistics.fmean(cost for size, cost in costs if 60_000 <= size < 120_000)
    city = statistics.fmean(cost for size, cost in costs if size >= 120_000)
    assert small > middle + 0.03 > town + 0.045
    assert 0.95 * town < city < 1.10 * town
    below = [(math.log(size), cost) for size, cost in costs if size <= 105_000]
    assert statistics.correlation(*zip(*below, strict=True)) < -0.6


def test_a_budget_cut_is_followed_by_lower_quality(tables: Tables, facts: Facts) -> None:
    code, year = event(tables, "bezuiniging", "groen")
    cost, quality = facts.values("kosten_groen_eur_inw"), facts.series(CONTRACT["groen"])[code]
    fall = change_pct(cost[code], year)
    assert fall is not None
    assert fall < -8
    assert abs(quality[year].value - quality[year - 1].value) < 5
    after, same = quality[year + 1], quality[year]
    assert after.high is not None
    assert same.low is not None
    assert after.high < same.low
    falls = [change_pct(rows, y) for other, rows in cost.items() if other != code for y in rows]
    assert min(f for f in falls if f is not None) > fall


def test_a_budget_cut_can_also_leave_quality_where_it_was(tables: Tables, facts: Facts) -> None:
    code, year = event(tables, "bezuiniging", "verharding")
    fall = change_pct(facts.values("kosten_verharding_eur_inw")[code], year)
    assert fall is not None
    assert fall < -4
    quality = facts.series(CONTRACT["verharding"])[code]
    assert quality[year + 1].high is not None
    assert quality[year + 1].high > quality[year - 1].value


def test_a_recount_looks_like_a_cost_rise(tables: Tables, facts: Facts) -> None:
    code, year = event(tables, "areaalherijking")
    cost = facts.values("kosten_groen_eur_inw")
    jumps = {c for c, rows in cost.items() for y in rows if (change_pct(rows, y) or 0) > 14.5}
    assert jumps == {code}
    rise = change_pct(cost[code], year)
    assert rise is not None
    assert 15 < rise < 21
    per_unit = facts.series("kosten_groen_eur_eenheid")[code]
    assert per_unit[year].series_break
    assert abs(100 * (per_unit[year].value / per_unit[year - 1].value - 1)) < 4
    recounted = [r for r in tables["areaal"] if r["partnerschap"] == code and r["status"] == "herijkt"]
    assert {r["peildatum"] for r in recounted} == {f"{year}-01-01"}
    assert sum(num(r["hoeveelheid"]) for r in recounted) == 3_250_000  # 325 ha, as the event says
    (told,) = [r["toelichting"] for r in tables["gebeurtenissen"] if r["soort"] == "areaalherijking"]
    assert "325 ha" in told
    assert "276 ha" in told


def test_a_series_break_is_marked_where_the_method_changed(tables: Tables, facts: Facts) -> None:
    code, year = event(tables, "methodebreuk")
    transferred, moved = event(tables, "overdracht")
    for indicator in CONTRACT.values():
        found = facts.series(indicator)
        breaks = {(c, y) for c, rows in found.items() for y, f in rows.items() if f.series_break}
        assert breaks == {(code, year), (transferred, moved), (patterns.NEW_AMBITION, 2022)}
        values = {y: f.value for y, f in found[code].items()}
        before = statistics.fmean(values[y] for y in values if y < year)
        after = statistics.fmean(values[y] for y in values if y >= year)
        assert before - after > 6


def test_some_figures_are_missing(tables: Tables, facts: Facts) -> None:
    costs, quality = facts.values("kosten_groen_eur_inw"), facts.values(CONTRACT["groen"])
    deals = {r["partnerschap"]: r for r in tables["partnerschappen"]}
    green = {code for code in deals if code in quality or code in costs}
    served = {r["opdrachtgever"] for code, r in deals.items() if code in green}
    assert len(green - costs.keys() - {c for c in green if deals[c]["opdrachtgever"] in costs}) == 1
    assert len(green - quality.keys()) == 1
    assert len(costs.keys() & served) == 1  # a client that gives its cost itself
    gaps = {code: {int(y) for y in YEARS} - rows.keys() for code, rows in costs.items() if len(rows) < 10}
    (holes,) = [code for code, gap in gaps.items() if min(gap) > 2016]
    (late,) = [code for code, gap in gaps.items() if min(gap) == 2016]
    assert max(gaps[holes]) < 2025
    assert int(deals[late]["begindatum"][:4]) == min(costs[late])


def test_a_client_with_two_partnerships_at_once(tables: Tables, facts: Facts) -> None:
    clients = [r["opdrachtgever"] for r in tables["partnerschappen"]]
    (twice,) = {client for client in clients if clients.count(client) > 1}
    kinds = {r["organisatie"]: r["soort"] for r in tables["organisaties"]}
    deals = {
        kinds[r["opdrachtnemer"]]: r["partnerschap"]
        for r in tables["partnerschappen"]
        if r["opdrachtgever"] == twice
    }
    found = {
        kind: {r["dienst"] for r in tables["kosten"] if r["partnerschap"] == code}
        for kind, code in deals.items()
    }
    assert found == {
        "overheidsbedrijf": {"afval", "reiniging"},
        "aannemer": {"groen", "verharding", "meubilair"},
    }
    assert deals["overheidsbedrijf"] in facts.values(CONTRACT["schoon"])
    assert deals["overheidsbedrijf"] not in facts.values(CONTRACT["groen"])
    assert deals["aannemer"] in facts.values(CONTRACT["groen"])
    assert deals["aannemer"] not in facts.values(CONTRACT["schoon"])
    assert {"kosten_riolering_eur_inw", "rapportcijfer_openbare_ruimte"} <= {
        f.indicator for f in facts.figures if f.organisation == twice
    }


def test_one_sample_is_too_small(facts: Facts) -> None:
    small = [
        f for indicator in CONTRACT.values() for rows in facts.series(indicator).values() for f in rows.values()
        if f.n is not None and f.n < 25
    ]  # fmt: skip
    assert {(f.partnership, f.period.year, f.n) for f in small} == {("demo-rietmonde-zevenlaak", 2021, 17)}


def test_a_transfer_moves_the_overhead_into_the_price(tables: Tables, facts: Facts) -> None:
    code, year = event(tables, "overdracht")
    (deal,) = [r for r in tables["partnerschappen"] if r["partnerschap"] == code]
    kinds = {r["organisatie"]: r["soort"] for r in tables["organisaties"]}
    assert kinds[deal["opdrachtnemer"]] == "overheidsbedrijf"
    assert deal["begindatum"][:4] == str(year)
    costs = facts.series("kosten_groen_eur_inw")[code]
    rise = change_pct({y: f.value for y, f in costs.items()}, year)
    assert rise is not None
    assert rise > 7
    assert [y for y, f in costs.items() if f.series_break] == [year]
    assert min(facts.values("overhead_groen_pct")[code]) == year
    told = [r["toelichting"] for r in tables["gebeurtenissen"] if r["soort"] == "overdracht"]
    assert "overhead" in told[0]


def test_a_drought_shows_for_one_year(tables: Tables, facts: Facts) -> None:
    code, year = event(tables, "weer", "groen")
    green = facts.values(CONTRACT["groen"])[code]
    assert green[year] < min(green[year - 1], green[year + 1]) - 6


def test_the_agreed_level_rises_in_one_agreement(tables: Tables) -> None:
    changed = {r["partnerschap"] for r in tables["ambities"] if r["geldig_tot"]}
    assert len(changed) == 1
    late = {r["partnerschap"] for r in tables["ambities"] if r["geldig_vanaf"] == "2019-01-01"}
    assert len(late) >= 2


def test_the_named_patterns_are_on_different_partnerships(tables: Tables) -> None:
    marked = [r["partnerschap"] for r in tables["gebeurtenissen"] if r["soort"] != "overig"]
    assert len(marked) == len(set(marked)) >= 7


# --- believable figures -------------------------------------------------------------------------------------


@pytest.mark.parametrize("indicator", PER_HEAD)
def test_costs_rise_with_prices_and_faster_in_2022_and_2023(facts: Facts, indicator: str) -> None:
    means = {
        year: statistics.fmean(rows[year] for rows in facts.values(indicator).values() if len(rows) == 10)
        for year in range(2016, 2026)
    }
    rises = {year: change_pct(means, year) or 0.0 for year in range(2017, 2026)}
    bump = statistics.fmean([rises[2022], rises[2023]])
    quiet = statistics.fmean(rise for year, rise in rises.items() if year not in (2022, 2023))
    assert 1.3 < quiet < 3.7
    assert 4 < bump < 8


@pytest.mark.parametrize(
    "indicator", [*PER_HEAD, *CONTRACT.values(), "restafval_kg_inw", "meldingen_op_tijd_pct"]
)
def test_partnerships_keep_their_place_from_year_to_year(facts: Facts, indicator: str) -> None:
    rows = facts.values(indicator)
    pairs = [
        (years[y], years[y + 1])
        for years in rows.values()
        for y in range(2021, 2025)
        if y in years and y + 1 in years
    ]
    assert statistics.correlation(*zip(*pairs, strict=True)) > 0.7
    means = [statistics.fmean(years.values()) for years in rows.values()]
    assert statistics.stdev(means) / statistics.fmean(means) > 0.03  # and they differ


@pytest.mark.parametrize(
    ("cost", "quality"),
    [
        ("kosten_groen_eur_inw", CONTRACT["groen"]),
        ("kosten_verharding_eur_inw", CONTRACT["verharding"]),
        ("kosten_reiniging_eur_inw", CONTRACT["schoon"]),
        ("kosten_afval_eur_hh", "dienstverlening_afval_punten"),
    ],
)
def test_quality_and_cost_are_weakly_related(facts: Facts, cost: str, quality: str) -> None:
    costs, qualities = facts.values(cost), facts.values(quality)
    pairs = [
        (costs[code][2023], qualities[code][2023])
        for code in costs.keys() & qualities.keys()
        if 2023 in costs[code] and 2023 in qualities[code]
    ]
    assert len(pairs) >= 20
    assert abs(statistics.correlation(*zip(*pairs, strict=True))) < 0.5


def test_budgets_lie_near_the_accounts_and_below_them_when_prices_jump(facts: Facts) -> None:
    deviations: dict[int, list[float]] = defaultdict(list)
    for service in SERVICES:
        for rows in facts.values(f"begrotingsafwijking_{service}_pct").values():
            for year, value in rows.items():
                deviations[year].append(value)
    assert all(abs(found) < 16 for year in deviations.values() for found in year)
    assert statistics.fmean(deviations[2022]) > 1.5
    assert statistics.fmean(deviations[2023]) > 1.5
    assert abs(statistics.fmean(deviations[2021])) < 1.5
