"""(a) and (e) Loading a file with all checks, against DuckDB's own reader into a typed table of that file."""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import duckdb

from lib.ingest.loading import load_paths
from lib.store.upkeep.opening import open_store
from tests.benchmarks.answers import compare_answers
from tests.benchmarks.data import Size, address, make_store, write_figures, write_registry
from tests.benchmarks.memory import peak
from tests.benchmarks.readings import Readings, write_agreed, write_readings
from tests.benchmarks.table import Line, at_most, duration

MOST_FIRST, MOST_SECOND = 10, 5
"""Seconds that what ships may take at the first start, and at a later one."""
FIGURES = Size(rows=1_000_000, indicators=300)
READINGS, FEW_READINGS = (Readings(number, partners=34) for number in (5_000_000, 50_000))
TYPES = {
    "cijfers": {
        **dict.fromkeys(("partnerschap", "organisatie", "indicator", "periode"), "VARCHAR"),
        **dict.fromkeys(("waarde", "teller", "noemer"), "DOUBLE"),
        "aantal": "BIGINT",
        **dict.fromkeys(("ondergrens", "bovengrens"), "DOUBLE"),
        **dict.fromkeys(("status", "reeksbreuk", "bron", "bron_url"), "VARCHAR"),
        "bron_datum": "DATE",
        "opmerking": "VARCHAR",
    },
    "schouw": {
        **dict.fromkeys(("partnerschap", "laag"), "VARCHAR"),
        "datum": "DATE",
        **dict.fromkeys(("locatie", "gebied", "gebiedstype", "meetlat", "niveau"), "VARCHAR"),
        **dict.fromkeys(("x", "y"), "DOUBLE"),
    },
}
"""The columns of a file as DuckDB reads them; it does not know `ja` and `nee`."""


@dataclass(frozen=True)
class Case:
    """A file to load into a settled store, and what it may cost.

    Attributes:
        letter: of the benchmark.
        what: is loaded, in words.
        times: both ways are tried; medians count.
        most: times as long as DuckDB's own reader.
        memory: most, in MiB.
    """

    letter: str
    what: str
    rows: int
    times: int
    most: float
    memory: int

    def lines(self, folder: Path, file: Path, settled: Path) -> list[Line]:
        """Each in a process of its own, in turn; the last store is left as `loaded.duckdb`."""
        ours, reader, peaks, moves = [], [], [], []
        for number in range(self.times):
            store = Path(shutil.copy(settled, folder / "loaded.duckdb"))
            found = _in_own_process("load", store, file, self.rows)
            ours.append(found["seconds"])
            peaks.append(found["peak"])
            moves.append(found["moves"])
            database = folder / f"reader{number}.duckdb"
            reader.append(_in_own_process("read", database, file, self.rows)["seconds"])
            database.unlink()
        highest, moved = max(peaks), round(statistics.median(moves))
        name = f"load {self.rows:,} {self.what} / DuckDB read_csv"
        most = f"< {self.memory} MiB"
        return [
            at_most(self.letter, name, statistics.median(ours), statistics.median(reader), self.most, "s"),
            Line(
                self.letter,
                "highest memory of that load",
                f"{highest:.0f} MiB",
                aim=most,
                met=highest < self.memory,
            ),
            Line(self.letter, "times that its progress moved", f"{moved}", aim="> 3", met=moved > 3),
        ]


def measure_figures(folder: Path) -> list[Line]:
    """A million figures."""
    file = write_figures(folder / "cijfers.csv", FIGURES)
    settled = make_store(folder / "settled.duckdb", write_registry(folder / "registry", FIGURES))
    return Case("a", "figures", FIGURES.rows, 3, 4, 1024).lines(folder, file, settled)


def measure_readings(folder: Path) -> list[Line]:
    """Five million readings, and what a page asks of a store afterwards beside one with few of them."""
    registry = write_registry(folder / "registry", Size(rows=0, indicators=30, partners=READINGS.partners))
    settled = make_store(folder / "settled.duckdb", [*registry, *write_agreed(folder / "agreed", READINGS)])
    file = write_readings(folder / "schouw.csv", READINGS)
    lines = Case("e", "readings", READINGS.rows, 3, 2.5, 1536).lines(folder, file, settled)
    few = Path(shutil.copy(settled, folder / "few.duckdb"))
    make_store(few, [write_readings(folder / "few" / "schouw.csv", FEW_READINGS)])
    name = f"{READINGS.rows:,} / {FEW_READINGS.rows:,} readings"
    return lines + compare_answers("e", name, folder / "loaded.duckdb", few)


def measure_box(folder: Path) -> list[Line]:
    """What ships goes into an empty store, as at the first start, and is found to be there, as at the second."""
    aims = (
        ("first load of all published figures", MOST_FIRST),
        ("the same at the second start", MOST_SECOND),
    )
    environment = os.environ | {"MONITOR_STORE": address(folder / "box.duckdb")}
    lines = []
    for what, most in aims:
        begin = time.perf_counter()
        command = [sys.executable, "-m", "lib.cli", "published"]
        done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, check=False)
        seconds = time.perf_counter() - begin
        if done.returncode not in (0, 1):
            raise RuntimeError(f"{what}: ended with {done.returncode}")
        lines.append(Line("l", what, duration(seconds, "s"), aim=f"< {most} s", met=seconds < most))
    return lines


def _in_own_process(what: str, store: Path, file: Path, rows: int) -> dict[str, float]:
    command = [sys.executable, "-m", "tests.benchmarks.loading", what, str(store), str(file), str(rows)]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def _load(store_file: Path, file: Path, rows: int) -> dict[str, float]:
    """Seconds of the load, until the store is closed, and how often its progress moved."""
    store = open_store(address(store_file))
    shares = set()
    begin = time.perf_counter()
    outcome = load_paths(store, [file], progress=lambda _, share: shares.add(round(share, 3)))
    store.close()
    seconds = time.perf_counter() - begin
    if outcome.findings or outcome.changes[0].new != rows:
        raise RuntimeError(f"the load did not do its work: {outcome.findings[:3]}")
    return {"seconds": seconds, "moves": len(shares)}


def _read(database: Path, file: Path, rows: int) -> dict[str, float]:
    """Seconds of DuckDB's own reader, until the database is closed."""
    connection = duckdb.connect(str(database))
    begin = time.perf_counter()
    connection.execute(
        f"create table {file.stem} as select * from "
        f"read_csv(?, delim=';', header=true, dateformat='%Y-%m-%d', columns={TYPES[file.stem]})",
        [str(file)],
    )
    found = connection.execute(f"select count(*) from {file.stem}").fetchone()
    connection.close()
    if found != (rows,):
        raise RuntimeError(f"DuckDB read {found}")
    return {"seconds": time.perf_counter() - begin}


WAYS: dict[str, Callable[[Path, Path, int], dict[str, float]]] = {"load": _load, "read": _read}

if __name__ == "__main__":
    way, database, file, rows = sys.argv[1:]
    print(json.dumps({**WAYS[way](Path(database), Path(file), int(rows)), "peak": peak()}))
