"""Who answers for this monitor, as its descriptions for other tools name them; from the environment."""

from __future__ import annotations

import os
from typing import NamedTuple


class Publisher(NamedTuple):
    """The organisation behind a monitor: its name, and a mail address and a page to reach it."""

    name: str
    mail: str
    page: str


_VARIABLES = ("MONITOR_PUBLISHER", "MONITOR_PUBLISHER_MAIL", "MONITOR_PUBLISHER_URL")
_NOT_SAID = Publisher(
    "De beheerder van deze monitor (niet opgegeven)",
    "niet-opgegeven@example.org",
    "https://example.org/niet-opgegeven",
)


def publisher() -> Publisher:
    """What the environment says; where it says nothing, words and reserved addresses that say so."""
    return Publisher(
        *(os.environ.get(name) or told for name, told in zip(_VARIABLES, _NOT_SAID, strict=True))
    )
