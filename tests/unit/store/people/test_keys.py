"""Keys in the store: told once, kept as a hash, and dead with their person."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from lib.domain.audit.deeds import Deed, act
from lib.domain.people.keys import (
    KEY_FORM,
    MOST_ACCESS_KEYS,
    KeyFault,
    KeyHolder,
    KeyLimits,
    KeyRefusal,
    KeyState,
)
from lib.domain.people.roles import ALL_PARTNERSHIPS, AccessRole, Grant
from lib.store.audit.log import AuditWish, read_audit
from lib.store.engine import Store
from lib.store.people.keys import (
    KeyNotMade,
    KeyUse,
    RefusedKey,
    access_keys_of,
    key_holder,
    make_key,
    note_uses,
    revoke_key,
)
from lib.store.people.register import give, revoke, take

DAY = dt.date(2026, 6, 30)
LATER = DAY + dt.timedelta(30)
READS = KeyLimits(True, False, frozenset({"aa-cc"}), LATER)
READER = Grant("aa-cc", AccessRole.READER)


@pytest.fixture
def key(store: Store) -> str:
    give(store, "an", READER, "de baas")
    act("an", "scherm")
    return make_key(store, "an", " Excel\n", READS, by="an", today=DAY)


def refusal(store: Store, key: str, day: dt.date = DAY) -> KeyRefusal | None:
    found = key_holder(store, key, day)
    return found.reason if isinstance(found, RefusedKey) else None


def test_a_key_is_told_once_and_kept_as_a_hash(store: Store, key: str) -> None:
    assert KEY_FORM.fullmatch(key)
    held = key_holder(store, key, DAY)
    assert isinstance(held, KeyHolder)
    assert (held.person.name, held.person.grants, held.limits) == ("an", frozenset({READER}), READS)
    (shown,) = access_keys_of(store, "an")
    assert (shown.name, shown.by, shown.since, shown.used) == ("Excel", "an", DAY, None)
    assert shown.code in key
    assert access_keys_of(store, "bo") == []
    store.close()
    secret = key.rpartition(shown.code)[2].encode()
    assert not any(
        secret in path.read_bytes() for path in Path(store.place).parent.iterdir() if path.is_file()
    )


def test_a_key_that_is_not_whole_is_not_known(store: Store, key: str) -> None:
    last = "a" if key[-1] != "a" else "b"
    for wrong in ("", "smk_", key[:-1], key[:-1] + last, key.upper(), f" {key}", key + "x"):
        assert refusal(store, wrong) == KeyRefusal.UNKNOWN
    code = access_keys_of(store)[0].code
    assert key_holder(store, f"smk_{code}_{'x' * 43}", DAY) == RefusedKey(KeyRefusal.UNKNOWN)


def test_a_key_ends_by_its_day_by_hand_and_with_its_person(store: Store, key: str) -> None:
    assert refusal(store, key, LATER) is None
    assert refusal(store, key, LATER + dt.timedelta(1)) == KeyRefusal.EXPIRED
    take(store, "an", READER)
    assert refusal(store, key) == KeyRefusal.OWNER_OUT
    give(store, "an", READER, "de baas")
    assert refusal(store, key) is None
    revoke(store, "an")
    assert refusal(store, key) == KeyRefusal.REVOKED
    give(store, "an", READER, "de baas")
    assert refusal(store, key) == KeyRefusal.REVOKED  # who comes back gets no old key back

    code = access_keys_of(store, "an")[0].code
    other = make_key(store, "an", "R", READS, by="an", today=DAY)
    mine = next(each.code for each in access_keys_of(store, "an") if each.code != code)
    assert not revoke_key(store, mine, owner="bo")
    assert refusal(store, other) is None
    assert revoke_key(store, mine, owner="an")
    assert not revoke_key(store, mine)
    assert refusal(store, other) == KeyRefusal.REVOKED
    assert {each.state(DAY) for each in access_keys_of(store)} == {KeyState.REVOKED}


def test_a_key_follows_the_roles_of_its_person(store: Store) -> None:
    keeper = Grant(ALL_PARTNERSHIPS, AccessRole.KEEPER)
    give(store, "kee", keeper, "de baas")
    key = make_key(store, "kee", "inlezen", KeyLimits(False, True, None, LATER), by="kee", today=DAY)
    held = key_holder(store, key, DAY)
    assert isinstance(held, KeyHolder)
    assert held.limits.loads_of(held.person) is None
    give(store, "kee", READER, "de baas")
    take(store, "kee", keeper)
    held = key_holder(store, key, DAY)
    assert isinstance(held, KeyHolder)
    assert held.limits.loads_of(held.person) == frozenset()


def test_what_cannot_be_made_is_refused(store: Store, key: str) -> None:
    with pytest.raises(KeyNotMade) as nobody:
        make_key(store, "bo", "Excel", READS, by="bo", today=DAY)
    assert nobody.value.fault == KeyFault.NOBODY
    for _ in range(MOST_ACCESS_KEYS - 1):
        make_key(store, "an", "Excel", READS, by="an", today=DAY)
    with pytest.raises(KeyNotMade) as many:
        make_key(store, "an", "Excel", READS, by="an", today=DAY)
    assert many.value.fault == KeyFault.TOO_MANY
    make_key(
        store,
        "an",
        "Excel",
        KeyLimits(True, False, None, LATER + dt.timedelta(9)),
        by="an",
        today=LATER + dt.timedelta(1),
    )


def test_the_day_of_last_use_only_goes_forward(store: Store, key: str) -> None:
    code = access_keys_of(store)[0].code
    note_uses(store, [KeyUse(code, DAY), KeyUse("weg", DAY), KeyUse(code, DAY - dt.timedelta(3))])
    assert access_keys_of(store)[0].used == DAY
    note_uses(store, [KeyUse(code, LATER)])
    assert access_keys_of(store)[0].used == LATER


def test_making_and_revoking_stand_in_the_audit_without_the_key(store: Store, key: str) -> None:
    code = access_keys_of(store)[0].code
    revoke_key(store, code)
    lines, _ = read_audit(store, AuditWish((Deed.MAKE_KEY, Deed.REVOKE_KEY)), 10)
    told = [(line.done.deed, line.done.subject, line.done.actor) for line in lines]
    assert told == [(Deed.REVOKE_KEY, f"{code} an", "an"), (Deed.MAKE_KEY, f"{code} an", "an")]
    everything, _ = read_audit(store, AuditWish(), 100)
    assert key not in str(everything)
