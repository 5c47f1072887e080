"""A back-up that is put back gives nobody back what was taken from them since."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from lib.domain.audit.deeds import Deed
from lib.domain.people.keys import KeyHolder, KeyLimits, KeyRefusal
from lib.domain.people.restored import AccessAfter
from lib.domain.people.roles import ALL_PARTNERSHIPS, AccessRole, Grant
from lib.store.audit.log import AuditWish, read_audit
from lib.store.engine import Store, address_of
from lib.store.people.keys import RefusedKey, access_keys_of, key_holder, make_key, revoke_key
from lib.store.people.register import give, person_of, revoke, take
from lib.store.upkeep.backup import backup, restore
from lib.store.upkeep.opening import open_store
from lib.store.upkeep.replacing import replace_store
from lib.store.upkeep.verify import verify

DAY = dt.date(2026, 6, 30)
READS = KeyLimits(True, False, None, DAY + dt.timedelta(30))
HERE, EVERYWHERE = Grant("aa-cc", AccessRole.READER), Grant(ALL_PARTNERSHIPS, AccessRole.MANAGER)


@pytest.fixture
def keys(store: Store) -> list[str]:
    """Of three people, who may all read."""
    people = ("an", "bo", "cas")
    for name in people:
        give(store, name, HERE, "de baas")
    return [make_key(store, name, "Excel", READS, by=name, today=DAY) for name in people]


@pytest.fixture
def copy(store: Store, keys: list[str], tmp_path: Path) -> Path:
    """A back-up of before one key, one person and one role are taken, and another role is given."""
    give(store, "an", EVERYWHERE, "de baas")
    backup(store, tmp_path / "kopie.duckdb")
    revoke_key(store, access_keys_of(store, "an")[0].code)
    take(store, "an", EVERYWHERE, "de baas")
    revoke(store, "bo", "de baas")
    give(store, "cas", EVERYWHERE, "de baas")
    return tmp_path / "kopie.duckdb"


def refusals(store: Store, keys: list[str]) -> list[KeyRefusal | str]:
    found = [key_holder(store, key, DAY) for key in keys]
    return [each.person.name if isinstance(each, KeyHolder) else each.reason for each in found]


def test_who_may_what_stays_as_it_was(store: Store, copy: Path, keys: list[str]) -> None:
    place = Path(store.place)
    store.close()
    assert restore(copy, place).access == AccessAfter.AS_NOW
    back = open_store(address_of(place))
    try:
        assert refusals(back, keys) == [KeyRefusal.REVOKED, KeyRefusal.REVOKED, "cas"]
        people = [person_of(back, name) for name in ("an", "bo", "cas")]
        assert [each and each.grants for each in people] == [{HERE}, None, {HERE, EVERYWHERE}]
        assert verify(back) == []
    finally:
        back.close()


def test_so_it_does_from_the_page(store: Store, copy: Path, keys: list[str]) -> None:
    _, access = replace_store(store, copy)
    assert access == AccessAfter.AS_NOW
    assert refusals(store, keys) == [KeyRefusal.REVOKED, KeyRefusal.REVOKED, "cas"]


def test_going_back_and_forth_between_copies_gives_nothing_back(
    store: Store, copy: Path, keys: list[str], tmp_path: Path
) -> None:
    """A copy that is newer than the one that was put back is an earlier copy of the store all the same."""
    later = tmp_path / "later.duckdb"
    backup(store, later)
    revoke_key(store, access_keys_of(store, "cas")[0].code)
    for source in (copy, later, copy):
        _, access = replace_store(store, source)
        assert access == AccessAfter.AS_NOW
        assert refusals(store, keys) == [KeyRefusal.REVOKED] * 3


@pytest.mark.parametrize("former", ["damaged", "none"])
def test_where_what_was_revoked_is_not_known_every_key_ends(
    store: Store, copy: Path, keys: list[str], former: str
) -> None:
    place = Path(store.place)
    store.close()
    if former == "none":
        place.unlink()
    else:
        place.write_bytes(b"damaged" * 1000)
    assert restore(copy, place).access == AccessAfter.AS_THEN
    back = open_store(address_of(place))
    try:
        assert refusals(back, keys) == [KeyRefusal.REVOKED] * 3
        assert person_of(back, "bo") is not None
        lines, _ = read_audit(back, AuditWish(deeds=(Deed.REVOKE_KEY,)), 10)
        assert {line.done.subject.partition(" ")[2] for line in lines} == {"an", "bo", "cas"}
        assert verify(back) == []
    finally:
        back.close()


def test_a_copy_of_another_server_lets_nobody_in_who_is_out_here(
    store: Store, copy: Path, keys: list[str], tmp_path: Path
) -> None:
    other = tmp_path / "other.duckdb"
    elsewhere = open_store(address_of(other))
    for name in ("bo", "dirk"):
        give(elsewhere, name, EVERYWHERE, "een ander")
    key = make_key(elsewhere, "dirk", "Excel", READS, by="dirk", today=DAY)
    elsewhere.close()
    _, access = replace_store(store, other)
    assert access == AccessAfter.AS_THEN
    assert (person_of(store, "bo"), refusals(store, [key])) == (None, [KeyRefusal.REVOKED])
    dirk = person_of(store, "dirk")
    assert dirk
    assert dirk.grants == {EVERYWHERE}
    assert key_holder(store, keys[2], DAY) == RefusedKey(KeyRefusal.UNKNOWN)


def test_where_nobody_is_known_there_is_nothing_to_say(store: Store, tmp_path: Path) -> None:
    backup(store, tmp_path / "kopie.duckdb")
    _, access = replace_store(store, tmp_path / "kopie.duckdb")
    assert access == AccessAfter.NOBODY
