"""The peers that the reader chose: one name in the address, on every page that sets a partnership among others."""

from __future__ import annotations

from lib.answers.chooser import Chooser
from lib.answers.snapshot import Snapshot
from lib.domain.partners import Partner

PEERS_NAME, ALL_PEERS = "vergelijk", "alle"
"""The name in the address, and its value for everyone."""


def peers_asked(chooser: Chooser, snapshot: Snapshot, focus: Partner) -> tuple[str, ...]:
    """The codes that are asked for, as far as they are of the realm of the focus; none for everyone."""
    asked = chooser.wanted.get(PEERS_NAME, ALL_PEERS)
    if asked == ALL_PEERS:
        return ()
    known = {p.code for p in snapshot.registry.partners if p.realm == focus.realm and p != focus}
    codes = dict.fromkeys(code for code in asked.split(",") if code != focus.code)
    chooser.unmet += [(PEERS_NAME, code) for code in codes if code not in known]
    return tuple(code for code in codes if code in known)
