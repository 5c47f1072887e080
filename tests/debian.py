"""Installs what a test needs from Debian's packages, where that can be done without a password."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path


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
    steps = (["update"], ["install", "-y", "--no-install-recommends", name])
    return all(_done([*prefix, "apt-get", *step]) for step in steps)


def unpack_package(name: str, place: Path) -> bool:
    """Put what is in a package of Debian in a folder: nothing of it is started or set up, nor what it needs."""
    prefix = _as_root()
    if not shutil.which("apt-get") or prefix is None:
        return False
    with tempfile.TemporaryDirectory() as folder:
        fetched = _done([*prefix, "apt-get", "update"]) and _done(["apt-get", "download", name], folder)
        files = [str(file) for file in Path(folder).glob("*.deb")]
        return fetched and all(_done(["dpkg-deb", "-x", file, str(place)]) for file in files)


def _done(command: list[str], folder: str | None = None) -> bool:
    print("      " + " ".join(command), flush=True)
    done = subprocess.run(
        command,
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    if done.returncode != 0:
        print(done.stdout[-2000:], flush=True)
    return done.returncode == 0
