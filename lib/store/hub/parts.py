"""The file of a store in parts, each named by what is in it, so that only what changed goes to other machines.

DuckDB writes a file in blocks of one size after a head of three pages, and a checkpoint writes anew what changed: one
decision changes five blocks of ninety, about 1.3 MB (measured on the published figures, DuckDB 1.5.5).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

START_BYTES, BLOCK_BYTES = 3 * 4096, 1 << 18
"""Bytes of the head of a DuckDB file, and of each block after it."""
NAME_BYTES = 32


@dataclass(frozen=True)
class Edition:
    """The store as it is after a write, as all machines see it.

    Attributes:
        number: 1 for the first.
        code: its own, by which who made it knows it again.
        line: of whom it is a next one; another after the store was replaced as a whole.
        schema: the version of its tables.
        size: bytes of its file.
        names: of its parts in their order.
    """

    number: int
    code: str
    line: str
    schema: int
    size: int
    names: tuple[bytes, ...]


def name_of(content: bytes) -> bytes:
    """The name of a part: 32 bytes of BLAKE2b."""
    return hashlib.blake2b(content, digest_size=NAME_BYTES).digest()


def place_of_part(index: int) -> int:
    """Where a part begins in the file."""
    return 0 if index == 0 else START_BYTES + (index - 1) * BLOCK_BYTES


def parts_of(path: Path) -> Iterator[bytes]:
    """The parts of a file in their order."""
    with path.open("rb") as file:
        length = START_BYTES
        while content := file.read(length):
            yield content
            length = BLOCK_BYTES


def names_after(path: Path, base: Path | None, names: tuple[bytes, ...]) -> tuple[bytes, ...]:
    """The names of the parts of a file that was made from another; a part that is the same keeps its name.

    Args:
        base: the other file; None for none.
        names: of the parts of the other file.
    """
    before = iter(zip(parts_of(base), names, strict=True)) if base else iter(())
    found = []
    for content in parts_of(path):
        same, name = next(before, (b"", b""))
        found.append(name if content == same else name_of(content))
    return tuple(found)


def part_at(path: Path, index: int) -> bytes:
    """One part of a file."""
    with path.open("rb") as file:
        file.seek(place_of_part(index))
        return file.read(BLOCK_BYTES if index else START_BYTES)
