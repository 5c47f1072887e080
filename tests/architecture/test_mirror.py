"""Unit tests stand where the code stands: `tests/unit/<room>/test_x.py` tests `lib/<room>/x.py` or `lib/<room>/x/`."""

from __future__ import annotations

from pathlib import Path

OF_A_WHOLE_FOLDER = {
    "demo/test_lines.py": "the tables of the set fit together",
    "domain/market/test_new_step.py": "a step is added to a copy by the recipe",
    "ingest/connectors/test_hostile.py": "every connector, on mutated files",
    "store/loads/test_two_paths.py": "the quick load and the diagnosis agree",
    "store/test_as_of.py": "what every query tells of an earlier day",
    "store/test_twins.py": "what stands both in Python and in SQL",
    "text/test_translations.py": "every text of the product",
}
"""Tests of what several modules of a folder do together."""


def mirrors(lib: Path, test: Path) -> bool:
    """Whether the code that a test file is named after is there; `test` is its path below tests/unit."""
    subject = lib / test.parent / test.stem.removeprefix("test_")
    return subject.is_dir() or subject.with_suffix(".py").is_file()


def astray(root: Path) -> set[str]:
    """Unit tests that are named after nothing that is there."""
    unit = root / "tests" / "unit"
    tests = (file.relative_to(unit) for file in unit.rglob("test_*.py"))
    return {test.as_posix() for test in tests if not mirrors(root / "lib", test)}


def test_unit_tests_stand_where_the_code_stands(root: Path) -> None:
    assert astray(root) == set(OF_A_WHOLE_FOLDER)


def test_a_test_without_its_code_is_seen(tmp_path: Path) -> None:
    for name in ("lib/text/a.py", "lib/text/b/c.py", *(f"tests/unit/text/test_{x}.py" for x in "abc")):
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch()
    assert astray(tmp_path) == {"text/test_c.py"}
