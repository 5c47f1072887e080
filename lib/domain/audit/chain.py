"""Lines under seals: each is sealed with what it says and the seal before, so that nothing changes unseen.

The proof of BIO2 1.3, 8.15.06. Who can write the whole file can also write all seals anew; a seal that was noted
elsewhere (`verify` prints the last one, and so does the log of the server) shows that too.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass

from lib.domain.audit.deeds import DeedDone

FIRST_SEAL = ""
"""The seal before the first line."""


@dataclass(frozen=True)
class Anchor:
    """Where a chain goes on: the number and the seal of the last line before its first one.

    After lines were taken out because they were older than they are kept, these stay.
    """

    number: int = 0
    seal: str = FIRST_SEAL


LEAST_SIGNS = 16
"""Signs of a seal that tell it from any other; so many the page shows."""
_NOTED = re.compile(rf"(\d{{1,18}})[\s:,]+(?:zegel\s+|seal\s+)?([0-9a-f]{{{LEAST_SIGNS},64}})", re.ASCII)


def anchor_in(text: str) -> Anchor | None:
    """A line as it was noted: its number and its seal, or the first signs of that; None for any other text."""
    found = _NOTED.fullmatch(text.strip())
    return Anchor(int(found[1]), found[2]) if found else None


@dataclass(frozen=True)
class AuditLine:
    """A line: what was done, and its place in the chain."""

    number: int
    done: DeedDone
    before: str
    seal: str


@dataclass(frozen=True)
class Chain:
    """Lines that follow each other, and where they begin."""

    start: Anchor
    lines: tuple[AuditLine, ...]

    @property
    def end(self) -> Anchor:
        return Anchor(self.lines[-1].number, self.lines[-1].seal) if self.lines else self.start

    def after(self, anchor: Anchor) -> tuple[AuditLine, ...] | None:
        """The lines after one of an earlier copy of this chain; None when that one is of another chain."""
        known = (self.start, *(Anchor(line.number, line.seal) for line in self.lines))
        return self.lines[known.index(anchor) :] if anchor in known else None


def sealed(done: DeedDone, after: Anchor) -> AuditLine:
    """The line that comes next."""
    number = after.number + 1
    return AuditLine(number, done, after.seal, _seal(number, done, after.seal))


def first_broken(lines: Iterable[AuditLine], anchor: Anchor) -> int | None:
    """The number of the first line that does not follow from the one before; None when all do.

    Args:
        lines: in their order.
    """
    for line in lines:
        if (line.number, line.before) != (anchor.number + 1, anchor.seal):
            return anchor.number + 1
        if line.seal != _seal(line.number, line.done, line.before):
            return line.number
        anchor = Anchor(line.number, line.seal)
    return None


def _seal(number: int, done: DeedDone, before: str) -> str:
    """SHA-256 over all that a line says, as JSON, so that no text can run over into the next."""
    told = [number, _text(done.moment), done.deed, done.subject, done.result, done.origin, done.actor, before]
    return hashlib.sha256(json.dumps(told, ensure_ascii=True).encode()).hexdigest()


def _text(moment: dt.datetime) -> str:
    return moment.isoformat(timespec="microseconds")
