"""The process in which files are read: `python -m lib.ingest.apart.worker`, started by `process.py`.

On standard input it gets the work as one pickle, on standard output it says what it is at and what came of it, each
as one pickle. Both ends are this program, so that nothing from outside is unpickled.
"""

from __future__ import annotations

import os
import pickle
import sys
import threading
from typing import Any, BinaryIO

from lib.ingest.apart.limits import limit_this_process

AT, DONE, RAISED, NO_MEMORY = "at", "done", "raised", "no memory"
"""What a message says: the name of a file that is being read, the outcome, an error, or that memory ran out."""


def main() -> None:
    """Do one piece of work within its limits; end when whoever asked for it ends."""
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # what a library prints is no message
    work, arguments, limits = pickle.load(sys.stdin.buffer)  # noqa: S301 - of the process that started this one
    threading.Thread(target=_end_with_the_other, daemon=True).start()
    limit_this_process(limits)
    try:
        done = work(*arguments, tell=lambda name: _say(answers, AT, name))
        _say(answers, DONE, done)
    except MemoryError:
        _say(answers, NO_MEMORY, "")
    except Exception as error:
        _say(answers, RAISED, error)
    answers.close()


def _say(answers: BinaryIO, kind: str, value: Any) -> None:
    answers.write(pickle.dumps((kind, value)))
    answers.flush()


def _end_with_the_other() -> None:
    """Wait for the end of the input, which stays open as long as the other process wants this one."""
    sys.stdin.buffer.read()
    os._exit(1)


if __name__ == "__main__":
    main()
