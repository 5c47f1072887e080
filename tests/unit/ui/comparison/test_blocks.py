"""A click in the picture of quality and cost."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from lib.ui import url
from lib.ui.comparison import blocks


@pytest.mark.parametrize(
    ("points", "wanted"),
    [
        ([{"customdata": "aa-cc"}], {"focus": "aa-cc"}),
        ([{"customdata": ["bb-cc", "x"]}], {"focus": "bb-cc"}),
        ([{"customdata": []}], {}),  # a mark of nobody
        ([{"x": 1}], {}),
        ([], {}),  # a click beside the marks
    ],
)
def test_a_click_on_a_point_puts_it_in_focus(
    monkeypatch: pytest.MonkeyPatch, points: list[dict[str, Any]], wanted: dict[str, str]
) -> None:
    chosen: dict[str, str] = {}
    monkeypatch.setattr(url, "want", lambda **choices: chosen.update(choices))
    selected = SimpleNamespace(selection=SimpleNamespace(points=points))
    monkeypatch.setattr(blocks.st, "session_state", {"beeld": selected})
    blocks._pick("beeld")
    assert chosen == wanted
