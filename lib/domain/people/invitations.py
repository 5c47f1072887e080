"""The link that sets an account up: where it leads, on any server."""

from __future__ import annotations

from urllib.parse import urlencode

SET_UP_PATH, INVITATION = "/aanmelden/instellen", "uitnodiging"
"""Where an account is set up, and the name of the code in that address."""


def set_up_address(site: str, code: str) -> str:
    """The address for a code on a server, such as `https://monitor.example.nl` or one with a path."""
    return f"{site.rstrip('/')}{SET_UP_PATH}?{urlencode({INVITATION: code})}"
