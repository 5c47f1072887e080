"""Starts and stops the real app in a process of its own. Knows nothing of pytest: benchmarks use it too."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
APP = ROOT / "app.py"
HOST = "127.0.0.1"
HEALTH = "/_stcore/health"
"""Answers well when the store can be used and all of it read."""


@dataclass(frozen=True)
class Server:
    url: str
    log_path: Path
    process: subprocess.Popen[bytes]

    def log(self) -> str:
        return self.log_path.read_text(encoding="utf-8", errors="replace")

    def stop(self) -> None:
        if self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(timeout=10)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


def start(
    store: Path,
    log_path: Path,
    *,
    script: Path = APP,
    env: Mapping[str, str] | None = None,
    options: Sequence[str] = (),
    timeout: float = 180,
    answers: str = HEALTH,
) -> Server:
    """Start the app on `store` (a DuckDB file, which need not exist) and wait until it answers.

    The app itself starts as `make run` starts it, but open to every visitor. `options` are settings of Streamlit, `env`
    comes on top of this process's environment. What the server prints, errors included, is in `log_path`. It answers
    when the address `answers` does.
    """
    port = free_port()
    command = [
        *(sys.executable, "-m"),
        *(("lib.ui.serve",) if script == APP else ("streamlit", "run", str(script))),
        *("--server.port", str(port), "--server.address", HOST),
        *("--server.headless", "true", "--server.fileWatcherType", "none"),
        *options,
    ]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("STREAMLIT_")}
    environment |= {"MONITOR_STORE": f"duckdb:///{store.as_posix()}", "PYTHONUNBUFFERED": "1", "OPEN": "1"}
    environment |= env or {}
    with log_path.open("wb") as log:
        process = subprocess.Popen(
            command,
            cwd=script.parent,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
        )
    server = Server(f"http://{HOST}:{port}", log_path, process)
    try:
        _wait_until_it_answers(server, answers, timeout)
    except BaseException:
        server.stop()
        raise
    return server


@contextmanager
def running(store: Path, log_path: Path, **how: Any) -> Iterator[Server]:
    """`start`, and stop at the end."""
    server = start(store, log_path, **how)
    try:
        yield server
    finally:
        server.stop()


def _wait_until_it_answers(server: Server, address: str, timeout: float) -> None:
    deadline = time.monotonic() + timeout
    while time.monotonic() < deadline:
        if server.process.poll() is not None:
            raise RuntimeError(f"the app stopped while it started:\n{server.log()[-3000:]}")
        try:
            with urllib.request.urlopen(f"{server.url}{address}", timeout=2) as answer:
                if answer.status == 200:
                    return
        except urllib.error.HTTPError as error:
            if error.code == 401:  # it is up, and lets in who signs in
                return
        except (urllib.error.URLError, OSError):
            pass
        time.sleep(0.1)
    raise RuntimeError(f"the app did not answer within {timeout:.0f} s:\n{server.log()[-3000:]}")
