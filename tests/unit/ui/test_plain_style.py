"""The style of pages outside Streamlit: what they share, then their own, and no colour that is named nowhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import lib.ui
from lib.ui.plain_style import plain_style

HERE = Path(lib.ui.__file__).parent


@pytest.mark.parametrize("own", ["questionnaire/vragenlijst.css", "sign_in/aanmelden.css"])
def test_a_page_has_what_all_share_and_its_own(own: str) -> None:
    text = plain_style(HERE / own)
    assert text.endswith((HERE / own).read_text("utf-8"))
    shared = text.removesuffix((HERE / own).read_text("utf-8"))
    named = set(re.findall(r"(--[a-z-]+):", shared))
    assert named
    assert set(re.findall(r"var\((--[a-z-]+)\)", text)) <= named
