"""Statements that tests share: each store gives its own answer, and text follows the columns of its store."""

from __future__ import annotations

from pathlib import Path

import sqlalchemy as sa

from lib.store.engine import Store
from lib.store.upkeep.opening import open_store
from tests.compiled import COMPILED
from tests.loading import Load, address, all_figures, figures_file


def test_a_second_store_compiles_no_question_again(
    store: Store, world: object, load: Load, tmp_path: Path
) -> None:
    load({"cijfers.csv": figures_file("aa-cc;;pond;2023;5;definitief")})
    assert [figure.value for figure in all_figures(store)] == [5]
    before = list(COMPILED)
    other = open_store(address(tmp_path / "other.duckdb"))
    assert all_figures(other) == []
    other.close()
    assert before
    assert [key for key in COMPILED if key not in before] == []


def test_text_is_compiled_for_each_engine() -> None:
    for names in (["a"], ["a", "b"]):
        engine = sa.create_engine("duckdb:///:memory:")
        with engine.begin() as connection:
            connection.execute(sa.text(f"create table t as select {', '.join(f'1 as {n}' for n in names)}"))
            assert list(connection.execute(sa.text("select * from t")).keys()) == names
            assert list(connection.execute(sa.select(sa.text("*")).select_from(sa.text("t"))).keys()) == names
        engine.dispose()
