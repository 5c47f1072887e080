"""What the tests take of `lib`, room by room: `python -m tests.covered`, after a run that measured it.

Statements and branches together, as coverage.py counts them, have to reach the share that pyproject.toml asks for, and
so have branches alone. What is left out is named, with its reason.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import json
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from coverage import Coverage

ROOT = Path(__file__).resolve().parents[1]
MEASURES = ("statements and branches together", "branches alone")
LEAST_TAKEN = 20
"""Files that are named, those with the most that no test takes."""
_OMITTED = re.compile(r'^    "(?P<what>lib/[^"]+)",\s*# (?P<why>.+)$', re.MULTILINE)
_LEFT_OUT = re.compile(r"# pragma: no (?:cover|branch)(?P<why>.*)$")

Files = Mapping[str, Mapping[str, int]]
"""coverage.py's summary of each file."""


def measured(coverage: Coverage) -> Files:
    """The summary of every file of `lib`, also of those that no test opened."""
    with tempfile.TemporaryDirectory() as folder, contextlib.redirect_stdout(io.StringIO()):
        path = Path(folder) / "coverage.json"
        coverage.json_report(outfile=str(path))
        files = json.loads(path.read_text("utf-8"))["files"]
    return {Path(name).as_posix(): found["summary"] for name, found in files.items()}


def room_of(file: str) -> str:
    """The floor that a file stands on; `lib/` for one that stands on none."""
    parts = file.split("/")
    return parts[1] if len(parts) > 2 else "lib/"


def shares(summaries: Iterable[Mapping[str, int]]) -> tuple[float, float]:
    """Per cent of statements and branches together, and of branches alone; 100 where there is nothing to take."""
    total = Counter[str]()
    for summary in summaries:
        total.update({name: count for name, count in summary.items() if isinstance(count, int)})
    branches, taken = total["num_branches"], total["covered_branches"]
    both = total["num_statements"] + branches
    return (
        100 * (total["covered_lines"] + taken) / both if both else 100.0,
        100 * taken / branches if branches else 100.0,
    )


def left_out(root: Path) -> Iterator[str]:
    """Every file and line that is not measured, and why."""
    for found in _OMITTED.finditer((root / "pyproject.toml").read_text("utf-8")):
        yield f"{found['what']}: {found['why']}"
    for file in sorted((root / "lib").rglob("*.py")):
        for number, line in enumerate(file.read_text("utf-8").splitlines(), 1):
            if found := _LEFT_OUT.search(line):
                yield f"{file.relative_to(root).as_posix()}:{number}: {found['why'].strip(' -') or 'no reason'}"


def report(files: Files, root: Path) -> Iterator[str]:
    """The lines that are printed."""
    yield f"{'':14} together  branches"
    for room in sorted({room_of(file) for file in files}):
        together, branches = shares(summary for file, summary in files.items() if room_of(file) == room)
        yield f"{room:14} {together:7.1f}%  {branches:7.1f}%"
    together, branches = shares(files.values())
    yield f"{'all of lib':14} {together:7.1f}%  {branches:7.1f}%"
    missed = {file: s["missing_lines"] + s["missing_branches"] for file, s in files.items()}
    yield "Most that no test takes (statements and branches):"
    yield from (
        f"{missed[file]:5} {file}" for file in sorted(missed, key=missed.__getitem__)[: -LEAST_TAKEN - 1 : -1]
    )
    yield "Left out:"
    yield from (f"      {line}" for line in left_out(root))


def main() -> int:
    """Print it; 1 when less is taken than was asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--part", action="store_true", help="of a part of the tests, which need not take all")
    part = parser.parse_args().part
    coverage = Coverage()
    coverage.load()
    files = measured(coverage)
    print("\n".join(report(files, ROOT)))
    least = float(coverage.get_option("report:fail_under") or 0)
    short = [what for what, share in zip(MEASURES, shares(files.values()), strict=True) if share < least]
    if part or not short:
        return 0
    print(f"Less than {least:g}% of lib is taken by the tests: {', '.join(short)}.", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
