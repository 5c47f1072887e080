"""How partnerships show themselves, and the links that open something, as tables."""

from __future__ import annotations

import datetime as dt

from lib.domain.cooperation.rounds import Invitation, Invited, RoundPlan
from lib.domain.people.sight import Showing, Shown
from lib.domain.periods import day_here
from lib.store.people.register import DecidedShowing, SetUpLink
from lib.tables.people.ways_in import links_table, showings_table
from lib.text.language import DUTCH

NAMES = {"aa": "Aa - Cc"}
SINCE = dt.datetime(2026, 11, 30, 12)
DAY = day_here(SINCE)


def test_a_showing_says_who_decided_it_or_that_nobody_did() -> None:
    decided = [
        DecidedShowing("aa", Shown(Showing.NAMED, "peer-1"), "an", SINCE),
        DecidedShowing("bb", Shown(Showing.MEDIAN, ""), "", None),
    ]
    assert showings_table(decided, NAMES, DUTCH).rows == (
        ("Aa - Cc", "met naam", "an", DAY),
        ("bb", "alleen in medianen van ten minste vijf", "nog niemand", None),
    )


def test_every_link_says_what_it_opens_and_until_when_and_never_the_link() -> None:
    layer = Invited("opdrachtgever", "beheer", 6)
    plan = RoundPlan("aa", "2026-K4", (layer,), ("openheid",), closes=DAY)
    asked = [Invitation("code", plan, layer, has_address=True)]
    table = links_table([SetUpLink("bo", SINCE)], asked, ["Overleg"], NAMES, DUTCH)
    assert [(row[0], row[1], row[3]) for row in table.rows] == [
        ("Account instellen", "bo", DAY),
        ("Vragenlijst", "Aa - Cc, 2026-K4, beheer van opdrachtgever", DAY),
        ("Meekijken", "Overleg", None),
    ]
    assert "code" not in str(table.rows)
