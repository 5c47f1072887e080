"""The API as another program meets it: the same cells as the command line, and the rules of the government."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from lib.api.asked import Form
from lib.api.records import RESOURCES
from lib.catalogue.declarations import Kind
from lib.cli.program import main
from lib.domain.loads.visible import visible
from lib.export.csv_file import without_formula
from lib.store.engine import Store
from lib.store.upkeep.opening import open_store
from tests.api_client import Program, program
from tests.data_sets import make_store
from tests.node import installed, path_with_node

OWN = "demo-veldermeer-merwinga"
RULES = Path(__file__).parent / "standards" / "nl-api-design-rules-spectral.yaml"
SPECTRAL = Path(__file__).parent / "spectral" / "package-lock.json"


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_store("both", tmp_path_factory.mktemp("both"))


@pytest.fixture(scope="module")
def printed(place: Path) -> dict[str, str]:
    """What the command prints, per form; before the API opens the store."""
    found = {}
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MONITOR_STORE", f"duckdb:///{place.as_posix()}")
        for form, words in {"csv": ["--safe"], "json": []}.items():
            out = io.StringIO()
            patch.setattr("sys.stdout", out)
            assert main(["figures", "--format", form, *words]) == 0
            found[form] = out.getvalue()
    return found


@pytest.fixture(scope="module")
def store(place: Path, printed: dict[str, str]) -> Iterator[Store]:
    opened = open_store(f"duckdb:///{place.as_posix()}")
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def asks(store: Store) -> Program:
    return program(store)


def test_figures_are_those_of_the_command_line_cell_for_cell(asks: Program, printed: dict[str, str]) -> None:
    given = json.loads(printed["json"])
    assert len(given) > 1_000
    assert asks.rows("/cijfers?limiet=50000") == given
    assert asks.ask("/cijfers?formaat=csv").text == printed["csv"]
    table = pq.read_table(io.BytesIO(asks.ask("/cijfers?formaat=parquet").content))
    assert table.column("waarde").to_pylist() == [row["waarde"] for row in given]
    assert table.column("bron").to_pylist() == [row["bron"] for row in given]


def test_every_list_holds_what_it_declares_in_every_form(asks: Program) -> None:
    for resource in RESOURCES:
        path = f"/{resource.name}?limiet=50000" + ("" if resource.open else f"&partnerschap={OWN}")
        rows = asks.rows(path)
        assert rows, resource.name
        kinds = {column.name: column for column in resource.columns}
        for row in rows:
            assert tuple(row) == resource.names
            for name, cell in row.items():
                assert _fits(cell, kinds[name]), f"{resource.name} {name}: {cell!r}"
        as_csv = list(csv.DictReader(io.StringIO(asks.ask(f"{path}&formaat={Form.CSV}").text)))
        assert len(as_csv) == len(rows)
        assert tuple(as_csv[0]) == resource.names
        assert as_csv == [{name: _in_csv(cell) for name, cell in row.items()} for row in rows]
        table = pq.read_table(io.BytesIO(asks.ask(f"{path}&formaat={Form.PARQUET}").content))
        assert (table.num_rows, tuple(table.column_names)) == (len(rows), resource.names)
        typed = [{name: _in_json(cell) for name, cell in row.items()} for row in table.to_pylist()]
        assert typed == [{name: _in_json(cell) for name, cell in row.items()} for row in rows]


def _in_csv(cell: object) -> str:
    """A cell of JSON as CSV has it: a text that a spreadsheet would take for a formula behind an apostrophe."""
    return "" if cell is None else without_formula(visible(cell)) if isinstance(cell, str) else str(cell)


def _in_json(cell: object) -> object:
    """A cell of Parquet, which knows days and yes or no, as JSON has it."""
    if isinstance(cell, bool):
        return "ja" if cell else "nee"
    return cell.isoformat() if isinstance(cell, dt.date) else cell


def _fits(cell: object, column) -> bool:
    if cell is None:
        return not column.required
    if column.choices or column.kind == Kind.BOOLEAN:
        return cell in (column.choices or ("ja", "nee"))
    if column.kind == Kind.NUMBER:
        return isinstance(cell, int | float)
    return isinstance(cell, int if column.kind in (Kind.INTEGER, Kind.YEAR) else str)


def _linted(document: object, folder: Path) -> list[dict]:
    """What Spectral says of an OpenAPI document under the rules of the government."""
    file = folder / "openapi.json"
    file.write_text(json.dumps(document), encoding="utf-8")
    spectral = installed(SPECTRAL) / "spectral"
    done = subprocess.run(
        [spectral, "lint", "-r", RULES, file, "--format", "json", "--quiet", "--fail-severity", "hint"],
        env={**os.environ, "PATH": path_with_node()},
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode in (0, 1), done.stderr
    return json.loads(done.stdout or "[]")


def test_the_api_keeps_the_api_design_rules(asks: Program, tmp_path: Path) -> None:
    document = asks.ask("/openapi.json").json()
    assert _linted(document, tmp_path) == []
    del document["info"]["contact"]["email"]
    document["paths"]["/Cijfers_oud/"] = document["paths"].pop("/cijfers")
    found = {each["code"] for each in _linted(document, tmp_path)}
    assert {
        "nlgov:info-contact-fields-exist",
        "nlgov:paths-kebab-case",
        "path-keys-no-trailing-slash",
    } <= found
