"""Picks what the reader wants where that can be had, and remembers where it cannot."""

from __future__ import annotations

from collections.abc import Mapping

Wanted = Mapping[str, str]
"""URL names and the values asked for."""
YES, NO = "ja", "nee"
LOOSE = "los"
"""The names, with blanks between, of what was chosen beside another focus: such a wish yields to the new one."""
EARLIER_FOCUS = "eerder"
"""The partnership that was in focus before the one that is asked for."""
LAST_FOCUS = "vorig_bezoek"
"""The partnership that the reader chose last, on an earlier visit."""


class Chooser:
    """Picks what is wanted where that can be had, and remembers where it cannot."""

    def __init__(self, wanted: Wanted) -> None:
        self.wanted = wanted
        self.unmet: list[tuple[str, str]] = []
        self._loose = frozenset(wanted.get(LOOSE, "").split())

    def is_loose(self, name: str) -> bool:
        """Whether this was chosen beside another focus."""
        return name in self._loose

    def firm(self, name: str) -> str | None:
        """The value asked for, unless it was chosen beside another focus."""
        return None if name in self._loose else self.wanted.get(name)

    def pick(self, name: str, options: Mapping[str, object], default: str | None) -> str | None:
        value = self.wanted.get(name)
        if value is None or value in options:
            return value or default
        self.unmet.append((name, value))
        return default
