"""The blocks of the page "Logboek"."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import streamlit as st

from lib.domain.audit.deeds import Acting, Deed, DeedDone, acting
from lib.export.csv_file import as_csv
from lib.export.workbook import XLSX, as_workbook
from lib.store.audit.keeping import kept_days
from lib.store.audit.log import AuditWish, actors_of, end_of, read_audit
from lib.store.engine import Store
from lib.tables.audit.lines import audit_table
from lib.tables.table import Table
from lib.text.audit.words import deed_name
from lib.text.language import Language
from lib.text.loads.names import who_loaded
from lib.ui.audit.noting import NOTES
from lib.ui.links import link_to
from lib.ui.loads.who import name_given
from lib.ui.people.reader import reader
from lib.ui.tables import show_to_read
from lib.ui.words import note, tell

MOST_AUDIT_LINES, MOST_AUDIT_FILED = 100, 100_000
"""Lines on screen, and in a file."""
_SUBJECT, _SEEN = "logboek", "audit_seen"


def show_closed(language: Language) -> None:
    """What the log is for whoever may not read it, and where to go on."""
    say = language.say
    tell(
        say(
            "Hier staat wie iets laadde, terugdraaide, wijzigde of meenam, en vanwaar. Omdat er mensen in staan, leest "
            "alleen wie de monitor beheert dit logboek."
        )
    )
    if reader() is None:
        label = say("Wat er is geladen en teruggedraaid: Geschiedenis")
        link_to("geschiedenis", {}, language, label=label)
    link_to(
        "persoonsgegevens", {}, language, label=say("Wat de monitor van mensen bewaart: Persoonsgegevens")
    )


def show_what_it_is(store: Store, language: Language) -> None:
    """What the log is, how long lines stay, and the last seal."""
    say, end = language.say, end_of(store)
    tell(
        say(
            "Elke wijziging staat hier met wat, waarop, met welke uitkomst, vanwaar, door wie en wanneer; ook wie dit "
            "logboek of een reservekopie heeft meegenomen. Een regel verandert niet: elke regel draagt het zegel van "
            "de regel ervoor. Regels blijven {days} dagen staan.",
            days=language.number(kept_days()),
        )
    )
    if end.number:
        note(
            say(
                "Laatste regel: {number}, zegel {seal}. Bewaar dit elders om later te zien dat er niets is veranderd; "
                "python -m lib.cli verify controleert de hele reeks.",
                number=end.number,
                seal=end.seal[:16],
            )
        )


def choose_lines(store: Store, language: Language) -> AuditWish:
    """Which lines the reader asks for."""
    say, people = language.say, actors_of(store)
    with st.container(horizontal=True):
        deeds = st.multiselect(
            say("Handeling"),
            list(Deed),
            format_func=lambda deed: deed_name(language, deed),
            placeholder=say("alle"),
            key="w_audit_deeds",
        )
        actor = st.selectbox(
            say("Wie"),
            people,
            index=None,
            format_func=lambda name: who_loaded(language, name),
            placeholder=say("iedereen"),
            key="w_audit_actor",
        )
        first, last = (
            st.date_input(label, None, key=f"w_audit_{name}", format="DD-MM-YYYY")
            for name, label in (("first", say("Vanaf")), ("last", say("Tot en met")))
        )
    return AuditWish(tuple(deeds), actor, first, last)


def show_lines(store: Store, wish: AuditWish, language: Language) -> None:
    """The newest lines, and all of them as a file."""
    lines, number = read_audit(store, wish, MOST_AUDIT_LINES)
    _note_look()
    if not lines:
        tell(language.say("Er zijn geen regels die hierbij passen."))
        return
    counted = language.count("{n} regel", "{n} regels", number)
    newest = language.say("{counted}; hieronder de nieuwste {most}.", counted=counted, most=MOST_AUDIT_LINES)
    note(newest if number > MOST_AUDIT_LINES else f"{counted}.")
    show_to_read(audit_table(lines, language).shown(), language)
    who = _who()
    with st.container(horizontal=True):
        for name, kind, made in (
            ("CSV", "text/csv", lambda table: as_csv(table, language)),
            ("Excel", XLSX, lambda table: as_workbook([table])),
        ):
            ending = "csv" if name == "CSV" else "xlsx"
            st.download_button(
                name,
                _taking(store, wish, who, made, language),
                f"logboek_{dt.datetime.now():%Y%m%d-%H%M}.{ending}",
                kind,
                icon=":material/download:",
                on_click="ignore",
                key=f"audit_{ending}",
            )


def _taking(
    store: Store, wish: AuditWish, who: Acting, made: Callable[[Table], bytes], language: Language
) -> Callable[[], bytes]:
    """Makes the file and notes that it was taken along."""

    def taken() -> bytes:
        NOTES.note(DeedDone(Deed.EXPORT, _SUBJECT, actor=who.actor, origin=who.origin))
        return made(audit_table(read_audit(store, wish, MOST_AUDIT_FILED)[0], language))

    return taken


def _note_look() -> None:
    """Note once a session that the log was read: it names people."""
    if not st.session_state.get(_SEEN):
        st.session_state[_SEEN] = True
        who = _who()
        NOTES.note(DeedDone(Deed.LOOK, _SUBJECT, actor=who.actor, origin=who.origin))


def _who() -> Acting:
    return Acting(acting().actor or name_given(), acting().origin)
