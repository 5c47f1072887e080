"""The report of rights, and what a reader sees of whom."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from lib.domain.people.roles import ALL_PARTNERSHIPS, AccessRole, Grant, Person
from lib.domain.people.sight import Showing, Shown
from lib.domain.periods import day_here
from lib.store.people.register import Entry
from lib.tables.people.rights import rights_table, roles_table, sight_table
from lib.text.language import DUTCH, ENGLISH

SINCE = dt.datetime(2026, 11, 30, 12)
NAMES = {"aa": "Aa - Cc", "bb": "Bb - Cc", "cc": "Cc - Cc", "dd": "Dd - Cc"}
READER, MANAGER = Grant("aa", AccessRole.READER), Grant(ALL_PARTNERSHIPS, AccessRole.MANAGER)


def entry(name: str, *held: Grant, revoked: bool = False, is_set_up: bool = False) -> Entry:
    given = dict.fromkeys(held, ("", SINCE))
    return Entry(Person(name, frozenset(held)), SINCE, revoked, is_set_up, given)


def test_the_report_has_a_line_for_each_role_and_for_who_has_none() -> None:
    people = [
        entry("an", READER, MANAGER, is_set_up=True),
        entry("bo", Grant("weg", AccessRole.CHAIR)),
        entry("co", revoked=True),
        entry("di"),
    ]
    table = rights_table(people, NAMES, DUTCH)
    assert [(row[0], row[1], row[2], row[5]) for row in table.rows] == [
        ("an", "alle partnerschappen", "beheerder", "eigen account"),
        ("an", "Aa - Cc", "lezer", "eigen account"),
        ("bo", "weg", "voorzitter", "ja"),
        ("co", "", "", "ingetrokken"),
        ("di", "", "", "geen rol"),
    ]
    assert {row[4] for row in table.rows} == {day_here(SINCE)}


def test_since_when_is_the_day_on_the_clock_here(in_zone: Callable[[str], None]) -> None:
    in_zone("Pacific/Kiritimati")  # 14 hours before UTC
    people = [entry("an", READER), entry("di")]
    assert [row[4] for row in rights_table(people, NAMES, DUTCH).rows] == [dt.date(2026, 12, 1)] * 2


def test_each_role_says_what_it_may() -> None:
    rows = dict(roles_table(ENGLISH).rows)
    assert list(rows) == ["reader", "analyst", "data keeper", "chair", "manager"]
    assert rows["manager"] == "see, give roles"


def test_a_reader_is_told_of_nobody_under_a_pseudonym() -> None:
    showings = (Showing.MEDIAN, Showing.NAMED, Showing.ALIAS, Showing.MEDIAN)
    shown = {code: Shown(how, "") for code, how in zip(NAMES, showings, strict=True)}
    table = sight_table(Person("an", frozenset({READER})), shown, NAMES, DUTCH)
    assert [(row[0], row[2], row[3]) for row in table.rows] == [
        ("Aa - Cc", "lezer", "zien"),
        ("Bb - Cc", "geen", "vergelijken"),
    ]
