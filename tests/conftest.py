"""What every test shares: the checkout, a store of its own, the real data sets, the time that there is."""

from __future__ import annotations

import gc
import math
import os
import secrets
import shutil
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from lib.store.engine import CONFIGURATION
from tests.compiled import keep_compiled
from tests.data_sets import KEPT_STORES
from tests.debian import in_ci
from tests.servers.postgres import MISSING, Postgres, find, running

ROOT = Path(__file__).resolve().parents[1]
STARTED = time.monotonic()
LONG_FIRST = tuple(
    ROOT / "tests" / folder
    for folder in ("browser", "integration", "spec", "ui", "unit/store", "unit/ingest", "unit/pictures")
)
"""The folders whose files take long: they begin, so that short files fill up the end on both workers."""
LEFT_ALONE = (20_000, 10, 10)
"""How many objects come before those without an owner are looked for; Python's own 700 takes a tenth of a run."""
FOR_CASES = 0.85
"""The part of a torture test's time that is for its cases."""
MOST_FILES = 25
"""Files whose seconds a run tells at its end."""
IN_MEMORY, ROOM = Path("/dev/shm"), 8 * 2**30  # noqa: S108 - pytest makes folders of its own in it
"""Where the files of tests go if there is so much room: a load waits four times for a disk, and disks are slow."""
if IN_MEMORY.is_dir() and shutil.disk_usage(IN_MEMORY).free >= ROOM:
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(IN_MEMORY))

# Two cores are shared with Chromium: no test fails on a slow moment. CI tries the same examples every time.
settings.register_profile("default", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "default")
keep_compiled()
# Each worker has one core: a second thread of DuckDB costs a third of a small load. Where a test starts the monitor as
# a process of its own, it has as many as there are.
CONFIGURATION["threads"] = "1"
gc.disable()  # until all tests are found: what they are made of stays


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--minutes", type=float, help="how long the torture tests may take together")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Browser tests have their mark and a second try, which the run names; long files come first."""
    for item in items:
        if item.path.is_relative_to(ROOT / "tests" / "browser"):
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.flaky(reruns=1))
    items.sort(key=lambda item: [not item.path.is_relative_to(folder) for folder in LONG_FIRST])


def pytest_collection_finish() -> None:
    """Modules and tests stay to the end of the run: nothing is looked for among them."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(*LEFT_ALONE)
    gc.enable()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """After a run of many files: which of them took longest, so that it is known where time goes."""
    spent: Counter[str] = Counter()
    for reports in terminalreporter.stats.values():
        for report in reports:
            if isinstance(report, pytest.TestReport):
                spent[report.nodeid.split("::")[0]] += report.duration
    if len(spent) > MOST_FILES:
        terminalreporter.section(f"{sum(spent.values()):.0f} s in {len(spent)} files; the longest")
        for file, seconds in spent.most_common(MOST_FILES):
            terminalreporter.line(f"{seconds:6.0f} s {file}")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """With `-n 2`, a file stays on one worker. Those of the browser come first, so that a worker that has some has them
    after each other: they share its Chromium and its servers.

    Not `--dist loadgroup`: xdist 3.8 writes the group where pytest 9.2 no longer reads it.
    """
    from xdist.scheduler import LoadScopeScheduling

    class ByFile(LoadScopeScheduling):
        def _split_scope(self, nodeid: str) -> str:
            return nodeid.split("::")[0]

    gc.enable()  # who hands out the tests looks for none
    config.option.loadscopereorder = False  # the number of tests in a file says nothing of how long it takes
    return ByFile(config, log)


@pytest.fixture(scope="session", autouse=True)
def _own_store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No test ever opens the store that the person running it uses."""
    with pytest.MonkeyPatch.context() as patch:
        store = tmp_path_factory.mktemp("store") / "monitor.duckdb"
        patch.setenv("MONITOR_STORE", f"duckdb:///{store.as_posix()}")
        of_worker = tmp_path_factory.getbasetemp()
        of_run = of_worker.parent if "PYTEST_XDIST_WORKER" in os.environ else of_worker
        kept = of_run / "stores"
        kept.mkdir(exist_ok=True)
        patch.setenv(KEPT_STORES, str(kept))
        yield


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """A PostgreSQL server of this worker's own; where there is none its tests are skipped, in CI never."""
    if find() is None and not in_ci():
        pytest.skip(MISSING)
    with running() as server:
        yield server


@pytest.fixture
def hub_address(postgres: Postgres, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The address of an empty database; copies go to a folder of this test."""
    monkeypatch.setenv("MONITOR_COPIES", str(tmp_path / "copies"))
    return postgres.database(f"m{secrets.token_hex(8)}")


@pytest.fixture
def in_zone(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], None]]:
    """`in_zone("Pacific/Kiritimati")` sets the clock of this process to a zone until the test is over."""
    if not hasattr(time, "tzset"):
        pytest.skip("the zone of a process cannot be set here")

    def use(zone: str) -> None:
        monkeypatch.setenv("TZ", zone)
        time.tzset()

    yield use
    monkeypatch.undo()
    time.tzset()


@pytest.fixture(scope="session")
def root() -> Path:
    return ROOT


@pytest.fixture(scope="session")
def shared_cases() -> Path:
    """Small inputs that went wrong (`../shared/cases`); tests that ask for it also carry the mark `shared_data`."""
    folder = ROOT.parent / "shared" / "cases"
    if not folder.is_dir():
        pytest.skip("the shared cases do not lie beside this checkout")
    return folder


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The real data sets (`../shared/data`); tests that ask for it also carry the mark `shared_data`."""
    folder = ROOT.parent / "shared" / "data"
    if not folder.is_dir():
        pytest.skip("the shared data sets do not lie beside this checkout")
    return folder


@pytest.fixture
def share_of_time(request: pytest.FixtureRequest) -> float | None:
    """The seconds that a torture test has of `--minutes`; None where no limit is given.

    All have as much. What comes before and after the cases of a test is not limited: a part is kept for that, and who
    comes when the time is over has none.
    """
    minutes = request.config.getoption("--minutes")
    if minutes is None:
        return None
    tests = sum(item.get_closest_marker("torture") is not None for item in request.session.items)
    workers = int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1"))
    share = 60 * minutes * min(workers, tests) / tests
    return max(0.0, min(FOR_CASES * share, STARTED + 60 * minutes - time.monotonic()))


@pytest.fixture
def in_time(share_of_time: float | None) -> Callable[[Iterable[Any]], Iterator[Any]]:
    """`in_time(cases)` gives the cases of a torture test until its share of `--minutes` is over; at least one."""
    end = math.inf if share_of_time is None else time.monotonic() + share_of_time

    def taken(cases: Iterable[Any]) -> Iterator[Any]:
        for case in cases:
            yield case
            if time.monotonic() > end:
                return

    return taken
