"""Where a story is presented, and what its pages may do; apart, for the gate of the server needs no more."""

from __future__ import annotations

PODIUM = "/podium"
STAGE, SPEAKER, FOLLOWING = "/podium/zaal", "/podium/spreker", "/podium/meekijken"
"""The screen for the room, the window of the presenter, and the page of who follows along: one level deep, so that
their parts have addresses beside them, wherever a proxy puts the monitor."""
STAGE_TOKEN, FOLLOW_TOKEN = "sleutel", "kijk"
"""Names of the tokens in an address: the first moves the story, the second only shows it."""
PODIUM_SCRIPT, PODIUM_STYLE, LETTER_FILE = "podium.js", "podium.css", "letters.woff2"
PODIUM_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src data: blob:; font-src 'self'; "
    "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
"""What a page may load and run: what this server sends; Plotly writes styles of its own."""


def is_of_podium(path: str) -> bool:
    """Whether a path is of the podium: its answers bring a policy of their own, and name no browser."""
    return path.startswith(f"{PODIUM}/")
