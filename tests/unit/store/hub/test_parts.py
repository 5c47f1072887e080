"""A file in parts: what changed gets another name, and all else keeps its own."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from lib.store.hub.parts import (
    BLOCK_BYTES,
    START_BYTES,
    name_of,
    names_after,
    part_at,
    parts_of,
    place_of_part,
)


def test_the_parts_of_a_file_are_the_whole_file(tmp_path: Path) -> None:
    content = random.Random(1).randbytes(START_BYTES + 2 * BLOCK_BYTES + 5)
    path = tmp_path / "a"
    path.write_bytes(content)
    parts = list(parts_of(path))
    assert [len(part) for part in parts] == [START_BYTES, BLOCK_BYTES, BLOCK_BYTES, 5]
    assert b"".join(parts) == content
    assert [part_at(path, index) for index in range(4)] == parts
    assert [content[place_of_part(index)] for index in range(4)] == [part[0] for part in parts]


@pytest.mark.parametrize("size", [0, 1, START_BYTES, START_BYTES + 1, START_BYTES + BLOCK_BYTES])
def test_a_file_of_any_size(tmp_path: Path, size: int) -> None:
    path = tmp_path / "a"
    path.write_bytes(bytes(size))
    assert sum(len(part) for part in parts_of(path)) == size
    assert len(names_after(path, None, ())) == len(list(parts_of(path)))


@pytest.mark.parametrize("seed", range(20))
def test_names_after_a_change_are_those_of_the_content(tmp_path: Path, seed: int) -> None:
    """Whatever is changed, cut off or added: what is taken from the base is right."""
    chance = random.Random(seed)
    before, after = tmp_path / "a", tmp_path / "b"
    content = bytearray(
        chance.randbytes(START_BYTES + BLOCK_BYTES * chance.randrange(4) + chance.randrange(BLOCK_BYTES))
    )
    before.write_bytes(content)
    names = names_after(before, None, ())
    assert list(names) == [name_of(part) for part in parts_of(before)]
    for _ in range(chance.randrange(3)):
        content[chance.randrange(len(content))] ^= 1
    if chance.random() < 0.5:
        content = content[: chance.randrange(1, len(content))]
    elif chance.random() < 0.5:
        content += chance.randbytes(chance.randrange(2 * BLOCK_BYTES))
    after.write_bytes(content)
    assert list(names_after(after, before, names)) == [name_of(part) for part in parts_of(after)]
