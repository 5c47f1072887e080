"""Raw Iv3 files: year and kind, non-reporters, wrong cells."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from lib.domain.loads.findings import Notice
from lib.ingest.connectors import Context, Converted, convert, new_rows
from lib.ingest.connectors.conversion import Given
from lib.ingest.headings import Unreadable

HEADING = "Gemeenten;Taakveld;L1.1 Salarissen;Baten;Lasten;Provincie;Inwonertal"
ROWS = (
    "Nijmegen;7.3 Afval;1.0;5.0;10.0;Gelderland;1000",
    "Nijmegen;5.7 Openbaar groen en (openlucht) recr..;;0.0;0.0;Gelderland;1000",
    "Tilburg;7.3 Afval;;0.0;30.0;Noord-Brabant;1000",
    "Tilburg;5.7 Openbaar groen en (openlucht) recr..;;2.0;4.0;Noord-Brabant;1000",
    "Zwolle;7.3 Afval;;0.0;0.0;Overijssel;500",
    "Zwolle;5.7 Openbaar groen en (openlucht) recr..;;0.0;0.0;Overijssel;500",
    "Nederland;7.3 Afval;;0.0;40.0;;2500",
)
Make = Callable[..., Path]


@pytest.fixture
def file(tmp_path: Path) -> Make:
    def made(*rows: str, name: str = "iv3_2023_jaarrekening.csv", heading: str = HEADING) -> Path:
        path = tmp_path / name
        path.write_text("\n".join([heading, *(rows or ROWS)]) + "\n", encoding="utf-8")
        return path

    return made


def values(found: Converted, indicator: str = "lasten_afval_eur_inw") -> dict[str, str]:
    return {
        row["partnerschap"] or row["organisatie"]: row["waarde"]
        for row in found.tables["cijfers"]
        if row["indicator"] == indicator
    }


def test_amounts_are_times_a_thousand_by_inhabitants(file: Make, converted: Callable[..., Converted]) -> None:
    found = converted(file())
    assert values(found) == {"nijmegen-dar": "10", "tilburg": "30", "iv3-opgaven": "20"}
    assert {row["status"] for row in found.tables["cijfers"]} == {"rekening"}


def test_a_single_nought_is_reported_and_only_noughts_are_not(
    file: Make, converted: Callable[..., Converted]
) -> None:
    found = converted(file())
    assert values(found, "lasten_groen_eur_inw") == {"nijmegen-dar": "0", "tilburg": "4", "iv3-opgaven": "2"}
    assert Notice("iv3_2023_jaarrekening.csv", "geen_opgave", "Zwolle") in found.notices


def test_the_country_is_a_reference_over_the_reporters(
    file: Make, converted: Callable[..., Converted]
) -> None:
    found = converted(file())
    [organisation] = found.tables["organisaties"]
    assert (organisation["organisatie"], organisation["soort"]) == ("iv3-opgaven", "referentie")
    [country] = [
        r
        for r in found.tables["cijfers"]
        if r["organisatie"] == "iv3-opgaven" and r["indicator"] == "lasten_afval_eur_inw"
    ]
    assert (country["teller"], country["noemer"]) == ("40000", "2000")


def test_a_part_of_the_country_gives_no_reference(file: Make, converted: Callable[..., Converted]) -> None:
    found = converted(file(*ROWS[:4]))
    assert "iv3-opgaven" not in values(found)


def test_each_figure_has_the_address_of_the_table_of_its_year(
    file: Make, converted: Callable[..., Converted]
) -> None:
    found = converted(file(name="iv3_2024_jaarrekening.csv"))
    rows = [*found.tables["cijfers"], *found.tables["kenmerken"]]
    assert {r["bron_url"] for r in rows} == {"https://iv3statline.cbs.nl/#/IV3/nl/dataset/45067NED/table"}
    before = converted(file(name="iv3_2005_jaarrekening.csv"))
    assert {r["bron_url"] for r in before.tables["cijfers"]} == {""}


def test_inhabitants_are_kept(file: Make, converted: Callable[..., Converted]) -> None:
    rows = converted(file()).tables["kenmerken"]
    assert {(r["organisatie"], r["kenmerk"], r["jaar"], r["waarde"]) for r in rows} == {
        ("nijmegen", "inwoners", "2023", "1000"),
        ("tilburg", "inwoners", "2023", "1000"),
        ("zwolle", "inwoners", "2023", "500"),
    }


@pytest.mark.parametrize("name", ["iv3_2024_begroting.csv", "Iv3 2024 Begroting (1).csv", "raw.csv"])
def test_year_and_kind_come_from_the_name_or_from_what_was_given(
    name: str, file: Make, context: Context, converted: Callable[..., Converted]
) -> None:
    found = converted(file(name=name), replace(context, year=2024, status="begroting"))
    assert {(row["periode"], row["status"]) for row in found.tables["cijfers"]} == {("2024", "begroting")}


@pytest.mark.parametrize(
    "name", ["raw.csv", "iv3_2023.csv", "jaarrekening.csv", "iv3_2023_2024_begroting.csv"]
)
def test_without_year_or_kind_the_file_is_refused(
    name: str, file: Make, refused: Callable[..., list[tuple[str, tuple[str, ...]]]]
) -> None:
    assert [rule for rule, _ in refused(file(name=name))] == ["jaar_en_soort_onbekend"]


@pytest.mark.parametrize(
    ("rows", "rules"),
    [
        (["Nijmegen;7.3 Afval;;0.0;tien;G;1000"], ["geen_getal"]),
        (["Nijmegen;7.3 Afval;;0.0;10.0;G;1000"] * 2, ["dubbele_sleutel"]),
        (["Nijmegen;7.3 Afval;;0.0;10.0;G"], ["aantal_cellen"]),
        ([";7.3 Afval;;0.0;10.0;G;1000"], ["verplicht"]),
        (["Nijmegen;7-mrt;;0.0;10.0;G;1000"], ["taakveld_als_datum"]),
        (["Nijmegen;2026-03-07;;0.0;10.0;G;1000"], ["taakveld_als_datum"]),
        (["Nijmegen;7.3 Afval;;0.0;10.0;G;-1000"], ["te_laag"]),
        (["Nederland;7.3 Afval;;0.0;10.0;G;1000"], ["geen_rijen"]),
        (['Nijmegen;"7.3 Afval;;0.0;10.0;G;1000'], ["geen_csv"]),
    ],
)
def test_wrong_rows_are_found(
    rows: list[str], rules: list[str], file: Make, refused: Callable[..., list[tuple[str, tuple[str, ...]]]]
) -> None:
    assert [rule for rule, _ in refused(file(*rows))] == rules


def test_a_missing_column_is_named(
    file: Make, refused: Callable[..., list[tuple[str, tuple[str, ...]]]]
) -> None:
    heading = HEADING.replace("Inwonertal", "Inw").replace("Baten", "Lasten")
    assert refused(file(heading=heading)) == [
        ("ontbrekende_kolom", ()),
        ("ontbrekende_kolom", ()),
        ("dubbele_kolom", ()),
    ]


def test_unknown_inhabitants_give_no_figure(file: Make, converted: Callable[..., Converted]) -> None:
    found = converted(file("Nijmegen;7.3 Afval;;0.0;10.0;G;", "Tilburg;7.3 Afval;;0.0;-99998;N;1000"))
    assert "cijfers" not in found.tables
    assert {(n.code, n.subject) for n in found.notices} == {
        ("geen_inwoners", "Nijmegen"),
        ("geen_opgave", "Tilburg"),
    }


def test_windows_text_is_read(tmp_path: Path, converted: Callable[..., Converted]) -> None:
    path = tmp_path / "iv3_2023_begroting.csv"
    path.write_bytes("\r\n".join([HEADING, "Súdwest-Fryslân;7.3 Afval;;0.0;10.0;F;1000"]).encode("cp1252"))
    assert values(converted(path)) == {"sudwest-fryslan": "10"}


def test_two_files_of_a_load_bring_a_municipality_once(
    file: Make, converted: Callable[..., Converted]
) -> None:
    accounts = converted(file())
    budget = converted(file(name="iv3_2023_begroting.csv"))
    given = Given()
    assert new_rows(accounts, given, "a.csv") == accounts.tables
    assert list(new_rows(budget, given, "b.csv")) == ["cijfers"]


def test_what_is_worth_knowing_is_said_of_a_refused_file_too(tmp_path: Path, context: Context) -> None:
    rows = (*ROWS, "Súdwest-Fryslân;7.3 Afval;;0.0;veel;Friesland;100", "Eindtotaal;7.3 Afval;;0.0;1.0;;9")
    path = tmp_path / "iv3_2023_jaarrekening.csv"
    path.write_bytes("\n".join([HEADING, *rows]).encode("cp1252"))
    with pytest.raises(Unreadable) as refused:
        convert(path, path.name, context)
    assert [finding.rule for finding in refused.value.findings] == ["geen_getal"]
    assert [notice.code for notice in refused.value.notices] == ["codering_geraden", "geen_gemeente"]


def test_a_heading_of_task_fields_is_no_day(file: Make, converted: Callable[..., Converted]) -> None:
    found = converted(
        file("Nijmegen;7.3 Afval;;0;10;G;1000", "Nijmegen;7 Volksgezondheid en milieu;;0;90;G;1000")
    )
    assert values(found) == {"nijmegen-dar": "10"}


def test_columns_are_found_in_any_case(file: Make, converted: Callable[..., Converted]) -> None:
    found = converted(file("Nijmegen;7.3 Afval;;0;10;G;1000", heading=HEADING.upper()))
    assert values(found) == {"nijmegen-dar": "10"}


def test_a_name_that_is_almost_known_is_told(file: Make, converted: Callable[..., Converted]) -> None:
    found = converted(file("Nijmgen;7.3 Afval;;0;10;G;1000", "Zwolle;7.3 Afval;;0;10;O;1000"))
    told = [n for n in found.notices if n.code == "lijkt_op_bekende_gemeente"]
    assert told == [Notice("iv3_2023_jaarrekening.csv", told[0].code, "Nijmgen", ("Nijmegen",))]


def test_a_known_name_that_stands_in_the_file_itself_is_not_meant(
    file: Make, converted: Callable[..., Converted]
) -> None:
    found = converted(file("Nijmgen;7.3 Afval;;0;10;G;1000", "Nijmegen;7.3 Afval;;0;10;G;2000"))
    assert "lijkt_op_bekende_gemeente" not in {n.code for n in found.notices}


def coded(context: Context) -> Context:
    """The context in which Nijmegen and Zwolle have their codes."""
    codes = {"nijmegen": "GM0268", "zwolle": "GM0193"}
    organisations = {
        code: replace(o, cbs_code=codes.get(code)) for code, o in context.registry.organisations.items()
    }
    return replace(context, registry=replace(context.registry, organisations=organisations))


def test_a_known_name_with_another_code_is_told(
    file: Make, context: Context, converted: Callable[..., Converted]
) -> None:
    found = converted(file("Nijmegen (GM0269);7.3 Afval;;0;10;G;1000"), coded(context))
    told = [(n.subject, n.hints) for n in found.notices if n.code == "lijkt_op_bekende_gemeente"]
    assert told == [("Nijmegen = GM0269", ("Nijmegen = GM0268",))]


def test_a_code_beside_the_name_of_another_is_asked_about(
    file: Make, context: Context, refused: Callable[..., list[tuple[str, tuple[str, ...]]]]
) -> None:
    wrong = refused(file("Zwolle (GM0268);7.3 Afval;;0;10;G;1000"), coded(context))
    assert wrong == [("gemeente_niet_zeker", ("Nijmegen = GM0268", "Zwolle = GM0193"))]


def test_amounts_in_euro_where_thousands_belong_are_told(
    file: Make, converted: Callable[..., Converted]
) -> None:
    rows = ("Nijmegen;7.3 Afval;;0.0;72000;G;1000", "Tilburg;7.3 Afval;;0.0;80000;N;1000")
    told = Notice("iv3_2023_jaarrekening.csv", "bedragen_in_euro", "7.3")
    assert told in converted(file(*rows)).notices
    assert (
        told
        not in converted(
            file(*rows[:1], "Tilburg;7.3 Afval;;0.0;80;N;1000", "Zwolle;7.3 Afval;;0;70;O;1000")
        ).notices
    )
