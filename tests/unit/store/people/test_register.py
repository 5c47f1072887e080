"""Who is known, with which roles, and how partnerships show themselves."""

from __future__ import annotations

import datetime as dt

import pytest

from lib.domain.audit.deeds import Deed, act
from lib.domain.people.roles import ALL_PARTNERSHIPS, AccessRole, Grant, Person
from lib.domain.people.sight import UNDECIDED, Showing, Shown
from lib.store.audit.log import AuditWish, read_audit
from lib.store.engine import Store
from lib.store.people.credentials import invite
from lib.store.people.register import (
    decide_showing,
    decided_showings,
    entries,
    give,
    person_of,
    revoke,
    set_up_links,
    shown_partnerships,
    take,
)

KEEPER, CHAIR = Grant("aa-cc", AccessRole.KEEPER), Grant(ALL_PARTNERSHIPS, AccessRole.CHAIR)


def test_roles_are_given_and_taken(store: Store) -> None:
    assert person_of(store, "an") is None
    for grant in (KEEPER, CHAIR, KEEPER):
        give(store, "an", grant, "de baas")
    assert person_of(store, "an") == Person("an", frozenset({KEEPER, CHAIR}))
    (entry,) = entries(store)
    assert (entry.revoked, entry.is_set_up, entry.given[CHAIR][0]) == (False, False, "de baas")
    take(store, "an", CHAIR)
    assert person_of(store, "an") == Person("an", frozenset({KEEPER}))


def test_what_is_done_with_roles_is_told(store: Store) -> None:
    act("", "programma")
    give(store, "an", KEEPER, "de baas")
    take(store, "an", KEEPER, "de baas")
    act("bo", "scherm 127.0.0.1")
    decide_showing(store, "aa-cc", Showing.NAMED, "")
    revoke(store, "an")
    act("", "programma")
    told = [line.done for line in reversed(read_audit(store, AuditWish(), 4)[0])]
    assert [(each.deed, each.subject, each.actor, each.origin) for each in told] == [
        (Deed.GIVE_ROLE, "an gegevensbeheerder aa-cc", "de baas", "programma"),
        (Deed.TAKE_ROLE, "an gegevensbeheerder aa-cc", "de baas", "programma"),
        (Deed.SHOW_AS, "aa-cc zichtbaar", "bo", "scherm 127.0.0.1"),
        (Deed.LET_OUT, "an", "bo", "scherm 127.0.0.1"),
    ]


def test_who_is_out_comes_in_no_more_until_there_is_a_role_again(store: Store) -> None:
    give(store, "an", KEEPER, "de baas")
    revoke(store, "an")
    assert person_of(store, "an") is None
    assert [(entry.revoked, entry.person.grants) for entry in entries(store)] == [(True, frozenset())]
    give(store, "an", CHAIR, "de baas")
    assert person_of(store, "an") == Person("an", frozenset({CHAIR}))


@pytest.mark.usefixtures("world")
def test_a_partnership_shows_itself_as_it_chooses(store: Store) -> None:
    assert shown_partnerships(store) == dict.fromkeys(("aa-cc", "bb-cc"), Shown(Showing.MEDIAN, ""))
    decide_showing(store, "aa-cc", Showing.ALIAS, "an")
    drawn = shown_partnerships(store)["aa-cc"]
    assert drawn.showing == Showing.ALIAS
    assert drawn.alias.startswith("peer-")
    decide_showing(store, "aa-cc", Showing.NAMED, "an")
    assert shown_partnerships(store)["aa-cc"] == Shown(Showing.NAMED, drawn.alias)


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
