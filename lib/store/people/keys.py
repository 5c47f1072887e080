"""The keys of people's programs. Of a key only a hash is kept: who has the file cannot ask with it.

SHA-256 without salt is enough here, unlike for passwords: a key holds 256 random bits, so there is nothing to try.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import hmac
import json
import secrets
from collections.abc import Iterable
from dataclasses import dataclass

import sqlalchemy as sa

from lib.domain.audit.deeds import Deed, DeedDone
from lib.domain.loads.who import given_name
from lib.domain.people.keys import (
    KEY_FORM,
    KEY_PREFIX,
    MOST_ACCESS_KEYS,
    AccessKey,
    KeyFault,
    KeyHolder,
    KeyLimits,
    KeyRefusal,
    key_fault,
)
from lib.store.audit.log import record
from lib.store.engine import Store
from lib.store.people.register import known_person
from lib.store.people.tables import access_keys


class KeyNotMade(ValueError):
    """A key cannot be made; `fault` says why."""

    def __init__(self, fault: KeyFault) -> None:
        super().__init__(fault)
        self.fault = fault


@dataclass(frozen=True)
class RefusedKey:
    """A key that does not work; `code` and `owner` are empty for one that was never given."""

    reason: KeyRefusal
    code: str = ""
    owner: str = ""


@dataclass(frozen=True)
class KeyUse:
    """That a key was used on a day."""

    code: str
    day: dt.date


def make_key(store: Store, owner: str, name: str, limits: KeyLimits, *, by: str, today: dt.date) -> str:
    """Make a key for somebody and return it; this is the only time that it is told.

    Args:
        name: what it is for, in the words of who makes it.
        by: who makes it.

    Raises:
        KeyNotMade: when there can be no such key.
    """
    shown = given_name(name)
    with store.writing() as connection:
        fault = key_fault(known_person(connection, owner), shown, limits, today)
        own = sa.select(sa.func.count()).where(access_keys.c.persoon == owner, _works(today))
        if fault is None and (connection.scalar(own) or 0) >= MOST_ACCESS_KEYS:
            fault = KeyFault.TOO_MANY
        if fault is not None:
            raise KeyNotMade(fault)
        code = _new_code(connection)
        key = f"{KEY_PREFIX}{code}_{secrets.token_urlsafe(32)}"
        row = {"code": code, "persoon": owner, "naam": shown, "hash": _hash(key), "door": by}
        may = {"lezen": limits.reads, "laden": limits.loads, "partnerschappen": _as_text(limits.partnerships)}
        until = {"sinds": today, "tot_en_met": limits.last_day, "ingetrokken": False}
        connection.execute(access_keys.insert(), {**row, **may, **until})
        record(connection, DeedDone(Deed.MAKE_KEY, f"{code} {owner}"))
    return key


def access_keys_of(store: Store, owner: str | None = None) -> list[AccessKey]:
    """The keys of somebody, or of everyone, newest first."""
    asked = access_keys.select().order_by(
        access_keys.c.persoon, access_keys.c.sinds.desc(), access_keys.c.code
    )
    if owner is not None:
        asked = asked.where(access_keys.c.persoon == owner)
    with store.reading() as connection:
        return [_as_key(row) for row in connection.execute(asked)]


def revoke_key(store: Store, code: str, owner: str | None = None) -> bool:
    """Let a key work no more; False when there is none of this code that still could.

    Args:
        owner: only when it is theirs.
    """
    this = [access_keys.c.code == code, ~access_keys.c.ingetrokken]
    if owner is not None:
        this.append(access_keys.c.persoon == owner)
    with store.writing() as connection:
        holder = connection.scalar(sa.select(access_keys.c.persoon).where(*this))
        if holder is None:
            return False
        connection.execute(access_keys.update().where(*this).values(ingetrokken=True))
        record(connection, DeedDone(Deed.REVOKE_KEY, f"{code} {holder}"))
    return True


def key_holder(store: Store, key: str, today: dt.date) -> KeyHolder | RefusedKey:
    """Who asks with a key, as they and it are at this moment, or why it is refused."""
    form = KEY_FORM.fullmatch(key)
    if not form:
        return RefusedKey(KeyRefusal.UNKNOWN)
    with store.reading() as connection:
        row = connection.execute(access_keys.select().where(access_keys.c.code == form[1])).first()
        if row is None or not hmac.compare_digest(row.hash, _hash(key)):
            return RefusedKey(KeyRefusal.UNKNOWN)
        person = known_person(connection, row.persoon)
    held = _as_key(row)
    if held.revoked:
        return RefusedKey(KeyRefusal.REVOKED, held.code, held.owner)
    if today > held.limits.last_day:
        return RefusedKey(KeyRefusal.EXPIRED, held.code, held.owner)
    if person is None or not person.grants:
        return RefusedKey(KeyRefusal.OWNER_OUT, held.code, held.owner)
    return KeyHolder(held.code, person, held.limits)


def note_uses(store: Store, uses: Iterable[KeyUse]) -> None:
    """Note the last day of keys that were used."""
    with store.writing() as connection:
        for use in uses:
            earlier = sa.or_(access_keys.c.gebruikt.is_(None), access_keys.c.gebruikt < use.day)
            this = access_keys.update().where(access_keys.c.code == use.code, earlier)
            connection.execute(this.values(gebruikt=use.day))


def _works(today: dt.date) -> sa.ColumnElement[bool]:
    return sa.and_(~access_keys.c.ingetrokken, access_keys.c.tot_en_met >= today)


def _new_code(connection: sa.Connection) -> str:
    taken = set(connection.scalars(sa.select(access_keys.c.code)))
    return next(code for code in iter(lambda: secrets.token_hex(4), "") if code not in taken)


def _hash(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()


def _as_text(partnerships: frozenset[str] | None) -> str | None:
    return None if partnerships is None else json.dumps(sorted(partnerships))


def _as_key(row: sa.Row) -> AccessKey:
    some = None if row.partnerschappen is None else frozenset(json.loads(row.partnerschappen))
    limits = KeyLimits(row.lezen, row.laden, some, row.tot_en_met)
    return AccessKey(
        row.code, row.persoon, row.naam, limits, row.sinds, row.door, row.ingetrokken, row.gebruikt
    )
