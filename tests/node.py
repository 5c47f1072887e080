"""Programs that only npm has, for tests: installed once from their lock, which pins each package by its hash."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

_SECONDS = 300


def path_with_node() -> str:
    """The PATH on which the Node of this environment stands first."""
    return os.pathsep.join((str(Path(sys.executable).parent), os.environ.get("PATH", "")))


def installed(lock: Path) -> Path:
    """The folder of the programs that a `package-lock.json` names; kept beside the environment.

    Nothing that a package brings is run while it is installed.
    """
    name = f"node-{hashlib.sha256(lock.read_bytes()).hexdigest()[:12]}"
    folder = Path(sys.prefix) / name
    programs = folder / "node_modules" / ".bin"
    if folder.is_dir():
        return programs
    making = folder.with_name(f"{name}-{os.getpid()}")
    making.mkdir()
    try:
        for file in (lock, lock.with_name("package.json")):
            shutil.copy(file, making)
        npm = shutil.which("npm", path=path_with_node())
        assert npm, "there is no npm in this environment: install the development requirements"
        subprocess.run(
            [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--fetch-retries=5"],
            cwd=making,
            env={**os.environ, "PATH": path_with_node()},
            check=True,
            capture_output=True,
            timeout=_SECONDS,
        )
        making.rename(folder)
    except OSError:
        if not folder.is_dir():  # another worker was first
            raise
    finally:
        shutil.rmtree(making, ignore_errors=True)
    return programs
