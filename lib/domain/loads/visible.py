"""Text without signs that nobody sees: what a terminal would obey, and what turns the direction of reading."""

from __future__ import annotations

import re

SIGN = "\N{REPLACEMENT CHARACTER}"
"""What stands for a sign that cannot be seen."""

_UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]"
)
_LINE = re.compile("[\t\r\n]")


def visible(text: str) -> str:
    """The text with `SIGN` for every sign that cannot be seen; tabs and new lines stay."""
    return text if text.isascii() and text.isprintable() else _UNSEEN.sub(SIGN, text)


def visible_line(text: str) -> str:
    """The same on one line, as a name is shown."""
    return _LINE.sub(SIGN, visible(text))


def spelled_out(text: str) -> str:
    r"""JSON with `\uXXXX` for every sign in it that cannot be seen."""
    return _UNSEEN.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
