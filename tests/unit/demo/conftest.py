"""The demo set as tables, and what the store computes from it."""

from __future__ import annotations

from pathlib import Path

import pytest

from lib.demo import demo_tables
from lib.store.upkeep.opening import open_store
from tests.data_sets import make_store
from tests.loading import all_figures
from tests.unit.demo.reading import Facts, Tables


@pytest.fixture(scope="package")
def tables() -> Tables:
    return demo_tables()


@pytest.fixture(scope="package")
def facts(tmp_path_factory: pytest.TempPathFactory) -> Facts:
    path = make_store("demo", tmp_path_factory.mktemp("demo"))
    store = open_store(f"duckdb:///{Path(path).as_posix()}")
    try:
        return Facts(all_figures(store))
    finally:
        store.close()
