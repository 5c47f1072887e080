"""Writing and reading the audit. A line is written in the transaction of what it tells, so there is neither alone.

One process owns the store and one thread of it writes at a time (`Store.writing`), so two cannot both write the next
line. A process that is killed leaves its line with the whole of what it did, or none.
"""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Iterator
from dataclasses import dataclass, replace

import sqlalchemy as sa

from lib.domain.audit.chain import FIRST_SEAL, Anchor, AuditLine, Chain, first_broken, sealed
from lib.domain.audit.deeds import Deed, DeedDone
from lib.store.audit.tables import audit, audit_anchor
from lib.store.engine import Store

_LOG = logging.getLogger("monitor.audit")
_AT_A_TIME = 10_000
LONGEST_SUBJECT = 300
"""Letters of what a line is about; more is cut off."""


@dataclass(frozen=True)
class AuditWish:
    """Which lines are asked; what is left out matters not."""

    deeds: tuple[str, ...] = ()
    actor: str | None = None
    first: dt.date | None = None
    last: dt.date | None = None


def record(connection: sa.Connection, done: DeedDone) -> AuditLine:
    """Write the next line, in the caller's transaction; the one way in.

    The log of the server gets its number and seal, without who and what: a copy of those elsewhere proves the chain.
    """
    line = sealed(replace(done, subject=done.subject[:LONGEST_SUBJECT]), _end(connection))
    connection.execute(
        audit.insert().values(
            nummer=line.number,
            moment=line.done.moment,
            handeling=line.done.deed,
            onderwerp=line.done.subject,
            uitkomst=line.done.result,
            herkomst=line.done.origin,
            wie=line.done.actor,
            vorig_zegel=line.before,
            zegel=line.seal,
        )
    )
    _LOG.info("line %d: %s, %s, seal %s", line.number, line.done.deed, line.done.result, line.seal)
    return line


def record_alone(store: Store, *deeds: DeedDone) -> None:
    """Write lines of what left the store as it is, such as a look or a copy."""
    with store.writing() as connection:
        for done in deeds:
            record(connection, done)


def read_audit(store: Store, wish: AuditWish, most: int) -> tuple[list[AuditLine], int]:
    """The newest lines, at most so many, and how many there are."""
    asked = _wished(wish)
    with store.reading() as connection:
        number = connection.scalar(sa.select(sa.func.count()).select_from(asked.subquery())) or 0
        rows = connection.execute(asked.order_by(audit.c.nummer.desc()).limit(most))
        return [_as_line(row) for row in rows], number


def actors_of(store: Store) -> list[str]:
    """Everyone who is named in the audit."""
    with store.reading() as connection:
        return list(connection.scalars(sa.select(audit.c.wie).distinct().order_by(audit.c.wie)))


def end_of(store: Store) -> Anchor:
    """The number and the seal of the last line."""
    with store.reading() as connection:
        return _end(connection)


def still_has(store: Store, noted: Anchor) -> bool:
    """Whether a line that was noted elsewhere is still there under its seal: lines that went at the end show so.

    Lines that are older than they are kept cannot tell, and are taken to have been there.

    Args:
        noted: its number, and its seal or the first signs of that.
    """
    with store.reading() as connection:
        start = _anchor(connection)
        found = connection.scalar(sa.select(audit.c.zegel).where(audit.c.nummer == noted.number))
    known = start.seal if noted.number == start.number else found
    return noted.number < start.number or (known or "").startswith(noted.seal)


def broken_at(connection: sa.Connection) -> int | None:
    """The number of the first line that does not follow from the one before; None when the chain is whole."""
    return first_broken(_lines(connection), _anchor(connection))


def trim(store: Store, before: dt.datetime) -> int:
    """Take out the lines of before a moment (UTC), and write that down; returns how many went.

    The chain goes on from the seal of the last that went. Nothing is taken out of a chain that is broken.
    """
    with store.writing() as connection:
        kept = connection.scalar(sa.select(sa.func.min(audit.c.nummer)).where(audit.c.moment >= before))
        last = _end(connection).number if kept is None else kept - 1
        gone = connection.execute(audit.select().where(audit.c.nummer <= last).order_by(audit.c.nummer)).all()
        if not gone or broken_at(connection) is not None:
            return 0
        connection.execute(audit_anchor.delete())
        connection.execute(audit_anchor.insert().values(nummer=last, zegel=gone[-1].zegel))
        connection.execute(audit.delete().where(audit.c.nummer <= last))
        record(connection, DeedDone(Deed.TRIM, f"regels {gone[0].nummer}-{last}"))
    return len(gone)


def chain_of(store: Store) -> Chain:
    """All lines that are there, and where they begin."""
    with store.reading() as connection:
        return Chain(_anchor(connection), tuple(_lines(connection)))


def go_on_with(store: Store, former: Chain | None, done: DeedDone) -> None:
    """Write the lines that a copy which was put back has not had yet, and that it was put back.

    Args:
        former: the chain of the store that it takes the place of; None when that could not be read.
        done: that it was put back; where the copy is of another chain, with where the former one ended.
    """
    with store.writing() as connection:
        later = former.after(_end(connection)) if former else None
        for line in later or ():
            record(connection, line.done)
        if former and later is None:
            done = replace(done, subject=f"{done.subject} na {former.end.number} {former.end.seal}")
        record(connection, done)


def _wished(wish: AuditWish) -> sa.Select:
    asked = audit.select()
    if wish.deeds:
        asked = asked.where(audit.c.handeling.in_(wish.deeds))
    if wish.actor is not None:
        asked = asked.where(audit.c.wie == wish.actor)
    if wish.first:
        asked = asked.where(audit.c.moment >= dt.datetime.combine(wish.first, dt.time()))
    if wish.last:
        asked = asked.where(audit.c.moment < dt.datetime.combine(wish.last + dt.timedelta(1), dt.time()))
    return asked


def _lines(connection: sa.Connection) -> Iterator[AuditLine]:
    """All lines in their order, read in parts."""
    read = 0
    while True:
        part = audit.select().order_by(audit.c.nummer).offset(read).limit(_AT_A_TIME)
        rows = connection.execute(part).all()
        yield from map(_as_line, rows)
        read += len(rows)
        if len(rows) < _AT_A_TIME:
            return


def _as_line(row: sa.Row) -> AuditLine:
    done = DeedDone(row.handeling, row.onderwerp, row.uitkomst, row.wie, row.herkomst, row.moment)
    return AuditLine(row.nummer, done, row.vorig_zegel, row.zegel)


def _anchor(connection: sa.Connection) -> Anchor:
    row = connection.execute(audit_anchor.select()).first()
    return Anchor(row.nummer, row.zegel) if row else Anchor(0, FIRST_SEAL)


def _end(connection: sa.Connection) -> Anchor:
    last = sa.select(audit.c.nummer, audit.c.zegel).order_by(audit.c.nummer.desc()).limit(1)
    row = connection.execute(last).first()
    return Anchor(row.nummer, row.zegel) if row else _anchor(connection)
