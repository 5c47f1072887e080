"""The figures of all Dutch municipalities and of Scotland as they lie in the box."""

from __future__ import annotations

import csv
import json
import shutil
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from lib.answers.snapshot import Snapshot
from lib.catalogue.shipped import NOTICES_FILE, shipped_sets
from lib.cli.program import main
from lib.domain.access import Scope
from lib.domain.figures import Stand
from lib.domain.partners import Realm, Series, partner_series
from lib.domain.periods import parse_period
from lib.domain.registry import Registry
from lib.ingest.shipped.compiling import read_notices
from lib.ingest.shipped.loads import load_shipped, loads_of, remove_example
from lib.store.comparison.figures import read_figures
from lib.store.engine import Store
from lib.store.loads.history import list_loads, undo
from lib.store.registry import read_registry
from lib.store.upkeep.opening import open_store
from lib.store.upkeep.verify import verify
from tests.data_sets import make_store
from tests.loading import ask

MOST_BYTES = 5 * 1024 * 1024
SERVICES = {"7.3": "afval", "5.7": "groen", "2.1": "wegen", "7.2": "riolering"}
ACCOUNTS = {
    ("2023", "rekening"): 341,
    ("2023", "begroting"): 341,
    ("2024", "begroting"): 341,
    ("2025", "begroting"): 338,
}
"""Municipalities that reported, of 342."""

Rows = list[dict[str, str]]


def rows_of(code: str, dataset: str) -> Rows:
    path = shipped_sets()[code].folder / f"{dataset}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


@pytest.fixture(scope="module")
def figures() -> Rows:
    return rows_of("nederland", "cijfers")


@pytest.fixture(scope="module")
def netherlands(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The published figures and all Dutch municipalities, as `make run` loads them."""
    place = make_store("nederland", tmp_path_factory.mktemp("nederland"))
    store = open_store(f"duckdb:///{place.as_posix()}")
    yield store
    store.close()


@pytest.fixture(scope="module")
def registry(netherlands: Store) -> Registry:
    return ask(netherlands, read_registry)


def series(store: Store, registry: Registry, indicator: str) -> dict[str, Series]:
    found = ask(store, read_figures, registry, indicators=[indicator])
    names = {o.code: o.name for o in registry.organisations.values()}
    served = partner_series(found, registry.partners, names, registry.indicators[indicator])
    return {partner.code: each for partner, each in served.items()}


def test_the_set_is_small() -> None:
    folder = shipped_sets()["nederland"].folder
    assert sum(path.stat().st_size for path in folder.iterdir()) <= MOST_BYTES


@pytest.mark.parametrize("code", ["nederland", "schotland"])
def test_every_figure_has_a_source_a_period_and_a_status(code: str) -> None:
    for row in rows_of(code, "cijfers"):
        assert all(row[name] for name in ("waarde", "bron", "periode", "status")), row
        assert bool(row.get("partnerschap")) != bool(row.get("organisatie")), row
    assert all(row["bron"] for row in rows_of(code, "kenmerken"))


def test_which_accounts_there_are(figures: Rows) -> None:
    counts: dict[tuple[str, str, str], int] = defaultdict(int)
    for row in figures:
        if row["indicator"].startswith("lasten_") and row["partnerschap"]:
            counts[row["periode"], row["status"], row["indicator"]] += 1
    assert counts == {
        (*when, f"lasten_{service}_eur_inw"): n
        for when, n in ACCOUNTS.items()
        for service in SERVICES.values()
    }


def test_the_country_is_the_sum_of_its_municipalities(figures: Rows) -> None:
    """The reference, against the amounts and inhabitants of the municipalities, added here."""
    references = [row for row in figures if row["organisatie"] == "iv3-opgaven"]
    assert len(references) == len(ACCOUNTS) * len(SERVICES)
    for reference in references:
        key = {name: reference[name] for name in ("indicator", "periode", "status")}
        counted = [row for row in figures if row["partnerschap"] and key.items() <= row.items()]
        spent = sum(Decimal(row["teller"]) for row in counted)
        people = sum(Decimal(row["noemer"]) for row in counted)
        assert (spent, people) == (Decimal(reference["teller"]), Decimal(reference["noemer"])), key
        assert abs(Decimal(reference["waarde"]) - spent / people) < Decimal("0.0001")


def test_a_figure_is_its_numerator_by_its_denominator(figures: Rows) -> None:
    for row in figures:
        factor = 100 if row["indicator"] == "afvalscheiding_pct" else 1
        quotient = Decimal(row["teller"]) * factor / Decimal(row["noemer"])
        assert abs(quotient - Decimal(row["waarde"])) <= Decimal("0.0001"), row


def test_a_published_client_is_its_partnership(netherlands: Store, registry: Registry) -> None:
    """For each published one; no second partnership of the client stands beside it."""
    for row in rows_of("gepubliceerd", "partnerschappen"):
        client = row["opdrachtgever"]
        assert [p.code for p in registry.partners if p.client == client] == [row["partnerschap"]]
    cost = series(netherlands, registry, "lasten_riolering_eur_inw")
    assert len(cost) == 342
    for partner in ("nijmegen-dar", "zwolle-rova"):
        assert cost[partner].at(Stand.ACTUAL, parse_period("2023")), partner


def test_household_waste_of_2015_as_cbs_gave_it(netherlands: Store, registry: Registry) -> None:
    year = parse_period("2015")
    wanted = {"huishoudelijk_afval_kg_inw": 386.4, "restafval_kg_inw": 125.5, "afvalscheiding_pct": 67.5}
    for indicator, value in wanted.items():
        found = series(netherlands, registry, indicator)["nijmegen-dar"].at(Stand.ACTUAL, year)
        assert found is not None
        assert round(found.value, 1) == value


@pytest.mark.parametrize(
    ("partner", "indicator", "year"),
    [
        ("zwolle-rova", "afvalscheiding_pct", "2022"),
        ("nijmegen-dar", "afvalscheiding_pct", "2020"),
        ("nijmegen-dar", "restafval_kg_inw", "2020"),
        ("nijmegen-dar", "restafval_fijn_kg_inw", "2020"),
        ("nijmegen-dar", "huishoudelijk_afval_kg_inw", "2019"),
    ],
)
def test_waste_of_2015_is_paired_with_no_later_figure_of_another_source(
    netherlands: Store, registry: Registry, partner: str, indicator: str, year: str
) -> None:
    found = series(netherlands, registry, indicator)[partner]
    assert found.at(Stand.ACTUAL, parse_period("2015"))
    assert found.at(Stand.ACTUAL, parse_period(year))
    assert found.previous_comparable(Stand.ACTUAL, parse_period(year)) is None


def test_the_year_of_the_waste_has_no_costs(figures: Rows) -> None:
    costs = {row["periode"] for row in figures if row["indicator"].startswith("lasten_")}
    assert "2015" not in costs
    assert {row["periode"] for row in figures if "afval_kg" in row["indicator"]} == {"2015"}


def test_municipalities_that_are_gone_are_counted_and_not_loaded(figures: Rows) -> None:
    folder = shipped_sets()["nederland"].folder
    assert "72" in [n.subject for n in read_notices(folder) if n.code == "opgeheven_gemeenten"]
    known = {
        row["organisatie"] for name in ("nederland", "gepubliceerd") for row in rows_of(name, "organisaties")
    }
    assert {row["organisatie"] for row in figures if row["organisatie"]} <= known
    later = ("eemsdelta", "land-van-cuijk", "voorne-aan-zee", "dijk-en-waard", "maashorst", "het-hogeland")
    assert {row["organisatie"] for row in figures if row["periode"] == "2015"}.isdisjoint(later)


def test_the_index_ends_where_its_source_does() -> None:
    years = [row["periode"] for row in rows_of("nederland", "prijsindex")]
    assert (years[0], years[-1], len(years)) == ("1996", "2019", 24)


def test_the_box_loads_once_and_stays_out_when_it_is_taken_back(tmp_path: Path) -> None:
    store = open_store(f"duckdb:///{make_store('nederland', tmp_path).as_posix()}")
    assert [load.kind for load in list_loads(store)] == ["gepubliceerd", "gepubliceerd"]
    assert [load_shipped(store, each).load_id for each in shipped_sets().values() if not each.example] == [
        None
    ] * 2
    undo(store, 2)
    assert load_shipped(store, shipped_sets()["nederland"]).load_id is None
    assert len(ask(store, read_registry).partners) == 2
    store.close()


def test_the_example_is_one_load_that_can_be_taken_out(empty_store: Path, tmp_path: Path) -> None:
    place = Path(shutil.copy(empty_store, tmp_path / "monitor.duckdb"))
    store = open_store(f"duckdb:///{place.as_posix()}")
    scotland = shipped_sets()["schotland"]
    assert not load_shipped(store, scotland).findings
    [load] = loads_of(store, scotland)
    assert load.kind == "voorbeeld-schotland"
    assert load_shipped(store, scotland).load_id is None
    registry = ask(store, read_registry)
    assert len(registry.partners) == 32
    services = {i.service for i in registry.indicators.values() if i.code.startswith("lgbf-")}
    assert services == {"afval", "reiniging", "groen", "verharding"}
    years = {f.period.year for f in ask(store, read_figures, registry)}
    assert (min(years), max(years)) == (2010, 2020)
    assert remove_example(store, scotland) == [load.load_id]
    assert ask(store, read_registry).partners == ()
    assert load_shipped(store, scotland).load_id == 2
    assert verify(store) == []
    store.close()


@pytest.mark.shared_data
@pytest.mark.parametrize("code", ["nederland", "schotland"])
def test_compiling_again_gives_what_lies_in_the_box(
    code: str, shared_data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shipped = shipped_sets()[code]
    assert main(["compile", str(shared_data), str(tmp_path), "--set", code]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == f"Gemaakt: {tmp_path}"
    written = [*tmp_path.iterdir()]
    assert {path.name for path in written} == {path.name for path in shipped.files} | {NOTICES_FILE}
    for path in written:
        assert path.read_bytes() == (shipped.folder / path.name).read_bytes(), path.name


@pytest.mark.shared_data
def test_the_totals_are_those_of_the_country_in_the_raw_file(figures: Rows, shared_data: Path) -> None:
    """Read here with nothing of ours: `Nederland` stands in the raw file, and who did not report counts as 0 in it."""
    with (shared_data / "iv3" / "iv3_2023_jaarrekening.csv").open(encoding="utf-8-sig", newline="") as file:
        raw = [row for row in csv.DictReader(file, delimiter=";") if row["Gemeenten"] == "Nederland"]
    spent = {row["Taakveld"].split()[0]: Decimal(row["Lasten"]) for row in raw if row["Lasten"]}
    for task, service in SERVICES.items():
        ours = [
            Decimal(row["teller"])
            for row in figures
            if row["partnerschap"] and row["indicator"] == f"lasten_{service}_eur_inw"
            and (row["periode"], row["status"]) == ("2023", "rekening")
        ]  # fmt: skip
        assert sum(ours) == spent[task] * 1000


def test_the_commands_on_the_box(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("MONITOR_STORE", f"duckdb:///{make_store('box', tmp_path).as_posix()}")

    def said(*words: str) -> list[str]:
        assert main(list(words)) == 0
        return capsys.readouterr().out.splitlines()

    names = [each.name for each in shipped_sets().values() if not each.example]
    lines = said("published")
    assert [line for line in lines if line in names] == names
    assert sum(line.startswith("Niets veranderd") for line in lines) == len(names)
    assert said("example", "schotland")[0].startswith("Niets veranderd")
    assert said("example", "schotland", "--remove") == ["Het voorbeeld is weggehaald."]
    assert said("example", "schotland", "--remove") == ["Dit voorbeeld is niet geladen."]
    assert json.loads("".join(said("example", "schotland", "--remove", "--json"))) == {"teruggedraaid": []}


def test_compile_says_which_file_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compile", str(tmp_path), str(tmp_path / "uit")]) == 1
    assert "iv3_*_jaarrekening.csv: dit bestand staat niet in de map" in capsys.readouterr().out
    assert not (tmp_path / "uit").exists()


def test_which_indicators_someone_in_a_country_has(tmp_path: Path) -> None:
    store = open_store(f"duckdb:///{make_store('box', tmp_path).as_posix()}")
    snapshot = Snapshot(store, store.version(), Scope.all())
    at_home, abroad = Realm(False, "NL"), Realm(False, "GB")
    for code, dutch, scottish in (
        ("lgbf-env6", False, True),
        ("afvalscheiding_pct", True, False),
        ("kosten_afval_eur_inw", True, True),  # nobody's yet, so nobody's alone
    ):
        assert snapshot.has_figures_in(at_home, code) == dutch
        assert snapshot.has_figures_in(abroad, code) == scottish
    store.close()
