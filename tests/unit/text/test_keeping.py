"""What takes long to make is made once, and what is kept is whole."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from lib.text.keeping import kept


@pytest.fixture(autouse=True)
def _writes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)


def test_it_is_made_once(tmp_path: Path) -> None:
    place = tmp_path / "folder" / "made"
    assert kept(place, lambda: b"made") == b"made"
    assert kept(place, lambda: pytest.fail("made once more")) == b"made"


def test_what_could_not_be_put_there_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> None:
        raise OSError

    monkeypatch.setattr(os, "replace", fails)
    assert kept(tmp_path / "made", lambda: b"made") == b"made"
    assert list(tmp_path.iterdir()) == []


def test_another_user_may_read_it(tmp_path: Path) -> None:
    before = os.umask(0o022)
    try:
        kept(tmp_path / "made", lambda: b"made")
    finally:
        os.umask(before)
    assert (tmp_path / "made").stat().st_mode & 0o777 == 0o644
