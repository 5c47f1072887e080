"""Colours by role. Streamlit puts the colour of the reader's theme in place of each (config.toml)."""

from __future__ import annotations

FOCUS = "#000001"
PEERS = "#000002"
OTHERS = "#000003"
LINES = "#000004"
INK = "#000005"
PAGE = "#000006"
RULE = "#000007"
SURFACE = "#000008"
FAINT = "#000009"
TINT = "#000010"

PROVISIONAL_OPACITY = 0.55
"""Of a filled mark for a budget or provisional figure."""

SMALL = 13
"""Smallest text in a chart, in px."""
FOCUS_SIZE = 15
FONT = '"Source Sans", sans-serif'


def plain(text: str) -> str:
    """Text from data as Plotly shows it: its few HTML tags are written out, not followed."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
