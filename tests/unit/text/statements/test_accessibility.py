"""The accessibility statement says no more than the tests do."""

from __future__ import annotations

import re

from lib.text.statements.accessibility import ACCESSIBILITY
from lib.ui.registry import ACCESS_PAGE, PAGES
from tests.browser.pages import WCAG_AA
from tests.data_sets import ROOT

SAID = " ".join(text for _, paragraphs in ACCESSIBILITY for text in paragraphs)
CHECKS = re.compile(r"\b(?:axe|violations|looks_well)\(")
"""How a browser test calls axe."""


def checked() -> str:
    """The browser tests that let axe look at pages."""
    files = [path.read_text("utf-8") for path in sorted((ROOT / "tests/browser").glob("test_*.py"))]
    return "\n".join(text for text in files if CHECKS.search(text))


def test_the_rules_that_it_names_are_those_that_axe_is_asked() -> None:
    assert set(WCAG_AA) == {f"wcag{version}{level}" for version in ("2", "21") for level in ("a", "aa")} | {
        "wcag22aa"
    }
    assert (
        "axe voor WCAG 2.0, 2.1 en 2.2, A en AA" in SAID
    )  # WCAG 2.2 has no new rule of level A that axe can see


def test_every_page_is_looked_at_by_axe() -> None:
    tests = checked()
    for page in (*PAGES, ACCESS_PAGE):
        assert re.search(rf"[\"'/]{re.escape(page.address)}\b", tests), (
            f"no test lets axe look at {page.address}"
        )


def test_what_else_it_claims_is_tested() -> None:
    tests = checked()
    assert "vragenlijst" in SAID
    assert 'address = f"{url}/vragenlijst' in tests or "/vragenlijst?" in tests
    assert re.search(r"scheme=\"dark\"|\"dark\"", tests)
    assert re.search(r"\b390\b", tests)
