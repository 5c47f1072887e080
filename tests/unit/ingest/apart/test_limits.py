"""Which files are light, and what reading the others may cost."""

from __future__ import annotations

from pathlib import Path

import pytest

from lib.ingest.apart.limits import LEAST_SECONDS, LIGHT, MEGABYTE, PACKED_WEIGHS, are_light, limits_for
from tests.contract_files import CONTRACT, as_parquet
from tests.hostile_files import workbook_with_comment
from tests.loading import Write


@pytest.mark.parametrize(
    ("name", "content", "light"),
    [
        ("cijfers.csv", b"x" * LIGHT, True),
        ("cijfers.csv", b"x" * (LIGHT + 1), False),
        ("cijfers.xlsx", workbook_with_comment(1_000), True),
        ("cijfers.xlsx", workbook_with_comment(LIGHT // PACKED_WEIGHS), False),
        ("cijfers.csv", workbook_with_comment(LIGHT), False),
        ("cijfers.xlsx", b"PK\x03\x04 and no more", True),
        ("cijfers.parquet", as_parquet(CONTRACT["cijfers"][:1]), False),
    ],
)
def test_light_is_what_is_small_unpacked_too(write: Write, name: str, content: bytes, light: bool) -> None:
    assert are_light([write(name, content)]) == light


def test_files_weigh_together_in_a_folder_too(write: Write) -> None:
    half = b"x" * (LIGHT // 2 + 1)
    one, other = write("map/een.csv", half), write("map/onder/twee.csv", half)
    assert are_light([one])
    assert not are_light([one, other])
    assert not are_light([one.parent])


def test_a_larger_file_may_take_longer(write: Write, tmp_path: Path) -> None:
    small, large = write("een.csv", b"x"), tmp_path / "twee.csv"
    with large.open("wb") as file:
        file.truncate(100 * MEGABYTE)
    assert limits_for([small]).seconds == LEAST_SECONDS
    assert limits_for([small, large]).seconds > 3 * LEAST_SECONDS
