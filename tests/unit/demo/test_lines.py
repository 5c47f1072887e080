"""The lines of the demo set fit together, and what the store computes follows from them."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from functools import cache

import pytest

from lib.catalogue.catalogue import shipped_catalogue
from lib.catalogue.datasets.costs import COST_KINDS
from lib.domain.service_levels.inspections import LEVELS
from lib.domain.service_levels.sampled_share import SampledShare
from lib.domain.shares import Verdict, judge
from tests.unit.demo.reading import APART, SERVICES, Facts, Row, Tables, client_of, net, num, people

DISCIPLINES = ("groen", "verharding", "meubilair")


def costs(tables: Tables) -> dict[tuple[str, str, str, str], list[Row]]:
    """Lines per partnership, service, year and status."""
    found = defaultdict(list)
    for row in tables["kosten"]:
        found[row["partnerschap"], row["dienst"], row["jaar"], row["status"]].append(row)
    return found


# --- costs --------------------------------------------------------------------------------------------------


def test_every_kind_of_cost_is_used(tables: Tables) -> None:
    assert {row["kostensoort"] for row in tables["kosten"]} == set(COST_KINDS)
    assert {row["dienst"] for row in tables["kosten"]} == set(SERVICES)


def test_cost_per_head_is_the_net_of_the_lines_over_the_residents(tables: Tables, facts: Facts) -> None:
    inhabitants, households, clients = people(tables), people(tables, "huishoudens"), client_of(tables)
    for unit, units in (("inw", inhabitants), ("hh", households)):
        figures = {
            (service, status): facts.series(f"kosten_{service}_eur_{unit}", status)
            for service in SERVICES
            for status in ("rekening", "begroting")
        }
        checked = 0
        for (partnership, service, year, status), rows in costs(tables).items():
            figure = figures[service, status][partnership][int(year)]
            expected = net(rows) / units[clients[partnership], year]
            assert figure.value == pytest.approx(expected, abs=1e-6)
            checked += 1
        assert checked > 2_000


def test_shares_and_deviations_follow_from_the_lines(tables: Tables, facts: Facts) -> None:
    lines = costs(tables)
    for partnership, service, year, status in list(lines)[::7]:
        rows = lines[partnership, service, year, status]
        gross = net(row for row in rows if row["kostensoort"] != "opbrengsten")
        for kind in ("overhead", "uitbesteed"):
            part = net(row for row in rows if row["kostensoort"] == kind)
            figure = facts_of(facts, f"{kind}_{service}_pct", status).get((partnership, int(year)))
            assert (figure is None) == (part == 0)
            if figure is not None:
                assert figure == pytest.approx(100 * part / gross)
        planned = lines.get((partnership, service, year, "begroting"))
        if status == "rekening" and planned:
            deviation = facts_of(facts, f"begrotingsafwijking_{service}_pct", status)[partnership, int(year)]
            assert deviation == pytest.approx(100 * (net(rows) / net(planned) - 1))


_KNOWN: dict[tuple[int, str, str], dict[tuple[str, int], float]] = {}


def facts_of(facts: Facts, indicator: str, status: str) -> dict[tuple[str, int], float]:
    key = (id(facts), indicator, status)
    if key not in _KNOWN:
        found = facts.values(indicator, status)
        _KNOWN[key] = {(code, year): value for code, rows in found.items() for year, value in rows.items()}
    return _KNOWN[key]


def test_product_lines_are_details_or_the_whole(tables: Tables) -> None:
    ways = Counter()
    for rows in costs(tables).values():
        whole = {row["kostensoort"]: num(row["bedrag_eur"]) for row in rows if not row["product"]}
        parts: dict[str, float] = defaultdict(float)
        for row in rows:
            if row["product"]:
                parts[row["kostensoort"]] += num(row["bedrag_eur"])
        if parts and not whole:
            ways["whole"] += 1
        elif parts:
            ways["details"] += 1
            assert all(0 < amount < whole[kind] for kind, amount in parts.items())
    assert ways["whole"] >= 10
    assert ways["details"] >= 50


def test_product_lines_come_to_what_the_prices_say(tables: Tables) -> None:
    """Price times quantity, without VAT and without what stands apart."""
    charged: dict[tuple[str, str, str], float] = defaultdict(float)
    for row in tables["tarieven"]:
        if row["hoeveelheid"]:
            vat = 1 + num(row["btw_pct"] or "0") / 100
            price = num(row["prijs_eur"]) - num(row["bevat_eur"] or "0")
            charged[row["partnerschap"], row["product"], row["jaar"]] += price / vat * num(row["hoeveelheid"])
    spent: dict[tuple[str, str, str], float] = defaultdict(float)
    for row in tables["kosten"]:
        if row["product"] and row["status"] == "rekening":
            spent[row["partnerschap"], row["product"], row["jaar"]] += num(row["bedrag_eur"])
    with_lines = {row["partnerschap"] for row in tables["kosten"]}
    checked = [key for key in charged if key[0] in with_lines]
    assert len(checked) > 100
    for key in checked:
        assert spent[key] == pytest.approx(charged[key], abs=0.01)


def test_an_in_house_service_carries_no_overhead_and_a_company_does(tables: Tables) -> None:
    forms = {r["partnerschap"]: r["contractvorm"] for r in tables["partnerschappen"]}
    kinds: dict[str, set[str]] = defaultdict(set)
    for row in tables["kosten"]:
        if row["jaar"] >= "2020":
            kinds[forms[row["partnerschap"]]].add(row["kostensoort"])
    assert "overhead" not in kinds["eigen_dienst"]
    assert {"overhead", "resultaat", "extra_taken"} <= kinds["dvo"]
    regie = {
        form: sum(num(r["bedrag_eur"]) for r in rows if r["kostensoort"] == "regie") / net(rows)
        for form in forms.values()
        for rows in [[r for r in tables["kosten"] if forms[r["partnerschap"]] == form]]
    }
    assert regie["aanbesteed"] > 2 * regie["dvo"] > 2 * regie["eigen_dienst"]
    assert any(num(r["bedrag_eur"]) < 0 for r in tables["kosten"] if r["kostensoort"] == "resultaat")
    assert {r["kostensoort"] for r in tables["kosten"]} >= APART


# --- quantities ---------------------------------------------------------------------------------------------


def test_quantities_are_known_in_every_way_and_some_are_old(tables: Tables, facts: Facts) -> None:
    rows = tables["areaal"]
    assert {row["status"] for row in rows} == {"geregistreerd", "geschat", "herijkt"}
    newest: dict[str, str] = defaultdict(str)
    for row in rows:
        newest[row["partnerschap"]] = max(newest[row["partnerschap"]], row["peildatum"])
    assert min(newest.values()) < "2015"
    assert max(newest.values()) > "2024"
    shares = {
        code: rows[2024] for code, rows in facts.values("areaal_geregistreerd_pct").items() if 2024 in rows
    }
    assert min(shares.values()) < 60
    assert max(shares.values()) == 100


def test_object_types_are_those_of_the_catalogue_or_of_the_set(tables: Tables) -> None:
    own = {row["objecttype"]: row["eenheid"] for row in tables["objecttypen"]}
    shipped = {code: kind.unit for code, kind in shipped_catalogue().object_types.items()}
    assert not own.keys() & shipped.keys()
    units = shipped | own
    assert all(row["eenheid"] == units[row["objecttype"]] for row in tables["areaal"])
    assert own.keys() <= {row["objecttype"] for row in tables["areaal"]}


# --- inspections --------------------------------------------------------------------------------------------


def ambition(tables: Tables) -> dict[tuple[str, str, str], list[Row]]:
    found = defaultdict(list)
    for row in tables["ambities"]:
        found[row["partnerschap"], row["laag"], row["discipline"]].append(row)
    return found


def level_of(rows: list[Row], area_type: str, date: str) -> str | None:
    """The agreed level on a day: of the exact type of area before that for every type."""
    held = [r for r in rows if r["geldig_vanaf"] <= date <= (r["geldig_tot"] or "9999")]
    for wanted in (area_type, ""):
        of_type = [r for r in held if r["gebiedstype"] == wanted]
        if of_type:
            return max(of_type, key=lambda r: r["geldig_vanaf"])["niveau"]
    return None


def scales(tables: Tables) -> dict[str, tuple[str, str]]:
    """Scale -> discipline and cross-cut."""
    shipped = {c: (s.discipline, s.cross_cut or "") for c, s in shipped_catalogue().scales.items()}
    return shipped | {r["meetlat"]: (r["discipline"], r["schoon_heel"]) for r in tables["meetlatten"]}


def test_shares_at_the_agreed_level_follow_from_the_readings(tables: Tables, facts: Facts) -> None:
    agreed, known = ambition(tables), scales(tables)
    judged: dict[tuple[str, str, str, int], list[bool]] = defaultdict(list)
    spots: dict[tuple[str, str, str, int], set[tuple[str, str]]] = defaultdict(set)
    outside = 0

    @cache
    def agreed_level(partnership: str, layer: str, group: str, area_type: str, date: str) -> str | None:
        return level_of(agreed[partnership, layer, group], area_type, date)

    for row in tables["schouw"]:
        year = int(row["datum"][:4])
        groups = [group for group in known[row["meetlat"]] if group]
        parties = row["partnerschap"], row["laag"]
        levels = [agreed_level(*parties, group, row["gebiedstype"], row["datum"]) for group in groups]
        outside += levels[0] is None
        for group, level in zip(groups, levels, strict=True):
            if level and row["niveau"] != "nvt":
                key = (row["partnerschap"], row["laag"], group, year)
                judged[key].append(LEVELS.index(row["niveau"]) <= LEVELS.index(level))
                spots[key].add((row["datum"], row["locatie"]))
    assert outside > 1_000  # readings without an ambition
    for (partnership, layer, group, year), found in judged.items():
        series = facts_series(facts, f"op_ambitie_{layer}_{group}_pct")
        figure = series[partnership][year]
        assert figure.value == pytest.approx(100 * sum(found) / len(found))
        assert figure.n == len(spots[partnership, layer, group, year])


_SERIES: dict[str, dict] = {}


def facts_series(facts: Facts, indicator: str) -> dict:
    return _SERIES.setdefault(indicator, facts.series(indicator))


def test_readings_have_areas_coordinates_and_some_do_not_apply(tables: Tables) -> None:
    rows = tables["schouw"]
    assert {row["laag"] for row in rows} == {"beleid", "contract"}
    assert {row["niveau"] for row in rows} == {*LEVELS, "nvt"}
    assert 0.01 < sum(row["niveau"] == "nvt" for row in rows) / len(rows) < 0.1
    assert len({row["gebiedstype"] for row in rows}) >= 6
    located = {row["partnerschap"] for row in rows if row["x"]}
    assert 5 <= len(located) < len({row["partnerschap"] for row in rows})
    assert any(num(row["x"]) < 10 for row in rows if row["x"])  # WGS84
    assert any(num(row["x"]) > 10_000 for row in rows if row["x"])  # RD New
    assert all(dt.date.fromisoformat(row["datum"]) for row in rows[::50])
    disciplines = {scales(tables)[row["meetlat"]][0] for row in rows}
    assert disciplines == set(DISCIPLINES)


def test_samples_are_as_large_as_real_ones(facts: Facts) -> None:
    sizes = sorted(
        f.n or 0
        for rows in facts.series("op_ambitie_contract_verharding_pct").values()
        for f in rows.values()
    )
    assert sizes[0] < 25 <= sizes[1]  # one is too small
    assert sizes[1] >= 25
    assert 40 <= sizes[len(sizes) // 2] <= 100
    assert 150 <= sizes[-1] <= 215


def test_all_three_verdicts_occur(tables: Tables) -> None:
    """The share of readings at their level, with the places of the year as the sample."""
    agreed, known = ambition(tables), scales(tables)
    read: dict[tuple[str, str, str], dict[str, list[bool]]] = defaultdict(lambda: defaultdict(list))
    for row in tables["schouw"]:
        discipline = known[row["meetlat"]][0]
        rows = agreed[row["partnerschap"], row["laag"], discipline]
        level = level_of(rows, row["gebiedstype"], row["datum"])
        if row["laag"] != "contract" or level is None or row["niveau"] == "nvt":
            continue
        reached = LEVELS.index(row["niveau"]) <= LEVELS.index(level)
        read[row["partnerschap"], discipline, row["datum"][:4]][row["locatie"]].append(reached)
    verdicts = Counter()
    for (partnership, discipline, year), places in read.items():
        if year == "2024":
            norm = num(agreed[partnership, "contract", discipline][0]["norm_pct"])
            interval = SampledShare.of_clusters((sum(r), len(r)) for r in places.values()).interval
            assert interval
            verdicts[judge(interval, norm)] += 1
    assert set(verdicts) == set(Verdict)
    assert min(verdicts.values()) >= 4
