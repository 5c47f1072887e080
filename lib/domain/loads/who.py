"""The name under which someone loads: as it was given, never taken from the machine."""

from __future__ import annotations

LONGEST_NAME = 60


def given_name(text: str | None) -> str:
    """A name on one line, of signs that can be seen; empty when none was given."""
    seen = "".join(c if c.isprintable() else " " for c in text or "")
    return " ".join(seen.split())[:LONGEST_NAME].rstrip()
