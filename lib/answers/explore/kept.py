"""Which kept views there are of a partnership."""

from __future__ import annotations

from lib.answers.snapshot import Snapshot
from lib.domain.explore.kept import KeptView
from lib.domain.partners import Partner
from lib.store.explore.kept import read_kept_views


def views_of(focus: Partner, snapshot: Snapshot) -> tuple[KeptView, ...]:
    """Those of the partnership in focus first, then those of others of its realm, each by name."""
    realm = {p.code for p in snapshot.registry.partners if p.realm == focus.realm}
    found = [view for view in snapshot.ask(read_kept_views) if view.partnership in realm]
    return tuple(sorted(found, key=lambda view: view.partnership != focus.code))


def pinned_views(focus: Partner, snapshot: Snapshot) -> tuple[KeptView, ...]:
    """Those of the partnership in focus whose picture stands on its page."""
    return tuple(
        view for view in snapshot.ask(read_kept_views) if view.pinned and view.partnership == focus.code
    )
