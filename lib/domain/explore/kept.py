"""Views that an analyst keeps under a name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class KeptView:
    """A name for an address of the page Vergelijken.

    Attributes:
        code: its own.
        title: the name.
        partnership: the code of the one in focus.
        choices: the choices in the address.
        pinned: whether its picture stands on the page Partnerschap.
    """

    code: str
    title: str
    partnership: str
    choices: Mapping[str, str] = field(hash=False)
    pinned: bool = False
