"""What is charged, as it was listed."""

from __future__ import annotations

import pytest

from lib.store.scenarios.queries import read_charged, read_charges
from tests.data_sets import make_store
from tests.unit.pictures.whole import snapshot_of


def test_charges_are_read_by_product_year_and_level(tmp_path_factory: pytest.TempPathFactory) -> None:
    with snapshot_of(make_store("scenario", tmp_path_factory.mktemp("scenario"))) as snapshot:
        found = snapshot.ask(read_charges, "aa-cc")
        assert [(c.product, c.year, c.level, c.amount) for c in found] == [
            ("bomen", 2025, None, 20.0),
            ("maaien", 2025, "A", 1.5),
            ("maaien", 2025, "B", 1.0),
            ("maaien", 2025, "C", 0.8),
            ("snoeien", 2025, "B", 4.0),
        ]
        assert snapshot.ask(read_charges, "nobody") == ()
        assert snapshot.ask(read_charged) == {"aa-cc"}
