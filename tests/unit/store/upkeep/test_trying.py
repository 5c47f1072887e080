"""A back-up is opened again and its figures compared; what came of it is written, and a copy that differs goes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from lib.domain.audit.deeds import Deed
from lib.store.audit.log import AuditWish, read_audit
from lib.store.engine import Store
from lib.store.loads.loading import LoadOutcome
from lib.store.upkeep import trying
from lib.store.upkeep.trying import FiguresSeen, figures_seen, tried_backup
from tests.loading import Load, address, figures_file

FIGURES = {"cijfers.csv": figures_file("aa-cc;;pond;2023;1;definitief", "aa-cc;;pond;2024;2;definitief")}


def told(store: Store) -> tuple[str, str]:
    [line], _ = read_audit(store, AuditWish(deeds=(Deed.TRY_BACKUP,)), 1)
    return line.done.subject, line.done.result


def figures_of_new_process(root: Path, place: Path) -> str:
    command = [sys.executable, "-m", "lib.cli", "figures", "--format", "csv"]
    env = os.environ | {"MONITOR_STORE": address(place)}
    return subprocess.run(command, cwd=root, env=env, check=True, capture_output=True, text=True).stdout


def test_a_back_up_gives_the_same_figures_in_another_process(
    root: Path, store: Store, world: LoadOutcome, load: Load, tmp_path: Path
) -> None:
    load(FIGURES)
    copy = tmp_path / "monitor_20261130-020000.duckdb"
    assert tried_backup(store, copy)
    seen = figures_seen(store, store.version())
    assert (seen.number, told(store)) == (2, (f"{copy.name} cijfers 2 {seen.digest}", "gedaan"))
    store.close()
    figures = figures_of_new_process(root, copy)
    assert figures == figures_of_new_process(root, Path(store.place))
    assert figures.count("pond") == 2


def test_a_copy_with_other_figures_does_not_pass(
    store: Store, world: LoadOutcome, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(trying, "figures_seen", lambda of, version: FiguresSeen(1, str(of is store)))
    copy = tmp_path / "kopie.duckdb"
    assert not tried_backup(store, copy)
    assert not copy.exists()
    assert told(store) == ("kopie.duckdb cijfers 1 False", "mislukt")


def test_every_value_is_in_the_digest(store: Store, world: LoadOutcome, load: Load) -> None:
    load(FIGURES)
    before = figures_seen(store, store.version())
    load({"cijfers.csv": FIGURES["cijfers.csv"].replace(";2;", ";3;")})
    after = figures_seen(store, store.version())
    assert (before.number, before.digest != after.digest) == (after.number, True)
    assert figures_seen(store, store.version() - 1) == before
