"""Picks what the reader wants where that can be had, and remembers where it cannot."""

from __future__ import annotations

from collections.abc import Mapping

Wanted = Mapping[str, str]
"""URL names and the values asked for."""
YES, NO = "ja", "nee"


class Chooser:
    """Picks what is wanted where that can be had, and remembers where it cannot."""

    def __init__(self, wanted: Wanted) -> None:
        self.wanted = wanted
        self.unmet: list[tuple[str, str]] = []

    def pick(self, name: str, options: Mapping[str, object], default: str | None) -> str | None:
        value = self.wanted.get(name)
        if value is None or value in options:
            return value or default
        self.unmet.append((name, value))
        return default
