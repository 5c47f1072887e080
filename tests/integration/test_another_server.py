"""What a server backed up by itself, put back on another one: the same figures, byte for byte."""

from __future__ import annotations

import os
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

from lib.store.engine import address_of
from lib.store.upkeep.opening import open_store
from lib.ui.hosting.schedule import FOLDER, Keeper, Schedule
from tests.browser.server import running
from tests.data_sets import make_store

NAMES = ("zwolle-rova", "nijmegen-dar")


def run(root: Path, address: str, *words: object) -> bytes:
    """What a command prints, in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "lib.cli", *map(str, words)],
        cwd=root,
        env=os.environ | {"MONITOR_STORE": address},
        check=True,
        capture_output=True,
        timeout=300,
    ).stdout


def figures_of(root: Path, address: str) -> bytes:
    return run(root, address, "figures", "--format", "csv")


def served(place: Path, folder: Path) -> list[bytes]:
    """What a server on a store gives programs."""
    folder.mkdir()
    with running(place, folder / "log.txt") as server:
        return [
            urllib.request.urlopen(f"{server.url}/api/v1/{what}?formaat=csv", timeout=120).read()
            for what in ("cijfers", "partnerschappen", "indicatoren")
        ]


@pytest.fixture
def place(tmp_path: Path) -> Path:
    folder = tmp_path / "eerste"
    folder.mkdir()
    return make_store("published", folder)


@pytest.fixture
def copy(place: Path) -> Path:
    """The back-up that the schedule made, and that passed its trial."""
    store = open_store(address_of(place))
    try:
        Keeper(Schedule(24), lambda: store).see_to_it()
    finally:
        store.close()
    [found] = (place.parent / FOLDER).glob("monitor_*.duckdb")
    return found


def test_a_back_up_of_the_night_serves_the_same_from_a_new_server(
    root: Path, place: Path, copy: Path, tmp_path: Path
) -> None:
    elsewhere = tmp_path / "tweede" / "monitor.duckdb"
    figures = figures_of(root, address_of(place))
    assert all(name.encode() in figures for name in NAMES)
    run(root, address_of(elsewhere), "restore", copy)
    assert figures_of(root, address_of(elsewhere)) == figures
    assert run(root, address_of(elsewhere), "verify").startswith(b"De gegevens zijn in orde.")
    assert served(elsewhere, tmp_path / "b") == served(place, tmp_path / "a")


def test_a_back_up_of_the_night_is_put_back_in_a_store_that_machines_share(
    root: Path, place: Path, copy: Path, hub_address: str
) -> None:
    run(root, hub_address, "restore", copy)
    assert figures_of(root, hub_address) == figures_of(root, address_of(place))
