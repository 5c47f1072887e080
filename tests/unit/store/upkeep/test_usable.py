"""A store that cannot be used says so when it is looked at."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import sqlalchemy as sa

from lib.store.engine import READ_ONLY, UNREADABLE_PART, Store, StoreError
from lib.store.place import REMOVED
from lib.store.upkeep.opening import open_store
from lib.store.upkeep.usable import see_usable
from tests.loading import address

BLOCK = 262144


def test_a_sound_store_can_be_used(store: Store) -> None:
    see_usable(store, whole=True)


def test_what_cannot_be_written_or_is_gone_is_told(store: Store) -> None:
    place = Path(store.place)
    place.chmod(0o400)
    with pytest.raises(StoreError) as refused:
        see_usable(store, whole=False)
    assert refused.value.problem == READ_ONLY
    place.chmod(0o600)
    see_usable(store, whole=False)
    place.unlink()
    with pytest.raises(StoreError) as refused:
        see_usable(store, whole=False)
    assert refused.value.problem == REMOVED


def test_a_damaged_part_is_found_when_all_is_read(store: Store, tmp_path: Path) -> None:
    with store.writing() as connection:
        connection.execute(
            sa.text("insert into load_files select range, uuid()::varchar, '' from range(20000)")
        )
    place = Path(shutil.copy(store.place, tmp_path / "damaged.duckdb"))
    content = bytearray(place.read_bytes())
    found = set()
    for start in range(12288, len(content), BLOCK):
        spoiled = bytearray(content)
        spoiled[start + 4096 : start + 4160] = bytes(
            byte ^ 255 for byte in content[start + 4096 : start + 4160]
        )
        place.write_bytes(spoiled)
        try:
            opened = open_store(address(place))
        except StoreError:
            continue
        try:
            see_usable(opened, whole=True)
        except StoreError as error:
            found.add((error.problem, error.detail))
        finally:
            opened.close()
    assert (UNREADABLE_PART, "load_files") in found
