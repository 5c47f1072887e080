"""Finds R, installs Debian's if it can (`python -m tests.r_program --install`), and runs a line of it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

from tests.debian import in_ci, install_package

PACKAGE, PROGRAM = "r-base-core", "Rscript"
MISSING = "no R found: install `r-base-core`, or put Rscript on the path"


def find() -> str | None:
    """The program that runs a line."""
    return shutil.which(PROGRAM)


def run(line: str) -> str:
    """What a line prints, run by an R of its own."""
    done = subprocess.run(
        [str(find()), "--vanilla", "-e", line],
        env={**os.environ, "LC_ALL": "C.UTF-8"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def main(arguments: list[str]) -> int:
    if find() is None and "--install" in arguments:
        install_package(PACKAGE)
    print(f"      {find() or MISSING}")
    return 0 if find() or not in_ci() else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
