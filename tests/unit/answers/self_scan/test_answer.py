"""The base, the pilot and what comes first, on a store that can be counted by hand (tests/scenario_set.py)."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest

from lib.answers.self_scan.answer import BASE_ORDER, SelfScanAnswer, answer
from lib.answers.self_scan.choices import choose
from lib.answers.snapshot import Snapshot
from lib.catalogue.datasets import DATASETS
from lib.domain.access import Scope
from lib.domain.self_scan.first_steps import BaseRow, FirstStep, PilotTodo, ScanStep
from lib.export.templates import template
from lib.ingest.loading import load_paths
from lib.store.codes import known_names
from lib.store.upkeep.opening import open_store
from lib.text.language import DUTCH
from tests.data_sets import make_store
from tests.unit.pictures.whole import snapshot_of

TODAY = dt.date(2026, 1, 31)


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Snapshot]:
    with snapshot_of(make_store("scenario", tmp_path_factory.mktemp("scenario"))) as opened:
        yield opened


def found(snapshot: Snapshot, **wanted: str) -> SelfScanAnswer:
    return answer(choose(wanted, snapshot), snapshot, TODAY)


def test_the_base_is_what_the_store_holds(snapshot: Snapshot) -> None:
    """Six quantities, three ambitions, 60 readings, five charges; no costs, no contract, no KPI."""
    shown = found(snapshot)
    assert shown.base == (
        BaseRow("areaal", 6, None, 2024),
        BaseRow("ambities", 3, None, 2020),
        BaseRow("schouw", 60, None, 2024),
        BaseRow("kosten", 0, None, None),
        BaseRow("tarieven", 5, None, 2025),
        BaseRow("contracten", 0, None, None),
        BaseRow("kpis", 0, None, None),
    )
    assert shown.missing == ("kosten", "contracten", "kpis")
    assert shown.quantities
    assert shown.quantities.lines == 6


def test_of_a_service_only_its_rows_count(snapshot: Snapshot) -> None:
    green = {row.dataset: row.of_service for row in found(snapshot, proef="groen").base}
    assert green == {
        "areaal": 5, "ambities": 3, "schouw": 60, "kosten": 0, "tarieven": 5, "contracten": None, "kpis": None,
    }  # fmt: skip
    assert found(snapshot, proef="riolering").missing == BASE_ORDER


def test_a_pilot_plans_with_what_was_agreed(snapshot: Snapshot) -> None:
    pilot = found(snapshot, proef="groen", proefgebied="centrum").pilot
    assert pilot
    assert pilot.agreed
    assert (pilot.agreed.level, pilot.norm_pct, pilot.true_pct, pilot.places) == ("A", 90, 95, 20)
    assert pilot.todo == PilotTodo.MEASURE  # 230 places tell 95% from 90%


def test_without_an_agreement_the_usual_share_stands_in(snapshot: Snapshot) -> None:
    pilot = found(snapshot, proef="verharding", ware_pct="99").pilot
    assert pilot
    assert (pilot.agreed, pilot.norm_pct, pilot.true_pct, pilot.places) == (None, 90, 99, None)


def test_enough_places_leave_nothing_to_do(snapshot: Snapshot) -> None:
    pilot = found(snapshot, proef="groen", proefgebied="centrum", ware_pct="10").pilot
    assert pilot
    assert pilot.todo is None


def test_what_has_no_inspections_has_none_to_do(snapshot: Snapshot) -> None:
    pilot = found(snapshot, proef="afval").pilot
    assert pilot
    assert (pilot.group, pilot.todo) == (None, None)


def test_what_comes_first(snapshot: Snapshot) -> None:
    assert found(snapshot, zelfscan="tijd.nee~wij.deels").first == (
        FirstStep(ScanStep.SELF, ("wij",)),
        FirstStep(ScanStep.BASE, ("kosten", "contracten", "kpis")),
        FirstStep(ScanStep.PILOT, ("kies",)),
        FirstStep(ScanStep.CULTURE, ("tijd",)),
    )


def test_the_filled_template_loads_once_the_rest_is_filled_in(tmp_path: Path) -> None:
    """Who and what the pilot is about stands in it; without the rest it is refused, with the rest it is loaded."""
    path = make_store("scenario", tmp_path)
    store = open_store(f"duckdb:///{path.as_posix()}")
    try:
        snapshot = Snapshot(store, store.version(), Scope.all())
        shown = found(snapshot, proef="riolering", proefgebied="centrum")
        names = ("organisaties", "partnerschappen", *shown.missing)
        made = template([DATASETS[n] for n in names], snapshot.ask(known_names), DUTCH, shown.filled)
        book = openpyxl.load_workbook(io.BytesIO(made))
        assert [c.value for c in book["partnerschappen"][2]][:4] == ["aa-cc", "Aa - Cc", "aa", "cc"]
        kinds = [row[1].value for row in book["areaal"].iter_rows(min_row=2) if row[0].value]
        assert "kolk" in kinds
        file = tmp_path / "sjabloon.xlsx"
        file.write_bytes(made)
        refused = load_paths(store, [file])
        assert {(f.sheet, f.column) for f in refused.findings} >= {
            ("areaal", "hoeveelheid"),
            ("kosten", "bedrag_eur"),
        }
        rest = {
            "areaal": {
                "hoeveelheid": 3,
                "peildatum": dt.date(2025, 12, 31),
                "status": "geschat",
                "bron": "BGT",
            },
            "ambities": {"niveau": "B", "norm_pct": 90, "geldig_vanaf": dt.date(2026, 1, 1), "bron": "DVO"},
            "kosten": {
                "jaar": 2025,
                "kostensoort": "loon",
                "bedrag_eur": 9,
                "status": "rekening",
                "bron": "DVO",
            },
        }
        for sheet, cells in rest.items():
            columns = {cell.value: cell.column for cell in book[sheet][1]}
            for row in book[sheet].iter_rows(min_row=2, max_row=len(shown.filled[sheet]) + 1):
                for name, value in cells.items():
                    book[sheet].cell(row[0].row, columns[name]).value = value
        book.save(file)
        loaded = load_paths(store, [file])
        assert loaded.findings == ()
        changed = {change.dataset: (change.new, change.changed) for change in loaded.changes}
        assert changed["organisaties"] == changed["partnerschappen"] == (0, 0)
        assert changed["areaal"] == (len(kinds), 0)
    finally:
        store.close()
