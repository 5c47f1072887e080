"""The page Koppelen in a browser: readable for everyone, and its line for Python works as it is copied."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.pages import overflow

LOOKS = ((1440, "light", "nl"), (390, "dark", "en"))


def rows_of(line: str) -> int:
    """How many figures a line for Python brings, run by a Python of its own."""
    told = subprocess.run(
        [sys.executable, "-c", f"{line}; print(len(cijfers), *cijfers.columns)"],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert told.returncode == 0, told.stderr
    number, *columns = told.stdout.split()
    assert {"partnerschap", "waarde", "eenheid", "periode", "status", "bron"} <= set(columns)
    return int(number)


def test_the_line_for_python_works_as_it_is_copied(
    site: Callable[[str], str], open_page: Callable[..., Page], axe: Callable[[Page], list]
) -> None:
    for width, scheme, language in LOOKS:
        page = open_page(f"{site('published')}/koppelen?taal={language}", width=width, scheme=scheme)
        lines = page.locator("[data-testid=stCode] code")
        expect(lines).to_have_count(4)
        assert axe(page) == []
        assert overflow(page) <= 0
    line = lines.nth(2).inner_text()
    assert line.startswith("import pandas")
    assert rows_of(" ".join(line.split())) > 50
