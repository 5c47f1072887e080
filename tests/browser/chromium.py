"""Finds Chromium, and installs Debian's if it can: `python -m tests.browser.chromium --install`."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

NAMES = ("chromium", "chromium-browser", "google-chrome")
MISSING = (
    "no Chromium found: install `chromium` (or google-chrome), or name the program in the variable CHROMIUM"
)


def in_ci() -> bool:
    return bool(os.environ.get("CI"))


def find() -> str | None:
    """The Chromium to use: the one that CHROMIUM names, else the first known name on the path."""
    named = os.environ.get("CHROMIUM")
    if named:
        return shutil.which(named)
    return next((path for name in NAMES if (path := shutil.which(name))), None)


def _as_root() -> list[str] | None:
    """What to put before a command that needs root; None if it cannot be had without a password."""
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        return []
    if shutil.which("sudo") and subprocess.run(["sudo", "-n", "true"], capture_output=True).returncode == 0:
        return ["sudo", "-n"]
    return None


def install() -> bool:
    """Install Debian's chromium; says what it does, and whether it worked."""
    prefix = _as_root()
    if not shutil.which("apt-get") or prefix is None:
        return False
    for step in (["update"], ["install", "-y", "--no-install-recommends", "chromium"]):
        command = [*prefix, "apt-get", *step]
        print("      " + " ".join(command), flush=True)
        done = subprocess.run(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )
        if done.returncode != 0:
            print(done.stdout[-2000:], flush=True)
            return False
    return True


def main(arguments: list[str]) -> int:
    path = find()
    if path is None and "--install" in arguments and not os.environ.get("CHROMIUM") and install():
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
