"""Where a machine keeps what is its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from lib.store.engine import StoreError
from lib.store.hub.folder import COPIES_VARIABLE, DEFAULT_FOLDER, folder_of_copies, place_beside


def test_the_folder_that_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv(COPIES_VARIABLE, raising=False)
    assert folder_of_copies() == DEFAULT_FOLDER.absolute()
    monkeypatch.setenv(COPIES_VARIABLE, str(tmp_path))
    assert folder_of_copies() == tmp_path
    assert place_beside("postgresql://a:secret@b/c").parent == tmp_path
    assert place_beside("duckdb:///x/y.duckdb") == Path("x/y.duckdb")
    with pytest.raises(StoreError):
        place_beside("mysql://a/b")
