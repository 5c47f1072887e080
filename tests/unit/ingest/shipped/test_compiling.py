"""A set made of raw files: who is who, which file counts where two differ, and what is left out."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from lib.catalogue.shipped import Origin, ShippedSet
from lib.domain.loads.findings import Notice
from lib.ingest.headings import Unreadable
from lib.ingest.shipped.compiling import Compiled, compile_set, read_notices, write_compiled
from tests.loading import Write

ACCOUNTS = """\
Gemeenten;Taakveld;Baten;Lasten;Inwonertal
Nijmegen;7.3 Afval;0;13277;182480
Voorst;7.3 Afval;0;2000;25000
Nieuwveen;7.3 Afval;0;0;9000
"""
KNOWN = {
    "organisaties.csv": (
        "organisatie;naam;soort;cbs_code;fictief\n"
        "nijmegen;Nijmegen;gemeente;GM0268;nee\ndar;Dar NV;overheidsbedrijf;;nee\n"
    ),
    "partnerschappen.csv": (
        "partnerschap;naam;opdrachtgever;opdrachtnemer;contractvorm;fictief\n"
        "nijmegen-dar;Nijmegen - Dar;nijmegen;dar;dvo;nee\n"
    ),
}


def feature(code: str, name: str, inhabitants: int) -> dict[str, object]:
    ring = [[[5.0, 52.0], [5.1, 52.0], [5.1, 52.1], [5.0, 52.0]]]
    return {
        "type": "Feature",
        "properties": {
            "gemeentecode": code,
            "gemeentenaam": name,
            "water": "NEE",
            "jaar": 2023,
            "aantalInwoners": inhabitants,
        },
        "geometry": {"type": "Polygon", "coordinates": ring},
    }


def origin(*patterns: str) -> Origin:
    words = dict.fromkeys(("naam", "naam_en", "houder", "houder_en", "licentie"), "proef")
    return Origin(bron="proef", set="proef", bestanden=patterns, **words)


@pytest.fixture
def raw(write: Write) -> Path:
    write("raw/diep/iv3_2023_jaarrekening.csv", ACCOUNTS)
    features = [feature("GM0268", "Nijmegen", 182480), feature("GM0285", "Voorst", 25001)]
    boundaries = json.dumps({"type": "FeatureCollection", "features": features})
    write("raw/gemeenten_2023.geojson", boundaries)
    path = write(
        "raw/prijsindex.csv", "reeks;periode;waarde;basisjaar;status;bron\nx;2019;106,2;2015;definitief;p\n"
    )
    return path.parent


@pytest.fixture
def shipped() -> ShippedSet:
    origins = (origin("iv3_*.csv"), origin("gemeenten_*.geojson", "prijsindex.csv"))
    return ShippedSet("proef", "Proef", "Proef", Path(), None, "", False, origins)


@pytest.fixture
def compiled(raw: Path, shipped: ShippedSet, write: Write) -> Compiled:
    return compile_set(raw, shipped, [write(f"known/{name}", text) for name, text in KNOWN.items()])


def test_a_known_client_is_its_partnership_and_another_gets_one(compiled: Compiled) -> None:
    figures = {row["partnerschap"]: row["waarde"] for row in compiled.tables["cijfers"]}
    assert figures == {"nijmegen-dar": "72.7587", "voorst": "80"}
    assert [row["partnerschap"] for row in compiled.tables["partnerschappen"]] == ["nieuwveen", "voorst"]


def test_a_code_that_a_later_file_gives_is_kept(compiled: Compiled) -> None:
    codes = {row["organisatie"]: row.get("cbs_code") for row in compiled.tables["organisaties"]}
    assert codes == {"nieuwveen": "", "voorst": "GM0285"}


def test_of_two_files_that_differ_the_first_counts_and_it_is_told(compiled: Compiled) -> None:
    inhabitants = {row["organisatie"]: row["waarde"] for row in compiled.tables["kenmerken"]}
    assert inhabitants["voorst"] == "25000"
    said = Notice("gemeenten_2023.geojson", "eerdere_bron_telt", "voorst, inwoners, 2023", ("25000", "25001"))
    assert said in compiled.notices
    assert Notice("iv3_2023_jaarrekening.csv", "geen_opgave", "Nieuwveen") in compiled.notices


def test_a_file_in_the_form_of_the_contract_is_taken_with_a_decimal_point(compiled: Compiled) -> None:
    assert [row["waarde"] for row in compiled.tables["prijsindex"]] == ["106.2"]


def test_a_set_can_have_a_country(raw: Path, shipped: ShippedSet) -> None:
    found = compile_set(raw, replace(shipped, country="GB"), [])
    assert {row["land"] for row in found.tables["organisaties"]} == {"GB"}
    assert "land" not in found.tables["partnerschappen"][0]


def test_a_file_that_is_not_there_is_told(raw: Path, shipped: ShippedSet) -> None:
    wanted = replace(shipped, origins=(*shipped.origins, origin("afval_*.csv")))
    with pytest.raises(Unreadable) as told:
        compile_set(raw, wanted, [])
    assert [(finding.file, finding.rule) for finding in told.value.findings] == [
        ("afval_*.csv", "niet_gevonden")
    ]


def test_what_is_written_is_read_back(compiled: Compiled, tmp_path: Path) -> None:
    written = write_compiled(compiled, tmp_path / "uit")
    assert {path.name for path in written} == {f"{name}.csv" for name in compiled.tables} | {"meldingen.json"}
    first = (tmp_path / "uit" / "prijsindex.csv").read_text(encoding="utf-8").splitlines()
    assert first == ["reeks;periode;waarde;basisjaar;status;bron", "x;2019;106.2;2015;definitief;p"]
    assert read_notices(tmp_path / "uit") == compiled.notices
    assert read_notices(tmp_path) == ()
