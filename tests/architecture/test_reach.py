"""Who loads or takes back on a page or by the API says of which partnerships they may: a default would be everyone."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ASKED_OF = {
    *("load_paths", "load_sources", "load_typed", "add_typed", "undo", "redo", "action"),
    *("save_story", "remove_story", "save_view", "remove_view", "take_back"),
}
"""What takes `reach`; `action` is how a page calls `undo` or `redo`."""
ELSEWHERE = {
    "lib/ui/frame.py": "the demonstration set, for who may load everything",
}


def without_reach(root: Path) -> Iterator[str]:
    """Where the screen or the API calls one of these and leaves `reach` out."""
    for path in sorted(
        [*root.glob("lib/ui/**/*.py"), *root.glob("lib/api/**/*.py"), *root.glob("pages/**/*.py")]
    ):
        name = path.relative_to(root).as_posix()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and name not in ELSEWHERE:
                called = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
                if called in ASKED_OF and not any(given.arg == "reach" for given in node.keywords):
                    yield f"{name}: {called} without reach"


def test_every_door_says_of_whom(root: Path) -> None:
    assert list(without_reach(root)) == []


@pytest.mark.parametrize("code", ["load_paths(store, paths)", "loading.undo(store, 1, name)"])
def test_a_door_without_is_seen(tmp_path: Path, code: str) -> None:
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "a.py").write_text(code)
    assert len(list(without_reach(tmp_path))) == 1
