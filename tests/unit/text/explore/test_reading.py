"""The line of Python runs as it is pasted, on a workbook as pages make it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from lib.export.workbook import as_workbook
from lib.tables.table import ColumnKind, Table, TableColumn
from lib.text.explore.reading import python_line, r_line

FIGURES = Table(
    "Lasten",
    (TableColumn("Naam"), TableColumn("Waarde", ColumnKind.NUMBER, 2)),
    (("Nijmegen", 72.76), ("=1+1", None)),
)
NOTES = Table("Wat dit niet is", (TableColumn("Let op"),), (("Geen ranglijst.",),))


def test_the_line_reads_the_same_figures(tmp_path: Path) -> None:
    name = "vergelijken_spreiding_lasten_afval_eur_inw"
    (tmp_path / f"{name}.xlsx").write_bytes(as_workbook([FIGURES, NOTES]))
    pasted = f"{python_line(name)}\nprint(figures.to_json(orient='split'))"
    done = subprocess.run(
        [sys.executable, "-c", pasted], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    figures = json.loads(done.stdout)
    assert figures["columns"] == ["Naam", "Waarde"]
    assert figures["data"] == [["Nijmegen", 72.76], ["=1+1", None]]  # what is unknown stays unknown


def test_the_line_of_r_names_the_same_file_and_sheet() -> None:
    assert r_line("a") == 'figures <- readxl::read_excel("a.xlsx", sheet = 1)'
