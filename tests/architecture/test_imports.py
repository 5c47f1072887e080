"""The rooms of the house (ARCHITECTURE.md): who may import whom, how large a file or a function may grow."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

# Room -> the rooms of ours it may import, besides itself: folders of lib/, and `cli`, `pages`, `app`.
ALLOWED: dict[str, set[str]] = {
    "domain": set(),
    "catalogue": {"domain"},
    "text": {"catalogue", "domain"},
    "charts": {"text", "catalogue", "domain"},
    "store": {"catalogue", "domain"},
    "ingest": {"store", "catalogue", "domain"},
    "demo": {"catalogue", "domain"},
    "answers": {"store", "catalogue", "domain"},
    "monitor": {"answers", "store", "catalogue", "domain"},
    "tables": {"answers", "text", "store", "catalogue", "domain"},
}
ALLOWED["pictures"] = ALLOWED["tables"] | {"tables", "charts"}
ALLOWED["export"] = ALLOWED["pictures"] | {"pictures"}
ALLOWED["cli"] = ALLOWED["export"] | {"export", "demo", "ingest"}
ALLOWED["api"] = ALLOWED["export"] | {"export", "ingest", "monitor"}
ALLOWED["ui"] = ALLOWED["cli"] | ALLOWED["api"] | {"api"}
ALLOWED["pages"] = ALLOWED["app"] = ALLOWED["ui"] | {"ui"}
# Package from outside -> the only rooms that know it. One that is not named here is known by none.
KNOWN_BY: dict[str, set[str]] = {
    "streamlit": {"ui", "pages", "app"},
    "starlette": {"ui", "api"},
    "fastapi": {"api"},
    "pandas": {"ui"},
    "sqlalchemy": {"store"},
    "duckdb": {"store"},
    "duckdb_sqlalchemy": {"store"},
    "pyarrow": {"store", "ingest", "export"},
    "openpyxl": {"ingest"},
    "xlsxwriter": {"export"},
    "segno": {"ui"},
    "pptx": {"export"},
    "PIL": {"export"},
    "plotly": {"charts", "export"},
    "numpy": {"charts", "domain"},
    "scipy": {"domain"},
    "pydantic": {"catalogue", "api"},
    "babel": {"text"},
    "prometheus_client": {"ui"},
    "argon2": {"store"},
    "pyotp": {"store"},
    "filelock": {"store"},
    "authlib": {"ui"},
    "joserfc": {"ui", "store"},
    "httpx": {"ui"},
}
OURS = {"lib", "pages", "app"}
# Room, or lib for all of lib/ -> the most lines a file may have.
FILE_LINES = {"lib": 400, "pages": 60, "app": 80}
FUNCTION_LINES = 50
NAMELESS = {"utils", "util", "helpers", "helper", "common", "misc", "shared", "tools"}


def sources(root: Path) -> Iterator[tuple[Path, str, ast.Module]]:
    """Each Python file of the product: path from the root, room, syntax tree."""
    files = [*root.glob("lib/**/*.py"), *root.glob("pages/**/*.py"), *root.glob("app.py")]
    for file in sorted(files):
        path = file.relative_to(root)
        yield path, room_of(path), ast.parse(file.read_text(encoding="utf-8"), str(path))


def room_of(path: Path) -> str:
    parts = path.with_suffix("").parts
    if parts[0] != "lib":
        return parts[0]
    return "lib" if parts[1:] == ("__init__",) else parts[1]


def imports(path: Path, tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Line and full dotted name of every import, wherever in the file it stands."""
    package = path.parent.parts
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = list(package[: len(package) - node.level + 1]) if node.level else []
            base += node.module.split(".") if node.module else []
            if base == ["lib"]:  # from lib import store
                yield from ((node.lineno, f"lib.{alias.name}") for alias in node.names)
            else:
                yield node.lineno, ".".join(base)


def wrong_ways(root: Path) -> list[str]:
    found = []
    for path, room, tree in sources(root):
        if room not in ALLOWED and room != "lib":
            found.append(f"{path}: `{room}` is not a room of the house")
            continue
        for line, name in imports(path, tree):
            first, *rest = name.split(".")
            target = rest[0] if first == "lib" and rest else first if first in ("pages", "app") else None
            if target and target != room and target not in ALLOWED.get(room, set()):
                found.append(f"{path}:{line}: {room} may not import {target} ({name})")
            outside = first not in OURS and first not in sys.stdlib_module_names
            if outside and room not in KNOWN_BY.get(first, set()):
                found.append(f"{path}:{line}: {room} may not know {first}")
    return found


def too_large(root: Path) -> list[str]:
    found = []
    for path, room, tree in sources(root):
        lines = len((root / path).read_text(encoding="utf-8").splitlines())
        limit = FILE_LINES["lib" if path.parts[0] == "lib" else room]
        if lines > limit:
            found.append(f"{path}: {lines} lines, at most {limit}")
        if path.parts[0] != "lib":
            continue
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                length = (node.end_lineno or node.lineno) - node.lineno + 1
                if length > FUNCTION_LINES:
                    found.append(
                        f"{path}:{node.lineno}: {node.name} has {length} lines, at most {FUNCTION_LINES}"
                    )
    return found


def nameless(root: Path) -> list[str]:
    return [
        str(path)
        for path, _, _ in sources(root)
        if {part.strip("_") for part in path.with_suffix("").parts} & NAMELESS
    ]


def test_imports_run_one_way(root: Path) -> None:
    assert wrong_ways(root) == []


def test_files_and_functions_stay_small(root: Path) -> None:
    assert too_large(root) == []


def test_every_module_is_named_after_what_it_does(root: Path) -> None:
    assert nameless(root) == []


def test_the_allowed_ways_have_no_circle() -> None:
    below: dict[str, set[str]] = {}
    while len(below) < len(ALLOWED):
        ready = [room for room, may in ALLOWED.items() if room not in below and may <= set(below)]
        assert ready, f"a circle among {set(ALLOWED) - set(below)}"
        below |= {room: ALLOWED[room] for room in ready}
    assert all(below[lower] <= may for may in ALLOWED.values() for lower in may)


@pytest.mark.parametrize(
    ("file", "code", "complaint"),
    [
        ("lib/domain/a.py", "from lib.store import engine", "domain may not import store"),
        ("lib/domain/a.py", "def f():\n    import lib.text.format", "domain may not import text"),
        ("lib/domain/a.py", "from ..catalogue import load", "domain may not import catalogue"),
        ("lib/domain/deep/a.py", "from ...charts.bar import draw", "domain may not import charts"),
        ("lib/store/a.py", "from lib import text", "store may not import text"),
        ("lib/ingest/a.py", "import duckdb", "ingest may not know duckdb"),
        ("lib/charts/a.py", "from sqlalchemy.sql import select", "charts may not know sqlalchemy"),
        ("lib/ui/a.py", "import plotly.graph_objects as go", "ui may not know plotly"),
        ("lib/domain/a.py", "import pandas as pd", "domain may not know pandas"),
        ("lib/ui/a.py", "from attrs import define", "ui may not know attrs"),
        ("lib/cli.py", "from lib.ui import registry", "cli may not import ui"),
        ("lib/cli.py", "import streamlit as st", "cli may not know streamlit"),
        ("lib/ui/a.py", "from pages.overleg import kaart", "ui may not import pages"),
        ("lib/attic/a.py", "", "`attic` is not a room"),
        ("lib/loose.py", "", "`loose` is not a room"),
    ],
)
def test_a_wrong_way_is_seen(tmp_path: Path, file: str, code: str, complaint: str) -> None:
    _write(tmp_path / file, code)
    assert [complaint in found for found in wrong_ways(tmp_path)] == [True]


def test_a_right_way_is_left_alone(tmp_path: Path) -> None:
    _write(tmp_path / "lib/__init__.py", "")
    _write(tmp_path / "lib/domain/a.py", "from .b import c\nfrom . import b\nimport math")
    _write(tmp_path / "lib/store/a.py", "import duckdb, sqlalchemy\nfrom ..catalogue import load")
    _write(
        tmp_path / "pages/overleg/a.py",
        "import streamlit as st\nfrom lib.ui import page\nfrom lib import charts",
    )
    _write(tmp_path / "app.py", "import streamlit as st\nfrom lib.ui import registry")
    assert wrong_ways(tmp_path) == []


def test_what_is_too_large_or_nameless_is_seen(tmp_path: Path) -> None:
    _write(tmp_path / "lib/domain/long.py", "def f():\n" + "    pass\n" * 50)
    _write(tmp_path / "lib/domain/utils.py", "# \n" * 401)
    _write(tmp_path / "app.py", "# \n" * 81)
    assert too_large(tmp_path) == [
        "app.py: 81 lines, at most 80",
        "lib/domain/long.py:1: f has 51 lines, at most 50",
        "lib/domain/utils.py: 401 lines, at most 400",
    ]
    assert nameless(tmp_path) == ["lib/domain/utils.py"]


def _write(file: Path, code: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(code, encoding="utf-8")
