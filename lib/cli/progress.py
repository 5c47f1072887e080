"""How far a load is, on a terminal; nothing where the output goes to a file or a script."""

from __future__ import annotations

import sys

WIDTH = 30


def show_progress(what: str, share: float) -> None:
    """Rewrite one line on standard error; wipe it at the end."""
    if not sys.stderr.isatty():
        return
    bar = "█" * round(WIDTH * share)
    name = "".join(c for c in what if c.isprintable())
    sys.stderr.write(f"\r{bar:<{WIDTH}} {share:4.0%} {name}\x1b[K" if share < 1 else "\r\x1b[K")
    sys.stderr.flush()
