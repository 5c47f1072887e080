"""What gives access beside roles and keys."""

from __future__ import annotations

import datetime as dt

import pytest

from lib.domain.people.sight import UNDECIDED, Showing
from lib.store.engine import Store
from lib.store.people.credentials import invite
from lib.store.people.register import decide_showing, revoke
from lib.store.people.ways_in import decided_showings, set_up_links


@pytest.mark.usefixtures("world")
def test_each_partnership_says_how_it_shows_itself_and_who_decided(store: Store) -> None:
    first, *others = decided_showings(store)
    assert [first.shown.showing, first.by, first.since] == [UNDECIDED, "", None]
    decide_showing(store, first.partnership, Showing.NAMED, "an")
    decided, *left = decided_showings(store)
    assert (decided.partnership, decided.shown.showing, decided.by) == (
        first.partnership,
        Showing.NAMED,
        "an",
    )
    assert decided.since is not None
    assert left == others


def test_a_link_to_an_account_is_told_as_long_as_it_works(store: Store) -> None:
    for name, hours in (("an", 1.0), ("bo", 48.0), ("co", -1.0)):
        invite(store, name, "de baas", hours)
    links = set_up_links(store)
    assert [each.person for each in links] == ["an", "bo"]
    assert links[1].until - links[0].until > dt.timedelta(hours=46)
    revoke(store, "an")
    assert [each.person for each in set_up_links(store)] == ["bo"]
