from __future__ import annotations

from collections.abc import Iterator

import pytest

from lib.answers.snapshot import Snapshot
from lib.domain.access import Scope
from lib.store.upkeep.opening import open_store
from tests.data_sets import make_store


@pytest.fixture(scope="package")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Snapshot]:
    """The demonstration set, which is fictitious, beside one partnership that is not."""
    store = open_store(f"duckdb:///{make_store('mixed', tmp_path_factory.mktemp('mixed')).as_posix()}")
    yield Snapshot(store, store.version(), Scope.all())
    store.close()
