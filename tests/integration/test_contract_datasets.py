"""Every dataset of the contract: loaded in one go, the same from every kind of file, and each rule on its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from lib.catalogue.datasets import DATASETS
from lib.export.figures import figures_as_csv as figures_as_csv
from lib.export.figures import rows_out
from lib.ingest.loading import load_paths
from lib.store.comparison.figures import read_figures
from lib.store.engine import Store
from lib.store.registry import read_registry
from lib.store.schema import TABLES
from lib.store.upkeep.opening import open_store
from lib.store.upkeep.verify import verify
from lib.text.language import DUTCH
from lib.text.loads.findings import sentence
from tests.contract_files import CONTRACT, as_csv, as_parquet, as_workbook, csv_files
from tests.loading import Load, Write, ask

FORMS = {
    "csv": csv_files(),
    "comma": {f"{n}.csv": as_csv(r, delimiter="\t", decimal_comma=True) for n, r in CONTRACT.items()},
    "xlsx": {"alles.xlsx": as_workbook(CONTRACT)},
    "xlsx as text": {"alles.xlsx": as_workbook(CONTRACT, native=False)},
    "parquet": {f"{n}.parquet": as_parquet(r) for n, r in CONTRACT.items()},
}


def content(store: Store) -> dict[str, list[tuple[object, ...]]]:
    with store.reading() as connection:
        found = {
            name: sorted([tuple(row) for row in connection.execute(sa.select(table))], key=repr)
            for name, table in TABLES.items()
        }
    registry = ask(store, read_registry)
    text = figures_as_csv(rows_out(ask(store, read_figures, registry), registry.indicators))
    without_files = re.sub(r"Berekend uit schouw \(.+?\)", "Berekend uit schouw", text)
    return found | {"figures out": [(without_files,)]}


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A store with every dataset."""
    folder = tmp_path_factory.mktemp("full")
    opened = open_store(f"duckdb:///{folder / 'monitor.duckdb'}")
    for name, data in FORMS["csv"].items():
        (folder / name).write_bytes(data)
    assert not load_paths(opened, [folder / name for name in FORMS["csv"]]).findings
    yield opened
    opened.close()


@pytest.mark.parametrize("form", FORMS)
def test_the_same_rows_from_every_kind_of_file(store: Store, load: Load, full: Store, form: str) -> None:
    outcome = load(FORMS[form])
    assert outcome.findings == ()
    told = {name: 1 if DATASETS[name].whole else len(rows) for name, rows in CONTRACT.items()}
    assert {c.dataset: c.new for c in outcome.changes} == told  # of answers only rounds are told
    assert content(store) == content(full)
    assert verify(store) == []


WRONG = [
    # dataset, number of the row, changes, column that is told, rule, words
    ("areaal", 0, {"eenheid": "stuks"}, "eenheid", "eenheid_past_bij_objecttype", "past niet bij het objecttype"),
    ("areaal", 1, {"hoeveelheid": -1.0}, "hoeveelheid", "te_laag", "de waarde moet 0 of meer zijn"),
    ("areaal", 0, {"objecttype": "zz"}, "objecttype", "onbekende_code", "in objecttypen."),
    ("areaal", 0, {"status": "gemeten"}, "status", "geen_keuze", "Kies uit: geregistreerd, geschat, herijkt."),
    ("ambities", 0, {"norm_pct": 100.5}, "norm_pct", "te_hoog", "de waarde mag hooguit 100 zijn"),
    ("ambities", 1, {"norm_pct": -1.0}, "norm_pct", "te_laag", "de waarde moet 0 of meer zijn"),
    ("ambities", 0, {"niveau": "nvt"}, "niveau", "geen_keuze", "Kies uit: A+, A, B, C, D."),
    ("ambities", 0, {"laag": "Beleid"}, "laag", "geen_keuze", "Kies uit: beleid, contract."),
    ("ambities", 0, {"geldig_tot": "2023-12-31"}, "geldig_tot", "geldigheid_in_volgorde", "ligt voor geldig_vanaf"),
    ("schouw", 3, {"x": 1.0, "y": 1.0}, "x", "coordinaten", "RD New"),
    ("schouw", 3, {"x": 5.85}, "x", "coordinaten", "RD New"),
    ("schouw", 3, {"x": None}, "x", "coordinaten", "Vul beide in of geen van beide"),
    ("schouw", 4, {"y": None}, "x", "coordinaten", "Vul beide in of geen van beide"),
    ("schouw", 0, {"meetlat": "zz"}, "meetlat", "onbekende_code", "in meetlatten."),
    ("schouw", 0, {"niveau": "A++"}, "niveau", "geen_keuze", "nvt."),
    ("schouw", 0, {"datum": "2024-02-30"}, "datum", "geen_datum", "geen bestaande datum"),
    ("kosten", 0, {"bedrag_eur": -1.0}, "bedrag_eur", "teken_van_bedrag", "past niet bij deze kostensoort"),
    ("kosten", 2, {"bedrag_eur": 1.0}, "bedrag_eur", "teken_van_bedrag", "opbrengsten zijn nul of negatief"),
    ("kosten", 0, {"product": "zz"}, "product", "onbekende_code", "in producten."),
    ("kosten", 0, {"status": "definitief"}, "status", "geen_keuze", "Kies uit: begroting, rekening."),
    ("tarieven", 0, {"prijs_eur": 0.0}, "prijs_eur", "niet_meer_dan", "de waarde moet meer zijn dan 0"),
    ("tarieven", 0, {"eenheid": "km"}, "eenheid", "eenheid_past_bij_product", "past niet bij die van het product"),
    ("tarieven", 0, {"bevat": None}, "bevat", "bevat_bij_bedrag", "maar bevat is leeg"),
    ("tarieven", 0, {"bevat": "winst"}, "bevat", "verkeerde_vorm", "Schrijf het zoals regie extra_taken."),
    ("tarieven", 0, {"fictief": True}, "fictief", "fictief_als_partnerschap", "anders dan bij het partnerschap"),
    ("tarieven", 0, {"btw_pct": 101.0}, "btw_pct", "te_hoog", "de waarde mag hooguit 100 zijn"),
    ("marktprijzen", 4, {"eenheid": "stuks"}, "eenheid", "eenheid_past_bij_product", "Gebruik de eenheid van het"),
    ("marktprijzen", 2, {"soort": "gok"}, "soort", "geen_keuze", "aanbesteding, offerte"),
    ("marktprijzen", 1, {"vertrouwelijk": "soms"}, "vertrouwelijk", "geen_ja_nee", "Schrijf ja of nee."),
    ("marktprijzen", 1, {"product": "zz"}, "product", "onbekende_code", "in producten."),
    ("producten", 0, {"objecttypen": "gazon zz"}, "objecttypen", "objecttypen_bestaan", "objecttypen bestaat niet"),
    ("objecttypen", 0, {"eenheid": "liter"}, "eenheid", "geen_keuze", "m, m2, m3, km, ha, stuks"),
    ("meetlatten", 0, {"discipline": "schoon"}, "discipline", "geen_keuze", "groen, verharding"),
    ("toetsen", 0, {"band_onder_pct": -0.5}, "band_onder_pct", "te_laag", "de waarde moet 0 of meer zijn"),
    ("toetsen", 0, {"afgesproken_door": None}, "afgesproken_door", "verplicht", "de cel is leeg"),
    ("toetsen", 0, {"minimum_referenties": 0}, "minimum_referenties", "te_laag", "de waarde moet 1 of meer zijn"),
    ("prijsindex", 1, {"waarde": 0.0}, "waarde", "niet_meer_dan", "de waarde moet meer zijn dan 0"),
    ("prijsindex", 0, {"basisjaar": "15"}, "basisjaar", "geen_jaar", "dit is geen jaar"),
    ("antwoorden", 0, {"antwoord": "5"}, "antwoord", "geen_keuze", "Kies uit: 1, 2, 3, 4, nvt."),
    ("rondes", 0, {"laag": "directie"}, "laag", "geen_keuze", "uitvoering, beheer, management, bestuur"),
    ("rondes", 0, {"uitgenodigd": 0}, "uitgenodigd", "te_laag", "de waarde moet 1 of meer zijn"),
    ("vragen", 0, {"voorwaarde": "geld"}, "voorwaarde", "geen_keuze", "ambitie, belangen"),
    ("contracten", 0, {"diensten": "Groen, afval"}, "diensten", "verkeerde_vorm", "groen reiniging"),
    ("kpis", 0, {"indicator": "zz"}, "indicator", "onbekende_code", "in indicatoren."),
    ("besluiten", 0, {"staat": "klaar"}, "staat", "geen_keuze", "open, gedaan, vervallen"),
    ("voorstellen", 0, {"kant": "bedrijf"}, "kant", "geen_keuze", "opdrachtgever, opdrachtnemer, samen"),
    ("werk", 0, {"uren_ongepland": -1.0}, "uren_ongepland", "te_laag", "de waarde moet 0 of meer zijn"),
    ("evenementen", 0, {"bezoekers": 0}, "bezoekers", "te_laag", "de waarde moet 1 of meer zijn"),
]  # fmt: skip


@pytest.mark.parametrize("kind", ["csv", "xlsx", "parquet"])
@pytest.mark.parametrize("case", range(len(WRONG)), ids=lambda n: f"{WRONG[n][0]}-{WRONG[n][4]}-{n}")
def test_what_is_wrong_is_told_the_same_for_every_kind_of_file(
    full: Store, write: Write, case: int, kind: str
) -> None:
    name, number, changes, column, rule, words = WRONG[case]
    if kind != "csv" and case % 4:
        return
    rows = [dict(row) for row in CONTRACT[name]]
    rows[number] |= changes
    if kind == "parquet" and any(
        isinstance(v, str) and k.startswith(("datum", "geldig", "vertr", "fict")) for k, v in changes.items()
    ):
        return
    data = {"csv": as_csv, "parquet": as_parquet}.get(kind, lambda r: as_workbook({name: r}))(rows)
    path: Path = write(f"{name}.{kind}", data)
    [finding] = load_paths(full, [path], keep=False).findings
    line = number + 2
    assert (finding.row, finding.column, finding.rule, finding.sheet) == (
        line,
        column,
        rule,
        name if kind == "xlsx" else "",
    )
    assert words in sentence(DUTCH, finding)


def test_rows_under_other_rows_need_what_they_refer_to(store: Store, load: Load, full: Store) -> None:
    outcome = load({"kosten.csv": as_csv(CONTRACT["kosten"])})
    assert {(f.column, f.rule) for f in outcome.findings} == {
        ("partnerschap", "onbekende_code"),
        ("product", "onbekende_code"),
    }
    assert store.version() == 0
