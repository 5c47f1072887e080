"""Controls that are bound to a choice in the URL, and the row they stand in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager

import streamlit as st

from lib.domain.partners import Partner
from lib.text.language import Language
from lib.text.terms import partner_name
from lib.text.wishes import PERIOD_WISH, SAID_ALWAYS, unmet_sentences
from lib.ui import url
from lib.ui.words import escaped, heading, note


def select(
    label: str, name: str, options: Mapping[str, str], value: str | None, *, labelled: bool = True
) -> None:
    """A list to pick one from.

    Args:
        name: the choice in the URL.
        options: code -> what the reader sees.
        value: the code that is chosen now.
        labelled: whether the label stands above the list; a screen reader says it in any case.
    """
    key = f"w_{name}"
    st.session_state[key] = value
    st.selectbox(
        label,
        options=list(options),
        format_func=lambda code: options.get(code, code),
        key=key,
        on_change=lambda: url.want(**{name: st.session_state[key]}),
        disabled=not options,
        placeholder="–",
        label_visibility="visible" if labelled else "collapsed",
    )


def number_box(label: str, name: str, value: float, lowest: float, highest: float, help_text: str) -> None:
    """A number to fill in, in steps of one.

    Args:
        name: the choice in the URL.
        value: what is chosen now, within the limits.
    """
    key = f"w_{name}"
    st.session_state[key] = value
    st.number_input(
        label,
        min_value=lowest,
        max_value=highest,
        step=1.0,
        format="%g",
        key=key,
        help=help_text,
        on_change=lambda: url.want(**{name: f"{st.session_state[key]:g}"}),
    )


def page_heading(
    title: str,
    partners: Iterable[Partner],
    focus: Partner | None,
    language: Language,
    beside: Callable[[], None] | None = None,
) -> None:
    """The title of a page and the partnership in focus, on one line.

    Args:
        beside: shows what else stands on that line, such as the choice of a second partnership.
    """
    widths = [2.0, 1.0] if beside is None else [0.8, 1.0, 1.2]
    columns = st.columns(widths, gap="medium" if beside is None else "small", vertical_alignment="top")
    columns[0].title(title, anchor=False)
    if beside:
        with columns[-1]:
            beside()
    with columns[1]:
        select(
            language.say("Partnerschap in beeld"),
            "focus",
            {p.code: partner_name(language, p) for p in partners},
            focus.code if focus else None,
            labelled=False,
        )


@contextmanager
def folded(chosen: Iterable[str], language: Language) -> Iterator[None]:
    """The row of choices; on a phone folded into one control that names what is chosen."""
    is_open = st.session_state.get("keuzes_zijn_open", False)
    st.button(
        escaped(f"{language.say('Keuzes')}: {' · '.join(part for part in chosen if part)}"),
        key="keuzes_knop",
        icon=":material/expand_less:" if is_open else ":material/tune:",
        on_click=lambda: st.session_state.update(keuzes_zijn_open=not is_open),
        width="stretch",
    )
    with st.container(key="keuzes_open" if is_open else "keuzes_dicht"):
        yield


def show_tabs(blocks: Mapping[str, Callable[[], None]]) -> None:
    """Blocks as tabs under their titles; only the one that is open is made.

    They stand in a container of their own: the browser draws anew all that stands directly beside what changes.
    """
    with st.container():
        tabs = st.tabs(list(blocks), key="uitleg", on_change="rerun")
    for tab, block in zip(tabs, blocks.values(), strict=True):
        if tab.open:
            with tab:
                block()


def say_unmet(unmet: Iterable[tuple[str, str]], focus: Partner | None, language: Language) -> None:
    """Which wishes cannot be shown here: an unknown partnership and another period always, the rest of a link.

    Another period follows from the data and its field says which, so that takes a line and not a box.
    """
    told = [(name, value) for name, value in unmet if name in SAID_ALWAYS or url.asked_by_link()]
    if not told:
        return
    sentences = " ".join(unmet_sentences(language, told, focus))
    if {name for name, _ in told} == {PERIOD_WISH}:
        note(sentences)
    else:
        st.info(escaped(sentences), icon=":material/info:")


@contextmanager
def block(key: str, title: str, anchor: str | None = None) -> Iterator[None]:
    """A block under its heading, that stays on one sheet of paper; with an anchor, a link can lead to it."""
    with st.container(key=f"blok_{key}"):
        heading(title, anchor)
        yield


@contextmanager
def side_by_side(
    number: int | str, widths: Sequence[float]
) -> Iterator[list[st.delta_generator.DeltaGenerator]]:
    """Columns that stand under each other where the screen is too narrow for charts."""
    with st.container(key=f"naast_elkaar_{number}"):
        yield st.columns(widths, gap="large")
