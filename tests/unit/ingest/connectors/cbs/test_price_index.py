"""Price indices, on answers made by hand: no figure here is CBS's."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from lib.ingest.connectors import Converted

PERIODS = [
    {"Key": "2023MM01", "Title": "2023 januari", "Status": "Definitief"},
    {"Key": "2023JJ00", "Title": "2023", "Status": "NaderVoorlopig"},
]


def series(found: Converted) -> set[tuple[str, ...]]:
    keys = ("reeks", "periode", "waarde", "basisjaar", "status")
    return {tuple(row[key] for key in keys) for row in found.tables["prijsindex"]}


def saved(answer: Callable[..., Path], table: str, rows: list[dict[str, object]], title: str = "") -> Path:
    answer(PERIODS, table=table, part="Perioden", name="Perioden.json")
    if title:
        answer([{"Title": title}], table=table, part="TableInfos", name="TableInfos.json")
    return answer(rows, table=table)


def test_the_total_of_consumer_prices(
    answer: Callable[..., Path], converted: Callable[..., Converted]
) -> None:
    rows: list[dict[str, object]] = [
        {"Bestedingscategorieen": kind, "Perioden": when, "CPI_1": value, "JaarmutatieCPI_5": "1"}
        for kind, when, value in [
            ("T001112  ", "2023MM01", "   125.7"),
            ("T001112  ", "2023JJ00", "   126.6"),
            ("CPI01    ", "2023JJ00", "   130.0"),
            ("T001112  ", "2023MM02", "       ."),
        ]
    ]
    found = converted(saved(answer, "83131NED", rows, "Consumentenprijzen; prijsindex 2015=100"))
    assert series(found) == {
        ("cpi-83131ned", "2023-01", "125.7", "2015", "definitief"),
        ("cpi-83131ned", "2023", "126.6", "2015", "voorlopig"),
    }


def test_without_a_total_each_category_is_a_series(
    answer: Callable[..., Path], converted: Callable[..., Converted]
) -> None:
    rows: list[dict[str, object]] = [
        {"Sector": kind, "Perioden": "2023JJ00", "Prijsindex_1": 110} for kind in ("F421", "F422")
    ]
    found = converted(saved(answer, "84538NED", rows, "GWW; inputprijsindex 2020 = 100"))
    assert {row[0] for row in series(found)} == {"gww-84538ned-f421", "gww-84538ned-f422"}


def test_an_unknown_base_year_is_refused(
    answer: Callable[..., Path], refused: Callable[..., list[tuple[str, tuple[str, ...]]]]
) -> None:
    path = saved(answer, "84538NED", [{"Perioden": "2023JJ00", "Prijsindex_1": 110}])
    assert refused(path) == [("basisjaar_onbekend", ("84538NED",))]


@pytest.mark.parametrize(
    ("columns", "rule"),
    [({"Mutatie_1": 2}, "cbs_kolom_weg"), ({"Prijsindex_1": 1, "PrijsindexCao_2": 1}, "cbs_kolom_dubbel")],
)
def test_an_index_that_is_gone_or_doubled_is_refused(
    columns: dict[str, object],
    rule: str,
    answer: Callable[..., Path],
    refused: Callable[..., list[tuple[str, tuple[str, ...]]]],
) -> None:
    path = saved(answer, "84538NED", [{"Perioden": "2023JJ00", **columns}])
    assert refused(path) == [(rule, ("84538NED", "Prijsindex"))]
