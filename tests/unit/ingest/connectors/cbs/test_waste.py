"""Household waste (83452NED, 70072ned), on answers made by hand, and what CBS gave of 2015."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from lib.domain.loads.findings import Notice
from lib.domain.partners import Organisation
from lib.ingest.connectors import Context, Converted, convert

TABLE = "83452NED"
ALL, RESIDUAL = "huishoudelijk_afval_kg_inw", "restafval_kg_inw"
FINE, BULKY, UNTOLD = "restafval_fijn_kg_inw", "restafval_grof_kg_inw", "restafval_onbepaald_kg_inw"
COLUMN = "HoeveelheidHuishoudelijkAfval_1"


def row(
    kind: str, region: str, value: object, *, when: str = "2021JJ00", column: str = COLUMN
) -> dict[str, object]:
    return {"ID": 1, "Afvalsoort": kind, "RegioS": region, "Perioden": when, column: value}


ROWS = [
    row("T001616", "GM0268", "   404.5"),
    row("A025450", "GM0268", "   119"),
    row("A025454", "GM0268", "    80"),
    row("A025450", "GM0193", "     ."),
    row("A025450", "GM9999", "   200"),
    row("A025450", "NL01  ", "   198"),
    row("A025450", "GM0268", "   102", when="2022JJ00"),
]


@pytest.fixture
def names(answer: Callable[..., Path]) -> None:
    """The labels beside the answer."""
    regions = [{"Key": "GM0268", "Title": "Nijmegen"}, {"Key": "GM0193", "Title": "Zwolle"}]
    answer(regions, table=TABLE, part="RegioS", name="RegioS.json")
    periods = [{"Key": "2021JJ00", "Title": "2021", "Status": "Definitief"}]
    periods.append({"Key": "2022JJ00", "Title": "2022*", "Status": "Voorlopig"})
    answer(periods, table=TABLE, part="Perioden", name="Perioden.json")


def figures(found: Converted) -> set[tuple[str, ...]]:
    keys = ("organisatie", "indicator", "periode", "waarde", "status")
    return {tuple(row[key] for key in keys) for row in found.tables["cijfers"]}


@pytest.mark.usefixtures("names")
def test_all_waste_and_fine_residual_waste(
    answer: Callable[..., Path], converted: Callable[..., Converted]
) -> None:
    found = converted(answer(ROWS, table=TABLE))
    assert figures(found) == {
        ("nijmegen", "huishoudelijk_afval_kg_inw", "2021", "404.5", "definitief"),
        ("nijmegen", "restafval_fijn_kg_inw", "2021", "119", "definitief"),
        ("nijmegen", "restafval_fijn_kg_inw", "2022", "102", "voorlopig"),
    }
    assert found.notices == (Notice("handmade.json", "onbekende_gemeenten", "1"),)


@pytest.mark.usefixtures("names")
def test_another_number_of_the_column_is_read_and_said(
    answer: Callable[..., Path], converted: Callable[..., Converted]
) -> None:
    column = "HoeveelheidHuishoudelijkAfval_2"
    found = converted(answer([row("A025450", "GM0268", 119, column=column)], table=TABLE))
    assert len(found.tables["cijfers"]) == 1
    assert Notice("handmade.json", "andere_kolom", column) in found.notices
    assert Notice("handmade.json", "geen_totaal", "Afvalsoort") in found.notices


@pytest.mark.usefixtures("names")
def test_a_table_without_its_column_is_refused(
    answer: Callable[..., Path], refused: Callable[..., list[tuple[str, tuple[str, ...]]]]
) -> None:
    path = answer([row("A025450", "GM0268", 119, column="Afval_1")], table=TABLE)
    assert refused(path) == [("cbs_kolom_weg", (TABLE, "HoeveelheidHuishoudelijkAfval"))]


@pytest.fixture
def download(tmp_path: Path) -> Path:
    """The CSV of a table, without a list of periods beside it."""
    path = tmp_path / "handmade_83452NED_UntypedDataSet.csv"
    heading = '"ID";"Afvalsoort";"RegioS";"Perioden";"HoeveelheidHuishoudelijkAfval_1"'
    path.write_text(f'{heading}\n"1";"A025450";"GM0268";"2021JJ00";"   119"\n', "utf-8-sig")
    names = '{"odata.metadata": "https://opendata.cbs.nl/ODataApi/OData/83452NED/$metadata#RegioS", '
    (tmp_path / "RegioS.json").write_text(
        names + '"value": [{"Key": "GM0268", "Title": "Nijmegen"}]}', "utf-8"
    )
    return path


def test_figures_without_a_status_are_provisional_and_that_is_said(
    download: Path, converted: Callable[..., Converted]
) -> None:
    found = converted(download)
    assert figures(found) == {("nijmegen", "restafval_fijn_kg_inw", "2021", "119", "voorlopig")}
    assert Notice(download.name, "status_aangenomen", TABLE) in found.notices


def test_the_status_that_is_given_counts(
    download: Path, context: Context, converted: Callable[..., Converted]
) -> None:
    found = converted(download, replace(context, status="definitief"))
    assert figures(found) == {("nijmegen", "restafval_fijn_kg_inw", "2021", "119", "definitief")}
    assert "status_aangenomen" not in {notice.code for notice in found.notices}


FINE_LABEL, BULKY_LABEL = "Huishoudelijk restafval", "Grof huishoudelijk restafval"
KINDS = [
    ({"A025450": FINE_LABEL}, {"A025450": FINE}),
    ({"A025450": FINE_LABEL, "A1": BULKY_LABEL}, {"A025450": FINE, "A1": BULKY, "": RESIDUAL}),
    ({"A7": FINE_LABEL, "A1": BULKY_LABEL}, {"A7": FINE, "A1": BULKY, "": RESIDUAL}),
    ({"A7": "Fijn huishoudelijk restafval", "A1": BULKY_LABEL}, {"A7": FINE, "A1": BULKY, "": RESIDUAL}),
    (
        {"A025450": "Totaal huishoudelijk restafval", "A7": "Fijn restafval", "A1": "Grof restafval"},
        {"A025450": RESIDUAL, "A7": FINE, "A1": BULKY},
    ),
    (
        {"A2": "Huishoudelijk restafval", "A7": "Fijn restafval", "A1": "Grof restafval"},
        {"A2": RESIDUAL, "A7": FINE, "A1": BULKY},
    ),
    ({"A025450": "Rest- en grof restafval"}, {"A025450": RESIDUAL}),
    ({"A3": "Huishoudelijk restafval, fijn en grof"}, {"A3": RESIDUAL}),
    ({"A7": FINE_LABEL}, {"A7": UNTOLD}),
    ({"A025450": "Gft-afval", "A7": FINE_LABEL, "A1": BULKY_LABEL}, {"A7": FINE, "A1": BULKY, "": RESIDUAL}),
    ({"A025450": FINE_LABEL, "A9": "Verbouwingsrestafval"}, {"A025450": FINE}),
]


@pytest.mark.usefixtures("names")
@pytest.mark.parametrize(("labels", "kinds"), KINDS)
def test_a_kind_of_waste_is_known_by_its_label(
    labels: dict[str, str],
    kinds: dict[str, str],
    answer: Callable[..., Path],
    converted: Callable[..., Converted],
) -> None:
    """Each code gets a figure of its own, so that it is seen where it went; the sum is said to be one."""
    told = [{"Key": code, "Title": title} for code, title in labels.items()]
    answer(told, table=TABLE, part="Afvalsoort", name="Afvalsoort.json")
    values = {code: 10 + number for number, code in enumerate(labels)}
    found = converted(answer([row(code, "GM0268", value) for code, value in values.items()], table=TABLE))
    summed = sum(values[code] for code, kind in kinds.items() if kind in (FINE, BULKY))
    assert {(row["indicator"], row["waarde"]) for row in found.tables["cijfers"]} == {
        (kind, str(values.get(code, summed))) for code, kind in kinds.items()
    }
    assert all(row["opmerking"] for row in found.tables["cijfers"])


@pytest.mark.usefixtures("names")
def test_two_codes_of_one_kind_are_refused(
    answer: Callable[..., Path], refused: Callable[..., list[tuple[str, tuple[str, ...]]]]
) -> None:
    told = [{"Key": code, "Title": BULKY_LABEL} for code in ("A1", "A2")]
    answer(told, table=TABLE, part="Afvalsoort", name="Afvalsoort.json")
    path = answer([row("A1", "GM0268", 1), row("A2", "GM0268", 2)], table=TABLE)
    assert refused(path) == [("cbs_soort_dubbel", (TABLE, BULKY_LABEL))]


@pytest.mark.usefixtures("names")
def test_fine_alone_is_not_a_sum(answer: Callable[..., Path], converted: Callable[..., Converted]) -> None:
    told = [{"Key": "A025450", "Title": FINE_LABEL}, {"Key": "A1", "Title": BULKY_LABEL}]
    answer(told, table=TABLE, part="Afvalsoort", name="Afvalsoort.json")
    rows = [row("A025450", "GM0268", 91), row("A1", "GM0268", "."), row("A1", "GM0193", 30)]
    assert {r["indicator"] for r in converted(answer(rows, table=TABLE)).tables["cijfers"]} == {FINE, BULKY}


@pytest.mark.usefixtures("names")
def test_labels_that_were_saved_in_place_of_codes(
    answer: Callable[..., Path], converted: Callable[..., Converted]
) -> None:
    rows = [row(FINE_LABEL, "GM0268", 91), row(BULKY_LABEL, "GM0268", 28)]
    rows.append(row("Totaal huishoudelijk afval", "GM0268", 404))
    found = converted(answer(rows, table=TABLE))
    assert {(r["indicator"], r["waarde"]) for r in found.tables["cijfers"]} == {
        (FINE, "91"),
        (BULKY, "28"),
        (RESIDUAL, "119"),
        (ALL, "404"),
    }


# --- the tonnes of 70072ned -----------------------------------------------------------------------------------

AMOUNTS = {
    "RegioS": "GM0268",
    "Perioden": "2015JJ00",
    "TotaleBevolking_1": 1000,
    "TotaalAantalParticuliereHuishoudens_2": 500,
    "TotaalHuishoudelijkAfval_3": 400,
    "HuishoudelijkRestafval_4": 100,
    "GrofHuishoudelijkRestafval_5": 20,
}


def of_amounts(found: Converted) -> dict[str, str]:
    return {row["indicator"]: row["waarde"] for row in found.tables.get("cijfers", [])}


@pytest.fixture
def key_figures(answer: Callable[..., Path], converted: Callable[..., Converted]) -> Callable[..., Converted]:
    """What is made of a row of 70072ned with other cells."""

    def made(**cells: object) -> Converted:
        labels = [{"Key": "GM0268", "Title": "Nijmegen"}]
        answer(labels, table="70072ned", part="RegioS", name="RegioS.json")
        return converted(answer([{**AMOUNTS, **cells}], table="70072ned"))

    return made


def test_tonnes_are_divided_by_the_inhabitants_on_1_january(key_figures: Callable[..., Converted]) -> None:
    assert of_amounts(key_figures()) == {
        ALL: "400",
        FINE: "100",
        BULKY: "20",
        RESIDUAL: "120",
        "afvalscheiding_pct": "70",
    }


@pytest.mark.parametrize(
    ("column", "left"),
    [
        ("TotaalHuishoudelijkAfval_3", {FINE, BULKY, RESIDUAL}),
        ("HuishoudelijkRestafval_4", {ALL, BULKY}),
        ("GrofHuishoudelijkRestafval_5", {ALL, FINE}),
        ("TotaleBevolking_1", set()),
    ],
)
def test_what_was_not_reported_is_not_taken_as_none(
    column: str, left: set[str], key_figures: Callable[..., Converted]
) -> None:
    assert set(of_amounts(key_figures(**{column: "       ."}))) == left


def test_amounts_that_cannot_be_tonnes_are_passed_over(key_figures: Callable[..., Converted]) -> None:
    found = key_figures(TotaalHuishoudelijkAfval_3=0.4, HuishoudelijkRestafval_4=0.1)
    assert not of_amounts(found)
    assert "afval_geen_tonnen" in {notice.code for notice in found.notices}


@pytest.mark.shared_data
def test_2015_whole(shared_data: Path, context: Context) -> None:
    """Names of regions come from the list of regions beside it; the fine waste of Eersel is that of 83452NED."""
    eersel = Organisation("eersel", "Eersel", "gemeente", False)
    known = replace(context.registry, organisations={**context.registry.organisations, "eersel": eersel})
    found = convert(shared_data / "cbs" / "v3-2015", "v3-2015", replace(context, registry=known))
    assert found is not None
    values = {(r["organisatie"], r["indicator"]): float(r["waarde"]) for r in found.tables["cijfers"]}
    rounded = {key: round(value, 1) for key, value in values.items()}
    assert rounded["nijmegen", ALL] == 386.4
    assert rounded["nijmegen", RESIDUAL] == 125.5
    assert rounded["nijmegen", "afvalscheiding_pct"] == 67.5
    assert (rounded["zwolle", FINE], rounded["zwolle", RESIDUAL]) == (209.0, 251.1)
    assert (round(values["eersel", FINE], 2), round(values["eersel", BULKY], 2)) == (53.09, 19.57)
    [extract] = (shared_data / "cbs" / "v3-2015").glob("83452NED*.json")
    assert json.loads(extract.read_text("utf-8"))[0]["rest"] == rounded["eersel", FINE]
    context_of = {(r["organisatie"], r["kenmerk"]): r["waarde"] for r in found.tables["kenmerken"]}
    assert context_of["nijmegen", "oppervlakte_land_ha"] == "5361"
    assert context_of["nijmegen", "omgevingsadressendichtheid"] == "2408"
    assert context_of["nijmegen", "weglengte_gemeente_km"] == "611"
    said = {(notice.code, notice.subject) for notice in found.notices}
    assert {("geen_afval_totaal", "19"), ("bestand_overgeslagen", extract.name)} <= said
