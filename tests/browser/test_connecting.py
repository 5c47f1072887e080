"""The page Koppelen in a browser: readable for everyone, and its lines for Python and R work as they are copied."""

from __future__ import annotations

import csv
import io
import subprocess
import sys
import urllib.request
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from lib.ui.explanation.connecting import line_for
from tests import r_program
from tests.browser.pages import overflow
from tests.debian import in_ci

WITH_R = pytest.mark.skipif(r_program.find() is None and not in_ci(), reason=r_program.MISSING)
LOOKS = ((1440, "light", "nl"), (390, "dark", "en"))


def rows_of(line: str) -> int:
    """How many figures a line for Python brings, run by a Python of its own."""
    told = subprocess.run(
        [sys.executable, "-c", f"{line}; print(len(cijfers), *cijfers.columns)"],
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert told.returncode == 0, told.stderr
    number, *columns = told.stdout.split()
    assert {"partnerschap", "waarde", "eenheid", "periode", "status", "bron"} <= set(columns)
    return int(number)


def cells_in_r(line: str) -> list[list[str]]:
    """The rows that a line for R brings, run by an R of its own: the partnership, the value and the source of each."""
    told = 'write.table(cijfers[c("partnerschap", "waarde", "bron")], sep = "\\t", quote = FALSE, col.names = FALSE, '
    printed = r_program.run(f'{line}; {told} row.names = FALSE, na = "")')
    return [row.split("\t") for row in printed.splitlines()]


def cells_of(body: str) -> list[list[str]]:
    """The same of the CSV itself, each number as R writes it."""
    return [
        [row["partnerschap"], f"{float(row['waarde']):.15g}" if row["waarde"] else "", row["bron"]]
        for row in csv.DictReader(io.StringIO(body))
    ]


@WITH_R
def test_the_line_for_r_brings_the_same_cells(site: Callable[[str], str]) -> None:
    base = f"{site('published')}/api/v1"
    with urllib.request.urlopen(f"{base}/cijfers?formaat=csv") as answer:
        given = cells_of(answer.read().decode("utf-8-sig"))
    assert len(given) > 50
    assert cells_in_r(line_for("R", base, None)) == given


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
