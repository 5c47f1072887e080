"""Iv3 from the service, on answers made by hand: no figure here is CBS's."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from lib.domain.loads.findings import Notice
from lib.domain.partners import Organisation
from lib.ingest.connectors import Context, Converted, convert
from lib.ingest.headings import Unreadable

TABLE = "45063NED"
CODES = {"GM0268   ": "Nijmegen", "GM0193   ": "Zwolle", "GM0197   ": "Aalten"}
LABELS = [{"Key": code, "Title": title} for code, title in CODES.items()]
CLASSES = "Gemeenten\tProvincie\tInwonertal\nNijmegen\tGelderland\t1000\nZwolle\tOverijssel\t500\n"


def row(
    code: str, task: str, category: str, first: float | None, second: float | None, report: str
) -> dict[str, Any]:
    return {
        "ID": 1,
        "TaakveldBalanspost": task.ljust(6),
        "Categorie": category.ljust(8),
        "Gemeenten": code.ljust(9),
        "Verslagsoort": report,
        "k_1ePlaatsing_1": first,
        "k_2ePlaatsing_2": second,
    }


ROWS = [
    row("GM0268", "7.3", "L1.1", 4, 5, "2023X005"),
    row("GM0268", "7.3", "L3.8", 5, 6, "2023X005"),
    row("GM0268", "7.3", "B3.7", 90, 90, "2023X005"),
    row("GM0268", "A111", "L1.1", 900, 900, "2023X005"),
    row("GM0268", "7.3", "L1.1", 12, None, "2023X000"),
    row("GM0268", "7.3", "L1.1", 3, None, "2023X001"),
    row("GM0193", "7.3", "L1.1", 10, -99998, "2023X005"),
    row("GM0193", "5.7", "L1.1", 0, None, "2023X005"),
    row("GM0197", "7.3", "L1.1", 0, 0, "2023X005"),
    row("NL01", "7.3", "L1.1", 0, 0, "2023X005"),
]


@pytest.fixture
def saved(answer: Callable[..., Path]) -> Path:
    answer(LABELS, table=TABLE, part="Gemeenten", name="Gemeenten.json")
    path = answer(ROWS, table=TABLE, name="handmade_iv3.json")
    (path.parent / "gemeenteklassen_2023.csv").write_text(CLASSES, encoding="utf-8")
    return path


def figures(found: Converted) -> set[tuple[str, str, str, str]]:
    return {
        (row["partnerschap"], row["indicator"], row["waarde"], row["status"])
        for row in found.tables.get("cijfers", [])
    }


def test_expenditure_is_summed_at_the_latest_placement(
    saved: Path, converted: Callable[..., Converted]
) -> None:
    assert figures(converted(saved)) == {
        ("nijmegen-dar", "lasten_afval_eur_inw", "11", "definitief"),
        ("nijmegen-dar", "lasten_afval_eur_inw", "12", "begroting"),
        ("zwolle-rova", "lasten_afval_eur_inw", "20", "voorlopig"),
        ("zwolle-rova", "lasten_groen_eur_inw", "0", "voorlopig"),
    }


def test_who_did_not_report_and_what_was_passed_over(
    saved: Path, converted: Callable[..., Converted]
) -> None:
    found = converted(saved)
    assert Notice(saved.name, "geen_opgave", "Aalten") in found.notices
    assert Notice(saved.name, "kwartalen_overgeslagen", "1") in found.notices
    assert [row["organisatie"] for row in found.tables["organisaties"]] == ["aalten-gemeente"]
    assert found.tables["organisaties"][0]["cbs_code"] == "GM0197"


def test_without_inhabitants_there_is_no_figure(saved: Path, converted: Callable[..., Converted]) -> None:
    (saved.parent / "gemeenteklassen_2023.csv").unlink()
    found = converted(saved)
    assert not figures(found)
    assert Notice(saved.name, "geen_inwoners", "Nijmegen") in found.notices


def test_inhabitants_of_the_store_serve(
    saved: Path, context: Context, converted: Callable[..., Converted]
) -> None:
    (saved.parent / "gemeenteklassen_2023.csv").unlink()
    found = converted(saved, replace(context, inhabitants={("nijmegen", 2023): 2000.0}))
    assert ("nijmegen-dar", "lasten_afval_eur_inw", "5.5", "definitief") in figures(found)


def test_without_names_only_known_codes_are_read(
    saved: Path, context: Context, converted: Callable[..., Converted]
) -> None:
    (saved.parent / "Gemeenten.json").unlink()
    found = converted(saved)
    assert not found.tables
    assert Notice(saved.name, "onbekende_gemeenten", "3") in found.notices


def test_a_column_that_is_gone_is_named(
    answer: Callable[..., Path], refused: Callable[..., list[tuple[str, tuple[str, ...]]]]
) -> None:
    other = [{("k_Plaatsing_2" if key == "k_2ePlaatsing_2" else key): v for key, v in ROWS[0].items()}]
    assert refused(answer(other, table=TABLE)) == [("cbs_kolom_weg", (TABLE, "k_2ePlaatsing"))]
    without = [{key: value for key, value in ROWS[0].items() if key != "Verslagsoort"}]
    assert refused(answer(without, table=TABLE)) == [("cbs_kolom_weg", (TABLE, "Verslagsoort"))]


def test_an_organisation_is_known_by_its_code(
    saved: Path, context: Context, converted: Callable[..., Converted]
) -> None:
    """Also when it is called otherwise."""
    renamed = Organisation("nijmegen", "Stad Nijmegen", "gemeente", False, cbs_code="GM0268")
    organisations = {**context.registry.organisations, "nijmegen": renamed}
    registry = replace(context.registry, organisations=organisations)
    found = converted(saved, replace(context, registry=registry))
    assert any(who == "nijmegen-dar" for who, *_ in figures(found))


@pytest.mark.parametrize(
    ("column", "name"),
    [
        ("Verslagsoort", "2025 begroting"),
        ("Gemeenten", "Nijmegen"),
        ("TaakveldBalanspost", "7.3 Afval"),
        ("Categorie", "L1.1 Salarissen en sociale lasten"),
    ],
)
def test_an_export_with_names_is_called_so(
    column: str, name: str, answer: Callable[..., Path], context: Context
) -> None:
    path = answer([{**ROWS[0], column: name}], table=TABLE)
    with pytest.raises(Unreadable) as refused:
        convert(path, path.name, context)
    [finding] = refused.value.findings
    assert (finding.column, finding.value, finding.rule, finding.row) == (column, name, "cbs_namen", 0)


def test_inhabitants_beside_are_whole(
    saved: Path, refused: Callable[..., list[tuple[str, tuple[str, ...]]]]
) -> None:
    classes = saved.parent / "gemeenteklassen_2023.csv"
    classes.write_text(CLASSES.replace("1000", "182.480"), encoding="utf-8")
    assert refused(saved) == [("geen_geheel_getal", ())]


def test_an_organisation_that_can_be_two_is_asked_about(
    answer: Callable[..., Path], context: Context, refused: Callable[..., list[tuple[str, tuple[str, ...]]]]
) -> None:
    answer(
        [{"Key": "GM0373   ", "Title": "Bergen (NH.)"}], table=TABLE, part="Gemeenten", name="Gemeenten.json"
    )
    path = answer([row("GM0373", "7.3", "L1.1", 4, 5, "2023X005")], table=TABLE, name="handmade_iv3.json")
    bergen = Organisation("bergen", "Bergen", "gemeente", False)
    registry = replace(context.registry, organisations={"bergen": bergen})
    assert [rule for rule, _ in refused(path, replace(context, registry=registry))] == ["gemeente_niet_zeker"]
