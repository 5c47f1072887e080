"""Accounts of our own: a link to set one up, its password (Argon2id) and its one-time codes (TOTP, RFC 6238).

Whether a name is known cannot be told from the answer, nor from how long it takes: an unknown one is checked too.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import secrets
from functools import cache

import pyotp
import sqlalchemy as sa
from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from lib.domain.audit.deeds import Deed, DeedDone, acting, utc_now
from lib.store.audit.log import record
from lib.store.engine import Store
from lib.store.people.register import make_known
from lib.store.people.sealing import is_to_be_sealed, opened_secret, sealed_secret
from lib.store.people.tables import accounts

ISSUER = "Samenwerkingsmonitor"
INVITED_HOURS = 48
"""How long a link to set an account up can be used."""
STEP_SECONDS = 30
DRIFT = 1
"""Steps that a clock may be off, either way."""
_HASHER = PasswordHasher()
"""Argon2id with the second recommended setting of RFC 9106: 64 MiB, 3 passes, 4 lanes."""


def invite(store: Store, name: str, by: str = "", hours: float = INVITED_HOURS) -> str:
    """A new code to set an account up, once; one that was given before counts no more.

    Args:
        by: who invites; who acts now where left out.
    """
    code, now = secrets.token_urlsafe(24), utc_now()
    asked = {
        "uitnodiging": _hashed(code),
        "uitnodiging_tot": now + dt.timedelta(hours=hours),
        "ingetrokken": False,
    }
    with store.writing() as connection:
        make_known(connection, name, now.replace(microsecond=0))
        connection.execute(accounts.update().where(accounts.c.persoon == name).values(**asked))
        record(connection, DeedDone(Deed.INVITE, name, actor=by or acting().actor))
    return code


def invited(store: Store, code: str) -> str | None:
    """Whose code this is; None when it is nobody's, was used, or is over."""
    with store.reading() as connection:
        found: str | None = connection.scalar(sa.select(accounts.c.persoon).where(*_of_code(code)))
        return found


def set_up(store: Store, code: str, password: str, key: str, given: str, origin: str) -> str | None:
    """Set up the account that a code is for; returns whose it is.

    Args:
        key: the new secret of one-time codes.
        given: the first of those; None is returned where it is wrong, as for a code that counts no more.
    """
    step = step_of(key, given)
    if step is None:
        return None
    made = {"wachtwoord": _HASHER.hash(password), "sleutel": sealed_secret(key), "laatste_stap": step}
    with store.writing() as connection:
        name: str | None = connection.scalar(sa.select(accounts.c.persoon).where(*_of_code(code)))
        if name is not None:
            used = {"uitnodiging": None, "uitnodiging_tot": None}
            connection.execute(accounts.update().where(accounts.c.persoon == name).values(**made, **used))
            record(connection, DeedDone(Deed.SET_UP, name, actor=name, origin=origin))
    return name


def check_in(store: Store, name: str, password: str, given: str, origin: str) -> bool:
    """Whether somebody is who they say: the password is theirs, and the one-time code was not used before.

    Writes that they signed in; what fails is for the caller to note, who must not wait for the store.
    """
    with store.reading() as connection:
        own = accounts.c.persoon == name, ~accounts.c.ingetrokken
        row = connection.execute(sa.select(accounts.c.wachtwoord, accounts.c.sleutel).where(*own)).first()
    hash_held, kept = (row.wachtwoord or "", row.sleutel or "") if row is not None else ("", "")
    secret = opened_secret(kept) if hash_held and kept else None
    is_set_up = secret is not None
    hashed, key = (hash_held, secret) if secret is not None else _of_nobody()
    is_right, step = _fits(hashed, password), step_of(key, given)
    if not (is_set_up and is_right and step is not None):
        return False
    with store.writing() as connection:
        last = sa.func.coalesce(accounts.c.laatste_stap, 0)
        unused = (accounts.c.persoon == name, accounts.c.wachtwoord == hashed, last < step)
        if connection.scalar(sa.select(accounts.c.persoon).where(*unused, ~accounts.c.ingetrokken)) is None:
            return False
        used = {"laatste_stap": step} | ({"sleutel": sealed_secret(key)} if is_to_be_sealed(kept) else {})
        connection.execute(accounts.update().where(accounts.c.persoon == name).values(**used))
        record(connection, DeedDone(Deed.SIGN_IN, name, actor=name, origin=origin))
    return True


def was_let_in(store: Store, name: str) -> bool:
    """Whether a name was ever let in, for the audit: what else is typed there may be a password."""
    with store.reading() as connection:
        return connection.scalar(sa.select(accounts.c.persoon).where(accounts.c.persoon == name)) is not None


def new_key() -> str:
    """A secret for one-time codes, of 160 bits."""
    return pyotp.random_base32()


def key_address(key: str, name: str) -> str:
    """What an authenticator app reads from a QR code."""
    return str(pyotp.TOTP(key).provisioning_uri(name=name, issuer_name=ISSUER))


def step_of(key: str, given: str, now: dt.datetime | None = None) -> int | None:
    """The step of time that a one-time code is of; None when it is wrong, or of another time than now."""
    code, codes = "".join(given.split()), pyotp.TOTP(key)
    current = codes.timecode(now or dt.datetime.now(dt.UTC))
    found = None
    for step in range(current - DRIFT, current + DRIFT + 1):
        if secrets.compare_digest(codes.generate_otp(step).encode(), code.encode()):
            found = step
    return found


def _of_code(code: str) -> tuple[sa.ColumnElement[bool], ...]:
    named = accounts.c.uitnodiging == _hashed(code)
    return named, accounts.c.uitnodiging_tot > utc_now(), ~accounts.c.ingetrokken


def _hashed(code: str) -> str:
    return hashlib.sha256(code.encode()).hexdigest()


def _fits(hashed: str, password: str) -> bool:
    try:
        return _HASHER.verify(hashed, password)
    except (VerificationError, InvalidHashError):
        return False


@cache
def _of_nobody() -> tuple[str, str]:
    """A password and a secret that nobody has, so that who is not known is checked like everyone."""
    return _HASHER.hash(secrets.token_urlsafe(24)), new_key()
