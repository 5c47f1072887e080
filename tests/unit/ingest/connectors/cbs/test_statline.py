"""Tables of CBS: v4, v3 and downloads; population and households. Answers named `handmade` are made by hand."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from lib.domain.loads.findings import Notice
from lib.domain.partners import Organisation
from lib.domain.registry import Registry
from lib.ingest.connectors import Context, Converted, convert
from lib.ingest.headings import Unreadable

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
    assert ("nijmegen", "oppervlakte_land_ha", "1995", "234414") in rows


REGION = {"RegioS": "GM0268", "Perioden": "2023JJ00"}
HOUSEHOLDS = "TotaalAantalParticuliereHuishoudens_2"
NIJMEGEN = Organisation("nijmegen", "Nijmegen", "gemeente", False, cbs_code="GM0268")
WITH_CODES = Context(Registry({"nijmegen": NIJMEGEN}, (), {}, ()))


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


def test_a_table_that_stopped_is_noted_of_a_refused_one_too(
    answer: Callable[..., Path], converted: Callable[..., Converted], context: Context
) -> None:
    facts = [
        {"Title": "Regionale kerncijfers", "Status": "Gediscontinueerd", "Modified": "2023-01-02T00:00:00"}
    ]
    answer(facts, table="70072ned", part="TableInfos", name="TableInfos.json")
    row = {**REGION, "TotaleBevolking_1": 1, "TotaalAantalParticuliereHuishoudens_2": 1}
    found = converted(answer([row], table="70072ned"))
    stopped = Notice("handmade.json", "tabel_stopgezet", "70072ned")
    assert stopped in found.notices
    wrong = answer([{**row, "TotaleBevolking_1": "veel"}], table="70072ned")
    with pytest.raises(Unreadable) as raised:
        convert(wrong, wrong.name, context)
    assert raised.value.findings
    assert raised.value.notices == (stopped,)


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


@pytest.mark.shared_data
def test_two_tables_in_one_folder_are_both_read(
    shared_cases: Path, converted: Callable[..., Converted]
) -> None:
    found = converted(shared_cases / "03-two-cbs-tables-in-one-folder", WITH_CODES)
    assert ("nijmegen", "inwoners", "187049") in cells(found, "organisatie", "kenmerk", "waarde")
    assert [(row["indicator"], row["waarde"]) for row in found.tables["cijfers"]] == [
        ("restafval_fijn_kg_inw", "105.2")
    ]


def test_what_is_passed_over_in_a_folder_is_named(
    answer: Callable[..., Path], converted: Callable[..., Converted]
) -> None:
    folder = answer([{**REGION, "TotaleBevolking_1": 5, HOUSEHOLDS: 2}], table="70072ned").parent
    answer([{"Key": "GM0268", "Title": "Nijmegen"}], table="70072ned", part="RegioS", name="RegioS.json")
    answer([{"Key": "1", "Title": "x"}], table="83452NED", part="Afvalsoort", name="Afvalsoort.json")
    answer([{"Key": "2023JJ00", "Title": "x"}], table="83452NED", part="Perioden", name="Perioden.json")
    (folder / "cijfers.csv").write_text("partnerschap;indicator\n", "utf-8")
    (folder / "notitie.docx").write_bytes(b"PK")
    (folder / "TableInfos.json").write_text('{"value": [', "utf-8")
    found = converted(folder)
    assert cells(found, "kenmerk", "waarde") == {("inwoners", "5"), ("huishoudens", "2")}
    name = folder.name
    assert set(found.notices) == {
        Notice("Perioden.json", "bijlage_andere_tabel", "83452NED"),
        Notice("TableInfos.json", "bijlage_onleesbaar", "70072ned"),
        *(
            Notice(name, "bestand_overgeslagen", file)
            for file in ("Afvalsoort.json", "Perioden.json", "TableInfos.json", "cijfers.csv", "notitie.docx")
        ),
    }


def test_what_is_passed_over_in_a_folder_that_is_refused_is_named_too(
    answer: Callable[..., Path], context: Context
) -> None:
    """Every file that is wrong is told at once, with what is worth knowing of each other."""
    folder = answer([{**REGION, "TotaleBevolking_1": 5, HOUSEHOLDS: 2}], table="70072ned").parent
    facts = {"Title": "Regionale kerncijfers", "Status": "Gediscontinueerd"}
    answer([facts], table="70072ned", part="TableInfos", name="TableInfos.json")
    for number in (1, 2):
        answer(
            [{"ID": 0, "Perioden": "2023JJ00", "Afval_1": 1}],
            table="83452NED",
            name=f"UntypedDataSet-{number}.json",
        )
    answer([{"ID": 0, "Perioden": "2023JJ00", "Iets_1": 1}], table="99999NED", name="TypedDataSet-x.json")
    (folder / "notitie.docx").write_bytes(b"PK")
    name = folder.name
    with pytest.raises(Unreadable) as raised:
        convert(folder, name, context)
    assert {(finding.file, finding.rule) for finding in raised.value.findings} == {
        (f"{name}/TypedDataSet-x.json", "cbs_tabel_onbekend"),
        (f"{name}/UntypedDataSet-1.json", "cbs_kolom_weg"),
    }
    assert set(raised.value.notices) == {
        Notice(f"{name}/handmade.json", "tabel_stopgezet", "70072ned"),
        Notice(f"{name}/handmade.json", "onbekende_gemeenten", "1"),
        Notice("TableInfos.json", "bijlage_andere_tabel", "70072ned"),
        Notice(f"{name}/UntypedDataSet-2.json", "cbs_dubbel_bewaard", f"{name}/UntypedDataSet-1.json"),
        Notice(name, "bestand_overgeslagen", "notitie.docx"),
    }


def test_a_table_in_a_folder_below_is_read_too(
    answer: Callable[..., Path], converted: Callable[..., Converted]
) -> None:
    folder = answer([{**REGION, "TotaleBevolking_1": 5, HOUSEHOLDS: 2}], table="70072ned").parent
    (folder / "2022").mkdir()
    earlier = {**REGION, "Perioden": "2022JJ00", "TotaleBevolking_1": 4, HOUSEHOLDS: 2}
    answer([earlier], table="70072ned", name="2022/saved.json")
    (folder / "foto's").mkdir()
    (folder / "TypedDataSet-notitie.json").write_text("{}", "utf-8")
    found = converted(folder, WITH_CODES)
    assert {("2022", "4"), ("2023", "5")} <= cells(found, "jaar", "waarde")
    assert [notice.subject for notice in found.notices if notice.code == "bestand_overgeslagen"] == [
        "TypedDataSet-notitie.json",
        "foto's",
    ]


def test_an_extract_that_someone_made_is_named(tmp_path: Path, converted: Callable[..., Converted]) -> None:
    path = tmp_path / "83452NED_eersel_extract.json"
    path.write_text('[{"year": "2015", "rest": 53.1}]', "utf-8")
    assert converted(path) == Converted({}, (Notice(path.name, "uittreksel", "83452NED"),))


@pytest.mark.parametrize("other", [7, 5])
def test_two_regions_of_one_organisation(
    other: int, answer: Callable[..., Path], converted: Callable[..., Converted], refused: Refused
) -> None:
    """Both may be the one that the store calls Nijmegen: with unlike figures nobody can tell which is meant."""
    rows = [{**REGION, "TotaleBevolking_1": 5, HOUSEHOLDS: 2}]
    rows += [{**REGION, "RegioS": "GM9268", "TotaleBevolking_1": other, HOUSEHOLDS: 2}]
    names = {"GM0268": "Nijmegen (Gld.)", "GM9268": "Nijmegen (O.)"}
    labels = [{"Key": code, "Title": name} for code, name in names.items()]
    answer(labels, table="70072ned", part="RegioS", name="RegioS.json")
    path = answer(rows, table="70072ned")
    if other == 5:
        assert ("inwoners", "5") in cells(converted(path), "kenmerk", "waarde")
    else:
        assert refused(path) == [("cbs_twee_gebieden", ("GM0268", "GM9268", "Nijmegen"))]


@pytest.mark.parametrize(
    ("name", "lines", "places"),
    [
        (
            "70072ned.csv",
            (
                '"ID";"RegioS";"Perioden";"TotaleBevolking_1";"Huishoudensgrootte_2";"TotaalAantalParticuliereHuishoudens_3"',
                '"0";"GM0268";"2015JJ00";"170.681";"2.1";"91000"',
                '"1";"GM0193";"2015JJ00";"123.861";"2.2";"56000"',
            ),
            [(2, "TotaleBevolking_1"), (3, "TotaleBevolking_1")],
        ),
        (
            "45063NED.csv",
            (
                '"ID";"TaakveldBalanspost";"Categorie";"Gemeenten";"Verslagsoort";"k_1ePlaatsing_1";"k_2ePlaatsing_2"',
                '"0";"7.3   ";"L1.1    ";"GM0268   ";"2023X005";"13.277";"13277"',
            ),
            [(2, "k_1ePlaatsing_1")],
        ),
    ],
)
def test_signs_between_thousands_in_a_download_are_refused_with_their_place(
    name: str, lines: tuple[str, ...], places: list[tuple[int, str]], tmp_path: Path, context: Context
) -> None:
    """In a column that is read; what other columns have says nothing of it."""
    path = tmp_path / name
    path.write_text("\n".join(lines) + "\n", "utf-8")
    with pytest.raises(Unreadable) as refused:
        convert(path, name, context)
    assert [(f.row, f.column) for f in refused.value.findings] == places
    assert {f.rule for f in refused.value.findings} == {"duizendtal_of_decimaal"}


@pytest.mark.parametrize(("column", "name"), [("RegioS", "Nijmegen"), ("Perioden", "2015")])
def test_a_download_with_names_is_called_so(
    column: str, name: str, answer: Callable[..., Path], context: Context
) -> None:
    path = answer([{**REGION, "TotaleBevolking_1": 5, HOUSEHOLDS: 2, column: name}], table="70072ned")
    with pytest.raises(Unreadable) as refused:
        convert(path, path.name, context)
    assert [(f.rule, f.column, f.value) for f in refused.value.findings] == [("cbs_namen", column, name)]


def test_a_nought_where_there_cannot_be_one_is_not_known(
    answer: Callable[..., Path], converted: Callable[..., Converted]
) -> None:
    """As of a municipality that is no more: the rest of the table is read."""
    rows = [
        {"ID": n, "RegioS": region, "Perioden": when, "BevolkingOp1Januari_1": value}
        for n, (region, when, value) in enumerate(
            [("GM0268", "2022JJ00", 0), ("GM0268", "2023JJ00", 182480), ("GM0193", "2023JJ00", 0)]
        )
    ]
    answer(
        [{"Key": "GM0268", "Title": "Nijmegen"}, {"Key": "GM0193", "Title": "Zwolle"}],
        table="03759ned",
        part="RegioS",
        name="RegioS.json",
    )
    found = converted(answer(rows, table="03759ned"))
    assert cells(found, "organisatie", "jaar", "waarde") == {("nijmegen", "2023", "182480")}
    assert [(n.subject, n.hints) for n in found.notices if n.code == "nul_is_onbekend"] == [
        ("inwoners", ("2",))
    ]
