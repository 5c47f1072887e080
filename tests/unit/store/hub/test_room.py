"""The folder of one process: kept while it runs, gone after it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from lib.store.hub.folder import COPIES_VARIABLE
from lib.store.hub.room import Room, remove_copy


@pytest.fixture(autouse=True)
def base(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setenv(COPIES_VARIABLE, str(tmp_path / "copies"))
    return tmp_path / "copies"


def folders(base: Path) -> list[Path]:
    return [path for path in base.iterdir() if path.is_dir()]


def test_a_killed_process_leaves_nothing_for_long(base: Path, root: Path) -> None:
    script = "import os\nfrom lib.store.hub.room import Room\nRoom().fresh().write_bytes(b'x')\nos.kill(os.getpid(), 9)"
    subprocess.run([sys.executable, "-c", script], cwd=root, env=os.environ)
    [left] = folders(base)
    assert list(left.glob("*.duckdb"))
    room = Room()
    assert left not in folders(base)
    assert len(folders(base)) == 1
    room.close()
    assert folders(base) == []


def test_who_lives_is_left_alone(base: Path) -> None:
    first = Room()
    first.fresh().write_bytes(b"x")
    second = Room()
    assert len(folders(base)) == 2
    assert first.fresh() != first.fresh()
    second.close()
    assert [path.name for path in folders(base)[0].glob("*.duckdb")] == ["1.duckdb"]
    first.close()


def test_the_folder_is_for_its_owner(base: Path) -> None:
    room = Room()
    assert [path.stat().st_mode & 0o077 for path in (base, *folders(base))] == [0, 0]
    room.close()


def test_what_stays_and_what_goes(base: Path) -> None:
    room = Room()
    path = room.fresh()
    for ending in ("", ".wal", ".0a.tmp"):
        path.with_name(path.name + ending).write_bytes(b"x")
    path.with_name("1-v11.duckdb").write_bytes(b"kept")
    room.keep("*-v[0-9]*.duckdb")
    remove_copy(path)
    assert list(path.parent.glob("1*")) == []
    room.close()
    assert (base / "1-v11.duckdb").read_bytes() == b"kept"
