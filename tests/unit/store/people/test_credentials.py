"""Accounts of our own: set up once by a link, and signed in with a password and a code that counts once."""

from __future__ import annotations

import datetime as dt
import functools
import time

import pyotp
import pytest
import sqlalchemy as sa

from lib.domain.audit.deeds import Deed, act
from lib.domain.people.roles import AccessRole, Grant
from lib.store.audit.log import AuditWish, read_audit
from lib.store.engine import Store
from lib.store.people import credentials
from lib.store.people.credentials import (
    STEP_SECONDS,
    check_in,
    invite,
    invited,
    key_address,
    new_key,
    set_up,
    step_of,
    was_let_in,
)
from lib.store.people.register import entries, give, revoke
from lib.store.people.tables import accounts

PASSWORD = "vier gewone woorden samen"
HERE = "scherm 127.0.0.1"


STARTED = time.time()
"""When these tests began, where the clock of one-time codes stands still: none passes to the next half minute."""


@pytest.fixture(autouse=True)
def _clock(monkeypatch: pytest.MonkeyPatch) -> None:
    started = dt.datetime.fromtimestamp(STARTED, dt.UTC)
    monkeypatch.setattr(credentials, "step_of", functools.partial(step_of, now=started))


def made(store: Store, name: str = "an") -> pyotp.TOTP:
    """An account that is set up, and the app that gives its codes."""
    key = new_key()
    codes = pyotp.TOTP(key)
    assert set_up(store, invite(store, name), PASSWORD, key, codes.at(STARTED - 30), HERE) == name
    return codes


def test_a_link_sets_an_account_up_once(store: Store) -> None:
    old, code, key = invite(store, "an"), invite(store, "an"), new_key()
    now = pyotp.TOTP(key).at(STARTED)
    assert (invited(store, old), invited(store, code), invited(store, "")) == (None, "an", None)
    assert set_up(store, code, PASSWORD, key, "000000x", HERE) is None
    assert invited(store, code) == "an"
    assert set_up(store, code, PASSWORD, key, now, HERE) == "an"
    assert set_up(store, code, PASSWORD, key, now, HERE) is None
    assert invited(store, code) is None
    assert [entry.is_set_up for entry in entries(store)] == [True]


def test_a_link_is_over_after_its_time_and_when_its_person_is_out(store: Store) -> None:
    over, out = invite(store, "an", hours=-1), invite(store, "bo")
    revoke(store, "bo")
    assert (invited(store, over), invited(store, out)) == (None, None)


def test_a_password_and_a_code_let_in_and_a_code_counts_once(store: Store) -> None:
    codes = made(store)
    used, now = codes.at(STARTED - 30), codes.at(STARTED)
    assert not check_in(store, "an", "niet het goede", now, HERE)
    assert not check_in(store, "an", PASSWORD, "123", HERE)
    assert not check_in(store, "an", PASSWORD, used, HERE)
    assert check_in(store, "an", PASSWORD, f"{now[:3]} {now[3:]}", HERE)
    assert not check_in(store, "an", PASSWORD, now, HERE)
    revoke(store, "an")
    give(store, "an", Grant("*", AccessRole.READER), "de baas")
    assert not check_in(store, "an", PASSWORD, codes.at(STARTED + 30), HERE)


def test_who_is_not_known_is_checked_like_everyone(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    codes, checked = made(store), []
    real = credentials._fits
    monkeypatch.setattr(credentials, "_fits", lambda *seen: checked.append(seen) or real(*seen))
    invite(store, "niet ingesteld")
    for name in ("an", "niemand", "niet ingesteld"):
        assert not check_in(store, name, "niet het goede", codes.at(STARTED), HERE)
    parts = [hashed.rsplit("$", 2)[0] for hashed, _ in checked]
    assert len(parts) == 3
    assert set(parts) == {"$argon2id$v=19$m=65536,t=3,p=4"}
    assert (was_let_in(store, "an"), was_let_in(store, "niemand")) == (True, False)


def test_a_code_is_of_a_step_of_time_near_now() -> None:
    key, now = new_key(), dt.datetime(2026, 11, 30, 12, tzinfo=dt.UTC)
    codes = pyotp.TOTP(key)
    current = int(now.timestamp()) // STEP_SECONDS
    found = [step_of(key, codes.generate_otp(current + offset), now) for offset in range(-2, 3)]
    assert found == [None, current - 1, current, current + 1, None]
    assert [step_of(key, text, now) for text in ("", "١٢٣٤٥٦", "1" * 200)] == [None] * 3
    assert key_address(key, "jörg & co").startswith(
        "otpauth://totp/Samenwerkingsmonitor:j%C3%B6rg%20%26%20co?"
    )


def test_what_is_kept_opens_nothing_and_what_was_done_is_told(store: Store) -> None:
    act("", "programma")
    code = invite(store, "bo", "de baas")
    codes = made(store)
    assert check_in(store, "an", PASSWORD, codes.at(STARTED), HERE)
    with store.reading() as connection:
        kept = str(connection.execute(sa.select(accounts)).all())
    assert [secret for secret in (PASSWORD, code) if secret in kept] == []
    done = [line.done for line in reversed(read_audit(store, AuditWish(), 9)[0])]
    assert [(each.deed, each.subject, each.actor, each.origin) for each in done][-4:] == [
        (Deed.INVITE, "bo", "de baas", "programma"),
        (Deed.INVITE, "an", "", "programma"),
        (Deed.SET_UP, "an", "an", HERE),
        (Deed.SIGN_IN, "an", "an", HERE),
    ]
