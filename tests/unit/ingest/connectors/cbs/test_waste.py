"""Household waste (83452NED), on answers made by hand: no figure here is CBS's."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from lib.domain.loads.findings import Notice
from lib.ingest.connectors import Context, Converted, convert

TABLE = "83452NED"
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
def test_all_waste_and_residual_waste(
    answer: Callable[..., Path], converted: Callable[..., Converted]
) -> None:
    found = converted(answer(ROWS, table=TABLE))
    assert figures(found) == {
        ("nijmegen", "huishoudelijk_afval_kg_inw", "2021", "404.5", "definitief"),
        ("nijmegen", "restafval_kg_inw", "2021", "119", "definitief"),
        ("nijmegen", "restafval_kg_inw", "2022", "102", "voorlopig"),
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


def test_the_download_has_no_status_and_asks_for_it(
    tmp_path: Path, context: Context, refused: Callable[..., list[tuple[str, tuple[str, ...]]]]
) -> None:
    path = tmp_path / "handmade_83452NED_UntypedDataSet.csv"
    heading = '"ID";"Afvalsoort";"RegioS";"Perioden";"HoeveelheidHuishoudelijkAfval_1"'
    path.write_text(f'{heading}\n"1";"A025450";"GM0268";"2021JJ00";"   119"\n', "utf-8-sig")
    names = '{"odata.metadata": "https://opendata.cbs.nl/ODataApi/OData/83452NED/$metadata#RegioS", '
    (tmp_path / "RegioS.json").write_text(
        names + '"value": [{"Key": "GM0268", "Title": "Nijmegen"}]}', "utf-8"
    )
    assert [rule for rule, _ in refused(path)] == ["status_onbekend"]
    found = convert(path, path.name, replace(context, status="definitief"))
    assert found is not None
    assert figures(found) == {("nijmegen", "restafval_kg_inw", "2021", "119", "definitief")}
