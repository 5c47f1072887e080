"""What is made ready before the first visitor comes: the store is open, its questions answered; a fault is silent."""

from __future__ import annotations

import gc
import shutil
import weakref
from pathlib import Path

import pytest

from lib.store.engine import Store
from lib.store.loads.history import newest_load, undo
from lib.ui import memory
from lib.ui.hosting.collecting import Collector
from lib.ui.server.preparation import prepare


def test_the_first_page_finds_its_answers_ready(store_of, visit, on_store, monkeypatch) -> None:
    on_store(f"duckdb:///{store_of('both').as_posix()}")
    prepare()
    monkeypatch.setattr(Store, "rows", lambda *_, **__: pytest.fail("asked again"))
    page = visit("both")
    assert page.choices["focus"] == "nijmegen-dar"
    assert page.trend["data"]


def test_what_is_kept_stands_outside_garbage_collection_also_after_a_load(
    store_of, visit, on_store, tmp_path: Path
) -> None:
    path = tmp_path / "eigen.duckdb"
    shutil.copy(store_of("both"), path)
    on_store(f"duckdb:///{path.as_posix()}")
    collector = Collector()
    prepare()
    collector.see_to_it()
    registry = memory.newest_snapshot().registry
    assert not any(each is registry for each in gc.get_objects())
    undo(memory.the_store(), memory.newest_snapshot().ask(newest_load))
    visit(path)
    after = memory.newest_snapshot().registry
    assert after is not registry
    assert collector.see_to_it()
    assert not any(each is after for each in gc.get_objects())
    gone = weakref.ref(registry)
    del registry
    assert gone() is None


def test_a_store_that_cannot_be_used_is_left_to_the_page(visit, on_store, tmp_path: Path) -> None:
    broken = tmp_path / "kapot.duckdb"
    broken.write_text("this is no database" * 1000)
    on_store(f"duckdb:///{broken.as_posix()}")
    prepare()
    assert "kapot.duckdb" in visit(broken).app.error[0].value.replace("\\", "")


def test_an_empty_store(on_store, tmp_path: Path) -> None:
    on_store(f"duckdb:///{(tmp_path / 'leeg.duckdb').as_posix()}")
    prepare()
    assert memory.the_store().version() == 0
