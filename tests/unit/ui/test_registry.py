"""The pages are declared once, and each declaration has its script."""

from __future__ import annotations

import re
from pathlib import Path

from lib.ui.registry import PAGES


def test_every_page_has_its_script_and_every_script_its_page(root: Path) -> None:
    declared = {page.script for page in PAGES}
    assert declared == {path.relative_to(root).as_posix() for path in (root / "pages").rglob("*.py")}
    assert not list((root / "pages").glob("*.py"))  # Streamlit would open these without app.py


def test_addresses_are_distinct_and_readable() -> None:
    addresses = [page.address for page in PAGES]
    assert len(set(addresses)) == len(addresses)
    assert all(re.fullmatch(r"[a-z-]+", address) for address in addresses)
    assert [page.start for page in PAGES].count(True) == 1
