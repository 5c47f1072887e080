"""The demo set: in the form of the contract, invented throughout, every pattern really in its figures.

The patterns are looked for in the tables by computation; no test reads the generator's own list of them.
"""

import csv
import math
import random
import re
import statistics
from collections import Counter, defaultdict
from pathlib import Path

import pytest

from lib.ingest.demo import demo_tables, write_demo

YEARS = [str(year) for year in range(2016, 2026)]
COSTS = {
    "afvalbeheerkosten_eur_hh",
    "lasten_afval_eur_inw",
    "lasten_groen_eur_inw",
    "lasten_wegen_eur_inw",
    "lasten_riolering_eur_inw",
    "demo_kosten_reiniging_eur_inw",
}
SHIPPED = COSTS - {"demo_kosten_reiniging_eur_inw"} | {
    "afvalscheiding_pct",
    "restafval_kg_inw",
    "huishoudelijk_afval_kg_inw",
    "dienstverlening_afval_punten",
    "schone_stad_pct",
    "rapportcijfer_openbare_ruimte",
    "meldingen_op_tijd_pct",
}
INSPECTED = {f"demo_op_niveau_{service}_pct" for service in ("reiniging", "groen", "verharding")}
SURVEYED = {"schone_stad_pct", "rapportcijfer_openbare_ruimte"}
KEYS = {
    "organisaties": ("organisatie",),
    "partnerschappen": ("partnerschap",),
    "kenmerken": ("organisatie", "kenmerk", "jaar"),
    "indicatoren": ("indicator",),
    "cijfers": ("partnerschap", "organisatie", "indicator", "periode", "status"),
    "gebeurtenissen": ("partnerschap", "datum", "titel"),
}
COLUMNS = {
    "organisaties": "organisatie naam soort cbs_code fictief",
    "partnerschappen": (
        "partnerschap naam opdrachtgever opdrachtnemer contractvorm begindatum einddatum peergroep fictief"
    ),
    "kenmerken": "organisatie kenmerk jaar waarde status bron bron_url bron_datum",
    "indicatoren": (
        "indicator titel titel_en dienst rol eenheid richting schaal_min schaal_max minimum_n beinvloedbaar "
        "omschrijving omschrijving_en factoren factoren_en bron"
    ),
    "cijfers": (
        "partnerschap organisatie indicator periode waarde teller noemer aantal ondergrens bovengrens status "
        "reeksbreuk bron bron_url bron_datum opmerking"
    ),
    "gebeurtenissen": "partnerschap datum soort dienst titel toelichting bron",
}
CODE = re.compile(r"^[a-z0-9_-]{1,60}$")
NUMBER = re.compile(r"^\d+(,\d+)?$")

Row = dict[str, str]
Tables = dict[str, list[Row]]


@pytest.fixture(scope="module")
def tables() -> Tables:
    return demo_tables()


def num(cell: str) -> float:
    return float(cell.replace(",", "."))


def owner(row: Row) -> str:
    return row["partnerschap"] or row["organisatie"]


def reference(tables: Tables) -> str:
    (code,) = (row["organisatie"] for row in tables["organisaties"] if row["soort"] == "referentie")
    return code


def actuals(tables: Tables) -> list[Row]:
    """Every figure that is no budget and no reference."""
    average = reference(tables)
    return [r for r in tables["cijfers"] if r["status"] != "begroting" and owner(r) != average]


def series(tables: Tables, indicator: str) -> dict[str, dict[int, Row]]:
    """Per owner the actual figures of one indicator, by year."""
    found: dict[str, dict[int, Row]] = defaultdict(dict)
    for row in actuals(tables):
        if row["indicator"] == indicator:
            found[owner(row)][int(row["periode"])] = row
    return dict(found)


def change_pct(rows: dict[int, Row], year: int) -> float | None:
    """Change against the year before in per cent, or None when either year is missing."""
    if year not in rows or year - 1 not in rows:
        return None
    return 100 * (num(rows[year]["waarde"]) / num(rows[year - 1]["waarde"]) - 1)


def events(tables: Tables, kind: str) -> list[tuple[str, int, str]]:
    return [
        (r["partnerschap"], int(r["datum"][:4]), r["dienst"])
        for r in tables["gebeurtenissen"]
        if r["soort"] == kind
    ]


def people(tables: Tables, feature: str = "inwoners") -> dict[tuple[str, str], float]:
    return {
        (r["organisatie"], r["jaar"]): num(r["waarde"])
        for r in tables["kenmerken"]
        if r["kenmerk"] == feature
    }


def client_of(tables: Tables) -> dict[str, str]:
    own = {r["partnerschap"]: r["opdrachtgever"] for r in tables["partnerschappen"]}
    return own | {r["organisatie"]: r["organisatie"] for r in tables["organisaties"]}


# --- repeatable ---------------------------------------------------------------------------------------------


def test_same_seed_gives_the_same_bytes(tmp_path: Path) -> None:
    first = write_demo(tmp_path / "one")
    random.seed(1)  # the module-wide generator plays no part
    second = write_demo(tmp_path / "two")
    assert [path.name for path in first] == [f"{name}.csv" for name in KEYS]
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in second]


def test_another_seed_gives_other_figures_for_the_same_partnerships(tables: Tables) -> None:
    other = demo_tables(7)
    assert other["partnerschappen"] == tables["partnerschappen"]
    assert other["cijfers"] != tables["cijfers"]


def test_files_hold_exactly_the_tables(tmp_path: Path, tables: Tables) -> None:
    for path in write_demo(tmp_path):
        raw = path.read_bytes()
        assert not raw.startswith(b"\xef\xbb\xbf")
        with path.open(encoding="utf-8", newline="") as file:
            assert list(csv.DictReader(file, delimiter=";")) == tables[path.stem]


# --- the form of the contract -------------------------------------------------------------------------------


@pytest.mark.parametrize("dataset", KEYS)
def test_columns_and_keys(tables: Tables, dataset: str) -> None:
    rows = tables[dataset]
    assert {tuple(row) for row in rows} == {tuple(COLUMNS[dataset].split())}
    keys = Counter(tuple(row[column] for column in KEYS[dataset]) for row in rows)
    assert [key for key, times in keys.items() if times > 1] == []
    assert all(cell == cell.strip() for row in rows for cell in row.values())


@pytest.mark.parametrize("seed", [2016, 1, 99])
def test_form_and_arithmetic_hold_for_any_seed(seed: int) -> None:
    tables = demo_tables(seed)
    for row in tables["cijfers"]:
        for column in ("waarde", "teller", "noemer", "aantal", "ondergrens", "bovengrens"):
            assert row[column] == "" or NUMBER.match(row[column]), row
        assert row["waarde"], row
        assert bool(row["partnerschap"]) != bool(row["organisatie"]), row
        check_ratio(row)
        check_interval(row)
        if row["indicator"].endswith("_pct"):
            assert 0 <= num(row["waarde"]) <= 100, row
    counts = [num(r["waarde"]) for r in tables["kenmerken"] if r["kenmerk"] == "inwoners"]
    assert 8_000 <= min(counts) < 9_000
    assert 300_000 < max(counts) <= 325_000


def check_ratio(row: Row) -> None:
    """Value, numerator and denominator agree within half a unit of the last decimal."""
    assert bool(row["teller"]) == bool(row["noemer"]), row
    if not row["noemer"]:
        return
    times = 100 if row["indicator"].endswith("_pct") else 1
    decimals = len(row["waarde"].partition(",")[2])
    exact = times * num(row["teller"]) / num(row["noemer"])
    assert abs(exact - num(row["waarde"])) <= 0.5 * 10**-decimals + 1e-9, row


def check_interval(row: Row) -> None:
    """Both bounds or none, enclosing the value; for inspected locations it is the Wilson interval."""
    assert bool(row["ondergrens"]) == bool(row["bovengrens"]), row
    if not row["ondergrens"]:
        return
    low, value, high = (num(row[column]) for column in ("ondergrens", "waarde", "bovengrens"))
    assert low <= value <= high, row
    if row["indicator"] in INSPECTED:
        hits, n, z = num(row["teller"]), num(row["aantal"]), 1.959964
        # The bounds are the shares p at which the observed share lies exactly z standard errors from p.
        a, b, c = n + z * z, -(2 * hits + z * z), hits * hits / n
        root = math.sqrt(b * b - 4 * a * c)
        assert (low, high) == pytest.approx((50 * (-b - root) / a, 50 * (-b + root) / a), abs=0.0501), row


def test_codes(tables: Tables) -> None:
    for dataset, column in (
        ("organisaties", "organisatie"),
        ("partnerschappen", "partnerschap"),
        ("indicatoren", "indicator"),
    ):
        for row in tables[dataset]:
            assert CODE.match(row[column])
            assert row[column].startswith("demo_" if dataset == "indicatoren" else "demo-")


def test_references_resolve(tables: Tables) -> None:
    organisations = {r["organisatie"] for r in tables["organisaties"]}
    partnerships = {r["partnerschap"] for r in tables["partnerschappen"]}
    indicators = {r["indicator"] for r in tables["indicatoren"]}
    assert not indicators & SHIPPED
    for row in tables["partnerschappen"]:
        assert {row["opdrachtgever"], row["opdrachtnemer"]} <= organisations
    assert {r["organisatie"] for r in tables["kenmerken"]} <= organisations
    assert {r["partnerschap"] for r in tables["gebeurtenissen"]} <= partnerships
    assert {r["partnerschap"] for r in tables["cijfers"]} - {""} == partnerships
    assert {r["organisatie"] for r in tables["cijfers"]} - {""} <= organisations
    assert {r["indicator"] for r in tables["cijfers"]} == SHIPPED | indicators


def test_demo_indicators_say_in_both_languages_that_they_are_invented(tables: Tables) -> None:
    for row in tables["indicatoren"]:
        assert len(row["titel"]) < 45
        assert "fictief" in row["omschrijving"]
        assert "fictitious" in row["omschrijving_en"]
        assert row["titel_en"]
        assert row["factoren"]
        assert row["factoren_en"]
        if row["eenheid"] == "%":
            assert (row["schaal_min"], row["schaal_max"], row["minimum_n"]) == ("0", "100", "25")


def test_status_and_source(tables: Tables) -> None:
    budgets = set()
    for row in tables["cijfers"]:
        assert row["bron"] == "Demoset Samenwerkingsmonitor (fictief)"
        assert row["bron_url"] == ""
        assert re.fullmatch(r"\d{4}-\d\d-\d\d", row["bron_datum"])
        if row["status"] == "begroting":
            assert "2020" <= row["periode"] <= "2025"
            assert row["bron_datum"] < row["periode"]
            budgets.add(row["indicator"])
        else:
            closed = "rekening" if row["indicator"] in COSTS else "definitief"
            assert row["status"] == ("voorlopig" if row["periode"] == "2025" else closed)
            assert row["bron_datum"][:4] == str(int(row["periode"]) + 1)
    assert budgets == {
        "afvalbeheerkosten_eur_hh",
        "lasten_afval_eur_inw",
        "lasten_groen_eur_inw",
        "afvalscheiding_pct",
        "demo_op_niveau_groen_pct",
    }


def test_remarks_name_no_cause(tables: Tables) -> None:
    told = [r["opmerking"] for r in tables["cijfers"]]
    told += [r["titel"] + " " + r["toelichting"] for r in tables["gebeurtenissen"]]
    causal = re.compile(
        r"\b(door|doordat|dankzij|wegens|vanwege|leidt|leidde|gevolg|omdat|waardoor|daardoor)\b"
    )
    assert [text for text in told if causal.search(text.lower().replace("gedeeld door", ""))] == []


# --- invented throughout ------------------------------------------------------------------------------------


def test_everything_is_flagged_and_the_label_is_left_to_the_app(tables: Tables) -> None:
    for dataset in ("organisaties", "partnerschappen"):
        assert {row["fictief"] for row in tables[dataset]} == {"ja"}
        assert not [row for row in tables[dataset] if "fictief" in row["naam"].lower()]
    assert {row["cbs_code"] for row in tables["organisaties"]} == {""}


@pytest.mark.shared_data
def test_no_municipality_has_a_real_name(tables: Tables, shared_data: Path) -> None:
    real = set()
    for path in sorted((shared_data / "iv3").glob("gemeenteklassen_*.csv")):
        with path.open(encoding="utf-8-sig", newline="") as file:
            real |= {row["Gemeenten"].strip().casefold() for row in csv.DictReader(file, delimiter="\t")}
    for path in sorted((shared_data / "iv3").glob("iv3_*.csv")):
        with path.open(encoding="utf-8-sig", newline="") as file:
            real |= {row["Gemeenten"].strip().casefold() for row in csv.DictReader(file, delimiter=";")}
    assert {"nijmegen", "zwolle"} <= real
    assert len(real) > 340
    ours = {r["naam"].casefold() for r in tables["organisaties"] if r["soort"] == "gemeente"}
    assert ours & real == set()


# --- who and what -------------------------------------------------------------------------------------------


def test_the_cast(tables: Tables) -> None:
    kinds = Counter(row["soort"] for row in tables["organisaties"])
    assert 26 <= kinds["gemeente"] <= 28
    assert kinds["overheidsbedrijf"] == 5
    assert kinds["aannemer"] == 2
    assert kinds["referentie"] == 1
    deals = tables["partnerschappen"]
    assert len(deals) >= 24
    forms = Counter(row["contractvorm"] for row in deals)
    assert set(forms) == {"dvo", "aanbesteed", "eigen_dienst", "overig"}
    assert min(forms.values()) >= 3
    groups = Counter(row["peergroep"] for row in deals)
    assert len(groups) in (4, 5)
    assert min(groups.values()) >= 5
    assert sum(1 for row in deals if row["begindatum"]) >= 0.8 * len(deals)
    for row in deals:
        assert (row["contractvorm"] == "eigen_dienst") == (row["opdrachtgever"] == row["opdrachtnemer"])


def test_context_is_complete(tables: Tables) -> None:
    places = {r["organisatie"] for r in tables["organisaties"] if r["soort"] == "gemeente"}
    for feature in ("inwoners", "huishoudens"):
        assert set(people(tables, feature)) == {(place, year) for place in places for year in YEARS}
    for feature in ("hoogbouw_pct", "stedelijkheidsklasse", "oppervlakte_land_ha"):
        assert {place for place, _ in people(tables, feature)} == places
    assert set(people(tables, "stedelijkheidsklasse").values()) <= {1, 2, 3, 4, 5}
    households = people(tables, "huishoudens")
    for key, inhabitants in people(tables).items():
        assert 1.8 < inhabitants / households[key] < 2.6


def test_costs_divide_amounts_by_the_residents_of_the_context(tables: Tables) -> None:
    inhabitants, households, clients = people(tables), people(tables, "huishoudens"), client_of(tables)
    costs = [r for r in actuals(tables) if r["indicator"] in COSTS]
    counted = [r for r in costs if r["noemer"]]
    assert 0.8 * len(costs) < len(counted) < len(costs)
    for row in counted:
        basis = households if row["indicator"].endswith("_hh") else inhabitants
        assert num(row["noemer"]) == basis[(clients[owner(row)], row["periode"])]


def test_samples_and_surveys_carry_n_and_interval(tables: Tables) -> None:
    for row in actuals(tables):
        if row["indicator"] in INSPECTED:
            assert row["teller"]
            assert row["noemer"] == row["aantal"]
            assert row["ondergrens"]
        if row["indicator"] in SURVEYED:
            assert int(row["aantal"]) >= 200
            assert row["ondergrens"]


def test_waste_figures_of_a_year_agree(tables: Tables) -> None:
    total, residual = series(tables, "huishoudelijk_afval_kg_inw"), series(tables, "restafval_kg_inw")
    for code, rows in series(tables, "afvalscheiding_pct").items():
        for year, row in rows.items():
            rest, all_waste = (num(kind[code][year]["waarde"]) for kind in (residual, total))
            assert num(row["waarde"]) == pytest.approx(100 * (1 - rest / all_waste), abs=0.051)


def test_gross_waste_cost_exceeds_net(tables: Tables) -> None:
    net, gross = series(tables, "afvalbeheerkosten_eur_hh"), series(tables, "lasten_afval_eur_inw")
    inhabitants, households, clients = people(tables), people(tables, "huishoudens"), client_of(tables)
    for code, rows in net.items():
        for year, row in rows.items():
            place = (clients[code], str(year))
            per_inhabitant = num(row["waarde"]) * households[place] / inhabitants[place]
            assert per_inhabitant < num(gross[code][year]["waarde"])


def test_reference_is_the_mean_of_the_demo_figures(tables: Tables) -> None:
    code = reference(tables)
    found = {(r["indicator"], r["periode"]): r for r in tables["cijfers"] if r["organisatie"] == code}
    values: dict[tuple[str, str], list[float]] = defaultdict(list)
    for row in actuals(tables):
        values[(row["indicator"], row["periode"])].append(num(row["waarde"]))
    assert set(found) == set(values)
    for key, row in found.items():
        decimals = len(row["waarde"].partition(",")[2])
        assert num(row["waarde"]) == pytest.approx(
            statistics.fmean(values[key]), abs=0.5 * 10**-decimals + 1e-9
        )
        assert (row["teller"], row["ondergrens"], row["aantal"]) == ("", "", "")


# --- the patterns that a meeting argues about ---------------------------------------------------------------


def _relative_cost(tables: Tables) -> list[tuple[float, float]]:
    """Inhabitants and mean relative unit cost (1 = the mean of that indicator) per client, in 2017."""
    clients, inhabitants = client_of(tables), people(tables)
    relative: dict[str, list[float]] = defaultdict(list)
    for indicator in sorted(COSTS):
        rows = {code: years[2017] for code, years in series(tables, indicator).items() if 2017 in years}
        mean = statistics.fmean(num(row["waarde"]) for row in rows.values())
        for code, row in rows.items():
            relative[clients[code]].append(num(row["waarde"]) / mean)
    return [(inhabitants[(place, "2017")], statistics.fmean(found)) for place, found in relative.items()]


def test_unit_cost_falls_with_size_up_to_100_000_and_then_flattens(tables: Tables) -> None:
    costs = _relative_cost(tables)
    small = statistics.fmean(cost for size, cost in costs if size < 25_000)
    middle = statistics.fmean(cost for size, cost in costs if 25_000 <= size < 60_000)
    town = statistics.fmean(cost for size, cost in costs if 60_000 <= size < 120_000)
    city = statistics.fmean(cost for size, cost in costs if size >= 120_000)
    assert small > middle + 0.03 > town + 0.06
    assert 0.97 * town < city < 1.10 * town
    below = [(math.log(size), cost) for size, cost in costs if size <= 105_000]
    assert statistics.correlation(*zip(*below, strict=True)) < -0.6


def test_a_budget_cut_is_followed_by_lower_quality(tables: Tables) -> None:
    cost, quality = series(tables, "lasten_groen_eur_inw"), series(tables, "demo_op_niveau_groen_pct")
    ((code, year, _),) = [cut for cut in events(tables, "bezuiniging") if cut[2] == "groen"]
    fall = change_pct(cost[code], year)
    assert fall is not None
    assert fall < -8
    before, same, after = (quality[code][y] for y in (year - 1, year, year + 1))
    assert abs(num(same["waarde"]) - num(before["waarde"])) < 5
    assert num(after["bovengrens"]) < num(same["ondergrens"])
    falls = [change_pct(rows, y) for other, rows in cost.items() if other != code for y in rows]
    assert min(f for f in falls if f is not None) > fall


def test_a_budget_cut_can_also_leave_quality_where_it_was(tables: Tables) -> None:
    ((code, year, _),) = [cut for cut in events(tables, "bezuiniging") if cut[2] == "verharding"]
    fall = change_pct(series(tables, "lasten_wegen_eur_inw")[code], year)
    assert fall is not None
    assert fall < -4
    quality = series(tables, "demo_op_niveau_verharding_pct")[code]
    assert num(quality[year + 1]["bovengrens"]) > num(quality[year - 1]["waarde"])


def test_a_recount_looks_like_a_cost_rise(tables: Tables) -> None:
    cost = series(tables, "lasten_groen_eur_inw")
    jumps = [(code, y) for code, rows in cost.items() for y in rows if (change_pct(rows, y) or 0) > 14.5]
    ((code, year, _),) = events(tables, "areaalherijking")
    assert jumps == [(code, year)]
    rise = change_pct(cost[code], year)
    assert rise is not None
    assert 15 < rise < 21
    remark = cost[code][year]["opmerking"]
    new, old = (int(found) for found in re.findall(r"(\d+) ha", remark))
    assert rise == pytest.approx(100 * (new / old - 1), abs=3)


def test_a_series_break_is_marked_where_the_method_changed(tables: Tables) -> None:
    breaks = {
        (owner(r), r["indicator"], int(r["periode"])) for r in tables["cijfers"] if r["reeksbreuk"] == "ja"
    }
    ((code, year, service),) = events(tables, "methodebreuk")
    indicator = f"demo_op_niveau_{service}_pct"
    assert {found for found in breaks if found[1] in INSPECTED} == {(code, indicator, year)}
    rows = series(tables, indicator)[code]
    values = {y: num(row["waarde"]) for y, row in rows.items()}
    before = statistics.fmean(values[y] for y in values if y < year)
    after = statistics.fmean(values[y] for y in values if y >= year)
    assert before - after > 7
    assert {r["reeksbreuk"] for r in tables["cijfers"]} == {"ja", "nee"}


def test_diftar_lowers_residual_waste_and_raises_separation(tables: Tables) -> None:
    residual, separated = series(tables, "restafval_kg_inw"), series(tables, "afvalscheiding_pct")
    ((code, year, _),) = events(tables, "diftar")
    drop = change_pct(residual[code], year)
    assert drop is not None
    assert -47 < drop < -33
    assert num(separated[code][year]["waarde"]) - num(separated[code][year - 1]["waarde"]) > 10
    others = [change_pct(rows, y) for other, rows in residual.items() if other != code for y in rows]
    assert min(found for found in others if found is not None) > -20


def test_some_figures_are_missing(tables: Tables) -> None:
    roles: dict[str, set[bool]] = defaultdict(set)
    years: dict[str, set[str]] = defaultdict(set)
    for row in actuals(tables):
        if row["partnerschap"]:
            roles[row["partnerschap"]].add(row["indicator"] in COSTS)
            years[row["partnerschap"]].add(row["periode"])
    gaps = {code: set(YEARS) - found for code, found in years.items() if found != set(YEARS)}
    inside = [
        code for code, gap in gaps.items() if min(years[code]) < min(gap) and max(gap) < max(years[code])
    ]
    assert len(inside) == 1  # a hole in the middle
    starts = {r["partnerschap"]: r["begindatum"][:4] for r in tables["partnerschappen"]}
    late = [code for code in gaps if min(years[code]) == starts[code]]
    assert len(late) == 1  # figures from the start of the agreement only
    assert set(gaps) == {*inside, *late}
    served = {r["organisatie"] for r in actuals(tables) if r["indicator"] in COSTS}
    clients = client_of(tables)
    assert len([c for c, found in roles.items() if found == {False} and clients[c] not in served]) == 1
    assert len([c for c, found in roles.items() if found == {True}]) == 1


def test_one_partnership_takes_its_costs_from_its_client(tables: Tables) -> None:
    kinds = {r["organisatie"]: r["soort"] for r in tables["organisaties"]}
    costs = [r for r in actuals(tables) if r["indicator"] in COSTS - {"lasten_riolering_eur_inw"}]
    (client,) = {r["organisatie"] for r in costs} - {""}
    assert kinds[client] == "gemeente"
    (deal,) = [r["partnerschap"] for r in tables["partnerschappen"] if r["opdrachtgever"] == client]
    own = {r["indicator"] for r in actuals(tables) if r["partnerschap"] == deal}
    assert own
    assert not own & COSTS


def test_one_municipality_has_two_partnerships_with_their_own_figures(tables: Tables) -> None:
    clients = Counter(r["opdrachtgever"] for r in tables["partnerschappen"])
    (twice,) = [client for client, times in clients.items() if times == 2]
    kinds = {r["organisatie"]: r["soort"] for r in tables["organisaties"]}
    deals = [r for r in tables["partnerschappen"] if r["opdrachtgever"] == twice]
    assert {kinds[r["opdrachtnemer"]] for r in deals} == {"overheidsbedrijf", "aannemer"}
    figures = {
        kinds[r["opdrachtnemer"]]: {f["indicator"] for f in actuals(tables) if owner(f) == r["partnerschap"]}
        for r in deals
    }
    assert "afvalbeheerkosten_eur_hh" in figures["overheidsbedrijf"]
    assert {"lasten_groen_eur_inw", "demo_op_niveau_groen_pct"} <= figures["aannemer"]
    assert not figures["overheidsbedrijf"] & figures["aannemer"]
    shared = {r["indicator"] for r in actuals(tables) if r["organisatie"] == twice}
    assert "rapportcijfer_openbare_ruimte" in shared
    assert not shared & (figures["overheidsbedrijf"] | figures["aannemer"])


def test_one_sample_is_too_small(tables: Tables) -> None:
    rows = [r for r in actuals(tables) if r["indicator"] in INSPECTED]
    (small,) = [r for r in rows if int(r["aantal"]) < 25]
    width = num(small["bovengrens"]) - num(small["ondergrens"])
    assert width > 30
    assert small["aantal"] in small["opmerking"]
    assert all(num(r["bovengrens"]) - num(r["ondergrens"]) < width for r in rows if r is not small)
    neighbours = [
        r for r in rows if (r["partnerschap"], r["indicator"]) == (small["partnerschap"], small["indicator"])
    ]
    assert sum(int(r["aantal"]) >= 25 for r in neighbours) == len(YEARS) - 1


def test_a_transfer_moves_the_work_to_a_company(tables: Tables) -> None:
    ((code, year, _),) = events(tables, "overdracht")
    (deal,) = [r for r in tables["partnerschappen"] if r["partnerschap"] == code]
    kinds = {r["organisatie"]: r["soort"] for r in tables["organisaties"]}
    assert kinds[deal["opdrachtnemer"]] == "overheidsbedrijf"
    assert deal["begindatum"][:4] == str(year)
    rows = series(tables, "lasten_groen_eur_inw")[code]
    rise = change_pct(rows, year)
    assert rise is not None
    assert rise > 7
    assert rows[year]["reeksbreuk"] == "ja"
    assert "overhead" in rows[year]["opmerking"]
    assert all("overdracht" in rows[y]["opmerking"] for y in rows if y < year)


def test_weather_shows_for_one_year(tables: Tables) -> None:
    weather = {service: (code, year) for code, year, service in events(tables, "weer")}
    code, year = weather["groen"]
    green = {y: num(r["waarde"]) for y, r in series(tables, "demo_op_niveau_groen_pct")[code].items()}
    assert green[year] < min(green[year - 1], green[year + 1]) - 6
    code, year = weather["riolering"]
    blocked = {y: num(r["waarde"]) for y, r in series(tables, "demo_verstoppingen_100km")[code].items()}
    assert blocked[year] > 1.3 * max(blocked[year - 1], blocked[year + 1])


def test_the_named_patterns_are_on_different_partnerships(tables: Tables) -> None:
    marked = [r["partnerschap"] for r in tables["gebeurtenissen"] if r["soort"] != "overig"]
    assert len(marked) == len(set(marked)) >= 7


# --- believable figures -------------------------------------------------------------------------------------


def test_costs_rise_with_prices_and_faster_in_2022_and_2023(tables: Tables) -> None:
    code = reference(tables)
    for indicator in sorted(COSTS):
        rows = {
            int(r["periode"]): r
            for r in tables["cijfers"]
            if (r["organisatie"], r["indicator"]) == (code, indicator)
        }
        rises = {year: change_pct(rows, year) or 0.0 for year in range(2017, 2026)}
        bump = statistics.fmean([rises[2022], rises[2023]])
        quiet = statistics.fmean(rise for year, rise in rises.items() if year not in (2022, 2023))
        assert 1.3 < quiet < 3.5
        assert 4 < bump < 8


@pytest.mark.parametrize(
    "indicator", sorted(COSTS | INSPECTED | {"restafval_kg_inw", "meldingen_op_tijd_pct"})
)
def test_partnerships_keep_their_place_from_year_to_year(tables: Tables, indicator: str) -> None:
    rows = series(tables, indicator)
    pairs = [
        (num(years[y]["waarde"]), num(years[y + 1]["waarde"]))
        for years in rows.values()
        for y in range(2021, 2025)
        if y in years and y + 1 in years
    ]
    assert statistics.correlation(*zip(*pairs, strict=True)) > 0.8
    means = [statistics.fmean(num(r["waarde"]) for r in years.values()) for years in rows.values()]
    assert statistics.stdev(means) / statistics.fmean(means) > 0.04  # and they differ


@pytest.mark.parametrize(
    ("cost", "quality"),
    [
        ("lasten_groen_eur_inw", "demo_op_niveau_groen_pct"),
        ("lasten_wegen_eur_inw", "demo_op_niveau_verharding_pct"),
        ("demo_kosten_reiniging_eur_inw", "demo_op_niveau_reiniging_pct"),
        ("afvalbeheerkosten_eur_hh", "dienstverlening_afval_punten"),
    ],
)
def test_quality_and_cost_are_weakly_related(tables: Tables, cost: str, quality: str) -> None:
    costs, qualities = series(tables, cost), series(tables, quality)
    pairs = [
        (num(costs[code][2023]["waarde"]), num(qualities[code][2023]["waarde"]))
        for code in costs.keys() & qualities.keys()
        if 2023 in costs[code] and 2023 in qualities[code]
    ]
    assert len(pairs) >= 20
    assert abs(statistics.correlation(*zip(*pairs, strict=True))) < 0.5


def test_budgets_lie_near_the_accounts_and_below_them_when_prices_jump(tables: Tables) -> None:
    deviations: dict[int, list[float]] = defaultdict(list)
    spent = {(owner(r), r["indicator"], r["periode"]): num(r["waarde"]) for r in actuals(tables)}
    for row in tables["cijfers"]:
        if row["status"] == "begroting" and row["indicator"] in COSTS:
            actual = spent[(owner(row), row["indicator"], row["periode"])]
            deviations[int(row["periode"])].append(100 * (actual / num(row["waarde"]) - 1))
    assert all(abs(found) < 15 for year in deviations.values() for found in year)
    assert statistics.fmean(deviations[2022]) > 1.5
    assert statistics.fmean(deviations[2023]) > 1.5
    assert abs(statistics.fmean(deviations[2021])) < 1.5
