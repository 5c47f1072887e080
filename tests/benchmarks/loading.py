"""(a) Loading a million figures with all checks, against DuckDB's own reader into a typed table."""

from __future__ import annotations

import json
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path

import duckdb

from lib.ingest.loading import load_files
from lib.store.engine import open_store
from tests.benchmarks.data import Size, address, make_store, write_figures, write_registry
from tests.benchmarks.table import Line, at_most

SIZE = Size(rows=1_000_000, indicators=300)
TIMES = 3
TYPES = {
    **dict.fromkeys(("partnerschap", "organisatie", "indicator", "periode"), "VARCHAR"),
    **dict.fromkeys(("waarde", "teller", "noemer"), "DOUBLE"),
    "aantal": "BIGINT",
    **dict.fromkeys(("ondergrens", "bovengrens"), "DOUBLE"),
    **dict.fromkeys(("status", "reeksbreuk", "bron", "bron_url"), "VARCHAR"),
    "bron_datum": "DATE",
    "opmerking": "VARCHAR",
}
"""The columns of the file as DuckDB reads them; it does not know `ja` and `nee`."""


def measure(folder: Path) -> list[Line]:
    """Each in a process of its own, in turn; medians."""
    file = write_figures(folder / "cijfers.csv", SIZE)
    settled = make_store(folder / "settled.duckdb", write_registry(folder / "registry", SIZE))
    ours, reader, peaks = [], [], []
    for number in range(TIMES):
        store = Path(shutil.copy(settled, folder / f"ours{number}.duckdb"))
        found = _in_own_process("load", store, file)
        ours.append(found["seconds"])
        peaks.append(found["peak"])
        reader.append(_in_own_process("read", folder / f"reader{number}.duckdb", file)["seconds"])
    peak = max(peaks)
    return [
        at_most(
            "a",
            f"load {SIZE.rows:,} figures / DuckDB read_csv",
            statistics.median(ours),
            statistics.median(reader),
            4,
            "s",
        ),
        Line("a", "highest memory of that load", f"{peak:.0f} MiB", aim="< 1024 MiB", met=peak < 1024),
    ]


def _in_own_process(what: str, store: Path, file: Path) -> dict[str, float]:
    command = [sys.executable, "-m", "tests.benchmarks.loading", what, str(store), str(file)]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def _load(store_file: Path, file: Path) -> float:
    """Seconds of the load, until the store is closed."""
    store = open_store(address(store_file))
    begin = time.perf_counter()
    outcome = load_files(store, [file])
    store.close()
    seconds = time.perf_counter() - begin
    if outcome.findings or outcome.changes[0].new != SIZE.rows:
        raise RuntimeError(f"the load did not do its work: {outcome.findings[:3]}")
    return seconds


def _read(database: Path, file: Path) -> float:
    """Seconds of DuckDB's own reader, until the database is closed."""
    connection = duckdb.connect(str(database))
    begin = time.perf_counter()
    connection.execute(
        "create table cijfers as "
        f"select * from read_csv(?, delim=';', header=true, dateformat='%Y-%m-%d', columns={TYPES})",
        [str(file)],
    )
    connection.close()
    return time.perf_counter() - begin


def _peak() -> float:
    """Most memory this process has had, in MiB."""
    status = Path("/proc/self/status")
    if status.exists():  # what getrusage gives may be that of the parent
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) / 1024
    try:
        import resource
    except ImportError:
        return float("nan")
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 * 1024)  # bytes on macOS


if __name__ == "__main__":
    seconds = (_load if sys.argv[1] == "load" else _read)(Path(sys.argv[2]), Path(sys.argv[3]))
    print(json.dumps({"seconds": seconds, "peak": _peak()}))
