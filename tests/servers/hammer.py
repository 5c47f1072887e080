"""Everything that can happen to machines that share a store, at once: readers, loaders, decisions, kills and cuts.

Three servers as `make run` starts them read and are killed in turn; the command line loads in two rows; a machine of
its own types decisions and is killed too; the connections of the hub are cut; a disk is full. Every load brings one
value for both partnerships: who sees two values saw half a load.
"""

from __future__ import annotations

import json
import os
import random
import resource
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from tests.browser import server
from tests.loading import WORLD, figures_file
from tests.servers.postgres import Postgres

ROOT = Path(__file__).resolve().parents[2]
SERVERS, READERS = 3, 20
READ_EVERY = 0.4
"""Seconds between two questions of one reader; the machine is not what is tried."""
FIGURES = "/api/v1/cijfers?indicator=pond"
YEARS = ("2022", "2023")
"""One for each loader."""
TYPIST = """
import sys
from lib.store.upkeep.opening import open_store
from lib.ingest.typed.one_row import add_typed
store = open_store()
for line in sys.stdin:
    row = {"partnerschap": "aa-cc", "datum": "2026-01-02", "tekst": line.strip(), "staat": "open"}
    row |= {"eigenaar": "teamleider", "kant": "samen", "bron": "proef"}
    try:
        outcome, code = add_typed(store, "besluiten", row, line)
        print("stored" if outcome.load_id else outcome.findings, code, flush=True)
    except Exception as error:
        print("refused", type(error).__name__, error, flush=True)
"""
ROOM_ON_A_FULL_DISK = 300_000


@dataclass
class Hammer:
    """What is done, and what was seen.

    Attributes:
        address: of the hub.
        stored: per year the values of the loads that said to be stored, in their order.
        decisions: what was typed and said to be stored.
        faults: what should not have been.
    """

    address: str
    postgres: Postgres
    folder: Path
    seed: int = 7
    answers: int = 0
    retries: int = 0
    stored: dict[str, list[int]] = field(default_factory=lambda: {year: [] for year in YEARS})
    decisions: list[str] = field(default_factory=list)
    happened: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    _over: threading.Event = field(default_factory=threading.Event)
    _servers: list[server.Server | None] = field(default_factory=lambda: [None] * SERVERS)
    _working: dict[str, subprocess.Popen[str]] = field(default_factory=dict)

    def run(self, seconds: float) -> None:
        """Do all of it for so long, and wait until everybody is done."""
        self._begin()
        work: list[Callable[[], None]] = [
            *(lambda n=n: self._read(n) for n in range(READERS)),  # type: ignore[misc]
            *(lambda year=year: self._load(year) for year in self.stored),  # type: ignore[misc]
            self._type,
        ]
        threads = [threading.Thread(target=self._guarded, args=(each,)) for each in work]
        for thread in threads:
            thread.start()
        try:
            self._break(time.monotonic() + seconds)
        finally:
            self._over.set()
            for thread in threads:
                thread.join()
            for each in self._servers:
                if each:
                    each.stop()

    def environment(self) -> dict[str, str]:
        return os.environ | {"MONITOR_STORE": self.address, "MONITOR_COPIES": str(self.folder / "copies")}

    def command(
        self, *words: str, most: int | None = None, store: str = ""
    ) -> subprocess.CompletedProcess[str]:
        """A command of the monitor: on the hub or another store, on a disk with so many bytes left for a file."""

        def limited() -> None:
            if most:
                resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))

        return subprocess.run(
            [sys.executable, "-m", "lib.cli", *words],
            cwd=ROOT,
            env=self.environment() | ({"MONITOR_STORE": store} if store else {}),
            capture_output=True,
            text=True,
            preexec_fn=limited,
        )

    def _begin(self) -> None:
        paths = [self._write(name, content) for name, content in WORLD.items()]
        done = self.command("load", *map(str, paths))
        assert done.returncode == 0, done.stdout + done.stderr
        for number in range(SERVERS):
            self._start(number)

    def _start(self, number: int) -> None:
        self._servers[number] = server.start(
            Path("unused"),
            self.folder / f"server-{number}-{time.monotonic():.0f}.log",
            env=self.environment(),
        )

    def _write(self, name: str, content: str) -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, "utf-8")
        return path

    def _guarded(self, work: Callable[[], None]) -> None:
        try:
            work()
        except BaseException as error:
            self.faults.append(repr(error))
            self._over.set()

    def _read(self, reader: int) -> None:
        """Ask one server again and again; a server that is away is asked again, and nothing ever goes back."""
        number, seen, of = reader % SERVERS, dict.fromkeys(YEARS, 0), None
        while not self._over.wait(READ_EVERY):
            asked = self._servers[number]
            if asked is None:
                continue
            if asked is not of:
                seen, of = dict.fromkeys(YEARS, 0), asked
            try:
                with urllib.request.urlopen(asked.url + FIGURES, timeout=60) as answer:
                    figures = json.load(answer)
            except urllib.error.HTTPError as error:
                self.faults.append(f"{error.code} {error.read()[:300]!r}")
                continue
            except (OSError, ValueError):
                self.retries += 1
                if asked is self._servers[number] and asked.process.poll() is None:
                    self.faults.append(f"server {number} gave no answer")
                continue
            self.answers += 1
            for year in YEARS:
                values = [row["waarde"] for row in figures["gegevens"] if row["periode"] == year]
                if len(values) not in (0, 2) or len(set(values)) > 1:
                    self.faults.append(f"half a load: {values}")
                newest = int(values[0]) if values else 0
                if newest < seen[year]:
                    self.faults.append(f"{year} went back from {seen[year]} to {newest}")
                seen[year] = newest

    def file_of(self, year: str, value: int) -> Path:
        """The file with one value for both partnerships."""
        rows = [f"{who};;pond;{year};{value};definitief" for who in ("aa-cc", "bb-cc")]
        return self._write(f"{year}/{value}/cijfers.csv", figures_file(*rows))

    def _load(self, year: str) -> None:
        """Load the next value from the command line; one that is killed or refused stored all or nothing."""
        value = 0
        while not self._over.is_set():
            value += 1
            process = subprocess.Popen(
                [sys.executable, "-m", "lib.cli", "load", str(self.file_of(year, value))],
                cwd=ROOT,
                env=self.environment(),
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
            )
            self._working[year] = process
            said, _ = process.communicate()
            if process.returncode == 0:
                self.stored[year].append(value)
            elif "Traceback" in said:
                self.faults.append(said[-1000:])

    def _type(self) -> None:
        """Type decisions on a machine of its own, which is begun anew when it was killed."""
        number = 0
        process: subprocess.Popen[str] | None = None
        while not self._over.wait(0.3):
            if process is None or process.poll() is not None:
                process = self._working["typist"] = subprocess.Popen(
                    [sys.executable, "-c", TYPIST],
                    cwd=ROOT,
                    env=self.environment(),
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    text=True,
                )
            number += 1
            text = f"besluit {number}"
            try:
                assert process.stdin
                assert process.stdout
                print(text, file=process.stdin, flush=True)
                said = process.stdout.readline()
            except BrokenPipeError:
                continue
            if said.startswith("stored"):
                self.decisions.append(text)
            elif said and "hub_away" not in said and "overtaken" not in said:
                self.faults.append(said)
        if process:
            process.kill()
            process.communicate()

    def _break(self, until: float) -> None:
        """Break something every few seconds, each kind in turn and once at least."""
        chance, turn = random.Random(self.seed), 0
        kinds = (self._kill_server, self._cut, self._kill_worker, self._fill_disk, self._restart_hub)
        while not self._over.wait(chance.uniform(1.0, 4.0)):
            if (
                time.monotonic() > until
                and turn >= len(kinds)
                and self.decisions
                and all(self.stored.values())
            ):
                break
            kind = kinds[turn % len(kinds)]
            kind(turn)
            self.happened.append(kind.__name__)
            turn += 1

    def _kill_server(self, turn: int) -> None:
        number = turn // 5 % SERVERS
        killed, self._servers[number] = self._servers[number], None
        if killed:
            killed.process.kill()
            killed.process.wait()
        self._start(number)

    def _cut(self, turn: int) -> None:
        self.postgres.cut()

    def _kill_worker(self, turn: int) -> None:
        process = list(self._working.values())[turn % len(self._working)] if self._working else None
        if process:
            process.kill()

    def _fill_disk(self, turn: int) -> None:
        path = self._write("vol/cijfers.csv", figures_file("aa-cc;;pond;1999;1;definitief"))
        done = self.command("load", str(path), most=ROOM_ON_A_FULL_DISK)
        if done.returncode == 0 or "Traceback" in done.stdout + done.stderr:
            self.faults.append(f"disk full: {done.returncode} {done.stdout} {done.stderr}"[-1000:])

    def _restart_hub(self, turn: int) -> None:
        self.postgres.stop()
        time.sleep(1)
        self.postgres.start()
