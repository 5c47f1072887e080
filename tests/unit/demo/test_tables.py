"""The demo set: in the form of the contract, repeatable, invented throughout."""

from __future__ import annotations

import csv
import random
import re
from collections import Counter
from pathlib import Path

import pytest

from lib.catalogue.datasets import DATASETS
from lib.demo import demo_tables, write_demo
from tests.unit.demo.reading import SOURCE, Tables, actuals, num, owner, people, reference

NOT_YET = {"vragen"}
"""The questions of the scan are those that ship."""
IN_THE_SET = [name for name in DATASETS if name != "grenzen" and name not in NOT_YET]
"""Outlines are of real municipalities; invented ones have none."""
CODE = re.compile(r"^[a-z0-9_-]{1,60}$")
NUMBER = re.compile(r"^-?\d+(,\d+)?$")
GIVEN = {
    *("afvalscheiding_pct", "restafval_kg_inw", "huishoudelijk_afval_kg_inw", "dienstverlening_afval_punten"),
    *("schone_stad_pct", "rapportcijfer_openbare_ruimte", "meldingen_op_tijd_pct"),
    *("demo_verstoppingen_100km", "aandeel_toevertrouwd_pct", "aandeel_toevertrouwd_geconsolideerd_pct"),
    *("participatie_per_1000_inw", "social_return_pct", "ziekteverzuim_pct", "medewerkers_rapportcijfer"),
    *("beleving_rapportcijfer", "bloemrijke_berm_pct"),
}
"""Figures that follow from no line, and are therefore given."""


# --- repeatable ---------------------------------------------------------------------------------------------


def test_same_seed_gives_the_same_bytes(tmp_path: Path) -> None:
    first = write_demo(tmp_path / "one")
    random.seed(1)  # the module-wide generator plays no part
    second = write_demo(tmp_path / "two")
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in second]


def test_every_dataset_of_the_contract_is_there(tmp_path: Path, tables: Tables) -> None:
    assert set(tables) == set(IN_THE_SET)
    assert all(tables.values())
    assert {path.name for path in write_demo(tmp_path)} == {f"{name}.csv" for name in IN_THE_SET}


def test_another_seed_gives_other_figures_for_the_same_partnerships(tables: Tables) -> None:
    other = demo_tables(7)
    assert other["partnerschappen"] == tables["partnerschappen"]
    for dataset in ("cijfers", "kosten", "schouw", "areaal", "tarieven", "marktprijzen"):
        assert other[dataset] != tables[dataset]


def test_files_hold_exactly_the_tables(tmp_path: Path, tables: Tables) -> None:
    for path in write_demo(tmp_path):
        raw = path.read_bytes()
        assert not raw.startswith(b"\xef\xbb\xbf")
        with path.open(encoding="utf-8", newline="") as file:
            assert list(csv.DictReader(file, delimiter=";")) == tables[path.stem]


def test_the_readings_stay_few_enough_to_load_in_seconds(tables: Tables) -> None:
    assert 50_000 < len(tables["schouw"]) < 120_000


# --- the form of the contract -------------------------------------------------------------------------------


@pytest.mark.parametrize("dataset", IN_THE_SET)
def test_columns_and_keys(tables: Tables, dataset: str) -> None:
    rows, declared = tables[dataset], DATASETS[dataset]
    (columns,) = {tuple(row) for row in rows}
    assert set(columns) <= {column.name for column in declared.columns}
    for column in declared.columns:
        if column.required:
            assert all(row[column.name] for row in rows), column.name
    keys = Counter(tuple(row.get(column, "") for column in declared.key) for row in rows)
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
    for row in tables["kosten"]:
        amount = num(row["bedrag_eur"])
        assert NUMBER.match(row["bedrag_eur"]), row
        assert amount > 0 or row["kostensoort"] in ("resultaat", "opbrengsten"), row
        assert row["kostensoort"] != "opbrengsten" or amount < 0, row
    for row in (*tables["tarieven"], *tables["marktprijzen"]):
        assert num(row["prijs_eur"]) > 0, row
    counts = [num(r["waarde"]) for r in tables["kenmerken"] if r["kenmerk"] == "inwoners"]
    assert 8_000 <= min(counts) < 9_000
    assert 300_000 < max(counts) <= 325_000


def check_ratio(row: dict[str, str]) -> None:
    """Value, numerator and denominator agree within half a unit of the last decimal."""
    assert bool(row["teller"]) == bool(row["noemer"]), row
    if not row["noemer"]:
        return
    times = 100 if row["indicator"].endswith("_pct") else 1
    decimals = len(row["waarde"].partition(",")[2])
    exact = times * num(row["teller"]) / num(row["noemer"])
    assert abs(exact - num(row["waarde"])) <= 0.5 * 10**-decimals + 1e-9, row


def check_interval(row: dict[str, str]) -> None:
    assert bool(row["ondergrens"]) == bool(row["bovengrens"]), row
    if row["ondergrens"]:
        low, value, high = (num(row[column]) for column in ("ondergrens", "waarde", "bovengrens"))
        assert low <= value <= high, row


def test_own_codes_say_that_they_are_of_the_demo_set(tables: Tables) -> None:
    for dataset, column, start in (
        ("organisaties", "organisatie", "demo-"),
        ("partnerschappen", "partnerschap", "demo-"),
        ("indicatoren", "indicator", "demo_"),
        ("producten", "product", "demo-"),
        ("objecttypen", "objecttype", "demo-"),
        ("meetlatten", "meetlat", "demo-"),
        ("marktprijzen", "referentie", "demo-"),
        ("prijsindex", "reeks", "demo-"),
    ):
        for row in tables[dataset]:
            assert CODE.match(row[column])
            assert row[column].startswith(start)


def test_demo_indicators_say_in_both_languages_that_they_are_invented(tables: Tables) -> None:
    for row in tables["indicatoren"]:
        assert len(row["titel"]) < 45
        assert "fictief" in row["omschrijving"]
        assert "fictitious" in row["omschrijving_en"]
        assert row["titel_en"]
        assert row["factoren"]
        assert row["factoren_en"]


def test_what_follows_from_lines_is_not_given_beside_them(tables: Tables) -> None:
    by_lines = {(r["partnerschap"], r["dienst"]) for r in tables["kosten"]}
    clients = {r["partnerschap"]: r["opdrachtgever"] for r in tables["partnerschappen"]}
    other = [row for row in actuals(tables) if row["indicator"] not in GIVEN]
    assert other
    for row in other:
        service = re.fullmatch(r"kosten_(\w+)_eur_inw", row["indicator"])
        assert service, row["indicator"]
        assert (row["partnerschap"], row["status"]) == ("", "rekening")
        own = {code for code, client in clients.items() if client == row["organisatie"]}
        assert not {code for code in own if (code, service[1]) in by_lines}


def test_status_and_source(tables: Tables) -> None:
    targets = set()
    for row in tables["cijfers"]:
        assert row["bron"] == SOURCE
        assert row["bron_url"] == ""
        assert re.fullmatch(r"\d{4}-\d\d-\d\d", row["bron_datum"])
        if row["status"] == "begroting":
            assert "2020" <= row["periode"] <= "2025"
            assert row["bron_datum"] < row["periode"]
            targets.add(row["indicator"])
        elif row["indicator"].startswith("kosten_"):
            assert row["status"] == "rekening"
        elif not row["indicator"].startswith("aandeel_"):
            assert row["status"] == ("voorlopig" if row["periode"] == "2025" else "definitief")
    assert {t for t in targets if not t.startswith("kosten_")} == {
        *("afvalscheiding_pct", "op_ambitie_contract_groen_pct"),
    }


def test_remarks_name_no_cause(tables: Tables) -> None:
    told = [r["opmerking"] for r in tables["cijfers"]]
    told += [r["titel"] + " " + r["toelichting"] for r in tables["gebeurtenissen"]]
    told += [r["tekst"] + " " + r["reden"] for r in tables["besluiten"]]
    told += [r["titel"] for name in ("voorstellen", "kpis") for r in tables[name]]
    told += [r["overleg"] + " " + r["ruimte"] for r in tables["contracten"]]
    causal = re.compile(
        r"\b(door|doordat|dankzij|wegens|vanwege|leidt|leidde|gevolg|omdat|waardoor|daardoor)\b"
    )
    assert [text for text in told if causal.search(text.lower().replace("gedeeld door", ""))] == []


# --- invented throughout ------------------------------------------------------------------------------------


def test_everything_is_flagged_and_the_label_is_left_to_the_app(tables: Tables) -> None:
    for dataset in ("organisaties", "partnerschappen", "tarieven", "marktprijzen"):
        assert {row["fictief"] for row in tables[dataset]} == {"ja"}
    for dataset in ("organisaties", "partnerschappen"):
        assert not [row for row in tables[dataset] if "fictief" in row["naam"].lower()]
    for dataset in ("kosten", "areaal", "schouw", "ambities", "prijsindex", "marktprijzen", "tarieven"):
        assert all("(fictief)" in row.get("bron", SOURCE) for row in tables[dataset])
    assert {row["cbs_code"] for row in tables["organisaties"]} == {""}


def test_all_lines_are_of_demo_partnerships(tables: Tables) -> None:
    known = {row["partnerschap"] for row in tables["partnerschappen"]}
    for dataset in ("kosten", "areaal", "schouw", "ambities", "tarieven", "toetsen", "gebeurtenissen"):
        assert {row["partnerschap"] for row in tables[dataset]} <= known
    assert {owner(row) for row in tables["cijfers"] if row["partnerschap"]} <= known


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
    years = [str(year) for year in range(2016, 2026)]
    for feature in ("inwoners", "huishoudens"):
        assert set(people(tables, feature)) == {(place, year) for place in places for year in years}
    for feature in ("hoogbouw_pct", "stedelijkheidsklasse", "oppervlakte_land_ha"):
        assert {place for place, _ in people(tables, feature)} == places
    assert set(people(tables, "stedelijkheidsklasse").values()) <= {1, 2, 3, 4, 5}
    households = people(tables, "huishoudens")
    for key, inhabitants in people(tables).items():
        assert 1.8 < inhabitants / households[key] < 2.6


def test_the_reference_has_a_source_and_nothing_behind_it(tables: Tables) -> None:
    rows = [r for r in tables["cijfers"] if r["organisatie"] == reference(tables)]
    assert rows
    assert {(r["teller"], r["ondergrens"], r["aantal"]) for r in rows} == {("", "", "")}
    assert not [r for r in rows if r["indicator"].startswith(("op_ambitie", "aandeel_"))]
