"""How a page outside Streamlit looks: the colours and letters that these pages share, and its own rules."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_SHARED = Path(__file__).parent / "browser" / "plain_page.css"


@cache
def plain_style(own: Path) -> str:
    """The style sheet of a page.

    Args:
        own: the file with its own rules.
    """
    return _SHARED.read_text(encoding="utf-8") + own.read_text(encoding="utf-8")
