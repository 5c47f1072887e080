"""The people who are known, their roles, and how partnerships show themselves."""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import Mapping
from dataclasses import dataclass

import sqlalchemy as sa

from lib.domain.audit.deeds import Deed, DeedDone, acting, utc_now
from lib.domain.people.roles import AccessRole, Grant, Person
from lib.domain.people.sight import UNDECIDED, Showing, Shown
from lib.store.audit.log import record
from lib.store.engine import Store
from lib.store.people.tables import access_keys, accounts, grants, showings
from lib.store.schema import current

_UNKNOWN_ALIAS = ""


@dataclass(frozen=True)
class Entry:
    """What a beheerder sees of somebody: their roles, since when, and whether they are out."""

    person: Person
    since: dt.datetime
    revoked: bool
    is_set_up: bool
    given: Mapping[Grant, tuple[str, dt.datetime]]
    """Per role by whom it was given, and when (UTC)."""


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


def person_of(store: Store, name: str) -> Person | None:
    """Somebody with their roles as they are now; None for who is not known, or no longer."""
    with store.reading() as connection:
        return known_person(connection, name)


def known_person(connection: sa.Connection, name: str) -> Person | None:
    """As `person_of`, in the caller's view of the store."""
    known = sa.select(accounts.c.persoon).where(accounts.c.persoon == name, ~accounts.c.ingetrokken)
    if connection.scalar(known) is None:
        return None
    held = sa.select(grants.c.partnerschap, grants.c.rol).where(grants.c.persoon == name)
    return Person(name, frozenset(Grant(place, AccessRole(role)) for place, role in connection.execute(held)))


def entries(store: Store) -> list[Entry]:
    """Everyone who is or was known, by name."""
    with store.reading() as connection:
        people = connection.execute(accounts.select().order_by(accounts.c.persoon)).all()
        held: dict[str, dict[Grant, tuple[str, dt.datetime]]] = {}
        order = grants.c["persoon", "partnerschap", "rol"]
        for row in connection.execute(grants.select().order_by(*order)):
            given = held.setdefault(row.persoon, {})
            given[Grant(row.partnerschap, AccessRole(row.rol))] = (row.door, row.sinds)
    return [
        Entry(
            Person(row.persoon, frozenset(held.get(row.persoon, {}))),
            row.sinds,
            row.ingetrokken,
            row.wachtwoord is not None,
            held.get(row.persoon, {}),
        )
        for row in people
    ]


def give(store: Store, name: str, grant: Grant, by: str) -> None:
    """Give somebody a role; who is not known yet is from now on, and who was out comes back in."""
    now = _now()
    with store.writing() as connection:
        make_known(connection, name, now)
        connection.execute(accounts.update().where(accounts.c.persoon == name).values(ingetrokken=False))
        _remove(connection, name, grant)
        row = {"persoon": name, "partnerschap": grant.partnership, "rol": str(grant.role)}
        connection.execute(grants.insert(), {**row, "door": by, "sinds": now})
        _note(connection, Deed.GIVE_ROLE, by, name, grant.role, grant.partnership)


def take(store: Store, name: str, grant: Grant, by: str = "") -> None:
    """Take a role away."""
    with store.writing() as connection:
        _remove(connection, name, grant)
        _note(connection, Deed.TAKE_ROLE, by, name, grant.role, grant.partnership)


def revoke(store: Store, name: str, by: str = "") -> None:
    """Let somebody in no more, by any way; their roles, password, one-time codes and keys go."""
    gone = {"ingetrokken": True, "wachtwoord": None, "sleutel": None, "uitnodiging": None}
    with store.writing() as connection:
        connection.execute(accounts.update().where(accounts.c.persoon == name).values(**gone))
        connection.execute(grants.delete().where(grants.c.persoon == name))
        connection.execute(access_keys.update().where(access_keys.c.persoon == name).values(ingetrokken=True))
        _note(connection, Deed.LET_OUT, by, name)


def make_known(connection: sa.Connection, name: str, now: dt.datetime) -> None:
    """Make somebody known who is not yet, in the caller's transaction."""
    if connection.scalar(sa.select(accounts.c.persoon).where(accounts.c.persoon == name)) is None:
        connection.execute(accounts.insert(), {"persoon": name, "ingetrokken": False, "sinds": now})


def decide_showing(store: Store, partnership: str, showing: Showing, by: str) -> None:
    """Decide how a partnership shows itself; its alias is drawn once and stays."""
    with store.writing() as connection:
        own = showings.c.partnerschap == partnership
        alias = connection.scalar(sa.select(showings.c.schuilnaam).where(own)) or _drawn_alias()
        connection.execute(showings.delete().where(own))
        row = {"partnerschap": partnership, "getoond": str(showing), "schuilnaam": alias}
        connection.execute(showings.insert(), {**row, "door": by, "sinds": _now()})
        _note(connection, Deed.SHOW_AS, by, partnership, showing)


def shown_partnerships(store: Store) -> dict[str, Shown]:
    """Every partnership that is there now, and how it shows itself to readers of others."""
    with store.reading() as connection:
        there = current("partnerschappen")
        codes = connection.scalars(sa.select(there.c.partnerschap)).all()
        chosen = {row.partnerschap: row for row in connection.execute(showings.select())}
    return {
        code: Shown(Showing(chosen[code].getoond), chosen[code].schuilnaam)
        if code in chosen
        else Shown(UNDECIDED, _UNKNOWN_ALIAS)
        for code in codes
    }


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


def _remove(connection: sa.Connection, name: str, grant: Grant) -> None:
    same = (grants.c.persoon == name, grants.c.partnerschap == grant.partnership)
    connection.execute(grants.delete().where(*same, grants.c.rol == str(grant.role)))


def _note(connection: sa.Connection, deed: Deed, by: str, *subject: str) -> None:
    """Write in the audit what was done; by who acts now where nobody is named."""
    record(connection, DeedDone(deed, " ".join(subject), actor=by or acting().actor))


def _drawn_alias() -> str:
    """A random code that says nothing of whose it is."""
    return f"peer-{secrets.token_hex(3)}"


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC).replace(tzinfo=None, microsecond=0)
