"""Work on files in a process of its own: what it gives, which limits it keeps, and that it ends."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from lib.ingest.apart import process
from lib.ingest.apart.limits import MEGABYTE, Limits
from lib.ingest.apart.process import read_apart
from lib.ingest.headings import Unreadable
from tests.unit.ingest.apart import jobs

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="asks POSIX for the process")
LIMITS = Limits(seconds=20)
A_WHILE = 60.0


class Enough(Exception):
    """Whoever asked does not wait any more."""


def quiet(name: str) -> None:
    """Says nothing."""


def ask(
    work: Callable[..., object], folder: Path, limits: Limits | None = LIMITS, tell: process.Tell = quiet
) -> object:
    file = folder / "bestand.csv"
    file.write_text("inhoud", encoding="utf-8")
    return read_apart(work, folder, paths=[file], folder=folder, tell=tell, limits=limits)


def is_running(number: int) -> bool:
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return False
    return True


def test_the_outcome_comes_from_another_process_that_gives_way(tmp_path: Path) -> None:
    names: list[str] = []
    number, niceness = ask(jobs.who, tmp_path, tell=names.append)  # type: ignore[misc]
    assert number != os.getpid()
    assert not is_running(number)
    assert niceness > os.nice(0)
    assert names[0] == "bestand.csv"
    assert "wie.csv" in names


def test_light_files_are_read_here(tmp_path: Path) -> None:
    number, _ = ask(jobs.who, tmp_path, limits=None)  # type: ignore[misc]
    assert number == os.getpid()


def test_what_the_work_raises_is_raised(tmp_path: Path) -> None:
    with pytest.raises(Unreadable) as raised:
        ask(jobs.refuse, tmp_path)
    assert [finding.rule for finding in raised.value.findings] == ["leeg_bestand"]


@pytest.mark.parametrize(
    ("work", "limits", "rule", "limit"),
    [
        (jobs.compute, Limits(seconds=1), "lezen_te_lang", "1"),
        (jobs.write, Limits(seconds=20, disk=5 * MEGABYTE), "lezen_te_veel_schijf", "5"),
        (jobs.fall, LIMITS, "lezen_gestopt", "0"),
        pytest.param(
            *(jobs.hoard, Limits(seconds=20, memory=100 * MEGABYTE), "lezen_te_veel_geheugen", "100"),
            marks=pytest.mark.skipif(sys.platform != "linux", reason="only Linux counts memory"),
        ),
    ],
)
def test_a_limit_that_is_passed_is_a_finding(
    tmp_path: Path, work: Callable[..., object], limits: Limits, rule: str, limit: str
) -> None:
    started = time.monotonic()
    with pytest.raises(Unreadable) as raised:
        ask(work, tmp_path, limits)
    assert time.monotonic() - started < A_WHILE
    [finding] = raised.value.findings
    assert (finding.file, finding.rule, finding.hints) == ("zwaar.csv", rule, (limit,))


def test_it_ends_with_whoever_asked(tmp_path: Path) -> None:
    seen: list[int] = []

    def enough(name: str) -> None:
        if name.isdecimal():
            seen.append(int(name))
            raise Enough

    with pytest.raises(Enough):
        ask(jobs.work_on, tmp_path, tell=enough)
    assert not is_running(seen[0])
