"""How much there is of a partnership, dataset by dataset."""

from __future__ import annotations

import pytest

from lib.domain.self_scan.first_steps import BaseRow
from lib.store.self_scan.queries import YEAR_COLUMNS, read_held
from tests.data_sets import make_store
from tests.unit.pictures.whole import snapshot_of


def test_rows_are_counted_with_the_year_of_the_newest(tmp_path_factory: pytest.TempPathFactory) -> None:
    with snapshot_of(make_store("kosten", tmp_path_factory.mktemp("kosten"))) as snapshot:
        held = {row.dataset: row for row in snapshot.ask(read_held, "aa-cc")}
        assert set(held) == set(YEAR_COLUMNS)
        assert held["kosten"].newest == 2024
        assert held["ambities"] == BaseRow("ambities", 0)
        assert {row.rows for row in snapshot.ask(read_held, "nobody")} == {0}
