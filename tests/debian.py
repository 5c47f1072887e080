"""Installs what a test needs from Debian's packages, where that can be done without a password."""

from __future__ import annotations

import os
import shutil
import subprocess


def in_ci() -> bool:
    """Whether everything that a test needs has to be there."""
    return bool(os.environ.get("CI"))


def _as_root() -> list[str] | None:
    """What to put before a command that needs root; None if it cannot be had without a password."""
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        return []
    if shutil.which("sudo") and subprocess.run(["sudo", "-n", "true"], capture_output=True).returncode == 0:
        return ["sudo", "-n"]
    return None


def install_package(name: str) -> bool:
    """Install a package of Debian; says what it does, and whether it worked."""
    prefix = _as_root()
    if not shutil.which("apt-get") or prefix is None:
        return False
    for step in (["update"], ["install", "-y", "--no-install-recommends", name]):
        command = [*prefix, "apt-get", *step]
        print("      " + " ".join(command), flush=True)
        done = subprocess.run(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )
        if done.returncode != 0:
            print(done.stdout[-2000:], flush=True)
            return False
    return True
