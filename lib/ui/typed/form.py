"""A form on screen: what is sent goes the way of a load; what somebody else changed meanwhile is shown first."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

import streamlit as st

from lib.catalogue.datasets import DATASETS
from lib.catalogue.declarations import Column, Kind
from lib.domain.loads.reach import MayNotLoad
from lib.domain.loads.typed import Cells, ChangedMeanwhile, Clash, OpenedRow, clashes
from lib.domain.people.roles import Right
from lib.ingest.typed.one_row import add_typed, load_typed
from lib.store.engine import Store
from lib.store.loads.history import NotPossible, undo
from lib.store.loads.loading import LoadOutcome
from lib.text.language import Language
from lib.text.loads.problems import NOT_ANY_MORE, not_possible
from lib.text.loads.typed import choice_words, column_label, day_words
from lib.ui.loads.who import ask_name, name_given
from lib.ui.people.reader import load_reach
from lib.ui.typed.fields import FieldOptions, say_wrong, show_fields
from lib.ui.typed.state import OpenForm, Sent, close_form, sent_of
from lib.ui.words import escaped, note, subheading, tell

FORM_WIDTH = 720
"""In px, at most."""
MINE, THEIRS = "mine", "theirs"


def _nothing(cells: Cells) -> Mapping[str, str]:
    return {}


def _stay() -> None:
    """Nothing else ends with a form."""


@dataclass(frozen=True)
class Asking:
    """What a form of a page asks.

    Attributes:
        title: over the form.
        names: the columns that are asked, in their order.
        options: the codes of columns of codes.
        fixed: cells that are not asked.
        warnings: by column what to look at again in what was typed; sent once more it is stored all the same.
        code_from: of a new row, the column whose words make its code; empty for a row that is there.
        on_close: what else ends when the form is closed or was sent.
    """

    title: str
    names: tuple[str, ...]
    options: FieldOptions = field(default_factory=dict)
    fixed: Cells = field(default_factory=dict)
    warnings: Callable[[Cells], Mapping[str, str]] = _nothing
    code_from: str = ""
    on_close: Callable[[], None] = _stay


def show_typed_form(form: OpenForm, asking: Asking, store: Store, language: Language) -> None:
    """The form that is open, or first what changed since it was opened."""
    if form.is_changed:
        _show_changed(form, asking, store, language)
        return
    say = language.say
    with st.container(key=f"formulier_{form.step}"):
        subheading(asking.title)
        _say_elsewhere(form, asking, language)
        with st.form(f"typ_{form.number}", width=FORM_WIDTH):
            key, dataset = f"typ_{form.number}", form.opened.dataset
            warned = {name: text for name, text in asking.warnings(form.sent).items() if name in form.warned}
            typed = show_fields(
                dataset, asking.names, form.cells, form.findings, warned, asking.options, key, language
            )
            ask_name(language, f"_{form.number}")
            sent = st.form_submit_button(say("Opslaan"), icon=":material/check:")
        st.button(say("Niet opslaan"), key=f"{key}_weg", on_click=lambda: _close(asking), type="tertiary")
        if sent:
            _send(form, asking, {**(form.opened.cells or {}), **asking.fixed, **typed}, store, language)


def _say_elsewhere(form: OpenForm, asking: Asking, language: Language) -> None:
    """That nothing was stored, and what is wrong with cells that the form does not ask."""
    dataset = form.opened.dataset
    if form.findings:
        st.error(
            language.count(
                "Er is nog niets opgeslagen: er klopt {n} ding niet.",
                "Er is nog niets opgeslagen: er kloppen {n} dingen niet.",
                len(form.findings),
            ),
            icon=":material/error:",
        )
    for finding in form.findings:
        if finding.column not in asking.names:
            if finding.column:
                tell(column_label(language, dataset, DATASETS[dataset].column(finding.column)))
            say_wrong(finding, language)


def _close(asking: Asking) -> None:
    close_form()
    asking.on_close()


def _send(form: OpenForm, asking: Asking, cells: Cells, store: Store, language: Language) -> None:
    """Load what was typed; what comes of it is kept for the next run of the page."""
    warned = {name: cells.get(name, "") for name in asking.warnings(cells)}
    known, form.sent, form.findings, form.warned = form.warned, cells, (), warned
    if any(known.get(name) != cell for name, cell in warned.items()):
        st.rerun()
    with st.spinner(
        language.say("Opslaan…")
    ):  # what ends here is noted before: a second click stops this run
        try:
            outcome = _load(form, asking, cells, store)
        except MayNotLoad:
            _say_not_any_more(language)
            return
        except ChangedMeanwhile as changed:
            form.is_changed, form.theirs = True, changed.cells
        else:
            form.findings = outcome.findings
            if not outcome.findings:
                close_form(Sent(form.opened.dataset, outcome.load_id))
                asking.on_close()
    st.rerun()


def _load(form: OpenForm, asking: Asking, cells: Cells, store: Store) -> LoadOutcome:
    reach = load_reach(Right.DECIDE)
    if asking.code_from and form.opened.cells is None:
        words = cells.get(asking.code_from, "")
        return add_typed(store, form.opened.dataset, cells, words, name_given(), reach=reach)[0]
    return load_typed(store, form.opened, cells, name_given(), reach=reach)


def _say_not_any_more(language: Language) -> None:
    st.error(escaped(language.say(NOT_ANY_MORE)), icon=":material/lock:")


def _show_changed(form: OpenForm, asking: Asking, store: Store, language: Language) -> None:
    """What somebody else made of the row meanwhile, beside what was typed; the reader chooses per column."""
    say, key, theirs = language.say, f"kies_{form.number}", form.theirs
    subheading(say("Intussen gewijzigd"))
    if theirs is None:
        st.warning(
            say(
                "Iemand anders heeft dit intussen teruggedraaid. Van u is nog niets opgeslagen, en niets verloren: het "
                "staat hier nog."
            ),
            icon=":material/group:",
        )
        again = st.button(say("Mijn versie toch opslaan"), key=f"{key}_toch")
        st.button(say("Zo laten"), key=f"{key}_laten", on_click=lambda: _close(asking))
        if again:
            _send_again(form, asking, None, form.sent, store, language)
        return
    st.warning(
        say(
            "Iemand anders heeft dit gewijzigd sinds u het opende. Van u is nog niets opgeslagen, en niets verloren: "
            "kies per onderdeel wat blijft staan."
        ),
        icon=":material/group:",
    )
    found = clashes(DATASETS[form.opened.dataset].beside_key, form.opened.cells or {}, theirs, form.sent)
    with st.form(key, width=FORM_WIDTH):
        chosen = {clash.column: _choose(clash, form, asking, key, language) for clash in found}
        sent = st.form_submit_button(say("Opslaan met deze keuze"), icon=":material/check:")
    st.button(say("Laten zoals het nu is opgeslagen"), key=f"{key}_laten", on_click=lambda: _close(asking))
    if sent and None in chosen.values():
        st.error(say("Kies bij elk onderdeel wat blijft staan."), icon=":material/error:")
    elif sent:
        mine = {clash.column: clash.mine for clash in found if chosen[clash.column] == MINE}
        _send_again(form, asking, theirs, {**theirs, **mine}, store, language)


def _send_again(
    form: OpenForm, asking: Asking, theirs: Cells | None, cells: Cells, store: Store, language: Language
) -> None:
    """Send on top of what counts now; what was fixed by the form goes with what was chosen."""
    form.opened, form.is_changed, form.theirs = replace(form.opened, cells=theirs), False, None
    _send(form, replace(asking, warnings=_nothing), cells, store, language)


def _choose(clash: Clash, form: OpenForm, asking: Asking, key: str, language: Language) -> str | None:
    """What stays of one column; where only one of both changed it, that is filled in."""
    say, column = language.say, DATASETS[form.opened.dataset].column(clash.column)

    def words(cell: str) -> str:
        return typed_words(language, column, cell, asking.options)

    named = {
        MINE: say("van u: {cell}", cell=words(clash.mine)),
        THEIRS: say("nu opgeslagen: {cell}", cell=words(clash.theirs)),
    }
    preferred = clash.preferred
    chosen: str | None = st.radio(
        column_label(language, form.opened.dataset, column),
        list(named),
        None if preferred is None else [clash.mine, clash.theirs].index(preferred),
        lambda choice: escaped(named[choice]),
        key=f"{key}_{clash.column}",
    )
    note(say("Toen u het opende: {cell}", cell=words(clash.opened)))
    return chosen


def typed_words(language: Language, column: Column, cell: str, options: FieldOptions) -> str:
    """A cell as a reader sees it."""
    if not cell:
        return language.say("leeg")
    if column.kind == Kind.DATE:
        return day_words(language, cell)
    if column.kind in (Kind.CHOICE, Kind.BOOLEAN):
        return choice_words(language, cell)
    return options.get(column.name, {}).get(cell, cell)


def show_sent(dataset: str, store: Store, language: Language) -> None:
    """What came of the form that was sent, and the way back."""
    said, say = sent_of(dataset), language.say
    if said is None:
        return
    if said.undone:
        st.info(
            say(
                "Lading {load_id} is teruggedraaid. Wat daarna is gewijzigd, blijft staan.",
                load_id=said.load_id,
            ),
            icon=":material/undo:",
        )
        return
    if said.load_id is None:
        st.info(say("Er is niets opgeslagen: het stond er al zo."), icon=":material/info:")
        return
    with st.container(horizontal=True, vertical_alignment="center", key="opgeslagen"):
        told = say("Opgeslagen als lading {load_id}; zij staat op Geschiedenis.", load_id=said.load_id)
        st.success(told, icon=":material/check:")
        if st.button(say("Ongedaan maken"), icon=":material/undo:", key=f"terug_{said.load_id}"):
            _take_back(said, store, language)


def _take_back(said: Sent, store: Store, language: Language) -> None:
    try:
        with st.spinner(language.say("Terugdraaien…")):
            undo(store, said.load_id or 0, name_given(), reach=load_reach(Right.DECIDE))
            close_form(replace(said, undone=True))
    except MayNotLoad:
        _say_not_any_more(language)
        return
    except NotPossible as error:
        st.error(escaped(not_possible(language, error.reason, error.datasets)), icon=":material/block:")
        return
    st.rerun()


def opened_new(dataset: str, *key: str) -> OpenedRow:
    """A new row, by its key without the code that it gets when it is loaded."""
    names = DATASETS[dataset].key[: len(key)]
    return OpenedRow(dataset, dict(zip(names, key, strict=True)))
