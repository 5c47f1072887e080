"""What gives access beside roles and keys: how partnerships show themselves, and links to an account."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import sqlalchemy as sa

from lib.domain.audit.deeds import utc_now
from lib.domain.people.sight import Shown
from lib.store.engine import Store
from lib.store.people.register import shown_partnerships
from lib.store.people.tables import accounts, showings


@dataclass(frozen=True)
class DecidedShowing:
    """How a partnership shows itself to readers of others.

    Attributes:
        by: who decided so; `since` when (UTC), None as long as nobody did.
    """

    partnership: str
    shown: Shown
    by: str
    since: dt.datetime | None


@dataclass(frozen=True)
class SetUpLink:
    """A link by which somebody can still set an account up, until a moment (UTC)."""

    person: str
    until: dt.datetime


def decided_showings(store: Store) -> list[DecidedShowing]:
    """Every partnership that is there now, by code."""
    shown = shown_partnerships(store)
    with store.reading() as connection:
        decided = {row.partnerschap: row for row in connection.execute(showings.select())}
    found = []
    for code in sorted(shown):
        row = decided.get(code)
        found.append(DecidedShowing(code, shown[code], row.door if row else "", row.sinds if row else None))
    return found


def set_up_links(store: Store) -> list[SetUpLink]:
    """The links to an account that were given out, not used, and still work, by person."""
    asked = sa.select(accounts.c.persoon, accounts.c.uitnodiging_tot).where(
        accounts.c.uitnodiging.is_not(None), accounts.c.uitnodiging_tot > utc_now(), ~accounts.c.ingetrokken
    )
    with store.reading() as connection:
        return [SetUpLink(*row) for row in connection.execute(asked.order_by(accounts.c.persoon))]
