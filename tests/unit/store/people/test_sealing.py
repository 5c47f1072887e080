"""The secrets of one-time codes under a key outside the store."""

from __future__ import annotations

import datetime as dt
import functools
import logging
import time
from pathlib import Path

import pyotp
import pytest
import sqlalchemy as sa

from lib.store.engine import Store
from lib.store.people import credentials
from lib.store.people.credentials import check_in, invite, new_key, set_up
from lib.store.people.sealing import (
    SEAL_VARIABLE,
    NoSealKey,
    check_seal_key,
    is_to_be_sealed,
    opened_secret,
    sealed_secret,
)
from lib.store.people.tables import accounts

PASSWORD = "vier gewone woorden samen"


@pytest.fixture
def key_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    file = tmp_path / "sleutel"
    file.write_text("x" * 48 + "\n")
    monkeypatch.setenv(SEAL_VARIABLE, str(file))
    return file


def kept(store: Store) -> str:
    with store.reading() as connection:
        return str(connection.scalar(sa.select(accounts.c.sleutel)))


def test_a_secret_is_sealed_anew_each_time_and_opened(key_file: Path) -> None:
    secret = new_key()
    one, other = sealed_secret(secret), sealed_secret(secret)
    assert one != other
    assert secret not in one
    assert (opened_secret(one), opened_secret(other), opened_secret(secret)) == (secret, secret, secret)
    assert (is_to_be_sealed(secret), is_to_be_sealed(one)) == (True, False)


def test_with_another_key_or_none_nothing_opens(
    key_file: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    secret = new_key()
    one = sealed_secret(secret)
    key_file.write_text("y" * 48)
    assert opened_secret(one) is None
    monkeypatch.delenv(SEAL_VARIABLE)
    assert opened_secret(one) is None
    assert opened_secret("iets.anders") is None
    assert (sealed_secret(secret), is_to_be_sealed(secret)) == (secret, False)
    assert [record.levelno for record in caplog.records] == [logging.ERROR] * 3
    assert secret not in caplog.text


@pytest.mark.parametrize("content", [None, "te kort", " " * 99])
def test_a_key_that_cannot_be_used_is_said(key_file: Path, content: str | None) -> None:
    check_seal_key()
    key_file.unlink() if content is None else key_file.write_text(content)
    with pytest.raises(NoSealKey, match=SEAL_VARIABLE):
        check_seal_key()


def test_who_signs_in_has_their_secret_sealed_from_then_on(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    secret = new_key()
    codes, now = pyotp.TOTP(secret), time.time()
    still = functools.partial(credentials.step_of, now=dt.datetime.fromtimestamp(now, dt.UTC))
    monkeypatch.setattr(credentials, "step_of", still)
    assert set_up(store, invite(store, "an"), PASSWORD, secret, codes.at(now - 30), "scherm")
    assert kept(store) == secret
    file = tmp_path / "sleutel"
    file.write_text("x" * 48)
    monkeypatch.setenv(SEAL_VARIABLE, str(file))
    assert check_in(store, "an", PASSWORD, codes.at(now), "scherm")
    assert secret not in kept(store)
    assert opened_secret(kept(store)) == secret
    assert check_in(store, "an", PASSWORD, codes.at(now + 30), "scherm")
    monkeypatch.delenv(SEAL_VARIABLE)
    assert not check_in(store, "an", PASSWORD, codes.at(now + 30), "scherm")


def test_an_account_is_set_up_with_a_sealed_secret(store: Store, key_file: Path) -> None:
    secret = new_key()
    assert set_up(store, invite(store, "an"), PASSWORD, secret, pyotp.TOTP(secret).now(), "scherm")
    assert opened_secret(kept(store)) == secret != kept(store)
