"""The report of rights on the page "Toegang": who may what and by which ways, to review, to print and to take along."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace

import streamlit as st

from lib.domain.audit.deeds import Deed, DeedDone, acting
from lib.domain.audit.witness import ACCESS_REPORT, saw
from lib.domain.cooperation.rounds import Invitation
from lib.domain.people.keys import AccessKey, KeyState
from lib.domain.people.roles import Person, Right
from lib.export.csv_file import as_csv
from lib.export.workbook import XLSX, as_workbook
from lib.store.engine import Store
from lib.store.people.keys import access_keys_of
from lib.store.people.register import Entry, decided_showings, entries, set_up_links
from lib.store.questionnaire.rounds import open_rounds
from lib.tables.people.keys import held_keys_table
from lib.tables.people.rights import rights_table, roles_table
from lib.tables.people.ways_in import links_table, showings_table
from lib.tables.table import Table
from lib.text.language import Language
from lib.ui.audit.noting import NOTES
from lib.ui.podium.stages import STAGES
from lib.ui.tables import show_to_read
from lib.ui.words import heading, note, subheading, tell


def show_report(person: Person, store: Store, names: Mapping[str, str], language: Language) -> None:
    """Who may what, and every way in beside roles; looking at it is noted."""
    say, today = language.say, dt.date.today()
    people = within(entries(store), person)
    keys = keys_within(access_keys_of(store), people, person)
    roles = rights_table(people, names, language)
    held = held_keys_table(keys, names, today, language)
    ways = [held, *_ways_in(person, store, names, today, language)]
    saw(ACCESS_REPORT)
    heading(say("Overzicht van rechten"))
    tell(
        say(
            "Op {day}. Loop dit elk kwartaal na: heeft iedereen de rol nog nodig (BIO2 5.18.02 en 8.02.01)?",
            day=language.date(today),
        )
    )
    show_to_read(roles, language)
    for table in ways:
        subheading(table.title)
        if table.rows:
            show_to_read(table.shown(), language)
        else:
            note(say("Er zijn er nu geen."))
        if table is held and (ended := sum(key.state(today) != KeyState.WORKS for key in keys)):
            note(language.count("{n} sleutel werkt niet meer.", "{n} sleutels werken niet meer.", ended))
    allowed = roles_table(language)
    subheading(allowed.title)
    show_to_read(allowed, language)
    _offer_files([roles, *ways, allowed], language)


def within(people: Sequence[Entry], person: Person) -> list[Entry]:
    """What somebody may see of everyone's roles: those where they give access themselves."""
    if person.may(Right.GIVE_ACCESS):
        return list(people)
    found = []
    for entry in people:
        given = {g: told for g, told in entry.given.items() if person.may(Right.GIVE_ACCESS, g.partnership)}
        if given:
            held = Person(entry.person.name, frozenset(given))
            found.append(Entry(held, entry.since, entry.revoked, entry.is_set_up, given))
    return found


def keys_within(keys: Sequence[AccessKey], people: Collection[Entry], person: Person) -> list[AccessKey]:
    """What somebody may see of everyone's keys: those that open something where they give access themselves.

    Args:
        people: as `within` gives them; keys of others are left out.
    """
    places = person.where(Right.GIVE_ACCESS)
    if places is None:
        return list(keys)
    known, found = {entry.person.name for entry in people}, []
    for key in keys:
        some = key.limits.partnerships
        here = None if some is None else some & places
        if key.owner in known and (here is None or here):
            found.append(replace(key, limits=replace(key.limits, partnerships=here)))
    return found


def _ways_in(
    person: Person, store: Store, names: Mapping[str, str], today: dt.date, language: Language
) -> tuple[Table, Table]:
    """How partnerships show themselves and which links are open, where somebody gives access."""
    decided = [each for each in decided_showings(store) if person.may(Right.GIVE_ACCESS, each.partnership)]
    asked = _open_addresses(store, [each.partnership for each in decided], today)
    everywhere = person.may(Right.GIVE_ACCESS)
    links = set_up_links(store) if everywhere else []
    presented = STAGES.titles() if everywhere else []
    return (
        showings_table(decided, names, language),
        links_table(links, asked, presented, names, language),
    )


def _open_addresses(store: Store, partnerships: Sequence[str], today: dt.date) -> list[Invitation]:
    """The addresses of questionnaires that take answers now or later."""
    return [
        each
        for code in partnerships
        for of_round in open_rounds(store, code)
        for each in of_round
        if each.has_address and (each.plan.closes is None or today <= each.plan.closes)
    ]


def _offer_files(tables: Sequence[Table], language: Language) -> None:
    """The roles as CSV, and all of it as a workbook."""
    stamp = f"{dt.datetime.now():%Y%m%d-%H%M}"
    with st.container(horizontal=True):
        _offer("CSV", f"rechten_{stamp}.csv", "text/csv", lambda: as_csv(tables[0], language))
        _offer("Excel", f"rechten_{stamp}.xlsx", XLSX, lambda: as_workbook(tables))


def _offer(label: str, name: str, kind: str, made: Callable[[], bytes]) -> None:
    """A file of the report; that it was taken along is noted."""
    who = acting()

    def taken() -> bytes:
        NOTES.note(DeedDone(Deed.EXPORT, ACCESS_REPORT, actor=who.actor, origin=who.origin))
        return made()

    icon = ":material/download:"
    st.download_button(label, taken, name, kind, icon=icon, on_click="ignore", key=f"access_{label}")
