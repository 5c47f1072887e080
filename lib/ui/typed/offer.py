"""What a page offers to type: a new row of a dataset, and changing one that is there."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

import streamlit as st

from lib.answers.snapshot import Snapshot
from lib.catalogue.datasets import DATASETS
from lib.domain.loads.typed import Cells
from lib.domain.people.roles import ALL_PARTNERSHIPS, Right
from lib.store.engine import Store
from lib.store.events.typed_rows import read_row
from lib.text.language import Language
from lib.ui import url
from lib.ui.frame import may_change
from lib.ui.typed.form import Asking, opened_new, show_typed_form
from lib.ui.typed.state import open_form, open_form_in, open_form_of


@dataclass(frozen=True)
class Step:
    """A step with a row: its name, what its button says, and cells that stand in its form over those of the row."""

    name: str
    label: str
    icon: str
    filled_in: Cells = field(default_factory=dict)


def may_type(right: Right = Right.LOAD, partnership: str = ALL_PARTNERSHIPS) -> bool:
    """Whether this reader may type here: not when looking back to an earlier day."""
    return may_change(right, partnership) and url.as_of() is None


def is_new_open(dataset: str, *key: str) -> bool:
    """Whether the form of a new row is open, which stands under what is beside it."""
    return open_form_of(dataset, opened_new(dataset, *key).key) is not None


def offer_new_row(
    dataset: str,
    key: tuple[str, ...],
    step: Step,
    asking: Asking,
    store: Store,
    language: Language,
    *,
    open_now: bool = False,
) -> None:
    """The button for a new row, or its form when that is open.

    Args:
        key: the cells of the key columns before the code that the row gets.
        asking: with the column that makes the code.
        open_now: whether the form stands open at once.
    """
    row = opened_new(dataset, *key)
    if open_now and open_form_of(dataset, row.key) is None:
        open_form(row, step.name, step.filled_in)
    if form := open_form_of(dataset, row.key):
        show_typed_form(form, asking, store, language)
        return
    st.button(
        step.label,
        icon=step.icon,
        key=f"{dataset}_{step.name}",
        on_click=lambda: open_form(row, step.name, step.filled_in),
    )


def offer_row_steps(
    dataset: str,
    key: tuple[str, ...],
    steps: Sequence[tuple[Step, Asking]],
    snapshot: Snapshot,
    store: Store,
    language: Language,
) -> None:
    """The steps with a row that is there, or the form of the one that is open.

    Args:
        key: the cells of its key columns.
        steps: each with what its form asks; that of the last also serves a step that is not offered any more.
    """
    named = dict(zip(DATASETS[dataset].key, key, strict=True))
    if form := open_form_of(dataset, named):
        asked = {step.name: asking for step, asking in steps}
        show_typed_form(form, asked.get(form.step, steps[-1][1]), store, language)
        return
    place = "_".join(key)
    with st.container(horizontal=True, key=f"stappen_{place}"):
        for step, _ in steps:
            st.button(
                step.label,
                icon=step.icon,
                key=f"{step.name}_{place}",
                on_click=lambda step=step: open_form(
                    snapshot.ask(read_row, dataset, *key), step.name, step.filled_in
                ),
            )


def offer_row_gone(
    dataset: str,
    begin: tuple[str, ...],
    there: Collection[tuple[str, ...]],
    asking: Asking,
    store: Store,
    language: Language,
) -> None:
    """The form on a row that somebody took out meanwhile, which no row shows any more: what was typed is not lost.

    Args:
        begin: the first cells of the key, those of the page that is open.
        there: the keys of the rows that the page has.
    """
    form, names = open_form_in(dataset), DATASETS[dataset].key
    if form is None or form.opened.key.keys() != {*names}:
        return
    key = tuple(form.opened.key[name] for name in names)
    if key[: len(begin)] == begin and key not in there:
        show_typed_form(form, asking, store, language)
