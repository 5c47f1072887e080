"""The blocks of the page "Geschiedenis"."""

from __future__ import annotations

import datetime as dt
import tempfile
from collections.abc import Sequence
from pathlib import Path

import streamlit as st

from lib.catalogue.datasets import DATASETS
from lib.domain.audit.deeds import Acting, act, acting
from lib.domain.loads.reach import MayNotLoad
from lib.domain.periods import clock_here
from lib.store.engine import Store
from lib.store.loads.history import Load, NotPossible, list_previews, redo, undo
from lib.store.loads.preview import corrections, hidden_rows, preview_undo
from lib.store.upkeep.backup import back_up
from lib.tables.loads import cells_table, changes_table, loads_table, redoing_table, undoing_table
from lib.text.audit.words import tried_sentence
from lib.text.language import Language
from lib.text.loads.problems import NOT_ANY_MORE, hidden_rows_sentence, not_possible
from lib.ui import url
from lib.ui.explanation.finding import show_contents_line
from lib.ui.hosting.schedule import last_tried, schedule_asked
from lib.ui.loads.who import ask_name, name_given
from lib.ui.people.reader import load_reach
from lib.ui.tables import show_table, show_to_read
from lib.ui.words import escaped, heading, note, subheading, tell

NOW = "nu"


def show_said(language: Language) -> None:
    """What the last step on this page did."""
    if said := st.session_state.pop("history_said", None):
        st.success(escaped(said), icon=":material/check:")


def say_closed(language: Language) -> None:
    """That what was loaded is for who may load, where people sign in: names and files of everyone stand there."""
    closed = language.say(
        "Wat er is geladen en teruggedraaid, met namen en bestanden, ziet alleen wie mag inlezen. Een beheerder kan u "
        "die rol geven."
    )
    st.info(escaped(closed), icon=":material/lock:")


def say_own_loads(language: Language) -> None:
    """That there may be more loads than are shown, to who may load of some partnerships."""
    own = language.say(
        "U ziet hier de ladingen die helemaal van partnerschappen zijn waarvan u gegevensbeheerder bent, en kunt die "
        "terugdraaien. Ladingen waarin ook iets anders staat, ziet een gegevensbeheerder van alle partnerschappen."
    )
    st.info(escaped(own), icon=":material/info:")


def show_history_parts(language: Language) -> None:
    """What the page offers who may change the store, a link a part."""
    say = language.say
    parts = [
        ("ladingen", say("Ladingen")),
        ("controle", say("Controle")),
        ("reservekopie", say("Reservekopie")),
        ("terugzetten", say("Reservekopie terugzetten")),
        ("wissen", say("Een prijs voorgoed wissen")),
    ]
    show_contents_line(parts, language)


def show_as_of(loads: Sequence[Load], language: Language) -> None:
    """Choose the day on which all pages show the store, of those with a load."""
    say = language.say
    days = sorted({load.local_moment.date() for load in loads}, reverse=True)
    options = [NOW, *[day.isoformat() for day in days]]
    chosen = url.as_of()
    wanted = chosen.isoformat() if chosen else NOW
    if wanted not in options:
        options.insert(1, wanted)
    key = "w_peildatum"
    st.session_state[key] = wanted
    st.selectbox(
        say("Toon alle pagina's zoals de gegevens waren op"),
        options,
        format_func=lambda day: (
            say("nu")
            if day == NOW
            else say("het eind van {day}", day=language.date(dt.date.fromisoformat(day)))
        ),
        key=key,
        on_change=lambda: url.want(**{url.AS_OF: st.session_state[key]}),
        width=420,
    )


def show_loads(store: Store, loads: Sequence[Load], language: Language, *, all_told: bool) -> None:
    """Loads, newest first; where all is told also how often confidential files were looked at."""
    say = language.say
    heading(say("Ladingen"), "ladingen")
    if not loads:
        tell(
            say("Er is nog niets geladen.")
            if all_told
            else say("Er is nog geen lading van alleen uw partnerschappen.")
        )
        return
    show_table(loads_table(loads, language), language)
    if previews := list_previews(store) if all_told else []:
        newest = language.moment(clock_here(previews[0]))
        note(
            language.count(
                "Bestanden met vertrouwelijke referenties zijn {n} keer bekeken zonder ze te laden, op {newest}.",
                "Bestanden met vertrouwelijke referenties zijn {n} keer bekeken zonder ze te laden, het laatst op "
                "{newest}.",
                len(previews),
                newest=newest,
            )
        )


def choose_load(loads: Sequence[Load], language: Language) -> Load | None:
    """One load to look into, where there are any."""
    if not loads:
        return None
    by_id = {load.load_id: load for load in loads}
    chosen = st.selectbox(
        language.say("Bekijk een lading"),
        list(by_id),
        index=None,
        format_func=lambda number: f"{number}: {language.moment(by_id[number].local_moment)}",
        placeholder=language.say("Kies een lading"),
        width=420,
    )
    return by_id.get(chosen) if chosen else None


def show_corrections(store: Store, load: Load, language: Language) -> None:
    """What a load brought, and which values it corrected."""
    say = language.say
    show_to_read(changes_table(load.changes, language), language)
    names = [change.dataset for change in load.changes]
    cells, hidden = corrections(store, load.load_id, names), hidden_rows(store, load.load_id, names)
    if hidden:
        note(hidden_rows_sentence(language, hidden))
    if cells:
        subheading(say("Gewijzigde cellen"))
        show_table(cells_table(cells, language), language)
    elif any(change.changed and DATASETS[change.dataset].is_personal for change in load.changes):
        tell(say("Van antwoorden van mensen staan er geen oude en nieuwe waarden."))
    elif not hidden:
        tell(say("Deze lading verbeterde geen eerdere waarden."))


def offer_switch(store: Store, load: Load, language: Language) -> None:
    """Take the load back, after a look at what that does; or put it in again."""
    say = language.say
    undoings = preview_undo(store, load.load_id, [change.dataset for change in load.changes])
    shown = (undoing_table if load.active else redoing_table)(undoings, language)
    st.subheader(shown.title, anchor=False)
    show_to_read(shown, language)
    if load.active:
        label, action = say("Lading {load_id} terugdraaien", load_id=load.load_id), undo
        done = say("Lading {load_id} is teruggedraaid.", load_id=load.load_id)
    else:
        label, action = say("Lading {load_id} weer laten meetellen", load_id=load.load_id), redo
        done = say("Lading {load_id} telt weer mee.", load_id=load.load_id)
    name = ask_name(language)
    if st.button(label, icon=":material/undo:" if load.active else ":material/redo:"):
        try:
            action(store, load.load_id, name, reach=load_reach())
        except MayNotLoad:
            st.error(escaped(say(NOT_ANY_MORE)), icon=":material/lock:")
            return
        except NotPossible as error:
            st.error(escaped(not_possible(language, error.reason, error.datasets)), icon=":material/block:")
            return
        st.session_state["history_said"] = done
        st.rerun()


def offer_backup(store: Store, language: Language) -> None:
    """A copy of the store, made and checked while everyone goes on."""
    say, who = language.say, Acting(acting().actor or name_given(), acting().origin)
    heading(say("Reservekopie"), "reservekopie")
    tell(say("De kopie wordt gemaakt terwijl de monitor draait, en gecontroleerd voor u haar krijgt."))
    note(tried_sentence(language, last_tried(store), schedule_asked().hours))
    st.download_button(
        say("Reservekopie maken"),
        lambda: _copy(store, who),
        f"monitor_{dt.datetime.now():%Y%m%d-%H%M}.duckdb",
        "application/octet-stream",
        icon=":material/database:",
        on_click="ignore",
    )


def _copy(store: Store, who: Acting) -> bytes:
    """Made when the browser asks for it, outside the run of the page that offered it."""
    act(who.actor, who.origin)
    with tempfile.TemporaryDirectory(prefix="monitor-backup-") as folder:
        target = Path(folder) / "monitor.duckdb"
        back_up(store, target)
        return target.read_bytes()
