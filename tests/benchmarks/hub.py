"""(n) and (o) A store that machines share against the same store in a file: a load, pages, a small write, a crowd."""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from functools import partial
from pathlib import Path

from lib.domain.audit.deeds import Deed, DeedDone
from lib.ingest.loading import load_paths
from lib.store.audit.log import record_alone
from lib.store.engine import Store
from lib.store.hub.folder import COPIES_VARIABLE
from lib.store.hub.moving import carry
from lib.store.upkeep.opening import open_store
from tests.benchmarks.answers import compare_stores
from tests.benchmarks.data import Size, address, make_store, write_registry
from tests.benchmarks.page import make_site
from tests.benchmarks.readings import Readings, write_agreed, write_readings
from tests.benchmarks.sessions import crowd_lines, waits_of
from tests.benchmarks.table import Line, at_most, duration
from tests.browser import server
from tests.servers import postgres

READINGS = Readings(20_000_000, partners=34)
MOST_LOAD, MOST_PAGE = 3.0, 2.0
MACHINES, SESSIONS, LONGEST = 2, 100, 1.0
"""App machines, sessions on them together, and seconds within which 95 of a hundred choices are answered."""
WRITES = 5


def measure(folder: Path) -> list[Line]:
    """Twenty million readings: the load, what pages ask, and a line of the audit, both ways."""
    registry = write_registry(folder / "registry", Size(rows=0, indicators=30, partners=READINGS.partners))
    settled = make_store(folder / "settled.duckdb", [*registry, *write_agreed(folder / "agreed", READINGS)])
    file = write_readings(folder / "schouw.csv", READINGS)
    alone = address(Path(shutil.copy(settled, folder / "alone.duckdb")))
    os.environ[COPIES_VARIABLE] = str(folder / "copies")
    with postgres.running() as machine:
        together = machine.database("together")
        carry(address(settled), together)
        took = [_load_apart(place, file) for place in (together, alone)]
        name = f"load {READINGS.rows:,} readings: shared / file"
        lines = [at_most("n", name, *took, MOST_LOAD, "s")]
        with closing(open_store(together)) as shared, closing(open_store(alone)) as single:
            about = f"shared / file, {READINGS.rows:,} readings"
            lines += compare_stores("n", about, shared, single, most=MOST_PAGE)
            writes = [[_write(store) for _ in range(WRITES)] for store in (shared, single)]
        small, beside = map(statistics.median, writes)
        ours, other = duration(small, "ms"), duration(beside, "ms")
        lines.append(Line("n", f"a line of the audit: {about}", ours, other, small / beside))
    return lines


def measure_crowd(folder: Path) -> list[Line]:
    """A hundred sessions on two machines that share a store; the 95th of a hundred waits."""
    site = make_site(folder)
    os.environ[COPIES_VARIABLE] = str(folder / "copies")
    with postgres.running() as machine, ThreadPoolExecutor(SESSIONS) as crowd:
        together = machine.database("together")
        carry(address(site.store), together)
        servers = [
            server.start(Path("unused"), folder / f"machine-{n}.log", env={"MONITOR_STORE": together})
            for n in range(MACHINES)
        ]
        try:
            begin = time.monotonic() + 1
            asked = partial(waits_of, site, begin=begin)
            found = list(crowd.map(lambda n: asked(servers[n % MACHINES].url, number=n), range(SESSIONS)))
        finally:
            for each in servers:
                each.stop()
    return crowd_lines("o", f"{SESSIONS} sessions on {MACHINES} machines (processes)", found, LONGEST)


def _write(store: Store) -> float:
    begin = time.perf_counter()
    record_alone(store, DeedDone(Deed.LOOK, "proef"))
    return time.perf_counter() - begin


def _load_apart(place: str, file: Path) -> float:
    """Seconds of a load in a process of its own, until the store is closed."""
    command = [sys.executable, "-m", "tests.benchmarks.hub", place, str(file)]
    return float(json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout))


def _load(place: str, file: Path) -> float:
    with closing(open_store(place)) as store:
        begin = time.perf_counter()
        outcome = load_paths(store, [file])
    if outcome.findings:
        raise RuntimeError(f"the load did not do its work: {outcome.findings[:3]}")
    return time.perf_counter() - begin


if __name__ == "__main__":
    print(json.dumps(_load(sys.argv[1], Path(sys.argv[2]))))
