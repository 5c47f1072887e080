"""Tables of CBS: v4, v3 and downloads; population and households. Answers named `handmade` are made by hand."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from lib.domain.loads.findings import Notice
from lib.ingest.connectors import Context, Converted, convert, joined_pages

Refused = Callable[..., list[tuple[str, tuple[str, ...]]]]


def cells(found: Converted, *columns: str) -> set[tuple[str, ...]]:
    return {tuple(row[column] for column in columns) for row in found.tables.get("kenmerken", [])}


@pytest.mark.shared_data
def test_the_recorded_population_of_v4(shared_data: Path, converted: Callable[..., Converted]) -> None:
    found = converted(shared_data / "cbs" / "v4" / "03759ned")
    rows = cells(found, "organisatie", "kenmerk", "jaar", "waarde", "status")
    assert ("nijmegen", "inwoners", "2023", "182480", "definitief") in rows
    assert ("zwolle", "inwoners", "2026", "134147", "definitief") in rows
    assert len(rows) == 3 * 8
    assert {row["bron"] for row in found.tables["kenmerken"]} == {"CBS 03759ned"}
    assert [notice.code for notice in found.notices] == ["onbekende_gemeenten"]


@pytest.mark.shared_data
def test_observations_need_the_names_of_their_measures(
    shared_data: Path, tmp_path: Path, refused: Refused
) -> None:
    path = Path(shutil.copy(shared_data / "cbs" / "v4" / "03759ned" / "observations-page-1.json", tmp_path))
    assert refused(path) == [("cbs_bijlage_ontbreekt", ("03759ned", "measure-codes.json"))]


@pytest.mark.shared_data
def test_a_measure_that_is_gone_is_named(shared_data: Path, tmp_path: Path, refused: Refused) -> None:
    folder = Path(shutil.copytree(shared_data / "cbs" / "v4" / "03759ned", tmp_path / "saved"))
    folder.chmod(0o755)
    codes = folder / "measure-codes.json"
    text = codes.read_text("utf-8").replace('"Bevolking op 1 januari"', '"Bevolking begin jaar"')
    codes.unlink()
    codes.write_text(text, "utf-8")
    assert refused(folder) == [("cbs_kolom_weg", ("03759ned", "Bevolking op 1 januari"))]


@pytest.mark.shared_data
@pytest.mark.parametrize("name", ["properties.json", "index.json"])
def test_a_file_beside_the_figures_says_so(
    shared_data: Path, converted: Callable[..., Converted], name: str
) -> None:
    found = converted(shared_data / "cbs" / "v4" / "03759ned" / name)
    assert found == Converted({}, (Notice(name, "begeleidend_bestand", "03759ned"),))


@pytest.mark.shared_data
def test_the_recorded_download_of_v3_holds_provinces_only(
    shared_data: Path, converted: Callable[..., Converted]
) -> None:
    [path] = (shared_data / "cbs" / "v3").glob("70072ned*.csv")
    assert [notice.code for notice in converted(path).notices] == ["geen_gemeenten"]


@pytest.mark.shared_data
def test_municipalities_in_a_download_like_the_recorded_one(
    shared_data: Path, tmp_path: Path, context: Context
) -> None:
    """The real heading and a real row, under the code of a municipality and with names beside it."""
    [path] = (shared_data / "cbs" / "v3").glob("70072ned*.csv")
    heading, first, *_ = path.read_text("utf-8-sig").splitlines()
    copy = tmp_path / "handmade_70072ned.csv"
    copy.write_text("\n".join([heading, first.replace('"PV20  "', '"GM0268"')]), "utf-8-sig")
    names = {
        "odata.metadata": "https://opendata.cbs.nl/ODataApi/OData/70072ned/$metadata#Cbs.OData.WebAPI.RegioS",
        "value": [{"Key": "GM0268", "Title": "Nijmegen"}],
    }
    (tmp_path / "RegioS.json").write_text(json.dumps(names), "utf-8")
    found = convert(copy, copy.name, context)
    assert found is not None
    rows = cells(found, "organisatie", "kenmerk", "jaar", "waarde")
    assert ("nijmegen", "inwoners", "1995", "557995") in rows
    assert {kind for _, kind, *_ in rows} <= {"inwoners", "huishoudens"}


REGION = {"RegioS": "GM0268", "Perioden": "2023JJ00"}


@pytest.mark.parametrize(
    ("rows", "why"),
    [
        ([{**REGION, "Inwoners_1": 1}], ("cbs_kolom_weg", ("70072ned", "TotaleBevolking"))),
        (
            [{**REGION, "TotaleBevolking_1": 1, "TotaleBevolking_2": 1}],
            ("cbs_kolom_dubbel", ("70072ned", "TotaleBevolking")),
        ),
        ([{"Perioden": "2023JJ00", "TotaleBevolking_1": 1}], ("cbs_kolom_weg", ("70072ned", "RegioS"))),
        (
            [{**REGION, "Soort": "A1", "TotaleBevolking_1": 1, "TotaalAantalParticuliereHuishoudens_2": 1}],
            ("cbs_geen_totaal", ("70072ned", "Soort")),
        ),
        (
            [{**REGION, "TotaleBevolking_1": "veel", "TotaalAantalParticuliereHuishoudens_2": 1}],
            ("geen_getal", ()),
        ),
        ([], ("geen_rijen", ())),
    ],
)
def test_a_table_that_changed_is_refused_by_name(
    rows: list[dict[str, object]],
    why: tuple[str, tuple[str, ...]],
    answer: Callable[..., Path],
    refused: Refused,
) -> None:
    assert refused(answer(rows, table="70072ned")) == [why]


def test_a_table_that_is_not_read_is_named(answer: Callable[..., Path], refused: Refused) -> None:
    rows = [{"Periods": "2023MM01", "PriceIndexOfExistingOwnHomes_1": "   183.3"}]
    [(rule, hints)] = refused(answer(rows, table="83906ENG"))
    assert rule == "cbs_tabel_onbekend"
    assert "03759ned" in hints


def test_a_table_that_moved_answers_with_an_error(tmp_path: Path, refused: Refused) -> None:
    path = tmp_path / "handmade_83452NED.json"
    path.write_text('{"odata.error": {"code": "", "message": {"value": "not found"}}}', "utf-8")
    assert refused(path) == [("cbs_tabel_weg", ("83452NED",))]


def test_a_table_that_stopped_is_noted(
    answer: Callable[..., Path], converted: Callable[..., Converted]
) -> None:
    facts = [
        {"Title": "Regionale kerncijfers", "Status": "Gediscontinueerd", "Modified": "2023-01-02T00:00:00"}
    ]
    answer(facts, table="70072ned", part="TableInfos", name="TableInfos.json")
    row = {**REGION, "TotaleBevolking_1": 1, "TotaalAantalParticuliereHuishoudens_2": 1}
    found = converted(answer([row], table="70072ned"))
    assert Notice("handmade.json", "tabel_stopgezet", "70072ned") in found.notices


@pytest.mark.parametrize(
    "content", ["", "[1]", "{", '{"value": 3, "odata.metadata": "x"}', "[" * 100_000, "\0"]
)
def test_what_is_no_answer_is_refused(content: str, tmp_path: Path, refused: Refused) -> None:
    path = tmp_path / "handmade.json"
    path.write_text(content, "utf-8")
    assert [rule for rule, _ in refused(path)] == ["geen_json"]


def test_other_json_is_left_to_others(tmp_path: Path, context: Context) -> None:
    path = tmp_path / "other.json"
    path.write_text('{"a": 1}', "utf-8")
    assert convert(path, path.name, context) is None


def test_pages_given_one_by_one_are_one_table_when_none_is_missing(answer: Callable[..., Path]) -> None:
    first, second = (answer([{"ID": n}], table="45063NED", name=f"TypedDataSet-{n}.json") for n in (1, 2))
    beside = answer([], table="45063NED", part="Gemeenten", name="Gemeenten.json")
    assert joined_pages([second, beside, first]) == [first.parent, beside]
    assert joined_pages([first, beside]) == [first, beside]
    assert joined_pages([first.parent, beside]) == [first.parent, beside]


def test_pages_of_two_tables_stay_apart(answer: Callable[..., Path]) -> None:
    pages = [
        answer([{"ID": 1}], table=table, name=f"TypedDataSet-{table}.json")
        for table in ("45063NED", "45046NED")
    ]
    assert joined_pages(pages) == pages
