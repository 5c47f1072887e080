"""Work on files in a process of its own, followed and ended by the one that asks for it."""

from __future__ import annotations

import os
import pickle
import queue
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, BinaryIO, TypeVar

from lib.domain.loads.findings import Finding
from lib.ingest.apart import worker
from lib.ingest.apart.limits import MEGABYTE, Limits, are_light, limits_for
from lib.ingest.headings import Unreadable

Tell = Callable[[str], None]
"""Called with the name of the file that is being read; may raise to end the work."""
_Outcome = TypeVar("_Outcome")

TOO_LONG, TOO_MUCH_MEMORY, TOO_MUCH_DISK = "lezen_te_lang", "lezen_te_veel_geheugen", "lezen_te_veel_schijf"
BROKEN_OFF = "lezen_gestopt"
_ENDED = "ended"
LOOKS_EVERY = 0.2
"""Seconds between two looks at the process."""
READERS_AT_ONCE = 2
"""Processes that read at the same time; others wait their turn."""

_ROOT = Path(__file__).parents[3]
_turns = threading.BoundedSemaphore(READERS_AT_ONCE)


def read_apart(
    work: Callable[..., _Outcome],
    *arguments: Any,
    paths: Sequence[Path],
    folder: Path,
    tell: Tell,
    limits: Limits | None = None,
) -> _Outcome:
    """The outcome of work on files: here when they are light, else in a process of its own.

    Args:
        work: a function of a module that takes `tell` by name too; its arguments and outcome can be pickled.
        paths: the files that the work reads.
        folder: where it may write.
        tell: is called all the time; what it raises ends the work.
        limits: what the process may use; by the size of the files when left out.

    Raises:
        Unreadable: naming the limit that was passed; and whatever else the work raises.
    """
    if limits is None and are_light(paths):
        return work(*arguments, tell=tell)
    with _turn(tell), _started() as process:
        running = _Running(process, limits or limits_for(paths), folder, tell, paths[0].name)
        running.send((work, arguments, running.limits))
        outcome: _Outcome = running.outcome()
        return outcome


@contextmanager
def _turn(tell: Tell) -> Iterator[None]:
    while not _turns.acquire(timeout=LOOKS_EVERY):
        tell("")
    try:
        yield
    finally:
        _turns.release()


@contextmanager
def _started() -> Iterator[subprocess.Popen[bytes]]:
    """The process; it has ended afterwards, whatever happened."""
    with subprocess.Popen(
        [sys.executable, "-m", worker.__name__],
        cwd=_ROOT,
        env=os.environ | {"OPENBLAS_NUM_THREADS": "1"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        start_new_session=True,  # Ctrl-C is for the one that asks, which then ends this one
    ) as process:
        try:
            yield process
        finally:
            process.kill()
            with suppress(OSError):  # what was still to be sent
                process.stdin.close()  # type: ignore[union-attr]


class _Running:
    """A process at work, and what it said last."""

    def __init__(
        self, process: subprocess.Popen[bytes], limits: Limits, folder: Path, tell: Tell, at: str
    ) -> None:
        self.limits = limits
        self._process, self._folder, self._tell, self._at = process, folder, tell, at
        self._said: queue.SimpleQueue[tuple[str, Any]] = queue.SimpleQueue()
        threading.Thread(target=_listen, args=(process.stdout, self._said), daemon=True).start()

    def send(self, job: Any) -> None:
        stdin = self._process.stdin
        with suppress(BrokenPipeError):  # that it ended is seen when it says nothing more
            stdin.write(pickle.dumps(job))  # type: ignore[union-attr]
            stdin.flush()  # type: ignore[union-attr]

    def outcome(self) -> Any:
        """Wait for the outcome; raises what the work raises, or what keeps it from ending."""
        until = time.monotonic() + self.limits.duration
        while True:
            self._tell(self._at)
            if time.monotonic() > until:
                raise self._passed(TOO_LONG)
            if _size_of(self._folder) > self.limits.disk:
                raise self._passed(TOO_MUCH_DISK)
            with suppress(queue.Empty):
                kind, value = self._said.get(timeout=LOOKS_EVERY)
                if kind == worker.DONE:
                    return value
                if kind == worker.RAISED and isinstance(value, Exception):
                    raise value
                if kind != worker.AT:
                    raise self._passed(TOO_MUCH_MEMORY if kind == worker.NO_MEMORY else self._ending())
                self._at = value

    def _ending(self) -> str:
        """Why the process ended without an outcome."""
        ended = self._process.wait()
        return TOO_LONG if sys.platform != "win32" and ended == -signal.SIGXCPU else BROKEN_OFF

    def _passed(self, rule: str) -> Unreadable:
        megabytes = {TOO_MUCH_MEMORY: self.limits.memory, TOO_MUCH_DISK: self.limits.disk}.get(
            rule, 0
        ) // MEGABYTE
        hint = self.limits.seconds if rule == TOO_LONG else megabytes
        return Unreadable(Finding(self._at, 0, "", "", rule, (str(hint),)))


def _listen(answers: BinaryIO, said: queue.SimpleQueue[tuple[str, Any]]) -> None:
    """Pass on what the process says, and at last that it says no more."""
    with suppress(EOFError, OSError, ValueError, pickle.UnpicklingError):
        while True:
            said.put(pickle.load(answers))  # noqa: S301 - of the process that this one started
    said.put((_ENDED, None))


def _size_of(folder: Path) -> int:
    size = 0
    for parent, _, names in os.walk(folder):
        for name in names:
            with suppress(OSError):
                size += os.stat(os.path.join(parent, name)).st_size
    return size
