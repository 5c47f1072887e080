"""The form that a reader has open, kept for the session: one at a time, as it was opened."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from dataclasses import dataclass, field

import streamlit as st

from lib.domain.loads.findings import Finding
from lib.domain.loads.typed import Cells, OpenedRow

_FORM, _SAID = "typed_form", "typed_said"
_numbers = itertools.count(1)


@dataclass
class OpenForm:
    """A form that is open.

    Attributes:
        opened: the row, as it was when the form was opened.
        step: which form of the page it is.
        cells: what stood in the fields at first.
        sent: what was sent last.
        findings: what was wrong with that.
        warned: cells that were sent although a warning stood beside them.
        is_changed: whether the row is another one by now; `theirs` is what counts then.
        number: tells the fields of this opening from those of others.
    """

    opened: OpenedRow
    step: str
    cells: Cells
    sent: Cells = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    warned: Cells = field(default_factory=dict)
    is_changed: bool = False
    theirs: Cells | None = None
    number: int = field(default_factory=lambda: next(_numbers))


@dataclass(frozen=True)
class Sent:
    """What came of a form that was sent: the load that it made, to take back at once."""

    dataset: str
    load_id: int | None
    undone: bool = False


def open_form(opened: OpenedRow, step: str, filled_in: Cells | None = None) -> None:
    """Open a form in place of any other; to be called from a callback.

    Args:
        filled_in: cells that stand in the fields over those of the row.
    """
    st.session_state[_FORM] = OpenForm(opened, step, {**(opened.cells or {}), **(filled_in or {})})
    st.session_state.pop(_SAID, None)


def open_form_of(dataset: str, key: Mapping[str, str]) -> OpenForm | None:
    """The form that is open on this row, if it is."""
    form: OpenForm | None = st.session_state.get(_FORM)
    if form is None or (form.opened.dataset, form.opened.key) != (dataset, key):
        return None
    return form


def open_form_in(dataset: str) -> OpenForm | None:
    """The form that is open on whatever row of this dataset, if one is."""
    form: OpenForm | None = st.session_state.get(_FORM)
    return form if form and form.opened.dataset == dataset else None


def close_form(said: Sent | None = None) -> None:
    """Close the form that is open, with what came of it."""
    st.session_state.pop(_FORM, None)
    if said:
        st.session_state[_SAID] = said


def sent_of(dataset: str) -> Sent | None:
    """What came of the last form on a page about this dataset."""
    said: Sent | None = st.session_state.get(_SAID)
    return said if said and said.dataset == dataset else None
