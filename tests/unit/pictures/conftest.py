from __future__ import annotations

from collections.abc import Iterator

import pytest

from lib.answers.snapshot import Snapshot
from tests.data_sets import make_store
from tests.unit.pictures.whole import snapshot_of


@pytest.fixture(scope="package")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Snapshot]:
    """The demonstration set, which is fictitious, beside one partnership that is not."""
    with snapshot_of(make_store("mixed", tmp_path_factory.mktemp("mixed"))) as opened:
        yield opened
