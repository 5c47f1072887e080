"""The texts of a language, compiled and kept."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from lib.text import catalogues
from lib.text.catalogues import CATALOGUES, translations

SAID = "Kwaliteit en kosten"


@pytest.fixture(autouse=True)
def _writes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)


def test_what_was_compiled_is_read_the_second_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = translations("en", tmp_path).gettext(SAID)
    assert first == "Quality and cost"
    monkeypatch.setattr(catalogues, "_compiled", lambda *about: pytest.fail("compiled once more"))
    assert translations("en", tmp_path).gettext(SAID) == first


def test_other_texts_are_compiled_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    translations("en", tmp_path / "kept")
    changed = (CATALOGUES / "en.po").read_text("utf-8").replace('"Quality and cost"', '"Other words"')
    (tmp_path / "en.po").write_text(changed, "utf-8")
    monkeypatch.setattr(catalogues, "CATALOGUES", tmp_path)
    assert translations("en", tmp_path / "kept").gettext(SAID) == "Other words"


def test_a_folder_that_cannot_be_written_is_no_hindrance(tmp_path: Path) -> None:
    (tmp_path / "kept").write_text("no folder")
    assert translations("en", tmp_path / "kept").gettext(SAID) == "Quality and cost"


def test_nothing_is_written_where_python_keeps_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    translations("en", tmp_path / "kept")
    assert not (tmp_path / "kept").exists()
