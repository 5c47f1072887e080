"""Putting a back-up in the place of what is there: looked at first, confirmed, and what was there is kept."""

from __future__ import annotations

import hashlib
import logging
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from lib.domain.loads.purges import Purge
from lib.domain.people.restored import AccessAfter
from lib.domain.periods import clock_here
from lib.store.engine import Store, StoreError
from lib.store.upkeep.backup import Unsound
from lib.store.upkeep.replacing import StoreContents, contents_of, contents_of_backup
from lib.text.language import Language, msg
from lib.text.loads.problems import fault_sentence, store_problem
from lib.text.loads.purges import missing_purges_sentences
from lib.text.people.words import access_after_sentences
from lib.ui.memory import replace_the_store
from lib.ui.server.porter import the_porter
from lib.ui.words import escaped, list_points, note, subheading, tell

if TYPE_CHECKING:
    from streamlit.runtime.uploaded_file_manager import UploadedFile

_SAID, _LOOKED_AT, _ROUND = "restored", "backup_looked_at", "restore_round"
_WRITTEN = "reservekopie.duckdb"
_LOG = logging.getLogger(__name__)
NOT_PUT_BACK = msg("Deze reservekopie kan niet worden teruggezet.")
TOO_LARGE = msg(
    "Een bestand mag hier hooguit {limit} MB zijn. Een grotere kopie zet u terug met de opdrachtregel (sluit eerst de "
    "monitor): python -m lib.cli restore BESTAND"
)


def offer_restore(store: Store, language: Language) -> None:
    """Choose a back-up, see what is in it and what it replaces, and put it back."""
    say = language.say
    subheading(say("Reservekopie terugzetten"), "terugzetten")
    kept, access = st.session_state.pop(_SAID, (None, AccessAfter.NOBODY))
    if kept:
        st.success(escaped(say("De reservekopie is teruggezet en gecontroleerd.")), icon=":material/check:")
        tell(say("Wat er stond, is bewaard als {file}", file=kept))
        list_points(access_after_sentences(language, access))
    given = st.file_uploader(
        say("Reservekopie (.duckdb)"),
        type=["duckdb"],
        key=f"w_restore_{st.session_state.get(_ROUND, 0)}",
    )
    note(say(TOO_LARGE, limit=st.get_option("server.maxUploadSize")))
    if given is None:
        return
    looked_at = _look(given, language)
    if isinstance(looked_at, list):
        st.error(escaped(say(NOT_PUT_BACK)), icon=":material/block:")
        list_points(looked_at)
        return
    tell(say("In de reservekopie staat: {contents}.", contents=_told(looked_at, language)))
    tell(
        say(
            "Dit gaat weg uit de monitor: {contents}. Er wordt eerst een reservekopie van gemaakt, die op deze "
            "computer naast het gegevensbestand komt te staan. Wie nu in de monitor kijkt, ziet daarna de "
            "teruggezette gegevens.",
            contents=_told(contents_of(store), language),
        )
    )
    missing = looked_at.without(contents_of(store).purges)
    if missing:
        list_points(missing_purges_sentences(language, missing))
    label = say("Wis daarna opnieuw wat na deze kopie voorgoed is gewist")
    again = bool(missing) and st.checkbox(label, value=True, key=f"w_again_{given.file_id}")
    agreed = st.checkbox(
        say("Ja, vervang de gegevens door deze reservekopie"), key=f"w_agreed_{given.file_id}"
    )
    if st.button(say("Terugzetten"), disabled=not agreed, icon=":material/settings_backup_restore:"):
        _restore(given, missing if again else [], language)


def _look(given: UploadedFile, language: Language) -> StoreContents | list[str]:
    """What is in the back-up, or why it cannot be used; worked out once."""
    digest = hashlib.sha256(given.getbuffer()).hexdigest(), language.code
    if st.session_state.get(_LOOKED_AT, (None, None))[0] != digest:
        with (
            st.spinner(language.say("Controleren…")),
            tempfile.TemporaryDirectory(prefix="monitor-restore-") as folder,
        ):
            try:
                found: StoreContents | list[str] = contents_of_backup(_written(given, Path(folder)))
            except StoreError as error:
                place = given.name if Path(error.place).name == _WRITTEN else error.place
                found = [store_problem(language, error.problem, place, error.detail)]
            except Unsound as error:
                found = [fault_sentence(language, f.code, f.table, f.rows) for f in error.faults]
        st.session_state[_LOOKED_AT] = digest, found
    answer: StoreContents | list[str] = st.session_state[_LOOKED_AT][1]
    return answer


def _written(given: UploadedFile, folder: Path) -> Path:
    path = folder / _WRITTEN
    path.write_bytes(given.getbuffer())
    return path


def _restore(given: UploadedFile, again: Sequence[Purge], language: Language) -> None:
    try:
        with (
            st.spinner(language.say("Terugzetten…")),
            tempfile.TemporaryDirectory(prefix="monitor-restore-") as folder,
        ):
            kept, access = replace_the_store(_written(given, Path(folder)), again)
    except StoreError as error:
        _LOG.exception("a back-up was not put back")
        place = given.name if Path(error.place).name == _WRITTEN else error.place
        st.error(
            escaped(store_problem(language, error.problem, place, error.detail)), icon=":material/block:"
        )
        return
    except Unsound as error:
        _LOG.exception("a back-up was not put back")
        st.error(escaped(language.say(NOT_PUT_BACK)), icon=":material/block:")
        list_points(fault_sentence(language, f.code, f.table, f.rows) for f in error.faults)
        return
    st.session_state[_SAID] = kept.name, access
    if access == AccessAfter.AS_THEN:
        the_porter().sessions.end_everyone()
    st.session_state[_ROUND] = st.session_state.get(_ROUND, 0) + 1
    st.rerun()


def _told(contents: StoreContents, language: Language) -> str:
    counted = language.count("{n} lading", "{n} ladingen", contents.loads)
    if contents.newest is None:
        return counted
    moment = language.moment(clock_here(contents.newest))
    return language.say("{loads}, de nieuwste van {moment}", loads=counted, moment=moment)
