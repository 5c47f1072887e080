"""Whether DuckDB finds all rows of a file by itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from lib.store.loads import source
from lib.store.loads.source import ends_in_long_line

LONG, SHORT = "z" * 101, "z" * 99


@pytest.mark.parametrize(
    ("text", "ends_long"),
    [
        (f"a;b\n1;{LONG}", True),
        (f"a;b\n1;{LONG}\n", True),
        (f"a;b\n1;{LONG}\r\n", True),
        (f"a;b\n1;{LONG}" + "\n \n" * 200, True),
        (f"a;b\n1;{LONG}\n2;x\n", False),
        (f"a;b\n{SHORT}\n", False),
        (f"a;b\n{SHORT}" + "\n" * 300, False),
        (f"a;b\r1;{SHORT[2:]}\r", False),
        ("\n" * 500, False),
        ("", False),
    ],
)
def test_a_long_last_line_is_seen_whatever_follows(
    text: str, ends_long: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(source, "LONGEST_SCANNED", 100)
    path = tmp_path / "x.csv"
    path.write_bytes(text.encode())
    assert ends_in_long_line(path) == ends_long
