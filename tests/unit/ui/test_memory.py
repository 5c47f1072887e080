"""One store a process, outside what a visitor can clear."""

from __future__ import annotations

import pytest
import streamlit as st

from lib.ui import memory


@pytest.fixture(autouse=True)
def _own(monkeypatch: pytest.MonkeyPatch, tmp_path) -> None:
    monkeypatch.setenv("MONITOR_STORE", f"duckdb:///{(tmp_path / 'm.duckdb').as_posix()}")
    yield
    memory.let_go()


def test_clearing_the_caches_makes_no_second_store() -> None:
    first = memory.the_store()
    st.cache_resource.clear()
    st.cache_data.clear()
    assert memory.the_store() is first


def test_a_store_that_was_let_go_is_opened_anew() -> None:
    first = memory.the_store()
    memory.let_go()
    assert memory.the_store() is not first
