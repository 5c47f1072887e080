"""Who may what after a back-up is put back: what was taken from somebody since must not come back with an older file.

Figures go back to the day of the back-up; accounts, roles and keys do not. Where the store that was there cannot tell
what they are now, every key ends, and so does the access of who is known there to be out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from lib.domain.audit.deeds import Deed, DeedDone
from lib.domain.people.restored import AccessAfter
from lib.store.audit.log import record
from lib.store.engine import Store
from lib.store.people.tables import access_keys, accounts, grants, showings

_TABLES = (accounts, grants, showings, access_keys)


@dataclass(frozen=True)
class HeldAccess:
    """The rows of who may come in and what they may, per table."""

    rows: Mapping[str, Sequence[Mapping[str, Any]]]

    @property
    def is_known(self) -> bool:
        """Whether anybody is known."""
        return bool(self.rows[accounts.name])

    @property
    def out(self) -> list[str]:
        """The people who are out."""
        return [row["persoon"] for row in self.rows[accounts.name] if row["ingetrokken"]]


def access_of(store: Store) -> HeldAccess:
    """Who may what in a store."""
    with store.reading() as connection:
        return HeldAccess(
            {
                table.name: [dict(row._mapping) for row in connection.execute(table.select())]
                for table in _TABLES
            }
        )


def carry_access(back: Store, former: HeldAccess | None, *, is_earlier: bool) -> AccessAfter:
    """Settle who may what in a store that is put back, before anybody comes in.

    Args:
        former: who may what in the store that was there; None where there was none, or it cannot be read.
        is_earlier: whether the back-up is an earlier copy of that store.
    """
    with back.writing() as connection:
        if former is not None and is_earlier:
            for table in _TABLES:
                connection.execute(table.delete())
                if rows := former.rows[table.name]:
                    connection.execute(table.insert(), [dict(row) for row in rows])
        else:
            _end_all_keys(connection)
            _let_out(connection, former.out if former else ())
        known = connection.scalar(sa.select(sa.func.count()).select_from(accounts))
    if not known:
        return AccessAfter.NOBODY
    return AccessAfter.AS_NOW if former is not None and is_earlier else AccessAfter.AS_THEN


def _end_all_keys(connection: sa.Connection) -> None:
    working = access_keys.select().where(~access_keys.c.ingetrokken).order_by(access_keys.c.code)
    for key in connection.execute(working).all():
        record(connection, DeedDone(Deed.REVOKE_KEY, f"{key.code} {key.persoon}"))
    connection.execute(access_keys.update().values(ingetrokken=True))


def _let_out(connection: sa.Connection, people: Sequence[str]) -> None:
    gone = {"ingetrokken": True, "wachtwoord": None, "sleutel": None, "uitnodiging": None}
    back = sa.select(accounts.c.persoon).where(accounts.c.persoon.in_(people), ~accounts.c.ingetrokken)
    for name in connection.scalars(back.order_by(accounts.c.persoon)).all():
        connection.execute(accounts.update().where(accounts.c.persoon == name).values(**gone))
        connection.execute(grants.delete().where(grants.c.persoon == name))
        record(connection, DeedDone(Deed.LET_OUT, name))
