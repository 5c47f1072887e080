"""Finds Chromium, and installs Debian's if it can: `python -m tests.browser.chromium --install`."""

from __future__ import annotations

import os
import shutil
import sys

from tests.debian import in_ci, install_package

NAMES = ("chromium", "chromium-browser", "google-chrome")
MISSING = (
    "no Chromium found: install `chromium` (or google-chrome), or name the program in the variable CHROMIUM"
)


def find() -> str | None:
    """The Chromium to use: the one that CHROMIUM names, else the first known name on the path."""
    named = os.environ.get("CHROMIUM")
    if named:
        return shutil.which(named)
    return next((path for name in NAMES if (path := shutil.which(name))), None)


def main(arguments: list[str]) -> int:
    path = find()
    if (
        path is None
        and "--install" in arguments
        and not os.environ.get("CHROMIUM")
        and install_package("chromium")
    ):
        path = find()
    if path:
        print(f"      {path}")
        return 0
    print(f"      {MISSING}")
    if in_ci():
        return 1
    print("      the browser tests will be skipped")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
