"""How often somebody may try to sign in: by the name that they give, and from where."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass, field

from lib.ui.questionnaire.limits import PerMinute

TRIES_OF_A_NAME, TRIES_FROM_A_PLACE = 10, 50
"""In `TRIED_WITHIN`. [CONVENTION] With a second factor of six digits, ten tries guess one in 33,000 times."""
TRIED_WITHIN = 900.0
"""Seconds."""


@dataclass
class Tries:
    """Counts tries before they are checked, so that many at once count too."""

    by_name: PerMinute = field(default_factory=lambda: PerMinute(TRIES_OF_A_NAME, within=TRIED_WITHIN))
    by_place: PerMinute = field(default_factory=lambda: PerMinute(TRIES_FROM_A_PLACE, within=TRIED_WITHIN))

    def may(self, name: str, place: str) -> bool:
        """Whether one more may come of this name and from this address; a name counts whether it is known or not."""
        return self.by_place.admits(neighbourhood(place)) and self.by_name.admits(name.casefold())

    def may_from(self, place: str) -> bool:
        """Whether one more may come from this address, where no name is given."""
        return self.by_place.admits(neighbourhood(place))


def neighbourhood(place: str) -> str:
    """The address of a machine; of one with a whole network of addresses (IPv6) that network."""
    try:
        there = ipaddress.ip_address(place)
    except ValueError:
        return place
    if isinstance(there, ipaddress.IPv6Address):
        return str(there.ipv4_mapped or ipaddress.ip_network((there, 64), strict=False))
    return str(there)
