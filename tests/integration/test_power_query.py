"""The lines for Excel and Power BI are whole expressions in M, as Microsoft's own parser reads them.

They are not run here: Power Query is part of Excel and Power BI alone.
"""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

from lib.api.records.figures import FIGURE_LIST
from lib.catalogue.declarations import Kind
from lib.ui.explanation.connecting import line_for
from tests.node import installed, path_with_node

HERE = Path(__file__).parent / "power_query"


def faults_in(lines: list[str]) -> list[str | None]:
    """What the parser says of each line; None where it is whole."""
    parser = installed(HERE / "package-lock.json").parent / "@microsoft" / "powerquery-parser"
    done = subprocess.run(
        ["node", HERE / "parse.js", parser],
        input=json.dumps(lines),
        env={"PATH": path_with_node()},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found: list[str | None] = json.loads(done.stdout)
    return found


def test_the_lines_for_power_query_are_whole() -> None:
    base = "https://monitor.example.nl/m/api/v1"
    lines = [
        line_for(name, base, key) for name in ("Excel (Power Query)", "Power BI") for key in (None, "smk_1")
    ]
    broken = [lines[0][:-1], lines[1].replace("Encoding=65001", "Encoding="), lines[3].replace('"', "'")]
    *sound, first, second, third = faults_in([*lines, *broken])
    assert sound == [None] * len(lines)
    assert all((first, second, third))


def test_excel_is_told_of_every_column_of_numbers() -> None:
    """A number with a point is another number in a Dutch Excel, or a text, unless the line says how it is written."""
    line = line_for("Excel (Power Query)", "https://monitor.example.nl/api/v1", None)
    [told] = re.findall(r"getallen = \{(.*?)\} in ", line)
    declared = [column.name for column in FIGURE_LIST.columns if column.kind in (Kind.NUMBER, Kind.INTEGER)]
    assert told.replace('"', "").split(", ") == declared
    assert line.endswith('each {_, type number}), "en-US")')
