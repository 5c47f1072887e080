"""Finds PostgreSQL, installs Debian's if it can (`python -m tests.servers.postgres --install`), and runs one."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg
import psycopg.sql

from tests.debian import in_ci, install_package

PACKAGE, PROGRAM = "postgresql", "initdb"
DEBIAN = Path("/usr/lib/postgresql")
MISSING = "no PostgreSQL found: install `postgresql`, or put the folder with initdb and postgres on the path"
ACCOUNT = "postgres"
STARTS_WITHIN = 60.0
_SETTINGS = ("shared_buffers=64MB", "max_connections=200")


def find() -> Path | None:
    """The folder with its programs: the newest of Debian's, else that on the path."""
    versions = sorted(DEBIAN.glob(f"*/bin/{PROGRAM}"), key=lambda path: int(path.parts[-3]))
    if versions:
        return versions[-1].parent
    found = shutil.which(PROGRAM)
    return Path(found).parent if found else None


@dataclass
class Postgres:
    """A server of its own on this machine."""

    programs: Path
    folder: Path
    port: int
    account: str | None
    process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it and wait until it answers."""
        settings = [word for setting in _SETTINGS for word in ("-c", setting)]
        with (self.folder / "log").open("ab") as log:
            self.process = subprocess.Popen(
                [
                    self.programs / "postgres",
                    "-D",
                    self.folder / "data",
                    "-p",
                    str(self.port),
                    "-k",
                    "",
                    *settings,
                ],
                stdout=log,
                stderr=log,
                user=self.account,
                cwd=self.folder,
            )
        until = time.monotonic() + STARTS_WITHIN
        while True:
            try:
                psycopg.connect(self.address(ACCOUNT), connect_timeout=2).close()
                return
            except psycopg.OperationalError:
                if time.monotonic() > until:
                    raise AssertionError((self.folder / "log").read_text("utf-8")[-2000:]) from None
                time.sleep(0.1)

    def stop(self) -> None:
        """Stop it at once, as a machine that goes down does; what was committed is there at the next start."""
        if self.process:
            self.process.send_signal(signal.SIGQUIT)
            self.process.wait()
            self.process = None

    def address(self, database: str) -> str:
        return f"postgresql://{ACCOUNT}@127.0.0.1:{self.port}/{database}"

    def database(self, name: str) -> str:
        """Make an empty database; its address."""
        with psycopg.connect(self.address(ACCOUNT), autocommit=True) as connection:
            connection.execute(psycopg.sql.SQL("create database {}").format(psycopg.sql.Identifier(name)))
        return self.address(name)

    def cut(self) -> int:
        """Cut all connections of clients; returns how many."""
        asked = (
            "select pg_terminate_backend(pid) from pg_stat_activity "
            "where pid <> pg_backend_pid() and datname is not null"
        )
        with psycopg.connect(self.address(ACCOUNT), autocommit=True) as connection:
            return len(connection.execute(asked).fetchall())


@contextmanager
def running() -> Iterator[Postgres]:
    """A new server, in a folder of its own that its account may enter; it is gone afterwards."""
    programs = find()
    assert programs, MISSING
    account = ACCOUNT if os.geteuid() == 0 else None  # it does not run as root
    folder = Path(tempfile.mkdtemp(prefix="monitor-postgres-", dir=os.environ.get("PYTEST_DEBUG_TEMPROOT")))
    try:
        if account:
            owner = pwd.getpwnam(account)
            os.chown(folder, owner.pw_uid, owner.pw_gid)
        words = ["-D", folder / "data", "-U", ACCOUNT, "-A", "trust", "-E", "UTF8", "--no-locale", "-N"]
        subprocess.run(
            [programs / PROGRAM, *words], user=account, cwd=folder, check=True, stdout=subprocess.DEVNULL
        )
        server = Postgres(programs, folder, _free_port(), account)
        try:
            server.start()
            yield server
        finally:
            server.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def main(arguments: list[str]) -> int:
    path = find()
    if path is None and "--install" in arguments and install_package(PACKAGE):
        path = find()
    print(f"      {path or MISSING}")
    if path or not in_ci():
        return 0
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
