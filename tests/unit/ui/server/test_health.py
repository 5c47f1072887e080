"""What keeps the store from being used is told to who watches the server, and goes to the log once."""

from __future__ import annotations

import logging
import shutil
from pathlib import Path

import pytest

from lib.ui import memory
from lib.ui.server.health import Health
from tests.loading import address
from tests.other_program import held_by_another


@pytest.fixture
def place(empty_store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    place = Path(shutil.copy(empty_store, tmp_path / "monitor.duckdb"))
    monkeypatch.setenv("MONITOR_STORE", address(place))
    memory.let_go()
    yield place
    memory.let_go()


def test_a_store_is_well_until_it_is_gone_and_well_again(
    place: Path, caplog: pytest.LogCaptureFixture
) -> None:
    health = Health()
    assert health.fault() is None
    place.rename(place.with_name("elders"))
    with caplog.at_level(logging.ERROR):
        assert [health.fault() for _ in range(3)] == ["store: gone"] * 3
    assert caplog.text.count("gone") == 1
    place.with_name("elders").rename(place)
    assert health.fault() is None


def test_a_file_that_is_no_store(place: Path) -> None:
    place.write_bytes(b"iets anders" * 5000)
    assert Health().fault() == "store: not_a_store"


def test_a_store_that_another_program_has(place: Path) -> None:
    with held_by_another(place):
        health = Health()
        assert health.fault() == "store: in_use"
    assert health.fault() is None


def test_a_store_that_cannot_be_written(place: Path) -> None:
    health = Health()
    place.chmod(0o400)
    assert health.fault() == "store: read_only"
    place.chmod(0o600)
    assert health.fault() is None
