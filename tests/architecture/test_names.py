"""Names and folders of the house: one name for one thing, and no folder that has to be searched."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

ONE_ROLE_IN_EVERY_ROOM = {
    *("choose", "answer", "draw", "main"),
    *("show_choices", "show_details"),
}
"""Public names that stand more than once in lib: the same role in another room."""
MOST_FILES = 12
"""Modules in a folder of lib, `__init__.py` apart."""


def public_names(tree: ast.Module) -> Iterator[str]:
    """The functions, classes and constants of a module that others may use."""
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            names = [node.name]
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            names = [n.id for target in targets for n in ast.walk(target) if isinstance(n, ast.Name)]
        else:
            continue
        yield from (name for name in names if not name.startswith("_"))


def named_twice(root: Path) -> dict[str, list[str]]:
    """Public names of more than one module of lib, with those modules; without those of an agreed role."""
    places: dict[str, set[str]] = defaultdict(set)
    for file in sorted(root.glob("lib/**/*.py")):
        for name in public_names(ast.parse(file.read_text(encoding="utf-8"))):
            places[name].add(file.relative_to(root).as_posix())
    return {
        name: sorted(files)
        for name, files in places.items()
        if len(files) > 1 and name not in ONE_ROLE_IN_EVERY_ROOM
    }


def borrowed(root: Path) -> list[str]:
    """Imports of a private name of another module of ours."""
    return [
        f"{file.relative_to(root).as_posix()}: {alias.name} of {node.module}"
        for file in sorted([*root.glob("lib/**/*.py"), *root.glob("pages/**/*.py")])
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "lib"
        for alias in node.names
        if alias.name.startswith("_")
    ]


def too_full(root: Path) -> dict[str, int]:
    """Folders of lib with too many modules."""
    counts: dict[str, int] = defaultdict(int)
    for file in root.glob("lib/**/*.py"):
        counts[file.parent.relative_to(root).as_posix()] += file.name != "__init__.py"
    return {folder: count for folder, count in sorted(counts.items()) if count > MOST_FILES}


def test_a_public_name_stands_for_one_thing(root: Path) -> None:
    assert named_twice(root) == {}


def test_the_agreed_names_are_those_of_a_role_in_several_rooms(root: Path) -> None:
    files = [ast.parse(file.read_text(encoding="utf-8")) for file in root.glob("lib/**/*.py")]
    counts = {name: sum(name in set(public_names(tree)) for tree in files) for name in ONE_ROLE_IN_EVERY_ROOM}
    assert {name: count for name, count in counts.items() if count < 2} == {}


def test_a_private_name_stays_in_its_module(root: Path) -> None:
    assert borrowed(root) == []


def test_no_folder_has_to_be_searched(root: Path) -> None:
    assert too_full(root) == {}


def test_what_stands_twice_or_is_too_full_is_seen(tmp_path: Path) -> None:
    for number in range(MOST_FILES + 1):
        _write(tmp_path / f"lib/text/m{number}.py", f"def f{number}(): pass")
    _write(tmp_path / "lib/text/__init__.py", "")
    _write(tmp_path / "lib/charts/a.py", "KINDS: int = 1\nLEFT, RIGHT = 1, 2\n_OWN = 3\ndef draw(): pass")
    _write(tmp_path / "lib/tables/a.py", "class KINDS: pass\nRIGHT = 2\n_OWN = 3\ndef draw(): pass")
    both = ["lib/charts/a.py", "lib/tables/a.py"]
    assert named_twice(tmp_path) == {"KINDS": both, "RIGHT": both}
    assert too_full(tmp_path) == {"lib/text": 13}
    _write(tmp_path / "pages/analyse/a.py", "from lib.charts.a import _OWN, draw")
    assert borrowed(tmp_path) == ["pages/analyse/a.py: _OWN of lib.charts.a"]


def _write(file: Path, code: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(code, encoding="utf-8")
