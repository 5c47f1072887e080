"""Questions reach the tables through one door, `lib/store/rows.py`: there a rule on rows holds for all of them."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

SCHEMA = "lib.store.schema"
NO_TABLES = {"BLOCK", "COUNTS", "DERIVATION", "DERIVED_KEY", "SCHEMA_VERSION", "SUMS", "rows_as_table"}
"""What the schema says of its tables, and anyone in the store may know; and rows that stand in no table."""
DOOR = {"lib/store/rows.py", *(f"lib/store/people/{name}.py" for name in ("rule", "veil", "reach"))}
WRITERS = (
    *("lib/store/loads/", "lib/store/events/", "lib/store/upkeep/", "lib/store/questionnaire/"),
    *(f"lib/store/people/{name}.py" for name in ("register", "credentials", "keys", "tables", "carrying")),
    "lib/store/audit/",
)
"""What checks, loads, follows up, keeps up, keeps what waits for a round to close and who may come in, and notes what
was done; its questions to the whole store are for those who look after it."""
WRITERS_ELSEWHERE = {
    "lib/store/working_tables.py",
    "lib/store/service_levels/blocks.py",
    "lib/store/service_levels/tallies.py",
}
CONNECTIONS = {"lib/store/engine.py", "lib/store/hub/machine.py"}
"""Who opens a connection, beside the writers."""


def back_doors(root: Path) -> list[str]:
    """Where a table is named or a connection opened by who should ask `Rows`."""
    found = []
    for path in sorted([*root.glob("lib/**/*.py"), *root.glob("pages/**/*.py"), *root.glob("app.py")]):
        name = path.relative_to(root).as_posix()
        if name.startswith(WRITERS):
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"))
        if name not in DOOR | WRITERS_ELSEWHERE:
            found += [f"{name}: takes {table} from the schema" for table in _tables(tree)]
        if name not in CONNECTIONS:
            found += [f"{name}: opens a connection with {call}" for call in _connections(tree)]
    return found


def _tables(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name == SCHEMA)
        elif isinstance(node, ast.ImportFrom) and node.module == SCHEMA:
            yield from (alias.name for alias in node.names if alias.name not in NO_TABLES)
        elif isinstance(node, ast.ImportFrom) and node.module == "lib.store":
            yield from (alias.name for alias in node.names if alias.name == "schema")


def _connections(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in ("reading", "writing", "engine"):
            yield node.attr


def test_questions_have_one_door(root: Path) -> None:
    assert back_doors(root) == []


@pytest.mark.parametrize(
    ("file", "code", "complaint"),
    [
        ("lib/store/costs/queries.py", "from lib.store.schema import TABLES", "takes TABLES"),
        ("lib/store/costs/queries.py", "from lib.store.schema import BLOCK, current", "takes current"),
        ("lib/store/costs/queries.py", "from lib.store import schema", "takes schema"),
        ("lib/store/costs/queries.py", "import lib.store.schema as s", "takes lib.store.schema"),
        ("lib/store/costs/queries.py", "def f(store): return store.reading()", "connection with reading"),
        ("lib/answers/costs/a.py", "def f(store): return store.engine.connect()", "connection with engine"),
        ("pages/overleg/a.py", "the_store().writing()", "connection with writing"),
    ],
)
def test_a_back_door_is_seen(tmp_path: Path, file: str, code: str, complaint: str) -> None:
    path = tmp_path / file
    path.parent.mkdir(parents=True)
    path.write_text(code, encoding="utf-8")
    assert [complaint in told for told in back_doors(tmp_path)] == [True]


def test_who_writes_may_name_tables(tmp_path: Path) -> None:
    path = tmp_path / "lib/store/loads/loading.py"
    path.parent.mkdir(parents=True)
    path.write_text("from lib.store.schema import TABLES\nstore.writing()", encoding="utf-8")
    assert back_doors(tmp_path) == []
