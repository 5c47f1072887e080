"""Labels beside a download: the metadata of v3, the package of v4. Figures are made by hand."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from lib.domain.loads.findings import Notice
from lib.ingest.connectors import Context, Converted

Convert = Callable[..., Converted]

METADATA = """\
"TableInfos"
"ID";"Title";"Identifier";"Modified"
"0";"Huishoudelijk afval";"{table}";"2023-06-30T02:00:00"
"DataProperties"
"ID";"Key";"Title";"Unit"
"3";"HoeveelheidHuishoudelijkAfval_1";"Hoeveelheid";"kg per inwoner"
"Afvalsoort"
"Key";"Title";"Description"
"T001616";"Totaal huishoudelijk afval";""
"A025450";"Huishoudelijk restafval";"Twee
regels"
"A047550";"Grof huishoudelijk restafval";""
"RegioS"
"Key";"Title";"Description"
"GM0268";"Nijmegen";""
"Perioden"
"Key";"Title";"Description";"Status"
"2020JJ00";"2020";"";"Definitief"
"2021JJ00";"2021*";"";"Voorlopig"
"""
DOWNLOAD = """\
"ID";"Afvalsoort";"RegioS";"Perioden";"HoeveelheidHuishoudelijkAfval_1"
"0";"T001616";"GM0268";"2020JJ00";"   404"
"1";"A025450";"GM0268";"2020JJ00";"    91"
"2";"A047550";"GM0268";"2020JJ00";"    28"
"3";"A025450";"GM0268";"2021JJ00";"    80"
"""
FIGURES = {
    ("huishoudelijk_afval_kg_inw", "2020", "404", "definitief"),
    ("restafval_fijn_kg_inw", "2020", "91", "definitief"),
    ("restafval_grof_kg_inw", "2020", "28", "definitief"),
    ("restafval_kg_inw", "2020", "119", "definitief"),
    ("restafval_fijn_kg_inw", "2021", "80", "voorlopig"),
}


def figures(found: Converted) -> set[tuple[str, ...]]:
    keys = ("indicator", "periode", "waarde", "status")
    return {tuple(row[key] for key in keys) for row in found.tables.get("cijfers", [])}


@pytest.fixture
def download(tmp_path: Path) -> Path:
    path = tmp_path / "83452NED_UntypedDataSet_30062023_101010.csv"
    path.write_text(DOWNLOAD, "utf-8-sig")
    return path


def test_the_metadata_of_a_download_name_its_codes(download: Path, converted: Convert) -> None:
    metadata = download.parent / "83452NED_metadata.csv"
    metadata.write_text(METADATA.format(table="83452NED"), "utf-8-sig")
    found = converted(download)
    assert figures(found) == FIGURES
    assert {row["bron_datum"] for row in found.tables["cijfers"]} == {"2023-06-30"}
    assert found.notices == ()
    assert converted(metadata) == Converted({}, (Notice(metadata.name, "begeleidend_bestand", "83452NED"),))
    assert figures(converted(download.parent)) == FIGURES


def test_metadata_of_another_table_are_not_used_but_named(
    download: Path, converted: Convert, context: Context
) -> None:
    metadata = download.parent / "83452NED_metadata.csv"
    metadata.write_text(METADATA.format(table="80563ned"), "utf-8-sig")
    found = converted(download.parent)
    assert not figures(found)
    folder = download.parent.name
    assert Notice(f"{folder}/{metadata.name}", "begeleidend_bestand", "80563ned") in found.notices


PACKAGE = {
    "Observations.csv": """\
"Id";"Measure";"ValueAttribute";"Value";"StringValue";"Afvalsoort";"RegioS";"Perioden"
1;"M1";"None";404,0;"";"T001616";"GM0268";"2020JJ00"
2;"M1";"None";91;"";"A025450";"GM0268";"2020JJ00"
3;"M1";"None";28;"";"A047550";"GM0268";"2020JJ00"
4;"M1";"None";80;"";"A025450";"GM0268";"2021JJ00"
5;"M1";"Impossible";;"";"A047550";"GM0268";"2021JJ00"
""",
    "MeasureCodes.csv": '"Identifier";"Title"\n"M1";"Hoeveelheid huishoudelijk afval"\n',
    "AfvalsoortCodes.csv": (
        '"Identifier";"Title"\n"T001616";"Totaal huishoudelijk afval"\n'
        '"A025450";"Huishoudelijk restafval"\n"A047550";"Grof huishoudelijk restafval"\n'
    ),
    "RegioSCodes.csv": '"Identifier";"Title"\n"GM0268";"Nijmegen"\n',
    "PeriodenCodes.csv": (
        '"Identifier";"Title";"Status"\n"2020JJ00";"2020";"Definitief"\n"2021JJ00";"2021*";"Voorlopig"\n'
    ),
    "Properties.csv": '"Identifier";"Title"\n"83452NED";"Huishoudelijk afval"\n',
}


@pytest.fixture
def package(tmp_path: Path) -> Path:
    for name, content in PACKAGE.items():
        (tmp_path / name).write_text(content, "utf-8-sig")
    return tmp_path


def test_the_package_of_v4(package: Path, converted: Convert) -> None:
    found = converted(package)
    assert figures(found) == FIGURES
    assert {row["bron"] for row in found.tables["cijfers"]} == {"CBS 83452NED"}
    assert found.notices == ()
    assert figures(converted(package / "Observations.csv")) == FIGURES
    beside = converted(package / "RegioSCodes.csv")
    assert beside == Converted({}, (Notice("RegioSCodes.csv", "begeleidend_bestand", "83452NED"),))


def test_a_package_without_the_names_of_its_measures(
    package: Path, refused: Callable[..., list[tuple[str, tuple[str, ...]]]]
) -> None:
    (package / "MeasureCodes.csv").unlink()
    assert refused(package / "Observations.csv") == [
        ("cbs_bijlage_ontbreekt", ("83452NED", "MeasureCodes.csv"))
    ]
