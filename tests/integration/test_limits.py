"""Hostile files: they are refused with a sentence, in time, in a process of their own, and leave nothing behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from lib.ingest.apart import process
from lib.ingest.apart.limits import MEGABYTE, Limits
from lib.ingest.loading import load_paths
from lib.store.engine import Store
from lib.store.upkeep.opening import open_store
from lib.text.language import DUTCH
from lib.text.loads.findings import sentence
from tests.hostile_files import (
    workbook_with_comment,
    workbook_with_depth,
    workbook_with_far_cells,
)
from tests.loading import Write, address
from tests.waiting import LONG, readers, readers_of, soon

resource = pytest.importorskip("resource", reason="counts what POSIX processes use")


def rules(store: Store, path: Path) -> list[str]:
    return [finding.rule for finding in load_paths(store, [path], keep=False).findings]


def test_a_long_comment_costs_neither_time_nor_this_process(store: Store, write: Write) -> None:
    path = write("organisaties.xlsx", workbook_with_comment(60_000_000))
    assert path.stat().st_size < 100_000
    here, apart = time.process_time(), resource.getrusage(resource.RUSAGE_CHILDREN)
    outcome = load_paths(store, [path], keep=False)
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert [change.new for change in outcome.changes] == [1]
    assert (
        children.ru_utime - apart.ru_utime < 60
    )  # seconds of computing, of which a busy core counts a few more
    assert time.process_time() - here < 10


def test_reading_that_takes_too_long_is_said(
    store: Store, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(process, "limits_for", lambda paths: Limits(seconds=2))
    path = write("organisaties.xlsx", workbook_with_far_cells(1_000_000))
    [finding] = load_paths(store, [path], keep=False).findings
    assert sentence(DUTCH, finding).startswith(
        "organisaties.xlsx: het lezen is gestopt omdat het te lang duurde (de grens is 2 seconden rekentijd)."
    )


@pytest.mark.parametrize("content", [workbook_with_far_cells(30_000), workbook_with_depth(100_000)])
def test_a_small_workbook_cannot_take_long_here(store: Store, write: Write, content: bytes) -> None:
    """It took over a minute of computing once, and takes three seconds; a busy machine counts up to four times that."""
    started = time.process_time()
    rules(store, write("organisaties.xlsx", content))
    assert time.process_time() - started < 30


def test_a_file_that_is_one_hole_is_no_text(store: Store, write: Write) -> None:
    path = write("organisaties.csv", "organisatie;naam;soort;fictief\nxx;")
    with path.open("r+b") as file:
        file.truncate(1 << 30)
    assert rules(store, path) == ["geen_tekst"]


def test_a_line_without_end_is_refused_before_it_is_read_whole(store: Store, write: Write) -> None:
    content = b"organisatie;naam;soort;fictief\nxx;" + b"x" * 20_000_000
    [finding] = load_paths(store, [write("organisaties.csv", content)]).findings
    assert (finding.rule, finding.row) == ("geen_csv", 2)


def leftovers(place: Path) -> set[str]:
    return {path.name for path in place.parent.iterdir()} - {place.name, f"{place.name}.wal"}


def test_a_killed_load_leaves_no_process_and_no_files(root: Path, tmp_path: Path, write: Write) -> None:
    place = tmp_path / "store" / "monitor.duckdb"
    path = write("organisaties.xlsx", workbook_with_far_cells(1_000_000))
    running = subprocess.Popen(
        [sys.executable, "-m", "lib.cli", "load", str(path)],
        cwd=root,
        env=os.environ | {"MONITOR_STORE": address(place)},
    )
    soon(lambda: bool(readers_of(running.pid)))
    reading = readers_of(running.pid)
    assert leftovers(place)
    running.send_signal(signal.SIGKILL)
    running.wait(LONG)
    soon(lambda: not reading & readers().keys())
    open_store(address(place)).close()
    assert leftovers(place) == set()


@pytest.mark.torture
def test_a_small_parquet_that_unpacks_to_gigabytes_is_refused(store: Store, tmp_path: Path) -> None:
    path, rows = tmp_path / "schouw.parquet", 5_000_000
    same = {
        name: pa.array([text] * rows)
        for name, text in {
            "partnerschap": "aa-cc",
            "laag": "contract",
            "datum": "2024-01-01",
            "locatie": "x" * 60,
            "meetlat": "m",
            "niveau": "A",
        }.items()
    }
    table = pa.table(same)
    with pq.ParquetWriter(path, table.schema, compression="zstd") as file:
        for _ in range(8):
            file.write_table(table)
    assert path.stat().st_size < 2 * MEGABYTE
    assert rules(store, path) == ["parquet_te_groot"]
    assert leftovers(Path(store.place)) == set()
