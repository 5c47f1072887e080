"""What every page has: its styles cost the browser little when something on the page changes."""

from __future__ import annotations

import re

from lib.ui.frame import STYLES

RULES = re.sub(r"/\*.*?\*/", "", STYLES.read_text("utf-8"), flags=re.DOTALL)
OF_EVERY_SCREEN = re.sub(r"^@media[^\n]*(\{\n.*?^\}|\}$)", "", RULES, flags=re.DOTALL | re.MULTILINE)


def test_styles_for_every_screen_do_not_look_through_the_page() -> None:
    """With `:has()` a browser works out the styles of all around each change: thrice as long, measured in Chromium."""
    assert ":has(" in RULES
    assert ":has(" not in OF_EVERY_SCREEN


def test_a_changed_class_does_not_cost_the_styles_of_all_under_it() -> None:
    """A rule for what stands under a part of a class is looked at again under each class that changes."""
    selectors = re.findall(r"([^{};]+)\{", OF_EVERY_SCREEN)
    assert any('[class*="' in selector for selector in selectors)
    assert not re.findall(r'\[class\*="[^"]*"\][^,{]*[\s>][^,{]+', ",".join(s.strip() for s in selectors))
