"""A load that is killed at any moment: afterwards the store holds all of it or none of it."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest

from lib.ingest.loading import load_paths
from lib.store.upkeep.opening import open_store
from lib.store.upkeep.verify import verify
from tests.contract_files import CONTRACT, as_csv, csv_files
from tests.loading import row_counts

InTime = Callable[[Iterable[int]], Iterator[int]]

SEED = 7
FIGURES, READINGS = 80_000, 120_000


def write(folder: Path, files: dict[str, bytes]) -> list[Path]:
    folder.mkdir()
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return [folder / name for name in files]


def large_load() -> dict[str, bytes]:
    """About 200,000 rows over several datasets, some of them corrections of what is there."""
    figures = [dict(row) for row in CONTRACT["cijfers"]]
    new = [
        f"aa-cc;;i{n % 400};{1950 + n // 4800}-{n // 400 % 12 + 1:02};{n % 977}.5;;;;;;definitief;nee;proef {n};;;"
        for n in range(FIGURES)
    ]
    corrected = [row | {"waarde": float(str(row["waarde"])) + 0.5} for row in figures]
    indicators = [f"i{n};I {n};groen;kosten;EUR;neutraal;proef" for n in range(400)]
    readings = [
        f"bb-cc;contract;2024-{n % 12 + 1:02}-15;P{n // 24};eigen-{n // 12 % 2};{'ABCD'[n % 4]}"
        for n in range(READINGS)
    ]
    return {
        "indicatoren.csv": "\n".join(
            ["indicator;titel;dienst;rol;eenheid;richting;omschrijving", *indicators]
        ).encode(),
        "cijfers.csv": as_csv(corrected) + "\n".join(new).encode(),
        "schouw.csv": "\n".join(["partnerschap;laag;datum;locatie;meetlat;niveau", *readings]).encode(),
    }


def start(root: Path, place: Path, paths: list[Path]) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "lib.cli", "load", *map(str, paths)],
        cwd=root,
        env=os.environ | {"MONITOR_STORE": f"duckdb:///{place}"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def state(place: Path) -> tuple[int, dict[str, int], list[object]]:
    store = open_store(f"duckdb:///{place}")
    try:
        return store.version(), row_counts(store), list(verify(store))
    finally:
        store.close()


def kill_at_random(root: Path, tmp_path: Path, numbers: Iterable[int]) -> None:
    base, rng = tmp_path / "base.duckdb", random.Random(SEED)
    store = open_store(f"duckdb:///{base}")
    assert not load_paths(store, write(tmp_path / "good", csv_files())).findings
    store.close()
    paths, next_paths = write(tmp_path / "large", large_load()), [tmp_path / "good" / "organisaties.csv"]
    next_paths[0].write_bytes(next_paths[0].read_bytes() + b"zz;Zz;gemeente;;nee\n")
    none = state(base)
    whole = tmp_path / "whole.duckdb"
    whole.write_bytes(base.read_bytes())
    started = time.monotonic()
    done = start(root, whole, paths)
    assert done.wait(120) == 0, done.stdout.read() if done.stdout else ""
    duration, everything = time.monotonic() - started, state(whole)
    assert everything[1]["schouw"] == none[1]["schouw"] + READINGS

    for number in numbers:
        place = tmp_path / f"{number}" / "monitor.duckdb"
        place.parent.mkdir()
        place.write_bytes(base.read_bytes())
        process = start(root, place, paths)
        # Half of the moments late, where the transaction is written to the file.
        time.sleep(duration * (rng.uniform(0.1, 1.05) if number % 2 else rng.uniform(0.75, 1.02)))
        process.send_signal(signal.SIGKILL)
        process.communicate(timeout=60)
        found = state(place)
        assert found in (none, everything), number
        store = open_store(f"duckdb:///{place}")
        try:
            after = load_paths(store, next_paths)
            assert [(c.dataset, c.new) for c in after.changes] == [("organisaties", 1)]
            if number == 0:
                again = load_paths(store, paths)
                assert not again.findings
                assert (again.load_id is None) == (found == everything)
                assert row_counts(store)["schouw"] == everything[1]["schouw"]
        finally:
            store.close()
        for leftover in place.parent.iterdir():
            leftover.unlink()


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is of POSIX")
def test_killed_at_4_moments(root: Path, tmp_path: Path) -> None:
    kill_at_random(root, tmp_path, range(4))


@pytest.mark.torture
@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is of POSIX")
def test_killed_at_50_moments(root: Path, tmp_path: Path, in_time: InTime) -> None:
    kill_at_random(root, tmp_path, in_time(range(50)))
